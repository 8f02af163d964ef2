"""What somebody wrote without a name under My words: looking at it, deciding, and taking it back once it is shown."""

from collections.abc import Mapping

from bot.domain.anonymous import OwnAnonymous
from bot.domain.topics import TopicId
from bot.services.contributions import anonymous
from cogs.contributions.anonymous import own_cards, verbs
from cogs.contributions.anonymous.looking import look
from cogs.kit import too_few
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb


async def choose(press: Press) -> Reply:
    """Show the one that was chosen."""
    return look(await press.run(anonymous.find_own, press.actor, TopicId(press.value)))


async def mine(press: Press) -> Reply:
    """Show what whoever presses wrote to this question."""
    return look(await _own(press))


async def decide(press: Press) -> Reply:
    """Say what becomes of what is sealed, if too few write."""
    under_group, topic = too_few.chosen(press), TopicId(press.ref)
    return look(
        await press.run(anonymous.say_what_becomes_of_it, press.actor, topic, under_group=under_group, now=press.now)
    )


async def ask_to_take_back(press: Press) -> Reply:
    """Ask when it is to go."""
    found = await _own(press)
    return look(found) if found.shown is None else show(own_cards.take_back, found, found.shown)


async def take_back_later(press: Press) -> Reply:
    """Have it go in the evening."""
    return look(await press.run(anonymous.wish_taken_back, press.actor, TopicId(press.ref)))


async def take_back_at_once(press: Press) -> Reply:
    """Have it go at once."""
    found = await press.run(anonymous.take_back_now, press.actor, TopicId(press.ref), now=press.now)
    press.bot.wake()
    return show(own_cards.is_taken_back, found)


async def keep(press: Press) -> Reply:
    """Leave it as it is, after all: it is not taken back, or nothing is replied."""
    return look(await press.run(anonymous.drop_wish, press.actor, TopicId(press.ref)))


async def _own(press: Press) -> OwnAnonymous:
    return await press.run(anonymous.find_own, press.actor, TopicId(press.ref))


PRESSES: Mapping[Verb, Handler] = {
    verbs.UNNAMED_CHOSEN: choose,
    verbs.UNNAMED_MINE: mine,
    verbs.UNNAMED_DECIDE: decide,
    verbs.UNNAMED_BACK: ask_to_take_back,
    verbs.UNNAMED_BACK_LATER: take_back_later,
    verbs.UNNAMED_BACK_AT_ONCE: take_back_at_once,
    verbs.UNNAMED_KEEP: keep,
}
