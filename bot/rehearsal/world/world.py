"""The world: everything that is true, and the one way to tell those who may know."""

import asyncio
import secrets
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.rehearsal.refused import unknown
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.cast import BOT, CAST, SERVER
from bot.rehearsal.world.channels import DM, TEXT, Channel
from bot.rehearsal.world.commands import Commands
from bot.rehearsal.world.guilds import Guild, Member
from bot.rehearsal.world.ids import Ids
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.invites import Invite
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.phones import Phone
from bot.rehearsal.world.roles import Role
from bot.rehearsal.world.webhooks import Webhook

_PRIVILEGED = ((1 << 1, 1 << 15), (1 << 15, 1 << 19))  # members, message content


@dataclass(frozen=True, slots=True)
class Event:
    """Something the gateway passes on to bots that asked for this intent."""

    name: str
    data: Json
    intent: int = 0
    guild: int | None = None


@dataclass(slots=True)
class SessionStarts:
    """How often a bot may still begin a new session today."""

    total: int = 1000
    remaining: int = 1000


class World:
    """One Discord, small enough to hold in the hand."""

    def __init__(
        self, clock: Clock, bot_token: str | None = None, *, invited_with: int = permissions.INVITED_WITH
    ) -> None:
        self.clock = clock
        self.invited_with = invited_with  # what the bot's own role allows in each server
        self.ids = Ids(clock)
        self.accounts: dict[int, Account] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.phones: dict[int, Phone] = {}
        self.interactions: dict[str, Interaction] = {}
        self.nonces: dict[tuple[int, int, str], Message] = {}
        self.webhooks: dict[int, Webhook] = {}
        self.invites: dict[str, Invite] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.next_thread_asleep: datetime | None = None  # no thread falls asleep before
        self.base_url = ""
        self.gateway_url = ""
        self.starts = SessionStarts()
        self.bot_has_come = False
        self.allowed_intents = (1 << 32) - 1
        self.answer_within = timedelta(seconds=3)
        self.heard: list[Callable[[Event], None]] = []
        self._waiting: dict[int, list[asyncio.Future[None]]] = {}
        self.bot = self._account(BOT, bot=True)
        self.commands = Commands(self.ids, self.bot.id)
        self.bot_token = bot_token or _token(self.bot.id)
        first = self._account(CAST[0][0], CAST[0][1])
        self.guild = self.add_guild(SERVER, first)
        for name, about in CAST[1:]:
            self.add_person(name, about)

    def now(self) -> datetime:
        """Return the stage's present."""
        return self.clock.now()

    @property
    def application_flags(self) -> int:
        """Which privileged intents are switched on for the bot, as its application's flags tell."""
        return sum(flag for intent, flag in _PRIVILEGED if self.allowed_intents & intent)

    # Who and where

    def add_person(self, name: str, about: str = "", *, locale: str = "en-GB", guild: Guild | None = None) -> Account:
        """Bring somebody new into a server."""
        account = self._account(name, about, locale=locale)
        self.join(guild or self.guild, account)
        return account

    def add_guild(self, name: str, owner: Account) -> Guild:
        """Make a server with one channel, and invite the bot to it."""
        guild = Guild(self.ids.new(), name, owner.id, self.now())
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.EVERYONE_HAS, position=0)
        managed = Role(self.ids.new(), self.bot.name, self.invited_with, bot_id=self.bot.id)
        guild.roles[managed.id] = managed
        self.guilds[guild.id] = guild
        guild.members[owner.id] = Member(owner, guild, self.now())
        guild.members[self.bot.id] = Member(self.bot, guild, self.now(), roles={managed.id})
        self.keep_channel(Channel(self.ids.new(), TEXT, guild, "general"))
        return guild

    def join(self, guild: Guild, account: Account) -> None:
        """Let somebody into a server."""
        member = guild.members[account.id] = Member(account, guild, self.now())
        joined = {**member.wire(), "guild_id": str(guild.id)}
        self.emit(Event("GUILD_MEMBER_ADD", joined, intent=1 << 1, guild=guild.id))
        self.tell(None)

    def leave(self, guild: Guild, account: Account) -> None:
        """Let somebody out of a server."""
        del guild.members[account.id]
        for channel in self.places(guild):
            if channel.thread:
                channel.thread.members.pop(account.id, None)
        if account is self.bot:
            self.emit(Event("GUILD_DELETE", {"id": str(guild.id)}, intent=1, guild=guild.id))
        else:
            left = {"guild_id": str(guild.id), "user": account.wire}
            self.emit(Event("GUILD_MEMBER_REMOVE", left, intent=1 << 1, guild=guild.id))
        self.tell(None)

    def keep_channel(self, channel: Channel) -> Channel:
        """Remember a new place."""
        self.channels[channel.id] = channel
        return channel

    def places(self, guild: Guild) -> list[Channel]:
        """Return a server's channels and threads."""
        return [channel for channel in self.channels.values() if channel.guild is guild]

    def dm_with(self, account: Account) -> Channel:
        """Return the bot's direct messages with somebody."""
        for channel in self.channels.values():
            if channel.type == DM and account.id in channel.recipients:
                return channel
        both = {account.id: account, self.bot.id: self.bot}
        return self.keep_channel(Channel(self.ids.new(), DM, recipients=both))

    def channel(self, number: int) -> Channel:
        """Return a place, or refuse as Discord does."""
        channel = self.channels.get(number)
        if channel is None:
            raise unknown("Channel")
        return channel

    def find_account(self, name: str) -> Account:
        """Return the account with this name."""
        for account in self.accounts.values():
            if account.name == name:
                return account
        raise LookupError(f"Nobody here is called {name}.")

    def phone(self, person: int) -> Phone:
        """Return what only this person has."""
        return self.phones.setdefault(person, Phone())

    # Telling

    def emit(self, event: Event) -> None:
        """Pass something on to the bots."""
        for listener in self.heard:
            listener(event)

    def tell(self, person: int | None) -> None:
        """Wake whoever waits for this person's screen to change; None wakes everybody."""
        if person is None:
            woken = [future for futures in self._waiting.values() for future in futures]
            self._waiting.clear()
        else:
            woken = self._waiting.pop(person, [])
        for future in woken:
            if not future.done():
                future.set_result(None)

    def change(self, person: int) -> asyncio.Future[None]:
        """Return a future that is done when this person's screen may have changed."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(person, []).append(future)
        return future

    def _account(self, name: str, about: str = "", *, locale: str = "en-GB", bot: bool = False) -> Account:
        account = Account(self.ids.new(), name, about, locale, bot=bot)
        self.accounts[account.id] = account
        return account


def _token(bot: int) -> str:
    number = b64encode(str(bot).encode()).decode().rstrip("=")
    return (
        f"{number}.{secrets.token_urlsafe(4)}.rehearsal-{secrets.token_urlsafe(20)}"  # nobody takes it for a real one
    )
