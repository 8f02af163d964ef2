"""What a walk looks like: as a card, among other things, and before the advisory group."""

from collections.abc import Sequence
from typing import Any, Final

from bot.domain.walks import Walk, WalkState
from cogs.walks import verbs

from bot.domain.happenings import Section
from bot.domain.subjects import Subject
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import Preview, SubjectRenderer, SubmissionRenderer, listed, short
from cogs.kit.verbs import FOR_ME_AGAIN, NOT_FOR_ME, REMIND


def form(_: Words) -> Form:
    """Ask where to."""
    return Form(verbs.PLAN, "A walk", (Field("title", "Where to"),))


def proposed(_: Words) -> Card:
    """Say that the group is asked first."""
    return Card("The advisory group sees this walk first")


def card(_: Words, walk: Walk, number: int) -> Card:
    """Stand in the channel."""
    if walk.state is not WalkState.OPEN:
        return Card("We have walked", wrote=as_heading(walk.title))
    buttons = (
        _come(walk.id),
        Button(REMIND, "Remind me", f"subject.{walk.id}"),
        Button(NOT_FOR_ME, "Not for me", walk.id),
    )
    return Card("A walk", f"{number} come along", wrote=as_heading(walk.title), rows=(buttons,))


def invitation(_: Words, walk: Walk) -> Card:
    """Invite somebody."""
    buttons = (_come(walk.id), Button(NOT_FOR_ME, "Not for me", walk.id))
    return Card("You are invited to a walk", wrote=as_heading(walk.title), rows=(buttons,))


def invited(_: Words, walk: Walk) -> NoteLine:
    """Invite somebody among other things."""
    return NoteLine(f"A walk: {walk.title}", 60, walk.starts_at, _come(walk.id, "Come"), opts_out_of=walk.id)


def coming(_: Words, walk: Walk) -> Card:
    """Thank somebody for coming along."""
    return Card("You come along", wrote=as_heading(walk.title))


def happened(_: Words, _section: Section, found: Sequence[Any]) -> Sequence[str]:
    """Say where people walked."""
    return listed(_, found, lambda _, walk: f"We walked: {short(walk.title)}")


def _come(walk: str, label: str = "Come along") -> Button:
    return Button(verbs.COME, label, walk, Tone.MAIN)


def _line(_: Words, walk: Subject) -> NoteLine:
    return NoteLine(f"A walk: {walk.title}", walk.minutes, walk.closes_at, _come(walk.id, "Come"))


def _preview(_: Words, walk: Submission) -> Preview:
    return Preview(as_heading(walk.title), ("A walk, for everybody.",))


def _opted_out(_: Words, walk: Subject) -> Card:
    return Card("You hear no more about this walk", rows=((Button(FOR_ME_AGAIN, "Undo", walk.id),),))


SUBJECT: Final = SubjectRenderer(
    line=_line,
    answer=lambda _, walk: _come(walk.id),
    facts=lambda _, walk: f"An hour, {moment(walk.closes_at)}" if walk.closes_at else "",
    planned=lambda _, walk: Card("An invitation", wrote=shown(walk.title)),
    follows=lambda _: "It moves with the walk.",
    opted_out=_opted_out,
    heard_again=lambda _, walk: Card("You hear about this walk again", wrote=shown(walk.title)),
    none=lambda _: "Walks are for everybody.",
)
SUBMISSION: Final = SubmissionRenderer(preview=_preview, stopped=lambda _: "It is off.", draft=verbs.COME)
