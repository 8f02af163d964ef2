"""What people ask about their own data, with the day by which it is due; whose it is stays only while it is needed."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from bot.domain.data_requests import DataRequest, RequestKind, RequestWords
from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

data_requests = sa.Table(
    "data_requests",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake),  # empty once nobody needs to know
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("due", sa.Date, nullable=False),
    sa.Column("done_at", Moment),
    sa.CheckConstraint(f"kind IN ({', '.join(repr(one.value) for one in RequestKind)})", name="known_kind"),
    sqlite_with_rowid=False,
)

_here = data_requests.c.guild == sa.bindparam("of_guild")
_this = sa.and_(_here, data_requests.c.id == sa.bindparam("of_id"))
_mine = sa.and_(_here, data_requests.c.person == sa.bindparam("of_person"))
_PUT = sa.insert(data_requests)
_ONE = sa.select(data_requests).where(_this)
_OPEN = (
    sa.select(data_requests)
    .where(_here, data_requests.c.done_at.is_(None))
    .order_by(data_requests.c.due, data_requests.c.made_at, data_requests.c.id)
)
_MINE = sa.select(data_requests).where(_mine).order_by(data_requests.c.made_at, data_requests.c.id)
_WHOSE = sa.select(data_requests.c.person).where(_this)
_COUNT = sa.select(data_requests.c.kind, sa.func.count()).where(_here).group_by(data_requests.c.kind)
_SETTLE = (
    sa.update(data_requests)
    .where(_this, data_requests.c.done_at.is_(None))
    .values(answer=sa.bindparam("given"), done_at=sa.bindparam("of_moment", type_=Moment))
)
_SETTLE_ALL = (
    sa.update(data_requests)
    .where(_mine, data_requests.c.done_at.is_(None))
    .values(done_at=sa.bindparam("of_moment", type_=Moment))
)
_FORGET = (
    sa.update(data_requests)
    .where(data_requests.c.done_at <= sa.bindparam("of_moment", type_=Moment), data_requests.c.person.is_not(None))
    .values(person=None, words="", answer="")
)


def put_request(tx: Transaction, guild: GuildId, person: PersonId, request: DataRequest, words: str) -> None:
    """Keep a request until it is answered."""
    tx.sql.execute(
        _PUT,
        {
            "id": request.id,
            "guild": guild,
            "person": person,
            "kind": request.kind.value,
            "words": words,
            "answer": "",
            "made_at": request.made_at,
            "due": request.due,
            "done_at": request.done_at,
        },
    )


def request_of(tx: Transaction, guild: GuildId, request_id: str) -> RequestWords | None:
    """Return this request of this server, without whose it is."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_id": request_id}).mappings().one_or_none()
    return None if row is None else _worded(row)


def whose(tx: Transaction, guild: GuildId, request_id: str) -> PersonId | None:
    """Return who is to be told the answer: for the letter to them, and for nobody to see."""
    person: int | None = tx.sql.execute(_WHOSE, {"of_guild": guild, "of_id": request_id}).scalar_one_or_none()
    return None if person is None else PersonId(person)


def open_requests(tx: Transaction, guild: GuildId) -> tuple[DataRequest, ...]:
    """Return what still waits for an answer in this server, soonest due first."""
    return tuple(_request(row) for row in tx.sql.execute(_OPEN, {"of_guild": guild}).mappings())


def requests_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[RequestWords, ...]:
    """Return what this person asked here, as long as that is kept."""
    return tuple(_worded(row) for row in tx.sql.execute(_MINE, {"of_guild": guild, "of_person": person}).mappings())


def count_requests(tx: Transaction, guild: GuildId) -> Mapping[RequestKind, int]:
    """Return how many of each kind there ever were in this server."""
    counts = dict.fromkeys(RequestKind, 0)
    counts.update({RequestKind(kind): number for kind, number in tx.sql.execute(_COUNT, {"of_guild": guild})})
    return counts


def settle(tx: Transaction, guild: GuildId, request_id: str, answer: str, *, now: datetime) -> bool:
    """Note that a request was answered; tell whether it had still been open."""
    told = {"of_guild": guild, "of_id": request_id, "given": answer, "of_moment": now}
    return tx.sql.execute(_SETTLE, told).rowcount > 0


def settle_all_of(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Note that nothing this person asked waits any more: there is nobody left to answer."""
    tx.sql.execute(_SETTLE_ALL, {"of_guild": guild, "of_person": person, "of_moment": now})


def forget_asking(tx: Transaction, *, done_before: datetime) -> int:
    """Forget whose the requests were that were answered before this, and their words; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": done_before}).rowcount


def _request(row: sa.RowMapping) -> DataRequest:
    due: date = row["due"]
    return DataRequest(row["id"], RequestKind(row["kind"]), row["made_at"], due, row["done_at"])


def _worded(row: sa.RowMapping) -> RequestWords:
    return RequestWords(_request(row), row["words"], row["answer"])
