"""Puts everything together; the only file that knows every part."""

import asyncio
import gc
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import discord

from bot.client import FAR_OFF, Bot, talk_to
from bot.clock import Clock, zone_data
from bot.health import Health, PortTaken, serve_health
from bot.heartbeat import Heartbeat
from bot.services import calls, digest, joining, letters, lifecycle, mydata, oversight, polls, proposals
from bot.services.reminders import due as reminders
from bot.services.standstill import standstill
from bot.settings import Settings
from storage.keys import Keys, KeyUnreadable
from storage.store import DatabaseThread, Store

__all__ = ["App", "IntentRefused", "PortTaken", "TokenRefused"]

log = logging.getLogger("kitchen_table.app")

_HOUSEKEEPING = timedelta(hours=1)
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds between tries to reach Discord
_ASK_AGAIN = timedelta(minutes=1)
_PATIENCE = 5.0  # seconds to wait for Discord to let us in, or to say the time
_AT_ONCE = 100  # letters in one transaction
_REVOKED = 4004  # how the gateway closes on a token that no longer holds
_NOT_OUR_KEYS = (
    "KEY_DIR does not hold the keys of this database. Open votes wait, and none can be opened. Check KEY_DIR and "
    "DATA_DIR, mount what is missing, and start again. If the keys are lost for good: python -m bot forget-keys."
)
_WIRE_FAULTS = (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound, discord.HTTPException)


class TokenRefused(Exception):  # noqa: N818 - named for what the operator must mend
    """Discord does not accept the token."""


class IntentRefused(Exception):  # noqa: N818 - named for what the operator must mend
    """Discord does not tell this bot who comes and goes, as it was asked to."""


class App:
    """The whole programme, from opening the database to letting go of it."""

    def __init__(self, settings: Settings, clock: Clock, store: Store, *, step: Callable[[str], None]) -> None:
        self.settings, self.clock, self.store = settings, clock, store
        self.heartbeat = Heartbeat(clock, self.beat)
        self.bot = Bot(settings, store, clock, wake=self.heartbeat.wake, step=step)
        self.beat_at: datetime | None = None
        self._begun = False
        self._zones_followed = False
        self._tidied: asyncio.Future[int] | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._kept_house_at: datetime | None = None
        self._complained_at: dict[str, datetime] = {}
        self._stop_health: Callable[[], Awaitable[None]] | None = None

    @classmethod
    async def open(
        cls,
        settings: Settings,
        clock: Clock,
        *,
        keys: Keys | None = None,
        step: Callable[[str], None] = lambda _: None,
        start: Callable[[Path], Awaitable[DatabaseThread]] = DatabaseThread.start,
    ) -> "App":
        """Open the database, in the thread that `start` gives it, and put the parts together; nothing is sent yet."""
        keys = keys or Keys(settings.key_dir, step=step)
        store = await Store.open(settings.data_dir, keys, url=settings.database_url, step=step, start=start)
        try:
            if not await store.run(polls.recognise_keys):
                log.critical(_NOT_OUR_KEYS)
            elif await store.run(mydata.erase_again):
                log.warning("A backup was brought back. What people had had deleted since was deleted again.")
            talk_to(settings.discord_api_url)
            app = cls(settings, clock, store, step=step)
            app._tidied = asyncio.ensure_future(store.run(polls.destroy_stray_keys))
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
            except _WIRE_FAULTS as error:
                if self.bot.is_closed() or _would_fail_again(error):
                    raise
                wait = min(_FIRST_WAIT * 2 ** min(tries, 10), _LONGEST_WAIT) * random.uniform(0.8, 1.2)  # noqa: S311
                tries += 1
                log.warning("Discord cannot be reached (%s). Trying again in %.0f s.", type(error).__name__, wait)
                await self.bot.hang_up()
                await sleep(wait)

    async def _connect(self, token: str) -> None:
        await self.bot.login(token)
        if self._tidied is not None:
            await self._tidied  # while Discord was answering
        if not self._begun:
            self._begun = True
            self._beginning = asyncio.create_task(self._begin_to_beat(), name="first beat")
            log.info("Invite it to a server: %s", self.bot.invite())
            if self.settings.gc_tuning:
                _tune_memory()
        await self.bot.connect()

    async def _begin_to_beat(self) -> None:
        """Beat from when we are connected; before long also without, for votes close even when Discord is away."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await self.bot.connected.wait()
        self.heartbeat.start()

    async def beat(self) -> datetime | None:
        """Do everything that is due and say when the next thing is; doing it twice does nothing twice."""
        now = self.clock.now()
        if not await self._clock_is_right(now):
            self.beat_at = now
            return now + _ASK_AGAIN
        troubles: list[Exception] = []
        for duty in (
            self._keep_house,
            self._close_polls,
            self._plan_reminders,
            self._refresh_turnouts,
            self._settle_silences,
            self._tell_weeks,
            self._remind,
        ):
            try:
                await duty(now)
            except Exception as error:  # one thing that fails must not hold up the others
                troubles.append(error)
        letters_due = await self.bot.postman.deliver(now)
        polls_due = await self.store.run(polls.next_due, now=now)
        silence_due = await self.store.run(oversight.next_due, now=now)
        reminder_due = await self.store.run(reminders.next_due, now=now)
        if troubles:
            raise ExceptionGroup("some of what was due could not be done", troubles)
        self.beat_at = self.clock.now()
        every = (letters_due, polls_due, silence_due, reminder_due)
        return min((due for due in every if due is not None), default=None)

    async def _clock_is_right(self, now: datetime) -> bool:
        """Tell whether Discord's clock agrees with ours, which may end votes too early or stop all letters."""
        closings = await self.store.run(polls.closing_times)
        if abs(self.bot.skew) > FAR_OFF or any(closes_at <= now for closes_at in closings):
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self.bot.doubt_the_clock()
        if abs(self.bot.skew) <= FAR_OFF:
            return True
        self._complain(
            now,
            "This computer's clock is more than 5 minutes off. No vote is closed and nothing is sent until it "
            "is right. Put it right, for example with: timedatectl set-ntp true.",
        )
        return False

    async def _close_polls(self, now: datetime) -> None:
        troubles: list[Exception] = []
        for poll in await self.store.run(polls.polls_to_end, now=now):
            try:
                await self.store.run(polls.end_poll, poll, now=now)
            except KeyUnreadable as error:  # not mounted, wrong owner, failing disk: mended, it can still be counted
                self._complain(
                    now, f"A vote cannot be closed yet: {error}. Look at KEY_DIR, or run: python -m bot doctor."
                )
            except Exception as error:  # one vote must not hold up the others
                troubles.append(error)
        if troubles:
            raise ExceptionGroup("some votes could not be closed", troubles)

    def _complain(self, now: datetime, sentence: str) -> None:
        """Say what only somebody at this computer can mend, once an hour."""
        said = self._complained_at.get(sentence)
        if said is None or not timedelta(0) <= now - said < _HOUSEKEEPING:
            self._complained_at[sentence] = now
            log.critical(sentence)

    async def _plan_reminders(self, now: datetime) -> None:
        while await self.store.run(polls.plan_reminders, now=now):
            pass  # a few people at a time: presses have their turn in between

    async def _refresh_turnouts(self, now: datetime) -> None:
        await self.store.run(polls.refresh_turnouts, now=now)

    async def _settle_silences(self, now: datetime) -> None:
        await self.store.run(oversight.settle_silences, now=now)

    async def _tell_weeks(self, now: datetime) -> None:
        while await self.store.run(digest.write_due, now=now, limit=_AT_ONCE) == _AT_ONCE:
            pass  # presses have their turn in between

    async def _remind(self, now: datetime) -> None:
        if not self._zones_followed:  # the laws for clocks can only be other ones after a start
            await self.store.run(reminders.follow_zones, zone_data(), now=now)
            self._zones_followed = True
        while await self.store.run(reminders.write_due, now=now, limit=_AT_ONCE) == _AT_ONCE:
            pass  # presses have their turn in between

    async def _keep_house(self, now: datetime) -> None:
        if self._kept_house_at is not None and now - self._kept_house_at < _HOUSEKEEPING:
            return
        await self.store.run(polls.forget_electorates, now=now)
        await self.store.run(polls.forget_drafts, now=now)
        await self.store.run(joining.forget_joinings, now=now)
        await self.store.run(letters.forget_letters, now=now)
        await self.store.run(oversight.forget_items, now=now)
        await self.store.run(proposals.forget_ideas, now=now)
        await self.store.run(mydata.forget_asking, now=now)
        await self.store.run(calls.forget_calls, now=now)
        await self.store.run(reminders.forget_reminders, now=now)
        await self.store.run(lifecycle.forget_the_away, now=now)
        await self.store.run(lifecycle.forget_departed, now=now)
        self._kept_house_at = now

    async def health(self) -> Health:
        """Say what is well; the database is asked in its own thread, and not waited for long."""
        now = self.clock.now()
        beat = now - self.beat_at if self.beat_at else None
        due, tried, answers = None, None, False
        with suppress(Exception):  # whatever is wrong with the database: it does not answer
            async with asyncio.timeout(_PATIENCE):
                due, tried = await self.store.run(standstill, now=now)
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
    gc.set_threshold(50_000, 20, 50)
