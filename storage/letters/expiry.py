"""Ending letters that need not be sent any more, a few at a time so that whoever presses meanwhile does not wait."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa

from bot.domain.letters import DMS_CLOSED
from storage.letters.notes import end_carried
from storage.letters.outbox import CANCELLED, EXPIRED, PENDING, SENDING, SENT, WAITING, in_state, letters
from storage.store import Transaction
from storage.tables import Moment

_FEW: Final = 500
_now = sa.bindparam("now", type_=Moment)
_base = letters.alias("base")
_newer = letters.alias("newer")
_late = letters.alias("late")
_open_edit = sa.and_(letters.c.edits.is_not(None), in_state(letters, PENDING, SENDING))

_EXPIRE = (  # one that may have arrived is first looked for: the postman ends it
    sa.update(letters)
    .where(
        letters.c.position.in_(
            sa.select(_late.c.position)
            .where(
                in_state(_late, PENDING, WAITING),
                _late.c.expires_at <= _now,
                _late.c.doubtful_since.is_(None) | _late.c.edits.is_not(None) | (_late.c.state == WAITING),
            )
            .order_by(_late.c.expires_at)
            .limit(_FEW)
        )
    )
    .values(state=EXPIRED)
    .returning(letters.c.id)
)
_TRY_AGAIN = (  # perhaps they take private messages again
    sa.update(letters)
    .where(
        letters.c.position.in_(
            sa.select(_late.c.position)
            .where(in_state(_late, WAITING), _late.c.next_try <= _now, _late.c.error == DMS_CLOSED)
            .order_by(_late.c.next_try)
            .limit(_FEW)
        )
    )
    .values(state=PENDING)
)
_CANCEL_OLDER_EDITS = (
    sa.update(letters)
    .where(
        _open_edit,
        letters.c.state == PENDING,
        letters.c.not_before <= _now,
        sa.exists().where(
            _newer.c.edits == letters.c.edits,
            in_state(_newer, PENDING, SENDING),
            _newer.c.not_before <= _now,
            _newer.c.position > letters.c.position,
        ),
    )
    .values(state=CANCELLED)
)
_CANCEL_EDITS_OF_NOTHING = (
    sa.update(letters)
    .where(
        _open_edit,
        letters.c.state == PENDING,
        ~sa.exists().where(_base.c.dedupe_key == letters.c.edits, in_state(_base, PENDING, SENDING, SENT)),
    )
    .values(state=CANCELLED)
)


def tidy_letters(tx: Transaction, *, now: datetime) -> bool:
    """End what is too late, edits that a newer one replaces, edits of nothing; tell whether there may be more."""
    late = tx.sql.execute(_EXPIRE, {"now": now}).scalars().all()
    end_carried(tx, late, EXPIRED)
    for statement in (_CANCEL_OLDER_EDITS, _CANCEL_EDITS_OF_NOTHING):
        tx.sql.execute(statement, {"now": now})
    again = tx.sql.execute(_TRY_AGAIN, {"now": now}).rowcount
    return _FEW in (len(late), again)
