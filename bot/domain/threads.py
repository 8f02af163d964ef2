"""Threads that stand on a card of ours, in which the bot alone writes: what each is to be, and what is left to do."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.domain.letters import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, Failure, Verdict, judge
from bot.domain.people import ChannelId, GuildId, MessageId

THERE_ALREADY: Final = 160004  # Discord's code for a message on which a thread was begun before
LOOKED_AT_EVERY: Final = timedelta(days=1)
ASK_FOR_ITS_END: Final = timedelta(minutes=10)


class ThreadState(StrEnum):
    """How far a thread has come; the last one is not wanted any more, for its card was posted anew elsewhere."""

    WANTED = "wanted"
    STANDING = "standing"
    PINNED = "pinned"  # what it ends with is pinned, as far as Discord allows it
    LOCKED = "locked"
    UNWANTED = "unwanted"


class ThreadStep(StrEnum):
    """What is asked of Discord next; asked twice, each changes nothing more."""

    START = "start"
    KEEP_OPEN = "keep open"
    PIN = "pin"
    LOCK = "lock"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class CardThread:
    """One thread: its number is that of the message on which it stands.

    `card` is the dedupe key of the letter that became this message, `ends_with` that of the one after which nothing
    follows: None while it is open. `subject` is what both are about.
    """

    id: ChannelId
    guild: GuildId
    channel: ChannelId
    card: str
    subject: str
    state: ThreadState
    ends_with: str | None = None
    attempts: int = 0

    @property
    def message(self) -> MessageId:
        """Return the message on which it stands."""
        return MessageId(self.id)


@dataclass(frozen=True, slots=True)
class ThreadTask:
    """One step that is due; `title` is what a thread to be started is called, `message` what is to be pinned."""

    thread: CardThread
    step: ThreadStep
    title: str = ""
    message: MessageId | None = None


class Meaning(StrEnum):
    """What a refused step means for its thread."""

    LATER = "later"  # it is tried again
    DONE = "done"  # what was wanted is so, or can never be and is not needed
    THREAD_GONE = "thread gone"  # it was deleted by hand
    CARD_GONE = "card gone"  # so was its card, or no second thread can stand on it
    CHANNEL_GONE = "channel gone"


_BY_STEP: Final = {
    (ThreadStep.START, THERE_ALREADY): Meaning.CARD_GONE,  # and the thread is not there any more
    (ThreadStep.START, UNKNOWN_MESSAGE): Meaning.CARD_GONE,
    (ThreadStep.START, UNKNOWN_CHANNEL): Meaning.CHANNEL_GONE,
    (ThreadStep.KEEP_OPEN, UNKNOWN_CHANNEL): Meaning.THREAD_GONE,
    (ThreadStep.PIN, UNKNOWN_CHANNEL): Meaning.THREAD_GONE,
    (ThreadStep.LOCK, UNKNOWN_CHANNEL): Meaning.THREAD_GONE,
    (ThreadStep.REMOVE, UNKNOWN_CHANNEL): Meaning.DONE,
    (ThreadStep.REMOVE, UNKNOWN_MESSAGE): Meaning.DONE,
}
_AGAIN: Final = frozenset({Verdict.LATER, Verdict.DOUBTFUL, Verdict.SLOWER, Verdict.STOP_SENDING})


def meaning_of(step: ThreadStep, failure: Failure) -> Meaning:
    """Say what this refusal of a step means; a thread ends without its pin where that is not allowed."""
    by_step = _BY_STEP.get((step, failure.code))
    if by_step is not None:
        return by_step
    if step is ThreadStep.PIN and judge(failure) not in _AGAIN:
        return Meaning.DONE
    return Meaning.LATER
