"""What the buttons and the form of a walk lead to."""

from cogs.walks import cards

from bot.services import walks
from cogs.kit.clean import one_line
from cogs.kit.press import Press, Reply, open_form, show


async def begin(_: Press) -> Reply:
    """Open the form."""
    return open_form(cards.form)


async def plan(press: Press) -> Reply:
    """Propose a walk."""
    title = one_line(press.typed.get("title", ""))
    await press.run(walks.propose, press.actor, title, now=press.now)
    press.bot.wake()
    return show(cards.proposed)


async def come(press: Press) -> Reply:
    """Come along."""
    walk = await press.run(walks.come_along, press.actor, press.ref, now=press.now)
    press.bot.wake()
    return show(cards.coming, walk)
