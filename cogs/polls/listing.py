"""Looking over the votes of a server, and at one of them."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.domain.polls import PollId, PollState
from bot.services import polls
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.menus import other_screen
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import drafting, listing_cards, verbs


async def look(press: Press) -> Reply:
    """Show coordinators the votes there are."""
    return await _listed(press, 0)


async def chosen(press: Press) -> Reply:
    """Show the one that was chosen, or others of them."""
    first = other_screen(press.value)
    return await _one(press, PollId(press.value)) if first is None else await _listed(press, first)


async def look_at(press: Press) -> Reply:
    """Show one of them."""
    return await _one(press, PollId(press.ref))


def to_ask_again(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look which votes have ended without a result, and were not asked again."""
    return [
        ToDoLine(
            LATER, partial(listing_cards.without_result, found=one), partial(listing_cards.to_ask_again, found=one)
        )
        for one in polls.ended_without(at.tx, guild, now=at.now)
    ]


async def _listed(press: Press, first: int) -> Reply:
    return show(listing_cards.overview, await press.run(polls.polls_of, press.actor, now=press.now), first)


async def _one(press: Press, poll: PollId) -> Reply:
    found = await press.run(polls.found_poll, press.actor, poll, now=press.now)
    if found.poll.state is PollState.DRAFT:
        return await drafting.panel(press, poll)
    return show(listing_cards.one, found)


PRESSES: Mapping[Verb, Handler] = {
    verbs.POLL_LIST: look,
    verbs.POLL_LIST_CHOSEN: chosen,
    verbs.POLL_LOOK: look_at,
}
