"""Which letters are due, and claiming them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from bot.domain.letters import NOT_WRITTEN, Letter
from bot.domain.people import GuildId, PersonId
from storage.departures import rests
from storage.letters.outbox import FREE, PENDING, SENDING, SENT, in_state, letter_from, letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_MOST_AT_ONCE: Final = 2000  # letters to a few people, so that nobody's heap holds up the rest
_AN_HOUR = 3_600_000_000  # microseconds
_now = sa.bindparam("now", type_=Moment)
_most = sa.bindparam("most", type_=sa.Integer)
_open = in_state(letters, PENDING, SENDING)
_base = letters.alias("base")
_earlier = letters.alias("earlier")


def _ready() -> sa.Select[tuple[object, ...]]:
    """Build the question for letters to places that nothing but time holds back.

    An edit waits for the message it changes. A letter waits behind an earlier one to the same place that is being
    tried again, unless that one only lacks words and is about something else.
    """
    held_back = sa.exists().where(
        _earlier.c.place == letters.c.place,
        in_state(_earlier, PENDING),
        _earlier.c.error.is_not(None),
        _earlier.c.next_try > _now,
        _earlier.c.edits.is_(None),
        _earlier.c.not_before <= _now,
        (_earlier.c.error != sa.literal_column(str(NOT_WRITTEN))) | (_earlier.c.subject == letters.c.subject),
        sa.tuple_(_earlier.c.not_before, _earlier.c.position) < sa.tuple_(letters.c.not_before, letters.c.position),
    )
    beside_base = letters.outerjoin(_base, (_base.c.dedupe_key == letters.c.edits) & (_base.c.state == SENT))
    return (
        sa.select(letters, _base.c.id.label("original"), _base.c.message.label("target"))
        .select_from(beside_base)
        .where(
            _open,
            letters.c.place.is_not(None),
            ~rests(letters.c.guild),
            sa.case((letters.c.edits.is_(None), ~held_back), else_=_base.c.message.is_not(None)),
        )
    )


_TO_PLACES = (
    _ready()
    .where(letters.c.not_before <= _now, letters.c.next_try <= _now)
    .order_by(letters.c.not_before, letters.c.position)
    .limit(_most)
)
_NEXT_TO_PLACES = _ready().with_only_columns(letters.c.next_try).order_by(letters.c.next_try).limit(1)
_posted = sa.and_(_base.c.dedupe_key == letters.c.edits, _base.c.state == SENT, _base.c.message.is_not(None))
_stands = letters.c.edits.is_(None) | sa.exists().where(_posted)
_to_people = sa.and_(_open, letters.c.person.is_not(None), ~rests(letters.c.guild), _stands)
_ANY_TO_PEOPLE = (
    sa.select(letters.c.guild, letters.c.person)
    .where(_to_people, letters.c.next_try <= _now)
    .order_by(letters.c.next_try, letters.c.position)
    .limit(_most)
)
_FREE_TO_PEOPLE = _ANY_TO_PEOPLE.where(sa.text(FREE))
_NEXT_TO_PEOPLE = sa.select(letters.c.next_try).where(_to_people).order_by(letters.c.next_try).limit(1)
_TO_THESE = (
    sa.select(letters, _base.c.id.label("original"), _base.c.message.label("target"))
    .select_from(letters.outerjoin(_base, _posted))
    .where(
        letters.c.person.in_(sa.bindparam("people", type_=Snowflake, expanding=True)),
        _open,
        letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
        letters.c.next_try <= _now,
        letters.c.edits.is_(None) | _base.c.message.is_not(None),
    )
    .order_by(letters.c.not_before, letters.c.position)
    .limit(_MOST_AT_ONCE)
)
_CLAIM = (
    sa.update(letters)
    .where(letters.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(
        state=SENDING,
        attempts=letters.c.attempts + 1,
        tried_at=_now,
        doubtful_since=sa.func.coalesce(letters.c.doubtful_since, _now),
    )
)
_CLAIMED = sa.select(letters.c.id).where(
    letters.c.id == sa.bindparam("of_id", type_=sa.String), letters.c.state == SENDING
)
_DISTRUST = (
    sa.update(letters)
    .where(letters.c.doubtful_since.is_not(None), _open)
    .values(doubtful_since=sa.type_coerce(sa.type_coerce(letters.c.not_before, sa.BigInteger) - _AN_HOUR, Moment))
)
_TRIED_AT = sa.select(letters.c.tried_at).where(letters.c.id == sa.bindparam("of_id", type_=sa.String))
_LATEST = sa.select(sa.func.max(letters.c.tried_at))


def due_to_places(tx: Transaction, *, now: datetime, most: int) -> tuple[Letter, ...]:
    """Return up to this many due letters to places, the longest due first, also what was claimed before a crash."""
    rows = tx.sql.execute(_TO_PLACES, {"now": now, "most": most}).all()
    return tuple(letter_from(row, attempts=row.attempts + 1) for row in rows)


def people_with_letters_due(
    tx: Transaction, *, now: datetime, most: int, free: bool
) -> tuple[tuple[GuildId, PersonId], ...]:
    """Return to whom the longest due letters go, looking at this many: of those that use no allowance, or of all."""
    asked = _FREE_TO_PEOPLE if free else _ANY_TO_PEOPLE
    rows = tx.sql.execute(asked, {"now": now, "most": most})
    return tuple(dict.fromkeys((GuildId(guild), PersonId(person)) for guild, person in rows))


def due_to_people(
    tx: Transaction, guild: GuildId, people: Collection[PersonId], *, now: datetime
) -> tuple[Letter, ...]:
    """Return what is due to these people, the longest due first, also what was claimed before a crash."""
    rows = tx.sql.execute(_TO_THESE, {"of_guild": guild, "people": sorted(people), "now": now}).all()
    return tuple(letter_from(row, attempts=row.attempts + 1) for row in rows)


def claim(tx: Transaction, due: Sequence[Letter], *, now: datetime) -> None:
    """Note that these letters are being tried."""
    if due:
        tx.sql.execute(_CLAIM, {"now": now, "ids": [letter.id for letter in due]})


def is_claimed(tx: Transaction, letter: Letter) -> bool:
    """Tell whether this letter is still being tried: it may have been taken back meanwhile, with whom it was for."""
    return tx.sql.execute(_CLAIMED, {"of_id": letter.id}).first() is not None


def tried_at(tx: Transaction, letter: Letter) -> datetime | None:
    """Return when this letter was last tried: None if it never was."""
    moment: datetime | None = tx.sql.execute(_TRIED_AT, {"of_id": letter.id}).scalar_one_or_none()
    return moment


def distrust_doubts(tx: Transaction) -> None:
    """Let every try in doubt count as one of long ago."""
    tx.sql.execute(_DISTRUST)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next letter wants sending: in the past when one is due already, None when none waits."""
    times = (tx.sql.execute(one, {"now": now}).scalar_one_or_none() for one in (_NEXT_TO_PLACES, _NEXT_TO_PEOPLE))
    return min((time for time in times if time is not None), default=None)


def latest_try(tx: Transaction) -> datetime | None:
    """Return the latest moment at which a letter was claimed."""
    latest: datetime | None = tx.sql.execute(_LATEST).scalar_one()
    return latest
