"""What a letter says, once somebody has written it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import discord

from bot.domain.letters import Letter

_SENDER = "Kitchen Table"


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A card and its buttons; `content` is the neutral line that a locked phone shows, unless it comes `silent`."""

    embed: discord.Embed
    view: discord.ui.View | None
    content: str
    silent: bool = False

    def signed(self, reference: str) -> "OutgoingMessage":
        """Return it with a short reference below the card, by which it is found again after a crash."""
        below = self.embed.footer.text or _SENDER
        embed = self.embed.copy().set_footer(text=f"{below} · {reference}", icon_url=self.embed.footer.icon_url)
        return replace(self, embed=embed)


Renderer = Callable[[Letter], Awaitable[OutgoingMessage | None]]
