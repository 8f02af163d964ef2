"""Takes letters where they go, once each."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.clock import Clock
from bot.delivery.message import OutgoingMessage, Renderer
from bot.delivery.pace import Pace, RefusalCount
from bot.delivery.transport import SendFailed, Transport
from bot.domain.letters import NONCE_HOLDS, Letter, Verdict
from bot.domain.people import MessageId
from bot.printing.pictures import Draw, Drawer
from bot.services import letters
from storage.store import Store

log = logging.getLogger("kitchen_table.delivery")

_ONE_LOOK = 5.0  # seconds: with more than this to send, other work gets its turn in between
_CLAIM_FOR = 2.0  # seconds' worth: few, so that a crash leaves few in doubt
_STOPPED_FOR = timedelta(minutes=10)
_WRONG_CLOCK = timedelta(minutes=1)
_DRAWN_WITHIN = 8.0  # seconds; it takes one


async def _nobody_to_ask() -> bool:
    return False


class _Left(Enum):
    """How one letter left the rest that wait behind it."""

    DONE = auto()  # the next one may go
    UNWRITTEN = auto()  # no words were found: others about the same thing wait
    STUCK = auto()  # it is tried again later, and the rest wait behind it
    RECIPIENT_GONE = auto()  # the rest were cancelled with it


class Postman:
    """Claims what is due, has it written as it reads now, sends, then marks."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Clock,
        *,
        render: Renderer,
        pace: Pace,
        failpoint: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self.clock_agrees: Callable[[], Awaitable[bool]] = _nobody_to_ask
        self.chance: Callable[[], float] = random.random
        self.draw: Draw = Drawer()
        self.drawn_within = _DRAWN_WITHIN
        self.has_more = False  # whether it only stopped so that other work gets its turn
        self._trusted = False
        self._transport = transport
        self._clock = clock
        self._pace = pace
        self._failpoint = failpoint
        self._render = render
        self._refusals = RefusalCount()
        self._stopped_until: datetime | None = None
        self._one_round = asyncio.Lock()

    async def deliver(self, now: datetime) -> datetime | None:
        """Send what is due, and return when to look again: at once if there is more, None if nothing waits."""
        async with self._one_round:
            self._trusted = False
            try:
                try:
                    due = await self._deliver_all(now)
                except letters.ClockIsWrong:  # or it was, and has been put right
                    self._trusted = await self.clock_agrees()
                    due = await self._deliver_all(now)
            except letters.ClockIsWrong:
                log.critical("This computer's clock is wrong. No letter is sent until it has been put right.")
                self._stopped_until = now + _WRONG_CLOCK
                due = await self._store.run(letters.next_due, now=now)
            if due is None or not self._is_stopped(max(now, self._clock.now())):
                return due
            return max(due, self._stopped_until or due)

    async def _deliver_all(self, now: datetime) -> datetime | None:
        """Send what is due and return when the next is; a claim that finds nothing says so in the same transaction."""
        end = self._pace.time() + _ONE_LOOK
        self.has_more = False
        while not self._is_stopped(now):
            claimed = await self._deliver_some(now)
            if not claimed.more:
                return claimed.next_due
            now = max(now, self._clock.now())
            if self._pace.time() >= end:
                self.has_more = True
                break
        return await self._store.run(letters.next_due, now=now)

    async def _deliver_some(self, now: datetime) -> letters.Claimed:
        """Claim a few letters and try them, in order for each recipient; return what was taken in hand."""
        places, people = (round(_CLAIM_FOR * rate) or 1 for rate in (self._pace.messages, self._pace.private))
        claimed = await self._store.run(letters.claim_due, now=now, places=places, people=people, trusted=self._trusted)
        if claimed.letters:
            self._failpoint("letter.claimed")
        async with asyncio.TaskGroup() as rounds:
            for queue in _queues(claimed.letters):
                rounds.create_task(self._walk(queue), name="letters")
        return claimed

    async def _walk(self, queue: Sequence[Letter]) -> None:
        """Try one recipient's letters in order; after one that is stuck, the others wait their turn."""
        stuck, unwritten = False, set[str]()
        for letter in queue:
            behind = letter.edits is None and letter.subject in unwritten
            if stuck or behind or self._is_stopped(self._clock.now()):
                await self._store.run(letters.unclaim, letter, now=self._clock.now())
                continue
            left = await self._take(letter)
            if left is _Left.RECIPIENT_GONE:
                return  # the rest were cancelled with it
            stuck = left is _Left.STUCK
            if left is _Left.UNWRITTEN:
                unwritten.add(letter.subject)

    async def _take(self, letter: Letter) -> _Left:
        private = letter.person is not None
        await self._pace.turn(private=private)
        began = self._clock.now()
        try:
            letter = await self._address(letter)
            began = self._clock.now()
            letter, arrived = await self._look_for(letter, began)
            if arrived is not None:
                return await self._mark_sent(letter, arrived, at=letter.doubtful_since or began)
            message = await self._write(letter, began)
            if isinstance(message, _Left):
                self._pace.give_back(private=private)
                return message
            began = self._clock.now()
            return await self._mark_sent(letter, await self._send(letter, message), at=self._clock.now())
        except SendFailed as error:
            return await self._mark_failed(letter, error, began)

    async def _address(self, letter: Letter) -> Letter:
        """Find out where a letter to a person goes; what was opened once is remembered."""
        if letter.person is None or letter.conversation is not None:
            return letter
        await self._pace.opening()
        return replace(letter, conversation=await self._transport.open(letter.person), opened=True)

    async def _look_for(self, letter: Letter, now: datetime) -> tuple[Letter, MessageId | None]:
        """Settle whether an earlier try arrived after all, once Discord no longer drops a double by itself."""
        if letter.edits is not None or letter.doubtful_since is None:
            return letter, None
        if timedelta(0) <= now - letter.doubtful_since < NONCE_HOLDS and now < letter.expires_at:
            return letter, None
        # A doubt from the future was noted while the clock was wrong: how old it is nobody knows.
        arrived = await self._transport.find(replace(letter, doubtful_since=min(letter.doubtful_since, now)))
        return (letter, arrived) if arrived is not None else (replace(letter, doubtful_since=None), None)

    async def _write(self, letter: Letter, now: datetime) -> OutgoingMessage | _Left:
        """Ask how the letter reads now: it may be too late, or hold no longer, or no words may be found."""
        if now >= letter.expires_at:
            return await self._mark_expired(letter)
        try:
            message = await self._render(letter)
        except Exception as error:
            log.error("Letter %s could not be written (%s).", letter.reference, type(error).__name__)
            now, chance = self._clock.now(), self.chance()
            await self._store.run(letters.mark, letter, letters.mark_unwritten, now=now, chance=chance)
            return _Left.UNWRITTEN
        self._failpoint("letter.written")
        if message is None:
            await self._store.run(letters.mark, letter, letters.cancel)
            return _Left.DONE
        message = await self._illustrated(letter, message)
        if self._clock.now() >= letter.expires_at:
            return await self._mark_expired(letter)
        return message.signed(letter.reference)

    async def _illustrated(self, letter: Letter, message: OutgoingMessage) -> OutgoingMessage:
        """Draw the picture that goes with a message; where that fails or takes long, it goes without."""
        if message.illustrate is None:
            return message
        try:
            picture = message.illustrate()
            if picture is None:
                return message
            async with asyncio.timeout(self.drawn_within):
                drawn = await self.draw(picture)
        except Exception as error:
            log.warning("Letter %s goes without its picture (%s).", letter.reference, type(error).__name__)
            return message
        self._failpoint("letter.drawn")
        return replace(message, picture=picture, drawn=drawn)

    async def _send(self, letter: Letter, message: OutgoingMessage) -> MessageId:
        if letter.edits is not None and letter.message is not None:
            await self._transport.edit(letter, message)
            sent = letter.message
        else:
            sent = await self._transport.post(letter, message)
        self._failpoint("letter.sent")
        return sent

    async def _mark_sent(self, letter: Letter, message: MessageId, *, at: datetime) -> _Left:
        await self._store.run(letters.mark, letter, letters.mark_sent, message, at=at)
        self._failpoint("letter.marked")
        return _Left.DONE

    async def _mark_expired(self, letter: Letter) -> _Left:
        await self._store.run(letters.mark, letter, letters.mark_expired)
        return _Left.DONE

    async def _mark_failed(self, letter: Letter, error: SendFailed, began: datetime) -> _Left:
        now, failure = self._clock.now(), error.failure
        verdict = await self._store.run(
            letters.mark, letter, letters.mark_failed, failure, began=began, now=now, chance=self.chance()
        )
        cause = type(error.__cause__).__name__
        log.warning("Letter %s was not sent: %s (%s %s).", letter.reference, verdict, cause, failure.error)
        self._refusals.note(failure.status, self._pace.time())
        if verdict is Verdict.STOP_SENDING:
            self._stop_sending(now + max(_STOPPED_FOR, timedelta(seconds=failure.wait or 0)))
        elif wait := self._refusals.wait(self._pace.time()):
            self._stop_sending(now + timedelta(seconds=wait))
        if verdict is Verdict.RECIPIENT_GONE:
            return _Left.RECIPIENT_GONE
        over = verdict is Verdict.DEAD or (verdict is Verdict.SLOWER and letter.edits is not None)
        return _Left.DONE if over else _Left.STUCK

    def _stop_sending(self, until: datetime) -> None:
        self._stopped_until = max(until, self._stopped_until or until)
        log.error("Discord refuses too much. No letter is sent for a while; answers to presses still are.")

    def _is_stopped(self, now: datetime) -> bool:
        return self._stopped_until is not None and now < self._stopped_until


def _queues(batch: Sequence[Letter]) -> Sequence[Sequence[Letter]]:
    """Sort letters by recipient, keeping their order."""
    queues: dict[int | None, list[Letter]] = {}
    for letter in batch:
        queues.setdefault(letter.place or letter.person, []).append(letter)
    return tuple(queues.values())
