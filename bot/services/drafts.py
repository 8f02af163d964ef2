"""Drafts of what people are asked, whatever it is: kept for whoever writes them, shown to the group, thrown away.

What a noun has of its own about them stands in its `DraftKind`. What is not its own is asked here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from bot.domain.actions import Action
from bot.domain.drafts import DRAFT_LIFE, KeptDraft
from bot.domain.oversight import Ending, Oversight
from bot.domain.people import Actor, ChannelId, GuildId, PersonId, Server
from bot.domain.refusals import NotFound, NotReady, Refusal, TooLate
from bot.domain.submissions import Submission
from bot.domain.suggestions import Suggestion
from bot.services import oversight
from bot.services.permission import allow
from bot.services.suggestions import suggestion_of
from storage.store import Transaction

D = TypeVar("D")
Id = TypeVar("Id", bound=str)
D_contra = TypeVar("D_contra", contravariant=True)
Id_contra = TypeVar("Id_contra", bound=str, contravariant=True)


class KeepDraft(Protocol[D_contra]):
    """Remembers a draft as it is now; when it was begun stays."""

    def __call__(self, tx: Transaction, draft: D_contra, /, *, now: datetime) -> None:
        """Remember it."""


class ForgetDrafts(Protocol[Id_contra]):
    """Throws away drafts that were begun before a moment, but for some."""

    def __call__(self, tx: Transaction, /, *, begun_before: datetime, but: Collection[Id_contra]) -> int:
        """Throw them away; return how many."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftKind(Generic[D, Id]):
    """What one noun has of its own about drafts.

    Whoever may do `action` writes them. `find` finds one, open or not, by its `id_of`, in one server or in all; `keep`,
    `by`, `remove` and `forget` are what storage has for them. `submission` is how the group knows one; `check_ready`
    refuses what could not open as it is. Then what is said: of one that is `gone`, that is `open_already`, or that the
    group has `stopped`.
    """

    kind: str
    action: Action
    id_of: Callable[[str], Id]
    find: Callable[[Transaction, GuildId | None, Id], D | None]
    keep: KeepDraft[D]
    by: Callable[[Transaction, GuildId, PersonId], Iterable[tuple[D, datetime]]]
    remove: Callable[[Transaction, GuildId, Id], bool]
    forget: ForgetDrafts[Id]
    submission: Callable[[D], Submission]
    check_ready: Callable[[Transaction, D], None]
    gone: str
    open_already: str
    stopped: str


def may_write(tx: Transaction, actor: Actor, kind: DraftKind[D, Id]) -> Server:
    """Return this server, if this person may write drafts there."""
    return allow(tx, actor, kind.action)


def my_drafts(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return the drafts of a coordinator, newest first."""
    may_write(tx, actor, kind)
    return drafts_of(tx, actor.guild, actor.person, kind=kind, now=now)


def drafts_of(
    tx: Transaction, guild: GuildId, person: PersonId, /, *, kind: DraftKind[D, Id], now: datetime
) -> tuple[KeptDraft, ...]:
    """Return the drafts of this person, newest first, as far as they are still kept."""
    found = ((kind.submission(draft), begun) for draft, begun in kind.by(tx, guild, person))
    kept = (KeptDraft(one.id, one.kind, one.title, _kept_until(tx, one.id, begun)) for one, begun in found)
    return tuple(one for one in kept if one.kept_until is None or now < one.kept_until)


def forget_drafts(tx: Transaction, *, kind: DraftKind[D, Id], now: datetime) -> int:
    """Throw away drafts begun a week ago, but for those the advisory group has or had just now; return how many."""
    kept = oversight.lately_before_groups(tx, kind.kind, ended_after=now - DRAFT_LIFE)
    return kind.forget(tx, begun_before=now - DRAFT_LIFE, but=frozenset(map(kind.id_of, kept)))


def find_or_gone(tx: Transaction, kind: DraftKind[D, Id], guild: GuildId | None, draft_id: str) -> D:
    """Return what was drafted, open or not."""
    found = kind.find(tx, guild, kind.id_of(draft_id))
    if found is None:
        raise NotFound(kind.gone)
    return found


def draft_here(tx: Transaction, kind: DraftKind[D, Id], guild: GuildId, draft_id: str) -> D:
    """Return this draft of this server."""
    draft = find_or_gone(tx, kind, guild, draft_id)
    if not kind.submission(draft).is_draft:
        raise TooLate(kind.open_already)
    return draft


def free_draft(tx: Transaction, kind: DraftKind[D, Id], guild: GuildId, draft_id: str) -> D:
    """Return this draft, if it can be changed; refuse while the advisory group is looking at it, or has stopped it."""
    draft, item = draft_here(tx, kind, guild, draft_id), oversight.latest_of(tx, draft_id)
    if item is not None and item.ending is None:
        raise TooLate("The advisory group is looking at this. Take it back first, then change it.")
    _check_not_stopped(kind, item)
    return draft


def look_at_draft(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], draft_id: str) -> D:
    """Return a draft to whoever may write such drafts."""
    may_write(tx, actor, kind)
    return draft_here(tx, kind, actor.guild, draft_id)


def why_no_draft(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], draft_id: str) -> Refusal | None:
    """Return why this cannot be changed any more: None while it can."""
    may_write(tx, actor, kind)
    try:
        free_draft(tx, kind, actor.guild, draft_id)
    except (NotFound, TooLate) as refusal:
        return refusal
    return None


def keep_change(tx: Transaction, kind: DraftKind[D, Id], changed: D, *, still_agreed: bool, now: datetime) -> None:
    """Keep a draft that was changed; unless that left what the group agreed to as it was, its agreement ends."""
    kind.keep(tx, changed, now=now)
    if not still_agreed:
        oversight.end_agreement(tx, kind.submission(changed).id, Ending.TAKEN_BACK, now=now)


def discard_draft(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], draft_id: str, *, now: datetime) -> D | None:
    """Throw a draft away; when it is gone already, nothing happens. What has opened is returned, and stays as it is."""
    may_write(tx, actor, kind)
    item, known = oversight.latest_of(tx, draft_id), kind.id_of(draft_id)
    if item is not None and item.guild == actor.guild:
        oversight.take_back(tx, draft_id, now=now)
    return None if kind.remove(tx, actor.guild, known) else kind.find(tx, actor.guild, known)


def to_begin_with(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], suggestion: str) -> Suggestion:
    """Return what somebody suggested, to begin a draft with."""
    may_write(tx, actor, kind)
    return suggestion_of(tx, actor, suggestion)


def put_to_group(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], draft_id: str, *, now: datetime) -> Oversight:
    """Put a draft to the advisory group; a second press changes nothing."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    draft, before = draft_here(tx, kind, actor.guild, draft_id), oversight.latest_of(tx, draft_id)
    if before is not None and before.ending is None:
        return before
    _check_not_stopped(kind, before)
    kind.check_ready(tx, draft)  # so that the group agrees to what would be asked, and to whoever would be
    return oversight.submit(tx, actor, kind.submission(draft), now=now)


def take_back(tx: Transaction, actor: Actor, kind: DraftKind[D, Id], draft_id: str, *, now: datetime) -> None:
    """Take a draft back from the group, to change it or to drop it; when it does not lie there, nothing happens."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    draft_here(tx, kind, actor.guild, draft_id)
    oversight.take_back(tx, draft_id, now=now)


def check_agreed(tx: Transaction, kind: DraftKind[D, Id], draft_id: str, *, group_sits: bool) -> None:
    """Refuse to open what the group is looking at or has stopped; where it sits, also what it has not agreed to."""
    item = oversight.latest_of(tx, draft_id)
    if item is not None and item.ending is None:
        raise NotReady("The advisory group is looking at this first. You are told what it says.")
    _check_not_stopped(kind, item)
    if group_sits and not (item is not None and item.is_agreed):
        raise NotReady("The advisory group sees this first. Press “Send to the advisory group”.")


def where_it_opens(here: Server) -> ChannelId:
    """Return the channel in which this server is asked; refuse where none was chosen."""
    if here.notices_channel is None:
        raise NotReady("There is no notices channel yet. The server's owner can choose one with /setup.")
    return here.notices_channel


class OpensDraft(Protocol[D_contra]):
    """Opens a draft that the group has agreed to; nobody presses."""

    def __call__(self, tx: Transaction, draft: D_contra, /, *, now: datetime) -> object:
        """Open it; refused, nothing has changed."""


@dataclass(frozen=True, slots=True)
class DraftSubmissions(Generic[D, Id]):
    """What a noun answers about putting its drafts to the group: a `SubmissionKind`."""

    drafts: DraftKind[D, Id]
    open: OpensDraft[D]

    @property
    def kind(self) -> str:
        """Name the noun."""
        return self.drafts.kind

    def find(self, tx: Transaction, submission: str) -> Submission | None:
        """Return it as it stands: None for what is not this noun's, or is gone."""
        found = self.drafts.find(tx, None, self.drafts.id_of(submission))
        return None if found is None else self.drafts.submission(found)

    def agreed(self, tx: Transaction, submission: Submission, *, now: datetime) -> None:
        """Open a draft that the group has agreed to; refused where it cannot open any more."""
        draft = find_or_gone(tx, self.drafts, submission.guild, submission.id)
        if not self.drafts.submission(draft).is_draft:
            raise NotFound(self.drafts.gone)
        self.open(tx, draft, now=now)


def _check_not_stopped(kind: DraftKind[D, Id], item: Oversight | None) -> None:
    if item is not None and item.ending is Ending.STOP:
        raise TooLate(kind.stopped)


def _kept_until(tx: Transaction, draft_id: str, begun: datetime) -> datetime | None:
    item = oversight.latest_of(tx, draft_id)
    if item is None:
        return begun + DRAFT_LIFE
    return None if item.ended_at is None else max(begun, item.ended_at) + DRAFT_LIFE
