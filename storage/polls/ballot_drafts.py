"""Written answers that are not sealed in the box yet: sealed all the same, one of each person, by their tag."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.polls import PollId
from storage.polls.tables import ballot_drafts, ballots
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction

_fresh = insert(ballot_drafts)
_PUT = PreparedStatement(_fresh.on_conflict_do_update(set_={"sealed": _fresh.excluded.sealed}))
_theirs = sa.and_(ballot_drafts.c.poll == sa.bindparam("of_poll"), ballot_drafts.c.tag == sa.bindparam("of_tag"))
_FIND = PreparedStatement(sa.select(ballot_drafts.c.sealed).where(_theirs))
_REMOVE = PreparedStatement(sa.delete(ballot_drafts).where(_theirs))
_TAKE_OUT = PreparedStatement(
    sa.delete(ballots).where(ballots.c.poll == sa.bindparam("of_poll"), ballots.c.tag == sa.bindparam("of_tag"))
)


def put_ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
    """Keep what somebody wrote in place of what they wrote before."""
    _PUT.run(tx, {"poll": poll_id, "tag": tag, "sealed": sealed})


def ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes) -> bytes | None:
    """Return what somebody wrote, sealed: None where nothing waits."""
    row = _FIND.first(tx, {"of_poll": poll_id, "of_tag": tag})
    return None if row is None else bytes(row[0])


def remove_ballot_draft(tx: Transaction, poll_id: PollId, tag: bytes) -> None:
    """Forget what somebody wrote and did not seal."""
    _REMOVE.run(tx, {"of_poll": poll_id, "of_tag": tag})


def take_out_ballot(tx: Transaction, poll_id: PollId, tag: bytes) -> None:
    """Take out of the box what somebody sealed, if they did."""
    _TAKE_OUT.run(tx, {"of_poll": poll_id, "of_tag": tag})
