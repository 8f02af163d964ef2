"""Being thanked: what somebody was given, and how they wish to be thanked."""

from collections.abc import Mapping

from bot.domain.preferences import ThanksWish
from bot.domain.thanks import ThanksId
from bot.services import thanks
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import MY_THANKS, Verb
from cogs.thanks import own_cards as cards
from cogs.thanks import verbs


async def got(press: Press) -> Reply:
    """Show the newest thanks somebody was given."""
    return show(cards.got_page, *await press.run(thanks.thanks_i_got, press.actor))


async def got_earlier(press: Press) -> Reply:
    """Show earlier ones."""
    return show(cards.got_page, *await press.run(thanks.thanks_i_got, press.actor, ThanksId(press.ref)))


async def wish(press: Press) -> Reply:
    """Show how somebody may be thanked."""
    return show(cards.wish, await press.run(thanks.wish, press.actor, now=press.now))


async def choose_wish(press: Press) -> Reply:
    """Be thanked in another way."""
    how = press.one_of(ThanksWish)
    chosen = await press.run(thanks.choose_wish, press.actor, how, now=press.now)
    press.bot.wake()
    return show(cards.wish, chosen)


async def no_more(press: Press) -> Reply:
    """Be thanked no more."""
    await press.run(thanks.no_more_thanks, press.actor, now=press.now)
    press.bot.wake()
    return show(cards.no_more)


PRESSES: Mapping[Verb, Handler] = {
    MY_THANKS: wish,
    verbs.THANKS_GOT: got,
    verbs.THANKS_GOT_EARLIER: got_earlier,
    verbs.THANKS_WISH: choose_wish,
    verbs.THANKS_NO_MORE: no_more,
}
