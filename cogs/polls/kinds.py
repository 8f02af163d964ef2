"""The five kinds of vote in words: what each is called, what it is for, and how people answer it."""

from bot.domain.polls import Poll, PollKind
from bot.text import Words


def name(_: Words, kind: PollKind) -> str:
    """Name a kind on a menu or a form."""
    return {
        PollKind.SINGLE: _.label("One choice"),
        PollKind.MULTIPLE: _.label("Several choices"),
        PollKind.SCALE: _.label("From 1 to 5"),
        PollKind.DECISION: _.label("A decision"),
        PollKind.WRITTEN: _.label("In their own words"),
    }[kind]


def hint(_: Words, kind: PollKind) -> str:
    """Say which kind is for what."""
    return {
        PollKind.SINGLE: _("Each person chooses one answer"),
        PollKind.MULTIPLE: _("Each person chooses what matters most to them"),
        PollKind.SCALE: _("How well, how much, how often"),
        PollKind.DECISION: _("Yes or no, by a rule for each group"),
        PollKind.WRITTEN: _("Everyone writes, and all of it is read together"),
    }[kind]


def said(_: Words, poll: Poll) -> str:
    """Say in a few words how a vote is answered."""
    if poll.kind is PollKind.MULTIPLE:
        return _("up to {most} answers", most=poll.most)
    return {
        PollKind.SINGLE: _("one answer"),
        PollKind.SCALE: _("from 1 to 5"),
        PollKind.DECISION: _("a decision"),
        PollKind.WRITTEN: _("in own words"),
    }[poll.kind]
