"""A vote where other features speak of it: in lists, and on the cards of reminders."""

from typing import Final

from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.letters import Line
from cogs.kit.subjects import SubjectRenderer


def line(_: Words, vote: Subject) -> Line:
    """Name it among other things."""
    return Line(
        title=_("A vote: {question}", question=vote.title),
        minutes=vote.minutes,
        until=vote.closes_at,
        button=Button("answer", _.label("Answer"), vote.id),
    )


def answer(_: Words, vote: Subject) -> Button:
    """Lead to its paper."""
    return Button("answer", _.label("Answer privately"), vote.id, Tone.MAIN)


def facts(_: Words, vote: Subject) -> str:
    """Say how long it takes, and when it closes."""
    return _("About 1 minute · closes {when}", when=moment(vote.closes_at)) if vote.closes_at else ""


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


RENDERER: Final = SubjectRenderer(line, answer, facts, planned, follows)
