"""Places to talk: channels, threads and direct messages."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.messages import Message

TEXT, DM, VOICE, CATEGORY, NEWS, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 2, 4, 5, 11, 12
_COUNTED = 50  # members of a thread; Discord counts no further


@dataclass(slots=True)
class Overwrite:
    """What one role (kind 0) or member (kind 1) is allowed or denied in one place."""

    kind: int
    allow: int
    deny: int


@dataclass(slots=True)
class Thread:
    """What a thread has and a channel has not."""

    owner_id: int
    archive_after: timedelta
    made_at: datetime
    archived_at: datetime  # when it last fell asleep or woke, or when it was changed how long it stays awake
    active_at: datetime  # when that happened, or when somebody last wrote in it
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    members: dict[int, datetime] = field(default_factory=dict)
    total: int = 0
    on_message: bool = False

    @property
    def quiet_at(self) -> datetime:
        """When it falls asleep if nobody writes before."""
        return self.active_at + self.archive_after


@dataclass(slots=True, eq=False)
class Channel:
    """One place; `guild` is None in direct messages."""

    id: int
    type: int
    guild: Guild | None = None
    name: str = ""
    topic: str | None = None
    parent: "Channel | None" = None
    position: int = 0
    slowmode: int = 0
    nsfw: bool = False
    archive_minutes: int = 1440
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipients: dict[int, Account] = field(default_factory=dict)
    thread: Thread | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    pins: dict[int, datetime] = field(default_factory=dict)
    typing: dict[int, datetime] = field(default_factory=dict)
    last_message_id: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is a private thread."""
        return self.type == PRIVATE_THREAD

    @property
    def holds_messages(self) -> bool:
        """Whether anything can be written here."""
        return self.type not in (CATEGORY, VOICE)

    def wire(self) -> Json:
        """Return the place as Discord sends it."""
        last = {
            "id": str(self.id),
            "type": self.type,
            "flags": 0,
            "last_message_id": None if self.last_message_id is None else str(self.last_message_id),
        }
        if self.pins:
            last["last_pin_timestamp"] = moment(max(self.pins.values()))
        if self.guild is None:
            return {**last, "recipients": [one.wire for one in self.recipients.values() if not one.bot]}
        last |= {
            "guild_id": str(self.guild.id),
            "name": self.name,
            "parent_id": str(self.parent.id) if self.parent else None,
            "rate_limit_per_user": self.slowmode,
        }
        return last | (self._as_channel() if self.thread is None else self._as_thread(self.thread))

    def _as_channel(self) -> Json:
        return {
            "position": self.position,
            "topic": self.topic,
            "nsfw": self.nsfw,
            "default_auto_archive_duration": self.archive_minutes,
            "permission_overwrites": [
                {"id": str(target), "type": one.kind, "allow": str(one.allow), "deny": str(one.deny)}
                for target, one in self.overwrites.items()
            ],
        }

    def _as_thread(self, thread: Thread) -> Json:
        return {
            "owner_id": str(thread.owner_id),
            "thread_metadata": {
                "archived": thread.archived,
                "archive_timestamp": moment(thread.archived_at),
                "auto_archive_duration": int(thread.archive_after.total_seconds()) // 60,
                "locked": thread.locked,
                "create_timestamp": moment(thread.made_at),
                **({"invitable": thread.invitable} if self.private else {}),
            },
            "message_count": len(self.messages) - thread.on_message,
            "member_count": min(len(thread.members), _COUNTED),
            "total_message_sent": thread.total,
        }


def thread_member(channel: Channel, person: int) -> Json:
    """Return somebody's place in a thread as Discord sends it."""
    joined = channel.thread.members[person] if channel.thread else None
    return {
        "id": str(channel.id),
        "user_id": str(person),
        "join_timestamp": moment(joined) if joined else None,
        "flags": 0,
    }
