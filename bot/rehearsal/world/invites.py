"""Invitations: addresses that lead people into a server."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.guilds import Guild


@dataclass(slots=True, eq=False)
class Invite:
    """One invitation to a channel; an age or a number of uses of nothing has no end."""

    code: str
    guild: Guild
    channel: Channel
    inviter: Account
    made_at: datetime
    max_age: int
    max_uses: int
    temporary: bool = False
    uses: int = 0

    @property
    def ends_at(self) -> datetime | None:
        """When it leads nowhere any more, if ever."""
        return self.made_at + timedelta(seconds=self.max_age) if self.max_age else None

    def holds(self, now: datetime) -> bool:
        """Tell whether it still leads anywhere."""
        ends = self.ends_at
        return (ends is None or now < ends) and (not self.max_uses or self.uses < self.max_uses)

    def wire(self) -> Json:
        """Return what anybody is told who asks where it leads."""
        return {
            "type": 0,
            "code": self.code,
            "inviter": self.inviter.wire,
            "expires_at": moment(self.ends_at) if self.ends_at else None,
            "flags": 0,
            "guild": self.guild.invited_to(),
            "guild_id": str(self.guild.id),
            "channel": {"id": str(self.channel.id), "type": self.channel.type, "name": self.channel.name},
        }

    def with_uses(self) -> Json:
        """Return what those are told besides who may know how it fares."""
        return {
            **self.wire(),
            "uses": self.uses,
            "max_uses": self.max_uses,
            "max_age": self.max_age,
            "temporary": self.temporary,
            "created_at": moment(self.made_at),
        }
