"""Letters: things people are told later, and what becomes of each."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.letter_kinds import NOTE, OWN_NOTE, SECRET_NOTE, LetterKind, Urgency
from bot.domain.people import ChannelId, GuildId, MessageId, PersonId

NOT_WRITTEN = -1  # no words could be found for it: kept in a letter's `error`, beside Discord's own codes
NO_ANSWER = 0  # nothing came back, so it may or may not have arrived

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008  # Discord's codes for what was deleted
CHANNEL_IS_GONE = (UNKNOWN_CHANNEL, 10004)  # or its whole server
FILTERED = (200000, 200001)  # Discord's codes for words that a server's own filter does not let through
THREAD_IS_CLOSED = (50083, 160005)
MISSING_ACCESS = 50001  # Discord's code for a place that we may not see
UNKNOWN_MEMBER = 10007  # Discord's code for somebody who is not in the server
DMS_CLOSED, NO_SERVER_IN_COMMON = 50007, 50278  # Discord's codes for somebody who takes no private message from us

NONCE_LENGTH = 25
NONCE_HOLDS = timedelta(seconds=60)  # Discord says "the past few minutes"; this much can be counted on

LETTER_LIFE = timedelta(days=30)  # how long a letter is remembered once its time is over

BUILT = datetime(2026, 1, 1, tzinfo=UTC)  # a clock before this is wrong: the programme did not exist
BACKWARDS_AT_MOST = timedelta(minutes=5)  # clocks are put right by seconds; more than this is a broken one

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(hours=1)
_EDIT_WAIT = timedelta(minutes=1)
_LETTERS_AND_FIGURES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that reads like something else


class LetterState(StrEnum):
    """Where a letter is on its way; the last four are ends."""

    PENDING = "pending"  # not tried yet, or to be tried again
    SENDING = "sending"  # claimed: being tried just now, or when the programme stopped
    WAITING = "waiting"  # behind a button in the server, until its person looks
    CARRIED = "carried"  # it stands in a note with others, and ends as the note does
    SENT = "sent"
    EXPIRED = "expired"  # it was too late for it
    DEAD = "dead"  # Discord will never take it
    CANCELLED = "cancelled"  # what it was to say holds no longer


_ON_THEIR_WAY = (LetterState.PENDING, LetterState.SENDING, LetterState.WAITING, LetterState.CARRIED)


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A promise to tell a place or a person something: references only, never words.

    `dedupe_key` says what, about what, for whom, on which occasion: a second letter with the same key is never written.
    `edits` is the dedupe key of an earlier letter whose message this one changes.
    """

    kind: LetterKind
    dedupe_key: str
    guild: GuildId
    place: ChannelId | None
    person: PersonId | None
    subject: str
    not_before: datetime
    expires_at: datetime
    edits: str | None = None

    def __post_init__(self) -> None:
        if (self.place is None) == (self.person is None):
            msg = "A letter goes to one place or to one person."
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class PrivateLetter:
    """What one person is to be told: references only, never words.

    It waits for a time that is welcome to them, from `not_before` on, and is dropped once it is of no use any more.
    A second note of the same kind, about the same subject, on the same occasion, is never written.
    """

    kind: LetterKind
    subject: str
    not_before: datetime
    expires_at: datetime
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was written; what it says is found when it is sent.

    `urgency`, `uses_allowance` and `alone` are those of its kind; a note has those of what it carries.
    For an edit, `message` is the message to change and `original` the letter that posted it.
    `doubtful_since` is when a try began of which nobody knows whether it arrived; None if there is no such try.
    `conversation` is where a letter to a person goes, once that was opened; `opened` if that was just now.
    """

    id: str
    kind: str
    dedupe_key: str
    guild: GuildId
    place: ChannelId | None
    person: PersonId | None
    subject: str
    not_before: datetime
    expires_at: datetime
    edits: str | None
    state: LetterState
    attempts: int
    next_try: datetime
    message: MessageId | None
    error: int | None
    urgency: Urgency = Urgency.WHEN_WELCOME
    uses_allowance: bool = True
    alone: bool = False
    original: str | None = None
    doubtful_since: datetime | None = None
    conversation: ChannelId | None = None
    opened: bool = False

    @property
    def nonce(self) -> str:
        """Return what Discord knows a double by; the same for every try."""
        return self.id[:NONCE_LENGTH]

    @property
    def is_over(self) -> bool:
        """Tell whether this letter was told, or never will be, as far as was known when it was read."""
        return self.state not in _ON_THEIR_WAY

    @property
    def carries(self) -> bool:
        """Tell whether this is a note that says several letters at once."""
        return self.kind in (NOTE.name, SECRET_NOTE.name, OWN_NOTE.name)

    @property
    def reference(self) -> str:
        """Return the short reference, such as K7-4QD2, that its message carries."""
        return short_reference(self.original or self.id)


class Verdict(StrEnum):
    """What a failed try means for its letter."""

    LATER = "later"  # try again, waiting longer each time
    DOUBTFUL = "doubtful"  # the same, and it may have arrived all the same
    NO_PERMISSION = "no_permission"  # somebody must first allow it: ask again in an hour
    SLOWER = "slower"  # too many edits of one old message
    CLOSED = "closed"  # somebody takes no private messages: it waits behind a button
    STOP_SENDING = "stop_sending"  # the whole address is being refused: send nothing at all for a while
    DEAD = "dead"  # this letter can never arrive
    RECIPIENT_GONE = "recipient_gone"  # nor can any other to the same place or person


@dataclass(frozen=True, slots=True)
class Failure:
    """How Discord refused: its HTTP status (0: no answer), its own code, and seconds to wait if it said so."""

    status: int
    code: int = 0
    wait: float | None = None
    shared: bool = True  # False for a 429 from in front of Discord, which means the whole address

    @property
    def error(self) -> int:
        """Return the one number worth keeping."""
        return self.code or self.status or NO_ANSWER


@dataclass(frozen=True, slots=True)
class BlockedChannel:
    """A place that letters wait for, and Discord's code for why.

    `refused`: they do not go out by themselves, for Discord would refuse them again as they are. `threads`: they are
    for the threads in this place, or threads that are to stand there.
    """

    place: ChannelId
    error: int
    letters: int
    refused: bool = False
    threads: bool = False


_BY_CODE = {
    UNKNOWN_CHANNEL: Verdict.RECIPIENT_GONE,
    10004: Verdict.RECIPIENT_GONE,  # unknown server
    10013: Verdict.RECIPIENT_GONE,  # unknown person
    UNKNOWN_MESSAGE: Verdict.DEAD,  # the one to edit
    20026: Verdict.STOP_SENDING,  # the bot is taken for a spammer
    20028: Verdict.LATER,  # this channel is written to too fast
    30046: Verdict.SLOWER,
    40003: Verdict.LATER,  # private messages opened too fast
    40062: Verdict.LATER,  # a service of theirs is busy
    MISSING_ACCESS: Verdict.NO_PERMISSION,
    50013: Verdict.NO_PERMISSION,  # may not write there
    DMS_CLOSED: Verdict.CLOSED,
    NO_SERVER_IN_COMMON: Verdict.RECIPIENT_GONE,
    50083: Verdict.NO_PERMISSION,  # an archived thread that the bot may not wake
    160005: Verdict.NO_PERMISSION,  # a locked thread
}
_BY_STATUS = {401: Verdict.STOP_SENDING, 403: Verdict.NO_PERMISSION, 408: Verdict.DOUBTFUL, 429: Verdict.LATER}


def judge(failure: Failure) -> Verdict:
    """Say what this failure means for the letter that met it."""
    if failure.status == 429 and not failure.shared:
        return Verdict.STOP_SENDING
    if failure.code in _BY_CODE:
        return _BY_CODE[failure.code]
    if failure.status < 400 or failure.status >= 500:
        return Verdict.DOUBTFUL
    return _BY_STATUS.get(failure.status, Verdict.DEAD)


def wait_after(verdict: Verdict, failure: Failure, *, attempts: int, chance: float) -> timedelta:
    """Return how long to wait before the next try; `chance` (0 to 1) spreads it by a fifth either way."""
    wait: timedelta = min(_FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 12), _LONGEST_WAIT)
    if verdict is Verdict.NO_PERMISSION:
        wait = _LONGEST_WAIT
    elif verdict is Verdict.SLOWER:
        wait = max(wait, _EDIT_WAIT)
    return max(wait * (0.8 + 0.4 * chance), timedelta(seconds=failure.wait or 0))


def clock_is_wrong(now: datetime, latest_try: datetime | None) -> bool:
    """Say whether this cannot be the present: before the programme was built, or before what it remembers doing."""
    return now < BUILT or (latest_try is not None and now < latest_try - BACKWARDS_AT_MOST)


def short_reference(letter_id: str) -> str:
    """Return the six letters and figures a person can read out, such as K7-4QD2."""
    number = int(letter_id[:8], 16)
    shown = "".join(_LETTERS_AND_FIGURES[(number >> shift) & 31] for shift in range(25, -1, -5))
    return f"{shown[:2]}-{shown[2:]}"
