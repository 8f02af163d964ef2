"""What people wrote, once it is told: as much as has room under the result, and all of it on private pages."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.domain.poll_outcomes import Outcome, WrittenAnswer
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.cards import Button, Card, Row
from cogs.kit.clean import quoted
from cogs.kit.menus import called
from cogs.polls import verbs
from cogs.polls.cards import question

_ROOM: Final = 1800  # characters, marks that keep people's words harmless included, on the message for everybody
_BETWEEN: Final = 2  # line breaks
_PAGE: Final = 2400  # on one private page: a question and what is said in two languages stand there too


def first_ones(_: Words, outcome: Outcome) -> Iterator[str]:
    """Yield those that have room on the message for everybody, in the order that was drawn for them."""
    fitting = _fitting(_, outcome.written, _ROOM)
    if fitting:
        yield from ("", _joined(_, outcome.written[:fitting]))


def read_all(_: Words, outcome: Outcome) -> tuple[Row, ...]:
    """Lead to the whole, where not all of them have room there."""
    n = len(outcome.written)
    if _fitting(_, outcome.written, _ROOM) == n:
        return ()
    return ((Button(verbs.READ_ALL, _.label("Read all {n}", n=n), outcome.poll.id),),)


def page(_: Words, outcome: Outcome, first: int) -> Card:
    """Show all that was written from one place on, as far as there is room."""
    written = outcome.written
    first = first if first < len(written) else 0
    after = first + _fitting(_, written[first:], _PAGE)
    before = first - _fitting(_, written[:first][::-1], _PAGE)
    ways = ((before, _.label("Go back"), first > 0), (after, _.label("Go on"), after < len(written)))
    turn = tuple(Button(verbs.READ_ALL, label, f"{called(to)}.{outcome.poll.id}") for to, label, there in ways if there)
    return Card(
        title=_("What people wrote: {first} to {last} of {n}", first=first + 1, last=after, n=len(written)),
        wrote=f"{question(outcome.poll)}\n\n{_joined(_, written[first:after])}",
        small=_("They stand in no order. Nobody here can see who wrote what."),
        rows=(turn,) if turn else (),
    )


def _fitting(_: Words, written: Sequence[WrittenAnswer], room: int) -> int:
    """Return how many of these, each of them whole, have room together."""
    for number, one in enumerate(written):
        room -= limits.length(_shown(_, one)) + _BETWEEN
        if room < 0:
            return number
    return len(written)


def _joined(_: Words, those: Sequence[WrittenAnswer]) -> str:
    """Show each as a quotation of its own, with a line between them."""
    return "\n\n".join(_shown(_, one) for one in those)


def _shown(_: Words, one: WrittenAnswer) -> str:
    return f"{quoted(one.words)}\n— {_.both(people.one_of, one.pool)}" if one.pool else quoted(one.words)
