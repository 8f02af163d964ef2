"""Answering a vote in one's own words: written, looked at as others will read it, sealed, changed or taken back.

Between the form and the seal the words lie sealed as well, under the tag that their author has in this vote. What lies
in the box is opened at the close and never before, not even for whoever wrote it.
"""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Final
from weakref import WeakKeyDictionary

from bot.domain.ballots import Ballot, pack_ballot, unpack_ballot
from bot.domain.people import Actor
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollId, PollKind
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import SMALLEST, Pool, pools_of
from bot.domain.written_words import WrittenDraft, checked_answer
from bot.services.polls.answering import cannot_be_sealed, paper_or_result, tag_of
from storage import polls
from storage.key_folder import KeyUnreadable
from storage.keys import KeyMissing, Keys
from storage.store import Transaction

_MARK_SIZE: Final = 8  # bytes
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")
# Who is asked is fixed when a vote opens: to count 500 anew would be a thirteenth of the work of each form.
_POOLS: Final[WeakKeyDictionary[Keys, dict[PollId, tuple[Pool, ...]]]] = WeakKeyDictionary()


def draft_of_answer(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> WrittenDraft | Outcome:
    """Return what somebody wrote and has not sealed yet; once the vote has ended, its result."""
    held = _paper(tx, actor, poll_id, now=now)
    return held if isinstance(held, Outcome) else _draft(tx, held, tag_of(tx, poll_id, actor.person))


def write_answer(
    tx: Transaction, actor: Actor, poll_id: PollId, words: str, *, now: datetime
) -> WrittenDraft | Outcome:
    """Keep what somebody wrote, sealed, until they have seen it as others will; nothing of it counts yet."""
    held = _paper(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    tag, checked = tag_of(tx, poll_id, actor.person), checked_answer(words)
    return _keep(tx, held, tag, replace(_draft(tx, held, tag), words=checked))


def let_stand_under_group(
    tx: Transaction, actor: Actor, poll_id: PollId, *, under_group: bool, now: datetime
) -> WrittenDraft | Outcome:
    """Say whether it may stand under its author's group if too few write; where nothing waits, nothing changes."""
    held = _paper(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    tag = tag_of(tx, poll_id, actor.person)
    draft = replace(_draft(tx, held, tag), under_group=under_group)
    return _keep(tx, held, tag, draft) if draft.words else draft


def seal_answer(tx: Transaction, actor: Actor, poll_id: PollId, *, seen: str, now: datetime) -> WrittenDraft | Outcome:
    """Put what somebody wrote in the box, in place of any earlier answer; where nothing waits, nothing changes.

    Nor where they have not seen what waits: what they have `seen` is known by its mark.
    """
    held = _paper(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    tag = tag_of(tx, poll_id, actor.person)
    draft = _draft(tx, held, tag)
    if draft.words and draft.mark != seen:
        return replace(draft, pool=_pool(tx, held))
    if draft.words:
        polls.put_ballot(tx, poll_id, tag, _sealed(tx, held, draft))
        tx.failpoint("write.moved")
        polls.remove_ballot_draft(tx, poll_id, tag)
        tx.failpoint("write.sealed")
    return draft


def drop_draft_of_answer(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll | Outcome:
    """Throw away what somebody wrote and did not seal."""
    held = _paper(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    polls.remove_ballot_draft(tx, poll_id, tag_of(tx, poll_id, actor.person))
    return held.poll


def take_back_answer(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll | Outcome:
    """Leave nothing of somebody's in a vote, sealed or not: the same is said whether or not there was anything."""
    held = _paper(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    tag = tag_of(tx, poll_id, actor.person)
    polls.take_out_ballot(tx, poll_id, tag)
    polls.remove_ballot_draft(tx, poll_id, tag)
    tx.failpoint("write.taken_back")
    return held.poll


def _paper(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> polls.Paper | Outcome:
    held = paper_or_result(tx, actor, poll_id, now=now)
    if not isinstance(held, Outcome) and held.poll.kind is not PollKind.WRITTEN:
        raise Invalid("That answer is not one of the choices. Please choose again.")
    return held


def _draft(tx: Transaction, held: polls.Paper, tag: bytes) -> WrittenDraft:
    """Open what waits; what cannot be opened, such as one from before a vote of another time, is as good as none."""
    sealed, empty = polls.ballot_draft(tx, held.poll.id, tag), WrittenDraft(held.poll)
    if sealed is None:
        return empty
    try:
        (packed,) = tx.keys.unseal(held.poll.id, [sealed])
        found = unpack_ballot(packed)
    except KeyUnreadable:
        raise cannot_be_sealed() from None
    except (KeyMissing, ValueError):
        return empty
    return replace(empty, words=found.words, under_group=found.under_group, mark=_mark_of(sealed))


def _mark_of(sealed: bytes) -> str:
    """Return letters by which one draft is told from another: made of the noise of its seal, they say nothing of it."""
    return hashlib.blake2b(sealed, digest_size=_MARK_SIZE).hexdigest().translate(_LETTERS)


def _keep(tx: Transaction, held: polls.Paper, tag: bytes, draft: WrittenDraft) -> WrittenDraft:
    """Keep it, and return it with whom it would stand under: the draft is looked at next."""
    sealed = _sealed(tx, held, draft)
    polls.put_ballot_draft(tx, held.poll.id, tag, sealed)
    tx.failpoint("write.kept")
    return replace(draft, pool=_pool(tx, held), mark=_mark_of(sealed))


def _sealed(tx: Transaction, held: polls.Paper, draft: WrittenDraft) -> bytes:
    ballot = Ballot(frozenset(), held.role_group, draft.words, under_group=draft.under_group)
    return tx.keys.seal(held.public_key, pack_ballot(ballot))


def _pool(tx: Transaction, held: polls.Paper) -> Pool:
    """Return under whom it would stand if too few wrote: the pools are those of the close."""
    known, poll = _POOLS.setdefault(tx.keys, {}), held.poll.id
    if poll not in known:
        known[poll] = pools_of(polls.sizes_asked(tx, poll), least=SMALLEST)
    return next(pool for pool in known[poll] if held.role_group in pool)
