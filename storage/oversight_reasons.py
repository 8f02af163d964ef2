"""Why members of the advisory group say what they say: the tag goes with the decision, the words 30 days after it."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.oversight import OversightId, Reason, ReasonId
from storage.oversights import oversights
from storage.store import Transaction
from storage.tables import Moment, metadata

oversight_reasons = sa.Table(
    "oversight_reasons",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),  # random, so that its order tells nothing
    sa.Column("oversight", sa.String(32), sa.ForeignKey("oversights.id"), nullable=False),
    sa.Column("tag", sa.LargeBinary(16)),  # empty once it is decided
    sa.Column("sent", sa.Boolean, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.UniqueConstraint("oversight", "tag"),
    sqlite_with_rowid=False,
)

_about = oversight_reasons.c.oversight == sa.bindparam("of_id")
_mine = sa.and_(_about, oversight_reasons.c.tag == sa.bindparam("of_tag"))
_PUT = sa.insert(oversight_reasons)
_DROP = sa.delete(oversight_reasons).where(_mine)
_MINE = sa.select(oversight_reasons).where(_mine)
_SEND = sa.update(oversight_reasons).where(_mine).values(sent=True)
_SENT = sa.select(oversight_reasons).where(_about, oversight_reasons.c.sent.is_(True)).order_by(oversight_reasons.c.id)
_DROP_UNSENT = sa.delete(oversight_reasons).where(_about, oversight_reasons.c.sent.is_(False))
_UNTIE = sa.update(oversight_reasons).where(_about).values(tag=sa.null())
_FORGET = sa.delete(oversight_reasons).where(
    oversight_reasons.c.oversight.in_(
        sa.select(oversights.c.id).where(oversights.c.ended_at <= sa.bindparam("of_moment", type_=Moment))
    )
)


def put_reason(tx: Transaction, reason: Reason, tag: bytes) -> None:
    """Keep what a member has written, to be sent or not, in place of what they wrote before."""
    tx.sql.execute(_DROP, {"of_id": reason.oversight, "of_tag": tag})
    tx.sql.execute(
        _PUT, {"id": reason.id, "oversight": reason.oversight, "tag": tag, "sent": False, "words": reason.words}
    )


def own_reason(tx: Transaction, item: OversightId, tag: bytes) -> tuple[Reason, bool] | None:
    """Return what this member has written, and whether it was sent: None if nothing."""
    row = tx.sql.execute(_MINE, {"of_id": item, "of_tag": tag}).one_or_none()
    return None if row is None else (Reason(ReasonId(row.id), item, row.words), bool(row.sent))


def send_reason(tx: Transaction, item: OversightId, tag: bytes) -> None:
    """Let the others read what this member has written."""
    tx.sql.execute(_SEND, {"of_id": item, "of_tag": tag})


def drop_reason(tx: Transaction, item: OversightId, tag: bytes) -> None:
    """Forget what this member has written."""
    tx.sql.execute(_DROP, {"of_id": item, "of_tag": tag})


def reasons(tx: Transaction, item: OversightId) -> tuple[Reason, ...]:
    """Return every reason that was sent, in no order that tells anything."""
    rows = tx.sql.execute(_SENT, {"of_id": item}).all()
    return tuple(Reason(ReasonId(row.id), item, row.words) for row in rows)


def untie(tx: Transaction, item: OversightId) -> None:
    """With the decision: forget what was never sent, and whose the others are."""
    tx.sql.execute(_DROP_UNSENT, {"of_id": item})
    tx.sql.execute(_UNTIE, {"of_id": item})


def forget_reasons(tx: Transaction, *, ended_before: datetime) -> int:
    """Forget the words about what was decided before this; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": ended_before}).rowcount
