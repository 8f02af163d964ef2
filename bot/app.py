"""Puts everything together; the only file that knows every part."""

import asyncio
import gc
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import discord

from bot.client import Bot
from bot.clock import AS_IT_COMES, Clock, Timing
from bot.health import Health, PortTaken, serve_health
from bot.heartbeat import Heartbeat
from bot.services import starting
from bot.settings import Settings
from bot.wire import WIRE_FAULTS, talk_to
from storage.keys import Keys
from storage.store import DatabaseThread, Store

__all__ = ["App", "IntentRefused", "PortTaken", "TokenRefused"]

log = logging.getLogger("kitchen_table.app")

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds between tries to reach Discord
_PATIENCE = 5.0  # seconds to wait for Discord to let us in, or for the database to answer
_REVOKED = 4004  # how the gateway closes on a token that no longer holds
_NOT_OUR_KEYS = (
    "KEY_DIR does not hold the keys of this database. What is sealed waits, and nothing new can be sealed. Check "
    "KEY_DIR and DATA_DIR, mount what is missing, and start again. If the keys are lost for good: "
    "python -m bot forget-keys."
)
_NOT_REACHED = (*WIRE_FAULTS, discord.GatewayNotFound, discord.HTTPException)


class TokenRefused(Exception):
    """Discord does not accept the token."""


class IntentRefused(Exception):
    """Discord does not tell this bot who comes and goes, as it was asked to."""


class App:
    """The whole programme, from opening the database to letting go of it."""

    def __init__(
        self, settings: Settings, clock: Clock, store: Store, *, failpoint: Callable[[str], None], timing: Timing
    ) -> None:
        self.settings, self.clock, self.store = settings, clock, store
        self.heartbeat = Heartbeat(clock, self.beat)
        self.bot = Bot(settings, store, clock, wake=self.heartbeat.wake, failpoint=failpoint, timing=timing)
        self._tidied = asyncio.ensure_future(store.run(starting.destroy_stray_keys))
        self.beat_at: datetime | None = None
        self._begun = False
        self._beginning: asyncio.Task[None] | None = None
        self._stop_health: Callable[[], Awaitable[None]] | None = None

    @classmethod
    async def open(
        cls,
        settings: Settings,
        clock: Clock,
        *,
        keys: Keys | None = None,
        failpoint: Callable[[str], None] = lambda _: None,
        start: Callable[[Path], Awaitable[DatabaseThread]] = DatabaseThread.start,
        timing: Timing = AS_IT_COMES,
    ) -> "App":
        """Open the database, in the thread that `start` gives it, and put the parts together; nothing is sent yet."""
        keys = keys or Keys(settings.key_dir, failpoint=failpoint)
        store = await Store.open(settings.data_dir, keys, url=settings.database_url, failpoint=failpoint, start=start)
        try:
            if not await store.run(starting.recognise_keys):
                log.critical(_NOT_OUR_KEYS)
            elif await store.run(starting.erase_again, now=clock.now()):
                log.warning("A backup was brought back. What people had had deleted since was deleted again.")
            talk_to(settings.discord_api_url)
            app = cls(settings, clock, store, failpoint=failpoint, timing=timing)
            if settings.health_port is not None:
                app._stop_health = await serve_health(settings.health_port, app.health)
        except BaseException:
            await store.close()
            raise
        return app

    async def run(self, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Stay connected until closed; raise TokenRefused when Discord does not accept the token."""
        token = self.settings.token.reveal() if self.settings.token else ""
        tries = 0
        while not self.bot.is_closed():
            try:
                await self._connect(token)
            except discord.LoginFailure:
                raise TokenRefused from None
            except discord.PrivilegedIntentsRequired:
                raise IntentRefused from None
            except discord.ConnectionClosed as closed:
                if closed.code == _REVOKED:
                    raise TokenRefused from None
                raise
            except _NOT_REACHED as error:
                if self.bot.is_closed() or _would_fail_again(error):
                    raise
                wait = min(_FIRST_WAIT * 2 ** min(tries, 10), _LONGEST_WAIT) * random.uniform(0.8, 1.2)  # noqa: S311
                tries += 1
                log.warning("Discord cannot be reached (%s). Trying again in %.0f s.", type(error).__name__, wait)
                await self.bot.hang_up()
                await sleep(wait)

    async def _connect(self, token: str) -> None:
        await self.bot.login(token)
        if not self._begun:
            self._begun = True
            self._beginning = asyncio.create_task(self._begin_to_beat(), name="first beat")
            log.info("Invite it to a server: %s", self.bot.invite())
        await asyncio.gather(self.bot.connect(), self._tidied)  # whatever is pressed is kept after all is tidy

    async def _begin_to_beat(self) -> None:
        """Beat from when we are connected; before long also without, for votes close even when Discord is away."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await self.bot.connected.wait()
        await self.bot.load_features()  # they know what falls due, and how letters are written
        if self.settings.gc_tuning:
            _tune_memory()
        self.heartbeat.start()

    async def beat(self) -> datetime | None:
        """Do everything that is due and say when the next thing is; doing it twice does nothing twice."""
        due = await self.bot.jobs.do(self.bot.clock.now())
        self.beat_at = self.clock.now()
        return due

    async def health(self) -> Health:
        """Say what is well; the database is asked in its own thread, and not waited for long."""
        from bot.services.outbox_lag import outbox_lag  # noqa: PLC0415 - asked of a bot that has begun

        now = self.clock.now()
        beat = now - self.beat_at if self.beat_at else None
        due, tried, answers = None, None, False
        with suppress(Exception):  # whatever is wrong with the database: it does not answer
            async with asyncio.timeout(_PATIENCE):
                due, tried = await self.store.run(outbox_lag, now=now)
                answers = True
        last_beat, oldest_due, last_try = (
            one.total_seconds() if one is not None else None for one in (beat, due, tried)
        )
        return Health(self.bot.is_ready(), answers, last_beat, oldest_due, last_try)

    async def close(self) -> None:
        """Finish what has begun and let go of everything."""
        if self._beginning is not None:
            self._beginning.cancel()
        await self.heartbeat.stop()
        await self.bot.close()
        if self._stop_health is not None:
            await self._stop_health()
        await self.store.close()


def _would_fail_again(error: Exception) -> bool:
    """Tell whether Discord understood and said no; being down, or refusing a whole address for a while, passes."""
    return isinstance(error, discord.HTTPException) and error.status < 500 and error.status != 429


def _tune_memory() -> None:
    gc.freeze()  # what is here now stays: do not look at it again
    # Every 700 new things, as Python does by itself, is a fifth of a vote's time when 500 are being answered at once.
    # Every third look takes in older things: the library makes rings for answers that come late, and with every
    # twentieth look these came to 35 MiB more and held everybody up for 0.7 s instead of 0.2.
    gc.set_threshold(50_000, 2, 10)
