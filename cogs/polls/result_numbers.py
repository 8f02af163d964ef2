"""The numbers of a result: how many chose each answer, all together and in each group whose numbers are told."""

from collections.abc import Sequence
from typing import Final

from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, average_of
from bot.domain.polls import Poll, PollKind
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.clean import shown, shown_in
from cogs.polls import options

_ROOM: Final = 1000  # characters for all answers in full: whole, but where marks in them have to be made harmless
_TOGETHER: Final = "\u00a0"  # no line of a phone begins with a number that belongs to what stands before it
_MOST_FIRST: Final = frozenset({PollKind.SINGLE, PollKind.MULTIPLE})


def counted(_: Words, outcome: Outcome) -> str:
    """List every answer with how many chose it, and below that a line for each group that nothing more is said of."""
    lines = (_answer(_, outcome, place) for place in in_order(outcome.poll, outcome.counts or ()))
    decided = {one.pool for one in outcome.verdicts}
    groups = (f"\n{_group(_, outcome.poll, one)}" for one in outcome.pools if one.pool not in decided)
    return "\n".join((*lines, *groups))


def in_a_row(poll: Poll, counts: Sequence[int]) -> str:
    """Say on one line how many chose each answer, which is called as on the rest of the screen."""
    places = list(range(len(counts)))
    if poll.kind in _MOST_FIRST:
        places.sort(key=lambda place: -counts[place])
    return " · ".join(_meant(poll, place, counts[place]) for place in places)


def how_many(_: Words, outcome: Outcome, count: int) -> str:
    """Say how many chose something: about how many, where numbers are blurred."""
    return _.label("about {n}", n=count) if outcome.kind is OutcomeKind.BLURRED else str(count)


def in_order(poll: Poll, counts: Sequence[int]) -> list[int]:
    """Return the places of answers in the order in which they stand: Discord would number others anew."""
    places = list(range(len(counts)))
    if poll.kind in _MOST_FIRST and not options.are_numbered(poll):
        places.sort(key=lambda place: -counts[place])
    return places


def _answer(_: Words, outcome: Outcome, place: int) -> str:
    poll, count = outcome.poll, (outcome.counts or ())[place]
    whole = sum(limits.length(shown(option)) for option in poll.options) <= _ROOM
    line = options.line(poll, place) if whole else _shortened(poll, place)
    return f"{line}: **{how_many(_, outcome, count)}**"


def _shortened(poll: Poll, place: int) -> str:
    """Show what there is room for of one of them: no count may be cut off, and its number tells it from others."""
    return f"{place + 1}. {shown_in(poll.options[place], _ROOM // len(poll.options))}"


def _group(_: Words, poll: Poll, one: PoolCounts) -> str:
    average = average_of(one.counts) if poll.kind is PollKind.SCALE else None
    on_average = "" if average is None else ", " + _.label("{average} on average", average=average)
    return f"**{_.both(people.audience, one.pool)} ({one.answers}){on_average}:** {in_a_row(poll, one.counts)}"


def _meant(poll: Poll, place: int, count: int) -> str:
    name = options.meant(poll, place)
    between = ":" if name[-1:].isdigit() else ""  # two numbers beside each other would be read as one
    return f"{shown(name)}{between}{_TOGETHER}{count}"
