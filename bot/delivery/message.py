"""What a letter says, once somebody has written it."""

import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import discord

from bot.domain.letters import Letter
from bot.printing.pictures import Picture

_SENDER = "Kitchen Table"


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A card and its buttons; `content` is the neutral line that a locked phone shows, unless it comes `silent`.

    A picture that belongs to it (`illustrate` says which) stands in the card, below the words, once it is `drawn`.
    """

    embed: discord.Embed
    view: discord.ui.View | None
    content: str
    silent: bool = False
    illustrate: Callable[[], Picture | None] | None = None
    picture: Picture | None = None
    drawn: bytes | None = None

    @property
    def card(self) -> discord.Embed:
        """Return the card with the picture in it, where that was drawn."""
        if self.picture is None or self.drawn is None:
            return self.embed
        return type(self.embed).from_dict({**self.embed.to_dict(), "image": self.picture.in_a_card()})

    @property
    def files(self) -> Sequence[discord.File]:
        """Return what goes with it: the picture, where that was drawn."""
        if self.picture is None or self.drawn is None:
            return ()
        return (discord.File(io.BytesIO(self.drawn), self.picture.name, description=self.picture.said),)

    def signed(self, reference: str) -> "OutgoingMessage":
        """Return it with a short reference below the card, by which it is found again after a crash."""
        below = self.embed.footer.text or _SENDER
        embed = self.embed.copy().set_footer(text=f"{below} · {reference}", icon_url=self.embed.footer.icon_url)
        return replace(self, embed=embed)


Renderer = Callable[[Letter], Awaitable[OutgoingMessage | None]]
