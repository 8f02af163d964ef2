"""What a poll's public buttons and private papers lead to."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.outcomes import Outcome
from bot.domain.poll_words import MOST_OPTIONS
from bot.domain.polls import Poll, PollId
from bot.services import polls
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.press import Handler, Press, Reply, show, show_alike
from cogs.kit.verbs import Verb
from cogs.polls import cards, result_cards, result_words, verbs

_PLACES = frozenset(map(str, range(MOST_OPTIONS)))
_ANSWERS = frozenset(map(str, range(1000)))  # by their places: more than there can be to one vote


async def answer(press: Press) -> Reply:
    """Hand out a paper; the same one whether or not this person has answered before."""
    return _open_or_ended(cards.paper, await press.run(polls.paper, press.actor, PollId(press.ref), now=press.now))


async def choose(press: Press) -> Reply:
    """Seal an answer and put it in the box; answering again replaces it."""
    chosen = {int(value) if value in _PLACES else -1 for value in press.values}  # anything else is refused there
    return _open_or_ended(
        cards.sealed, await press.run(polls.cast_ballot, press.actor, PollId(press.ref), chosen, now=press.now)
    )


async def more(press: Press) -> Reply:
    """Say what a person may want to know before answering."""
    return _open_or_ended(cards.more, await press.run(polls.paper, press.actor, PollId(press.ref), now=press.now))


async def how_private(press: Press) -> Reply:
    """Make the promise."""
    return show_alike(cards.how_private, press.ref)


def _open_or_ended(draw: Callable[[Words, Poll], Card], found: Poll | Outcome) -> Reply:
    """Answer about an open vote; about one that has ended, with its result."""
    if isinstance(found, Outcome):  # not kept drawn: it may hold all that five hundred people wrote
        return show(result_cards.shown_late, found)
    return show_alike(draw, found)


async def read_all(press: Press) -> Reply:
    """Show a page of what people wrote, to one person."""
    first, _, poll = press.ref.rpartition(".")
    found = await press.run(polls.result_of, press.actor, PollId(poll))
    return show(result_words.page, found, int(first) if first in _ANSWERS else 0)


UNNOTICED: Final = frozenset({verbs.ANSWER, verbs.CHOOSE, verbs.MORE, verbs.PRIVATE})
PRESSES: Mapping[Verb, Handler] = {
    verbs.ANSWER: answer,
    verbs.CHOOSE: choose,
    verbs.MORE: more,
    verbs.PRIVATE: how_private,
    verbs.READ_ALL: read_all,
}
