"""Servers and who belongs to them."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.events import ScheduledEvent
from bot.rehearsal.world.roles import Role


@dataclass(slots=True, eq=False)
class Member:
    """Somebody in one server; `used` is every permission that something they did has needed so far."""

    account: Account
    guild: "Guild"
    joined_at: datetime
    roles: set[int] = field(default_factory=set)
    nick: str | None = None
    used: int = 0

    @property
    def id(self) -> int:
        """The account's number."""
        return self.account.id

    @property
    def shown_name(self) -> str:
        """What they are called here."""
        return self.nick or self.account.name

    def wire(self) -> Json:
        """Return the member as Discord sends it, account and all."""
        return {"user": self.account.wire, **self.bare()}

    def bare(self) -> Json:
        """Return the member without the account, as it stands beside an author."""
        return {
            "avatar": None,
            "banner": None,
            "communication_disabled_until": None,
            "flags": 0,
            "joined_at": moment(self.joined_at),
            "nick": self.nick,
            "pending": False,
            "premium_since": None,
            "roles": [str(role) for role in self.roles],
            "mute": False,
            "deaf": False,
        }


@dataclass(slots=True, eq=False)
class Guild:
    """One server: its roles and members."""

    id: int
    name: str
    owner_id: int
    made_at: datetime
    locale: str = "en-GB"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    events: dict[int, ScheduledEvent] = field(default_factory=dict)
    available: bool = True
    filtered: set[str] = field(default_factory=set)  # words that its automatic moderation lets nobody say

    def role_named(self, name: str) -> Role | None:
        """Find a role by its name."""
        return next((role for role in self.roles.values() if role.name == name), None)

    def wire(self) -> Json:
        """Return the server's own facts as Discord sends them."""
        return {
            **_PLAIN,
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "preferred_locale": self.locale,
            "roles": [role.wire() for role in self.roles.values()],
        }

    def invited_to(self) -> Json:
        """Return what somebody is told who has an invitation, and may not be in it yet."""
        return {**{key: _PLAIN[key] for key in _TOLD_ALL}, "id": str(self.id), "name": self.name}


_TOLD_ALL = (
    *("splash", "banner", "description", "icon", "features", "verification_level", "vanity_url_code"),
    *("nsfw_level", "nsfw", "premium_subscription_count"),
)
_PLAIN: Json = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 1,
    "default_message_notifications": 1,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
}
