"""Who is still to be reminded of something: planned a few people at a time, so that whoever presses does not wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.contacts import is_away
from storage.departures import rests
from storage.opt_outs import opt_outs
from storage.partners import partners
from storage.store import Transaction
from storage.tables import Snowflake, metadata

to_remind = sa.Table(
    "to_remind",
    metadata,
    sa.Column("subject", sa.String(32), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sqlite_with_rowid=False,
)

_ADD = insert(to_remind).on_conflict_do_nothing()
_mine = sa.and_(partners.c.guild == to_remind.c.guild, partners.c.person == to_remind.c.person)
_NEXT = (
    sa.select(
        *to_remind.c,
        sa.exists().where(_mine, partners.c.role_group.is_not(None))
        & ~is_away(to_remind.c.guild, to_remind.c.person)
        & ~sa.exists().where(
            opt_outs.c.guild == to_remind.c.guild,
            opt_outs.c.person == to_remind.c.person,
            opt_outs.c.subject == to_remind.c.subject,
        ),
    )
    .where(~rests(to_remind.c.guild))
    .order_by(to_remind.c.subject, to_remind.c.person)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_about = to_remind.c.subject == sa.bindparam("of_subject")
_REMOVE = sa.delete(to_remind).where(_about, to_remind.c.person == sa.bindparam("of_person"))
_REMOVE_ABOUT = sa.delete(to_remind).where(_about)


@dataclass(frozen=True, slots=True)
class ToRemind:
    """Somebody to be reminded of something; not `told` where they left, or want to hear no more of it."""

    subject: str
    person: PersonId
    guild: GuildId
    told: bool


def add(tx: Transaction, guild: GuildId, subject: str, people: Iterable[PersonId]) -> None:
    """Have these people reminded of something."""
    rows = [{"subject": subject, "person": person, "guild": guild} for person in people]
    if rows:
        tx.sql.execute(_ADD, rows)


def next_few(tx: Transaction, most: int) -> tuple[ToRemind, ...]:
    """Return the next few: none of a server that the bot was removed from."""
    rows = tx.sql.execute(_NEXT, {"most": most})
    return tuple(ToRemind(row[0], PersonId(row[1]), GuildId(row[2]), bool(row[3])) for row in rows)


def remove(tx: Transaction, those: Sequence[ToRemind]) -> None:
    """Forget these: they are planned."""
    tx.sql.execute(_REMOVE, [{"of_subject": one.subject, "of_person": one.person} for one in those])


def remove_about(tx: Transaction, subject: str) -> None:
    """Remind nobody more of this."""
    tx.sql.execute(_REMOVE_ABOUT, {"of_subject": subject})
