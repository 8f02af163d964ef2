"""Closing: count once, say only what may be said, forget the rest and the key."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.domain.ballots import Ballot, unpack_ballot
from bot.domain.disclosure import disclose, draw_noise
from bot.domain.electorates import pools_apart
from bot.domain.poll_outcomes import WITH_A_RESULT, Disclosure, OutcomeKind, decided_by
from bot.domain.polls import Poll, PollId, PollKind, PollState
from bot.services.polls.cards import WORTH_TELLING, close_card
from bot.services.polls.moving import go_on
from bot.services.polls.poll_letters import EXTENDED, RESULT, overtake, post
from bot.services.progress import tell_progress
from bot.services.reminding import remind_nobody
from bot.services.to_do import tell_coordinators
from storage import polls
from storage.keys import KeyMissing
from storage.servers import server
from storage.store import Transaction

_PLACE: Final = 8  # bytes that put a written answer in a place
_AHEAD: Final = timedelta(days=1)  # coordinators hear again that something is owed
_GOES_ON: Final = frozenset({OutcomeKind.TOO_FEW, OutcomeKind.NO_DECISION})  # once, for more people to answer


def polls_to_end(tx: Transaction, *, now: datetime) -> tuple[PollId, ...]:
    """Return the votes that are due to close, or can never be counted because their key is lost."""
    return tuple(vote.poll.id for vote in polls.awake(tx) if _ends_at(tx, vote, now) <= now)


def next_to_end(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next vote closes, at once where its key is lost: None when none is open."""
    return min((_ends_at(tx, vote, now) for vote in polls.awake(tx)), default=None)


def end_poll(tx: Transaction, poll_id: PollId, *, now: datetime) -> None:
    """Count one vote that is due and tell what may be told, or let it go on once more; without its key it is void.

    KeyUnreadable when its key cannot be read just now: mended, the vote can still be counted.
    """
    vote = polls.running_one(tx, None, poll_id)
    if vote is None:
        return
    if not tx.keys.holds(poll_id):
        _end(tx, vote, Disclosure(OutcomeKind.VOID), now)
    elif vote.poll.closes_at <= now:
        _close(tx, vote, now)


def _close(tx: Transaction, vote: polls.Running, now: datetime) -> None:
    try:
        ballots = _opened(tx, vote.poll)
    except KeyMissing:
        _end(tx, vote, Disclosure(OutcomeKind.VOID), now)
        return
    told = _told(tx, vote.poll, ballots)
    tx.failpoint("close.counted")
    if told.kind in _GOES_ON and not vote.poll.extended:
        go_on(tx, vote, EXTENDED, now=now)
        tx.failpoint("close.extended")
    else:
        _end(tx, vote, told, now)


def _told(tx: Transaction, poll: Poll, ballots: Sequence[Ballot]) -> Disclosure:
    """Return what may be told of these ballots, in the form fixed at the opening; noise is drawn here, once."""
    asked = polls.sizes_asked(tx, poll.id)
    if poll.split and not poll.apart:  # it opened before its pools were kept with it
        poll = replace(poll, apart=pools_apart(poll, asked))
    return disclose(
        poll,
        ballots,
        asked,
        noise=partial(draw_noise, tx.keys.random_bytes),
        draw=partial(tx.keys.random_bytes, _PLACE),
    )


def _opened(tx: Transaction, poll: Poll) -> Sequence[Ballot]:
    packed = tx.keys.unseal(poll.id, polls.sealed_ballots(tx, poll.id))
    try:
        ballots = [unpack_ballot(one) for one in packed]
    except ValueError:
        raise KeyMissing("what lies in the box are not all ballots") from None
    if not all(_fits(poll, ballot) for ballot in ballots):
        raise KeyMissing("what lies in the box are not all ballots of this vote")
    return ballots


def _fits(poll: Poll, ballot: Ballot) -> bool:
    if poll.kind is PollKind.WRITTEN:
        return bool(ballot.words)
    return not ballot.words and len(ballot.chosen) <= poll.most and max(ballot.chosen) < len(poll.options)


def _end(tx: Transaction, vote: polls.Running, told: Disclosure, now: datetime) -> None:
    poll = vote.poll
    polls.keep_outcome(tx, poll.id, told, now=now)
    _owe(tx, poll, told, now)
    forget_answers(tx, poll.id)
    place = server(tx, poll.guild).notices_channel or vote.channel
    post(tx, poll, RESULT, place, now=now, until=now + WORTH_TELLING)
    close_card(tx, poll, now=now, until=now + WORTH_TELLING)
    overtake(tx, poll, now=now, until=now + WORTH_TELLING)
    tell_progress(tx, poll.guild, now=now)
    tx.failpoint("close.stored")


def _owe(tx: Transaction, poll: Poll, told: Disclosure, now: datetime) -> None:
    """Owe people what comes of a result, and let whoever keeps decisions know of one."""
    if told.kind not in WITH_A_RESULT:
        return
    due = replace(poll, ended_at=now).hear_by
    polls.owe_next_step(tx, poll.id, due)
    tell_coordinators(tx, poll.guild, poll.id, now=max(now, due - _AHEAD))
    decided = decided_by(replace(poll, again=_decided_before(tx, poll)), told, decided_at=now)
    if decided is not None:
        for hear in tx.nouns.decided:
            hear(tx, decided, now=now)


def _decided_before(tx: Transaction, poll: Poll) -> PollId | None:
    """Return the last vote before this that decided the same; those between them may have decided nothing."""
    before: Poll | None = poll
    while before is not None and before.again is not None:
        ended = polls.outcome(tx, before.again)
        if ended is not None and ended.verdicts:
            return before.again
        before = polls.poll(tx, poll.guild, before.again)
    return None


def forget_answers(tx: Transaction, poll_id: PollId) -> None:
    """Empty the box of a vote that is open no more, forget who was asked, and destroy its key after the commit."""
    polls.remove_ballots(tx, poll_id)
    polls.remove_electorate(tx, poll_id)
    remind_nobody(tx, poll_id)
    tx.after_commit(partial(_shred, tx, poll_id))
    tx.rewrite()


def _shred(tx: Transaction, poll_id: PollId) -> None:
    """Destroy the key of a vote that has ended: what was committed cannot be opened any more."""
    tx.failpoint("close.committed")
    tx.keys.destroy(poll_id)
    tx.failpoint("close.shredded")


def destroy_left_keys(tx: Transaction, *, now: datetime) -> int:
    """Try again to destroy keys of votes that ended: a full or read-only disk may have kept some. Return how many."""
    left = _left_keys(tx)
    for poll_id in left:
        tx.after_commit(partial(tx.keys.destroy, poll_id))
    return len(left)


def keys_left(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now while there are keys of votes that ended, None otherwise."""
    return now if _left_keys(tx) else None


def _left_keys(tx: Transaction) -> Sequence[PollId]:
    if not tx.keys.are_ours:
        return ()
    others = tx.keys.known() - {vote.poll.id for vote in polls.running(tx)}
    found = (polls.poll(tx, None, PollId(one)) for one in sorted(others))
    return [one.id for one in found if one is not None and one.state is not PollState.DRAFT]  # a draft's may open now


def _ends_at(tx: Transaction, vote: polls.Running, now: datetime) -> datetime:
    closes_at = vote.poll.closes_at
    return closes_at if closes_at <= now or tx.keys.holds(vote.poll.id) else now
