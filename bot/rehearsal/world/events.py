"""Scheduled events: the notice board of a server, with everybody who is interested by name."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account

VOICE, EXTERNAL = 2, 3
SCHEDULED, ACTIVE, COMPLETED, CANCELLED = 1, 2, 3, 4
FOLLOWS = {SCHEDULED: (ACTIVE, CANCELLED), ACTIVE: (COMPLETED,), COMPLETED: (), CANCELLED: ()}


@dataclass(slots=True, eq=False)
class ScheduledEvent:
    """One event; outside Discord it has a location and an end, inside it has a channel."""

    id: int
    guild_id: int
    creator: Account
    name: str
    starts_at: datetime
    kind: int = EXTERNAL
    ends_at: datetime | None = None
    description: str | None = None
    location: str | None = None
    channel_id: int | None = None
    status: int = SCHEDULED
    interested: dict[int, Account] = field(default_factory=dict)

    def wire(self) -> Json:
        """Return the event as Discord sends it."""
        channel = None if self.channel_id is None else str(self.channel_id)
        return {
            "id": str(self.id),
            "guild_id": str(self.guild_id),
            "channel_id": channel,
            "creator_id": str(self.creator.id),
            "creator": self.creator.wire,
            "name": self.name,
            "description": self.description,
            "image": None,
            "scheduled_start_time": moment(self.starts_at),
            "scheduled_end_time": moment(self.ends_at) if self.ends_at else None,
            "privacy_level": 2,
            "status": self.status,
            "entity_type": self.kind,
            "entity_id": channel,
            "entity_metadata": {"location": self.location} if self.kind == EXTERNAL else None,
            "recurrence_rule": None,
            "guild_scheduled_event_exceptions": [],
        }
