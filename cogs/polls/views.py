"""What a poll's public buttons and private papers lead to."""

from collections.abc import Mapping

from bot.domain.polls import MOST_OPTIONS, PollId
from bot.services import polls
from cogs.kit.ask import Ask, Handler, Reply, show_alike
from cogs.polls import cards

_PLACES = frozenset(map(str, range(MOST_OPTIONS)))


async def answer(ask: Ask) -> Reply:
    """Hand out a paper; the same one whether or not this person has answered before."""
    return show_alike(cards.paper, await ask.run(polls.paper, ask.actor, PollId(ask.ref), now=ask.now))


async def choose(ask: Ask) -> Reply:
    """Seal an answer and put it in the box; answering again replaces it."""
    ask.unnoticed = True  # whoever has the paper was noticed when they took it: that they answered leaves no trace
    value = ask.values[0]
    choice = int(value) if value in _PLACES else -1  # anything else is refused as no choice of this vote
    return show_alike(cards.sealed, await ask.run(polls.cast_ballot, ask.actor, PollId(ask.ref), choice, now=ask.now))


async def more(ask: Ask) -> Reply:
    """Say what a person may want to know before answering."""
    return show_alike(cards.more, await ask.run(polls.paper, ask.actor, PollId(ask.ref), now=ask.now))


async def how_private(ask: Ask) -> Reply:
    """Make the promise."""
    return show_alike(cards.how_private, ask.ref)


PRESSES: Mapping[str, Handler] = {
    "answer": answer,
    "choose": choose,
    "more": more,
    "private": how_private,
}
