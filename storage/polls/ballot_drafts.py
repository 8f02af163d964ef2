"""Written answers that are not sealed in the box yet: sealed all the same, one of each person, by their tag."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.polls import PollId
from storage.polls.tables import ballot_drafts, ballots
from storage.store import Transaction

_fresh = insert(ballot_drafts)
_PUT = _fresh.on_conflict_do_update(set_={"sealed": _fresh.excluded.sealed})
_theirs = sa.and_(ballot_drafts.c.poll == sa.bindparam("of_poll"), ballot_drafts.c.tag == sa.bindparam("of_tag"))
_FIND = sa.select(ballot_drafts.c.sealed).where(_theirs)
_REMOVE = sa.delete(ballot_drafts).where(_theirs)
_TAKE_OUT = sa.delete(ballots).where(ballots.c.poll == sa.bindparam("of_poll"), ballots.c.tag == sa.bindparam("of_tag"))


def put_ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
    """Keep what somebody wrote in place of what they wrote before."""
    tx.sql.execute(_PUT, {"poll": poll_id, "tag": tag, "sealed": sealed})


def ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes) -> bytes | None:
    """Return what somebody wrote, sealed: None where nothing waits."""
    found: bytes | None = tx.sql.execute(_FIND, {"of_poll": poll_id, "of_tag": tag}).scalar()
    return found


def remove_ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes) -> None:
    """Forget what somebody wrote and did not seal."""
    tx.sql.execute(_REMOVE, {"of_poll": poll_id, "of_tag": tag})


def take_out_ballot(tx: Transaction, poll_id: PollId, tag: bytes) -> None:
    """Take out of the box what somebody sealed, if they did."""
    tx.sql.execute(_TAKE_OUT, {"of_poll": poll_id, "of_tag": tag})
