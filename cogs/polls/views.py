"""What a poll's public buttons and private papers lead to."""

from collections.abc import Mapping
from typing import Final

from bot.domain.polls import MOST_OPTIONS, PollId
from bot.services import polls
from cogs.kit.press import Handler, Press, Reply, show_alike
from cogs.kit.verbs import Verb
from cogs.polls import cards, verbs

_PLACES = frozenset(map(str, range(MOST_OPTIONS)))


async def answer(press: Press) -> Reply:
    """Hand out a paper; the same one whether or not this person has answered before."""
    return show_alike(cards.paper, await press.run(polls.paper, press.actor, PollId(press.ref), now=press.now))


async def choose(press: Press) -> Reply:
    """Seal an answer and put it in the box; answering again replaces it."""
    value = press.value
    choice = int(value) if value in _PLACES else -1  # anything else is refused as no choice of this vote
    return show_alike(
        cards.sealed, await press.run(polls.cast_ballot, press.actor, PollId(press.ref), choice, now=press.now)
    )


async def more(press: Press) -> Reply:
    """Say what a person may want to know before answering."""
    return show_alike(cards.more, await press.run(polls.paper, press.actor, PollId(press.ref), now=press.now))


async def how_private(press: Press) -> Reply:
    """Make the promise."""
    return show_alike(cards.how_private, press.ref)


UNNOTICED: Final = frozenset({verbs.ANSWER, verbs.CHOOSE, verbs.MORE, verbs.PRIVATE})
PRESSES: Mapping[Verb, Handler] = {
    verbs.ANSWER: answer,
    verbs.CHOOSE: choose,
    verbs.MORE: more,
    verbs.PRIVATE: how_private,
}
