"""The furniture every feature shares: cards, forms, the router they are pressed through, clean text and limits."""

from functools import partial
from typing import Final

from bot.client import Bot
from bot.services.letters import forget_letters
from bot.services.unsent import forget_unsent
from bot.text import later
from cogs.kit.feature import Feature
from cogs.kit.letters import LetterRenderers, written
from cogs.kit.router import Router
from cogs.kit.waiting import OPEN, open_next


class _Furniture(Feature):
    """What stands there before any feature comes in."""

    __slots__ = ()

    async def add_to(self, bot: Bot) -> None:
        """Add the router, and be ready to write letters."""
        await bot.add_cog(LetterRenderers())
        bot.render = partial(written, bot)
        await bot.add_cog(Router(bot))
        await Feature.add_to(self, bot)


FEATURE: Final = _Furniture(
    name="kit",
    presses={OPEN: open_next},
    expiry=(forget_letters, forget_unsent),
    meanings={
        ("state", "pending"): later("waits for its time"),
        ("state", "sending"): later("on its way"),
        ("state", "waiting"): later("waits for you in the server"),
        ("state", "carried"): later("stands in a note with others"),
        ("state", "sent"): later("arrived"),
        ("state", "expired"): later("too late, not sent"),
        ("state", "dead"): later("could not be sent"),
        ("state", "cancelled"): later("no longer needed"),
    },
)
