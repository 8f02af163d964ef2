"""A vote where other features speak of it: in lists, on reminders, as "not for me", in the week in short."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from bot.domain.happenings import Section
from bot.domain.next_steps import NextStep
from bot.domain.poll_outcomes import Outcome, OutcomeKind, average_of, first_choice
from bot.domain.polls import Poll, PollKind
from bot.domain.progress import ProgressEntry
from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.decision_words import adopted_in_short
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import SubjectRenderer, listed, no_more, once_more, open_until, short
from cogs.polls import following_cards, options, verbs
from cogs.polls.cards import to_answer


def line(_: Words, vote: Subject) -> NoteLine:
    """Name it among other things."""
    return NoteLine(
        title=_("A vote: {question}", question=vote.title),
        minutes=vote.minutes,
        until=vote.closes_at,
        button=Button(verbs.ANSWER, _.label("Answer"), vote.id),
    )


def answer(_: Words, vote: Subject) -> Button:
    """Lead to its paper."""
    return to_answer(_, vote.id)


def facts(_: Words, vote: Subject) -> str:
    """Say how long it takes, and when it closes."""
    return how_long(_, vote.minutes or 1, vote.closes_at) if vote.closes_at else ""


def how_long(_: Words, minutes: int, closes_at: datetime) -> str:
    """Say the same of any minutes and close."""
    closes = _("closes {when}", when=moment(closes_at))
    return f"{_.number('About {n} minute', 'About {n} minutes', minutes)} · {closes}"


def planned(_: Words, vote: Subject) -> Card:
    """Say of a reminder that it belongs to a vote."""
    return Card(
        title=_("A reminder about a vote"),
        wrote=as_heading(vote.title),
        small=_("It comes with the vote, to everybody who is asked."),
    )


def follows(_: Words) -> str:
    """Say that a reminder moves with the close."""
    return _("If the vote stays open longer, this moves too.")


def opted_out(_: Words, vote: Subject) -> Card:
    """Say that somebody hears no more of a vote."""
    body = _("You get no more notes about it. You can still answer it.")
    return no_more(_, vote, _("You hear no more about this vote"), body, to_answer(_, vote.id, Tone.PLAIN))


def heard_again(_: Words, vote: Subject) -> Card:
    """Say that somebody hears of a vote again."""
    return once_more(_, vote, _("You hear about this vote again"), answer(_, vote))


def none(_: Words) -> str:
    """Say whom votes ask, and where to look for new ones."""
    return _("A vote asks those who had joined when it opened. New votes appear in the notices channel.")


def progress(_: Words, entry: ProgressEntry) -> str:
    """Say that a vote is open, or was held: nothing of who answered."""
    return f"{_('A vote: {question}', question=short(entry.title))} · {open_until(_, entry)}"


def happened(_: Words, section: Section, those: Sequence[Any]) -> Sequence[str]:
    """Say how votes ended, or what came of them, or that they opened because the advisory group agreed."""
    return listed(_, those, _decided if section is Section.DECIDED else _changed)


def _decided(_: Words, outcome: Outcome) -> str:
    return f"{short(outcome.poll.question)} · {_came_of(_, outcome)}"


def _came_of(_: Words, outcome: Outcome) -> str:
    """Say in a few words what came of a vote: of each kind something else."""
    if outcome.verdicts:
        return f"**{adopted_in_short(_, outcome.asked_alone, is_adopted=outcome.is_adopted)}**"
    if outcome.kind is OutcomeKind.WORDS:
        return _.number("{n} answer in words", "{n} answers in words", len(outcome.written))
    if outcome.poll.kind is PollKind.SCALE:
        return _("**{average}** of 5 on average", average=average_of(outcome.counts or ()))
    first = first_choice(outcome)
    if first is None:
        return _("No one answer came first.")
    return _("First choice: **{answer}**", answer=short(options.label(outcome.poll, first)))


def _changed(_: Words, one: Poll | NextStep) -> str:
    return _agreed(_, one) if isinstance(one, Poll) else following_cards.said(_, one)


def _agreed(_: Words, poll: Poll) -> str:
    return _("The advisory group agreed: {question}", question=short(poll.question))


def reword(_: Words, vote: Subject) -> Button:
    """Lead to other words for it, which make it another vote."""
    return Button(verbs.POLL_REWORD, _.label("Change the words"), vote.id)


RENDERER: Final = SubjectRenderer(line, answer, facts, planned, follows, opted_out, heard_again, none, reword)
