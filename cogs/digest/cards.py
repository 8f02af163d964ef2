"""The week in short, on one card."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from bot.domain.digest import Digest, first_choice
from bot.domain.letters import short_reference
from bot.domain.polls import Outcome, Poll
from bot.domain.proposals import Proposal
from bot.text import Words
from cogs.kit import ideas, limits
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import shown

T = TypeVar("T")

LISTED: Final = 5
_ROOM: Final = 44  # characters for what somebody wrote: all of it fits on one card, in two languages


def title(_: Words) -> str:
    """Name it."""
    return _("The week in short")


def week(_: Words, told: Digest) -> Card:
    """Tell one person of a week."""
    parts = (
        _part(_("**Decided**"), _listed(_, told.decided, _decided)),
        _part(_("**Open for you**"), _listed(_, told.opened, _open)),
        _part(_("**What your words changed**"), _changed(_, told)),
    )
    look = (Button("open", _.label("What is open"), tone=Tone.MAIN),) if told.opened else ()
    return Card(
        title=title(_),
        body="\n\n".join(part for part in parts if part),
        rows=((*look, Button("digest-off", _.label("No more of these"))),),
    )


def _changed(_: Words, told: Digest) -> Sequence[str]:
    lines = list(_listed(_, told.own, _own))
    if told.unsigned:
        references = ", ".join(short_reference(one.id) for one in told.unsigned[:LISTED])
        lines.append("- " + _("Answered in public: {references}", references=references))
        lines += _more(_, told.unsigned)
    return [*lines, *_listed(_, told.agreed, _agreed)]


def _decided(_: Words, outcome: Outcome) -> str:
    first = first_choice(outcome)
    if first is None:
        said = _("No one answer came first.")
    else:
        said = _("First choice: **{answer}**", answer=_short(outcome.poll.options[first]))
    return f"{_short(outcome.poll.question)} · {said}"


def _open(_: Words, poll: Poll) -> str:
    return f"{_short(poll.question)} · " + _("Closes {when}", when=moment(poll.closes_at))


def _own(_: Words, idea: Proposal) -> str:
    said = ideas.verdict(_, idea.answer) if idea.answer else ""
    return f"“{_short(idea.words)}” · {said}"


def _agreed(_: Words, poll: Poll) -> str:
    return _("The advisory group agreed: {question}", question=_short(poll.question))


def _listed(_: Words, those: Sequence[T], line: Callable[[Words, T], str]) -> Sequence[str]:
    return [*(f"- {line(_, one)}" for one in those[:LISTED]), *_more(_, those)]


def _more(_: Words, those: Sequence[T]) -> Sequence[str]:
    left = len(those[LISTED:])
    return ["- " + _.number("and {n} more", "and {n} more", left)] if left else []


def _part(heading: str, lines: Sequence[str]) -> str:
    return "\n".join((heading, *lines)) if lines else ""


def _short(text: str) -> str:
    return shown(limits.cut(" ".join(text.split()), _ROOM))
