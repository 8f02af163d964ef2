"""Webhooks of a channel: an address to write to, under a name of its own."""

import secrets
from dataclasses import dataclass, field

from bot.rehearsal.wire import Json
from bot.rehearsal.world.accounts import Account


@dataclass(slots=True, eq=False)
class Webhook:
    """One webhook; whoever knows its token can write."""

    id: int
    guild_id: int
    channel_id: int
    name: str
    creator: Account
    application_id: int | None = None
    token: str = field(default_factory=lambda: f"rehearsal-{secrets.token_urlsafe(40)}")

    def wire(self) -> Json:
        """Return the webhook as Discord sends it."""
        return {
            "id": str(self.id),
            "type": 1,
            "application_id": None if self.application_id is None else str(self.application_id),
            "avatar": None,
            "channel_id": str(self.channel_id),
            "guild_id": str(self.guild_id),
            "name": self.name,
            "token": self.token,
            "user": self.creator.wire,
        }

    def writes_as(self, name: str | None) -> Account:
        """Return the account under which one message stands."""
        account = Account(self.id, name or self.name, bot=True)
        account.wire["discriminator"] = "0000"
        return account
