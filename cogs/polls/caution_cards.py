"""What a coordinator should know about a draft before it opens: in a line each on the panel, in full behind a press."""

from collections.abc import Mapping

from bot.domain.decision_rules import FEW
from bot.domain.electorates import MOST_PEOPLE
from bot.domain.poll_drafts import ONLY_TO_KNOW, Caution, PollDraft
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, moment
from cogs.kit.decision_words import deciding_said, together_said
from cogs.kit.plain_words import advice_in_short, plain_words
from cogs.polls import verbs


def in_short(_: Words, draft: PollDraft, *, most: int = 2) -> list[str]:
    """Say the most important cautions in a line each: first the one that nothing else will say."""
    if draft.possible_from is not None:
        return [_("Possible from {when}.", when=moment(draft.possible_from))]
    lines = [text for caution, text in _short(_, draft).items() if caution in draft.warnings]
    if Caution.EXACT_NUMBERS in draft.warnings:
        lines.append(_("Numbers can be compared with earlier ones."))
    if draft.advice:
        lines.insert(1, advice_in_short(_, draft.advice))
    return lines[:most]


def in_the_way(_: Words, draft: PollDraft) -> list[str]:
    """Say the first thing that stops it from opening, if anything does."""
    if draft.possible_from is not None:
        return in_short(_, draft)
    said = _short(_, draft)
    return [said[caution] for caution in draft.warnings if caution not in ONLY_TO_KNOW and caution in said][:1]


def _short(_: Words, draft: PollDraft) -> Mapping[Caution, str]:
    return {
        Caution.EXACT_NUMBERS: _("If a group agrees, its answers are known.")
        if draft.poll.split
        else _("If everyone agrees, each answer is known."),
        Caution.WORDS_TELL: _("How somebody writes may tell who they are."),
        Caution.GROUPS_CHANGED: _("Groups have changed: choose again who is asked."),
        Caution.RULE_TOO_HIGH: _("A group is small: choose a lower rule."),
        Caution.DECIDED_TOGETHER: together_said(_, draft.poll.apart) or _("Decided by everybody together."),
        Caution.VERDICT_TOLD: _("Whether it is adopted is told exactly."),
        Caution.TOO_FEW_JOINED: _("A vote needs at least 8 people."),
        Caution.TOO_MANY_JOINED: _("It asks too many people: choose fewer groups."),
        Caution.NO_NOTICES_CHANNEL: _("There is no notices channel."),
        Caution.IMPOSSIBLE_CLOSE: _("Choose another closing time."),
    }


def buttons(_: Words, draft: PollDraft) -> tuple[Button, ...]:
    """Lead to all the cautions in full, and to what would be easier to read, where there is any."""
    know = Button(verbs.DRAFT_KNOW, _.label("What to know"), draft.poll.id)
    plain = Button(verbs.DRAFT_PLAIN, _.label("Plain words"), draft.poll.id)
    return (*((know,) if draft.warnings else ()), *((plain,) if draft.advice else ()))


def in_full(_: Words, draft: PollDraft) -> Card:
    """Say each caution in full."""
    said = [_whole(_, caution, draft) for caution in draft.warnings]
    return Card(
        title=_("What to know"),
        body="\n\n".join(said) or _("Nothing stands in the way."),
        rows=((Button(verbs.DRAFT, _.label("Go back"), draft.poll.id),),),
    )


def plain(_: Words, draft: PollDraft) -> Card:
    """Say what would be easier to read."""
    return Card(
        title=_("Plain words"),
        body=plain_words(_, draft.advice) if draft.advice else _("All of it is plain."),
        rows=((Button(verbs.DRAFT, _.label("Go back"), draft.poll.id),),),
    )


def _whole(_: Words, caution: Caution, draft: PollDraft) -> str:
    said = {
        Caution.EXACT_NUMBERS: _exact(_, draft),
        Caution.GROUPS_CHANGED: _(
            "Role groups have grown or shrunk. Choose again who is asked, and what is shown. "
            "Small groups are asked and shown together."
        ),
        Caution.WORDS_TELL: _(
            "Answers are shown letter for letter, in no order, once {fewest} people have written. "
            "How somebody writes may tell who they are.",
            fewest=draft.poll.fewest_answers,
        ),
        Caution.VERDICT_TOLD: _(
            "Numbers are blurred. Whether it is adopted is told exactly, for each group that has a say."
        ),
        Caution.DECIDED_TOGETHER: deciding_said(_, draft.poll.apart),
        Caution.RULE_TOO_HIGH: _(
            "Three quarters is too much where a group has fewer than {few} people. "
            "Press “Change the words” and choose two thirds or less.",
            few=FEW,
        ),
        Caution.TOO_FEW_JOINED: _("A vote needs at least 8 people who have joined. Fewer cannot keep a secret."),
        Caution.TOO_MANY_JOINED: _(
            "A vote can ask up to {most} people. Please choose fewer role groups.", most=MOST_PEOPLE
        ),
        Caution.NO_NOTICES_CHANNEL: _("There is no notices channel yet. The server's owner can run /setup."),
        Caution.IMPOSSIBLE_CLOSE: _("Choose another closing time: from 1 hour to 60 days ahead."),
        Caution.TOO_OFTEN: _("The same people can have two sensitive votes in 4 weeks. The same words, two a year.")
        + " "
        + _from(_, draft),
    }
    return said[caution]


def _exact(_: Words, draft: PollDraft) -> str:
    if draft.poll.split:
        apart = " · ".join(people.audience(_, pool) for pool in draft.apart)
        return _(
            "If a whole group gives the same answer, the numbers show what each person in it chose. "
            "They can be compared with earlier ones. Shown apart: {pools}.",
            pools=apart,
        )
    return _(
        "If everyone gives the same answer, the numbers show what each person chose. "
        "They can be compared with earlier ones."
    )


def _from(_: Words, draft: PollDraft) -> str:
    return _("You can open this one from {when}.", when=moment(draft.possible_from)) if draft.possible_from else ""
