"""What falls due as time passes: one duty after the other, whenever the heart beats."""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from bot.client import FAR_OFF, Bot
from bot.clock import zone_data
from bot.services import calls, declining, digest, joining, letters, lifecycle, mydata, oversight, polls, proposals
from bot.services.reminders import due as reminders
from storage.keys import KeyUnreadable

log = logging.getLogger("kitchen_table.duties")

_HOUSEKEEPING = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)
_PATIENCE = 5.0  # seconds to wait for Discord to say the time
_AT_ONCE = 100  # letters in one transaction


class Duties:
    """All that is to be done without anybody pressing anything."""

    def __init__(self, bot: Bot) -> None:
        self.bot, self.store = bot, bot.store
        self._zones_followed = False
        self._kept_house_at: datetime | None = None
        self._complained_at: dict[str, datetime] = {}

    async def do(self) -> datetime | None:
        """Do everything that is due and say when the next thing is; doing it twice does nothing twice."""
        now = self.bot.clock.now()
        if not await self._clock_is_right(now):
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
        if self.bot.postman.has_more:
            self.bot.wake()  # the next beat begins at once: a pause would be lost to the pace
        others_due = await asyncio.gather(
            self.store.run(polls.next_due, now=now),
            self.store.run(oversight.next_due, now=now),
            self.store.run(reminders.next_due, now=now),
        )
        if troubles:
            raise ExceptionGroup("some of what was due could not be done", troubles)
        return min((due for due in (letters_due, *others_due) if due is not None), default=None)

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
        await self.store.run(declining.forget_declined, now=now)
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
