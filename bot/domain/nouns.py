"""What a noun offers to features that know nothing of it: its ports, handed over by whoever puts things together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from bot.domain.decided import HearDecided, HearFollowed
from bot.domain.drafts import Drafts
from bot.domain.happenings import Happened
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import Actor, ChannelId, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.progress import Progress, Progressed
from bot.domain.record import TookBack, TookPart
from bot.domain.sources import Sources
from bot.domain.standing_cards import StandingCardKind
from bot.domain.subjects import SubjectKind, Subjects
from bot.domain.submissions import SubmissionKind, Submissions
from bot.domain.suggestions import Suggester, Suggestion
from bot.domain.twins import TwinClosed, Twins

T = TypeVar("T")
Tx = TypeVar("Tx")
Tx_contra = TypeVar("Tx_contra", contravariant=True)


class Left(Protocol[Tx_contra]):
    """Does what rows cannot once those about somebody are gone: ends letters, corrects a card, moves a list up.

    They leave, have been away for 30 days, or have everything deleted: which rows go with that, the register says.
    """

    def __call__(self, tx: Tx_contra, guild: GuildId, person: PersonId, *, now: datetime) -> None:
        """Do it for this person in this server; done twice, it changes nothing more."""


class Replanned(Protocol[Tx_contra]):
    """Moves what comes to somebody of what they have said yes to: it is in no list any more of what wants them."""

    def __call__(self, tx: Tx_contra, mine: Preferences, *, now: datetime) -> None:
        """Do it, as far as it lies ahead: they are reached at other times now."""


class WordsGone(Protocol[Tx_contra]):
    """Hears what somebody wrote, while they take it back: whatever repeats it cannot be found afterwards."""

    def __call__(self, tx: Tx_contra, guild: GuildId, words: str, *, now: datetime) -> None:
        """See to what repeats it."""


class Unreachable(Protocol[Tx_contra]):
    """Sees to what depends on somebody whom nothing reaches just now."""

    def __call__(self, tx: Tx_contra, guild: GuildId, person: PersonId, *, has_left: bool, now: datetime) -> None:
        """Do it: they have left this server, or take no private messages from us."""


class Arrived(Protocol[Tx_contra]):
    """Notes what a letter says as told: it was sent or seen, or waits for its person behind a button."""

    def __call__(self, tx: Tx_contra, letter: Letter, /, *, written_at: datetime, now: datetime) -> None:
        """Do it; for one that waits this comes once more when it is seen. Its words were found at `written_at`."""


class ThreadMoved(Protocol[Tx_contra]):
    """Notes where the thread on a card about something stands now."""

    def __call__(self, tx: Tx_contra, subject: str, thread: ChannelId | None, /, *, now: datetime) -> None:
        """Do it: None while there is none. Of another noun it concerns only what leads there."""


class Suggested(Protocol[Tx_contra]):
    """Finds what somebody suggested that everybody is asked."""

    def __call__(self, tx: Tx_contra, actor: Actor, suggestion: str, /) -> Suggestion | None:
        """Return it to whoever may read it, and refuse others; None for what is not this noun's."""


class TakenUp(Protocol[Tx_contra]):
    """Hears that somebody has begun to ask what was suggested."""

    def __call__(self, tx: Tx_contra, suggestion: str, /) -> None:
        """See to it, where it is this noun's; heard twice, it changes nothing more."""


class SuggestedBy(Protocol[Tx_contra]):
    """Finds who suggested something, as far as they chose to be shown with it."""

    def __call__(self, tx: Tx_contra, suggestion: str, /) -> tuple[PersonId, Suggester] | None:
        """Return them; None where nobody is to be shown, or takes part any more, and for what is not this noun's."""


@dataclass(frozen=True, slots=True)
class Noun(Generic[Tx]):
    """The ports of one noun, as far as it has them.

    `erasing` does what can only be done while rows about somebody still stand, just before they are deleted. `unquoted`
    does what follows when somebody takes back that they may be quoted, `unnamed` that they may be named,
    `shown_anew` when they say by which name they are shown here, `words_gone` when they take back what they wrote.
    `server_forgotten` ends what a forgotten server leaves behind; `unreachable` and `back` see to what depends on
    somebody. `arrived` is asked by the kind of a letter, where it matters to know that somebody was told; one that is
    not over waits for them behind a button. `twins` waits for those who cannot come to what another noun holds.
    `replanned` moves reminders once somebody is reached at other times. `progress` says what of it was, is open and
    comes; `progressed` hears that this has changed. `sources` says what people said that can become part of something
    made together; `took_part` what somebody took part in, to themselves alone, and `took_back` hears that they did not
    after all. `decided` hears what was decided, adopted or not, and `followed` what people were told came of it;
    `taken_up` that somebody has begun to ask what this noun suggested.
    """

    subject: SubjectKind[Tx] | None = None
    submission: SubmissionKind[Tx] | None = None
    cards: tuple[StandingCardKind[Tx], ...] = ()
    happened: Happened[Tx] | None = None
    drafts: Drafts[Tx] | None = None
    suggested: Suggested[Tx] | None = None
    taken_up: TakenUp[Tx] | None = None
    suggested_by: SuggestedBy[Tx] | None = None
    left: Left[Tx] | None = None
    unreachable: Unreachable[Tx] | None = None
    back: Left[Tx] | None = None
    erasing: Left[Tx] | None = None
    unquoted: Left[Tx] | None = None
    unnamed: Left[Tx] | None = None
    words_gone: WordsGone[Tx] | None = None
    shown_anew: Left[Tx] | None = None
    server_forgotten: Callable[[Tx, GuildId], None] | None = None
    arrived: Mapping[str, Arrived[Tx]] = field(default_factory=dict)
    thread_moved: ThreadMoved[Tx] | None = None
    twins: Twins[Tx] | None = None
    twin_closed: TwinClosed[Tx] | None = None
    replanned: Replanned[Tx] | None = None
    progress: Progress[Tx] | None = None
    progressed: Progressed[Tx] | None = None
    sources: Sources[Tx] | None = None
    took_part: TookPart[Tx] | None = None
    took_back: TookBack[Tx] | None = None
    decided: HearDecided[Tx] | None = None
    followed: HearFollowed[Tx] | None = None


def _there(port: T | None) -> tuple[T, ...]:
    return () if port is None else (port,)


class Nouns(Generic[Tx]):
    """Every noun there is, with the letters that are written about each."""

    def __init__(self) -> None:
        self.subjects: Subjects[Tx] = Subjects()
        self.submissions: Submissions[Tx] = Submissions()
        self.cards: list[StandingCardKind[Tx]] = []
        self.happened: list[Happened[Tx]] = []
        self.drafts: list[Drafts[Tx]] = []
        self.suggested: list[Suggested[Tx]] = []
        self.taken_up: list[TakenUp[Tx]] = []
        self.suggested_by: list[SuggestedBy[Tx]] = []
        self.left: list[Left[Tx]] = []
        self.unreachable: list[Unreachable[Tx]] = []
        self.back: list[Left[Tx]] = []
        self.erasing: list[Left[Tx]] = []
        self.unquoted: list[Left[Tx]] = []
        self.unnamed: list[Left[Tx]] = []
        self.words_gone: list[WordsGone[Tx]] = []
        self.shown_anew: list[Left[Tx]] = []
        self.server_forgotten: list[Callable[[Tx, GuildId], None]] = []
        self.arrived: dict[str, Arrived[Tx]] = {}
        self.thread_moved: list[ThreadMoved[Tx]] = []
        self.twins: list[Twins[Tx]] = []
        self.twin_closed: list[TwinClosed[Tx]] = []
        self.replanned: list[Replanned[Tx]] = []
        self.progress: list[Progress[Tx]] = []
        self.progressed: list[Progressed[Tx]] = []
        self.sources: list[Sources[Tx]] = []
        self.took_part: list[TookPart[Tx]] = []
        self.took_back: list[TookBack[Tx]] = []
        self.decided: list[HearDecided[Tx]] = []
        self.followed: list[HearFollowed[Tx]] = []
        self.letter_kinds: dict[str, LetterKind] = {}

    def add(self, noun: Noun[Tx]) -> None:
        """Let others ask this noun."""
        if noun.subject is not None:
            self.subjects.add(noun.subject)
        if noun.submission is not None:
            self.submissions.add(noun.submission)
        self.happened += _there(noun.happened)
        self.drafts += _there(noun.drafts)
        self.suggested += _there(noun.suggested)
        self.taken_up += _there(noun.taken_up)
        self.suggested_by += _there(noun.suggested_by)
        self.left += _there(noun.left)
        self.unreachable += _there(noun.unreachable)
        self.back += _there(noun.back)
        self.erasing += _there(noun.erasing)
        self.unquoted += _there(noun.unquoted)
        self.unnamed += _there(noun.unnamed)
        self.words_gone += _there(noun.words_gone)
        self.shown_anew += _there(noun.shown_anew)
        self.server_forgotten += _there(noun.server_forgotten)
        self.thread_moved += _there(noun.thread_moved)
        self.twins += _there(noun.twins)
        self.twin_closed += _there(noun.twin_closed)
        self.replanned += _there(noun.replanned)
        self.progress += _there(noun.progress)
        self.progressed += _there(noun.progressed)
        self.sources += _there(noun.sources)
        self.took_part += _there(noun.took_part)
        self.took_back += _there(noun.took_back)
        self.decided += _there(noun.decided)
        self.followed += _there(noun.followed)
        self.cards += noun.cards
        self.arrived.update(noun.arrived)

    @property
    def secret_letters(self) -> frozenset[str]:
        """Name the kinds of letters that ask for something that is answered in secret."""
        return frozenset(name for name, kind in self.letter_kinds.items() if kind.secret)

    @property
    def quiet_letters(self) -> frozenset[str]:
        """Name the kinds of letters that come at any hour, and make no sound outside somebody's own."""
        return frozenset(name for name, kind in self.letter_kinds.items() if kind.quiet_outside_hours)

    def add_letters(self, kinds: Iterable[LetterKind]) -> None:
        """Know these kinds of letters."""
        self.letter_kinds.update({kind.name: kind for kind in kinds})
