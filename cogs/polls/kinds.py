"""The five kinds of vote in words: what each is called and for, how it is answered, and in which form it ends."""

from bot.domain.polls import Poll, PollKind
from bot.text import Words
from cogs.kit.clean import shown
from cogs.kit.decision_words import rule_in_short


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


def in_short(_: Words, poll: Poll) -> str:
    """Say on a line how a vote is answered, how careful its result is and, of a decision, by which rule it is made."""
    if poll.rule is None:
        return _("**Kind:** {kind}", kind=f"{said(_, poll)} · {_care(_, poll)}")
    whose = "" if poll.split else _("in each group") if poll.apart else _("all together")
    parts = filter(None, (_care(_, poll), rule_in_short(_, poll.rule), whose))
    return _("**A decision:** {rule}", rule=" · ".join(parts))


def next_step(_: Words, poll: Poll) -> str:
    """Say on a line what happens with the result, and when everybody hears what came of it."""
    if not poll.next_step:
        within = _.number("within {n} day", "within {n} days", poll.next_within)
        return _("**Everybody hears what came of it:** {within}", within=within)
    hears = _.number("everybody hears within {n} day", "everybody hears within {n} days", poll.next_within)
    return f"{_('**What happens next:**')} {shown(poll.next_step)} · {hears}"


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


def _care(_: Words, poll: Poll) -> str:
    if poll.is_sensitive:
        return _("sensitive")
    return _("by role group") if poll.split else _("ordinary")
