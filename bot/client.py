"""The bot as Discord knows it: what every feature may reach for, and nothing a feature decides."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import discord
import yarl
from discord.ext import commands
from discord.http import Route

from bot.clock import AS_IT_COMES, Clock, Timing
from bot.discords_clock import DiscordsClock
from bot.domain.permissions import PERMISSIONS
from bot.features import FEATURES, feature_called
from bot.pressed import read_little
from bot.printing.pictures import Draw, Drawer
from bot.services import slash_commands
from bot.settings import Settings
from bot.text import Texts
from bot.wire import listening_for_dates
from storage.store import Store

if TYPE_CHECKING:
    from bot.delivery import Postman, Renderer
    from bot.jobs import Jobs
    from bot.members import Members

log = logging.getLogger("kitchen_table.client")

INVITED_WITH: Final = discord.Permissions(**{one.name: True for one in PERMISSIONS})
_FEW_IDENTIFIES: Final = 20  # Discord resets the token of a bot that uses up its 1000 a day
_TRIES_BEFORE_STARTING_OVER: Final = 1  # the token may have been revoked, and only logging in again tells

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody is missing a voice


class Bot(commands.AutoShardedBot):
    """Store, words, clock and postman, on one connection to Discord.

    `render` says how a letter reads just now; the kit brings it. `wake` has whatever is due looked at now,
    `wake_soon` in a moment.
    """

    render: "Renderer"

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Clock,
        *,
        wake: Callable[[], None],
        failpoint: Callable[[str], None] = lambda _: None,
        timing: Timing = AS_IT_COMES,
    ) -> None:
        self.discords_clock = DiscordsClock(self._our_time, self.fetch_session_start_limits)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True, members=settings.members_intent),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=timing.guild_ready,
            http_trace=listening_for_dates(self.discords_clock.hears_now, self.discords_clock.hear),
        )
        read_little(self._connection.parsers)
        self.settings = settings
        self.store = store
        self.clock = clock
        self.texts = Texts(settings.languages)
        self.wake = wake
        self.draw: Draw = Drawer()
        self._wakes_soon = False
        self._failpoint = failpoint
        self._timing = timing
        self.connected = asyncio.Event()
        self._commands_told = asyncio.Event()
        self._tries = 0
        self._unloaded = list(FEATURES)

    @cached_property
    def postman(self) -> "Postman":
        """Whoever carries letters to Discord."""
        from bot.delivery import DiscordTransport, Pace, Postman  # noqa: PLC0415 - loaded with the features whose letters it takes

        rates = self.settings.messages_per_second, self.settings.dms_per_second
        pace = Pace(*rates, time=self._timing.time, sleep=self._timing.sleep)
        postman = Postman(
            self.store, DiscordTransport(self), self.clock, render=self.render, pace=pace, failpoint=self._failpoint
        )
        postman.clock_agrees = self.discords_clock.agrees
        postman.draw = self.draw
        return postman

    @cached_property
    def members(self) -> "Members":
        """Who is in a server just now, by Discord's word."""
        from bot.members import Members  # noqa: PLC0415 - asked of a bot that has begun

        return Members(self, self._timing)

    @cached_property
    def jobs(self) -> "Jobs":
        """Whatever is done without anybody pressing anything."""
        from bot.delivery import DiscordThreads  # noqa: PLC0415 - as is what is asked for threads
        from bot.jobs import Jobs  # noqa: PLC0415 - loaded with the features whose jobs they are

        return Jobs(
            self.store,
            self.postman,
            discords_time=self.discords_clock.time_at,
            present=self.members.present,
            threads=DiscordThreads(self),
            wake=self.wake,
        )

    def wake_soon(self) -> None:
        """Have whatever is due looked at once for all who press in this moment: they are answered first.

        77 who post an answer at once have theirs a tenth sooner.
        """
        if not self._wakes_soon:
            self._wakes_soon = True
            asyncio.get_running_loop().call_later(self._timing.soon, self._wake_now)

    def _wake_now(self) -> None:
        self._wakes_soon = False
        self.wake()

    def _our_time(self) -> datetime:
        return self.clock.now()

    async def on_ready(self) -> None:
        """Note that Discord knows us and our commands; it says so again after each new session."""
        await self._commands_told.wait()
        self.connected.set()

    async def load_features(self) -> None:
        """Load the features by name, those that are not loaded yet; no press is heard before it is done."""
        while self._unloaded:
            # Not as the library's extensions: those are imported anew for each bot, and then no class is itself.
            feature = feature_called(self._unloaded[0])
            feature.add_nouns(self.store.nouns)
            await feature.add_to(self)
            del self._unloaded[0]

    async def _tell_commands(self) -> None:
        """Tell Discord our commands, if they changed."""
        commands_now = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        fingerprint = hashlib.sha256(json.dumps([Route.BASE, commands_now], sort_keys=True).encode()).hexdigest()
        application = self.application_id or 0
        if not await self.store.run(slash_commands.commands_are_known, application, fingerprint):
            try:
                await self.tree.sync()
            except discord.HTTPException as error:
                if error.status == HTTPStatus.UNAUTHORIZED:  # the gateway would say so too, in a moment
                    raise discord.LoginFailure from error
                raise
            await self.store.run(slash_commands.note_commands, application, fingerprint)
        self._commands_told.set()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect; the library would try for ever by calling itself, so after some tries it starts over."""
        self._tries += 1
        if self._tries > _TRIES_BEFORE_STARTING_OVER:
            self._tries = 0
            raise discord.GatewayNotFound
        await super().launch_shard(gateway, shard_id, initial=initial)
        self._tries = 0
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise asyncio.CancelledError  # told to stop as it connected: up to Python 3.11 wait_for forgets that
        await self.load_features()  # while Discord writes its welcome; we listen once we wait for something else
        await self._tell_commands()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Hold new connections while few are left for today."""
        limits = await self.fetch_session_start_limits()
        while limits.remaining <= _FEW_IDENTIFIES:
            log.critical(
                "Only %d new connections are left for today. Waiting until Discord allows more.", limits.remaining
            )
            await asyncio.sleep(limits.reset_after / 1000 + 1)
            limits = await self.fetch_session_start_limits()
        await super().before_identify_hook(shard_id, initial=initial)

    async def hang_up(self) -> None:
        """Let go of a connection that failed, so that the library can make another."""
        for shard in self.shards.values():
            await shard.disconnect()
        await self.http.close()
        self.http.connector = discord.utils.MISSING  # closed with its session; the library would use it again
        self.http.clear()

    def invite(self, guild: discord.abc.Snowflake | None = None) -> str:
        """Return the link with which an owner invites the bot, or allows it in this server what it lacks there."""
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=INVITED_WITH,
            guild=guild or discord.utils.MISSING,
            disable_guild_select=guild is not None,
        )
