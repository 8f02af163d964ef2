"""What people want to hear nothing more about: "not for me". It says nothing of whether they have answered."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.letters.outbox import CANCELLED, PENDING, WAITING, letters
from storage.store import Transaction
from storage.tables import Snowflake, metadata

opt_outs = sa.Table(
    "opt_outs",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("subject", sa.String(64), primary_key=True),
    sqlite_with_rowid=False,
)


def _theirs(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.guild == sa.bindparam("of_guild", type_=Snowflake),
        table.c.person == sa.bindparam("of_person", type_=Snowflake),
        table.c.subject == sa.bindparam("about", type_=sa.String),
    )


_NOTE = insert(opt_outs).on_conflict_do_nothing()
_FORGET = sa.delete(opt_outs).where(_theirs(opt_outs))
_ONE = sa.select(opt_outs.c.subject).where(_theirs(opt_outs))
_TOLD = sa.select(letters.c.id).where(_theirs(letters)).limit(1)
_SUBJECTS = sa.select(opt_outs.c.subject).distinct().order_by(opt_outs.c.subject)
_FORGET_SOME = sa.delete(opt_outs).where(
    opt_outs.c.subject.in_(sa.bindparam("ended", expanding=True))
    | (
        opt_outs.c.subject.in_(sa.bindparam("gone", expanding=True))
        & ~sa.exists().where(
            letters.c.guild == opt_outs.c.guild,
            letters.c.person == opt_outs.c.person,
            letters.c.subject == opt_outs.c.subject,
        )
    )
)
_CANCEL = sa.update(letters).where(_theirs(letters), letters.c.state.in_((PENDING, WAITING))).values(state=CANCELLED)


def put_opt_out(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Remember that this person wants nothing more about this, and take back what was to reach them."""
    tx.sql.execute(_NOTE, {"guild": guild, "person": person, "subject": subject})
    tx.sql.execute(_CANCEL, _who(guild, person, subject))


def remove_opt_out(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Forget that this person wanted nothing more about this; tell whether they did."""
    return tx.sql.execute(_FORGET, _who(guild, person, subject)).rowcount > 0


def has_opted_out(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Tell whether this person wants nothing more about this."""
    return tx.sql.execute(_ONE, _who(guild, person, subject)).first() is not None


def has_letter(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Tell whether this person was, or is to be, told of this."""
    return tx.sql.execute(_TOLD, _who(guild, person, subject)).first() is not None


def subjects_opted_out_of(tx: Transaction) -> tuple[str, ...]:
    """Return everything that somebody wants to hear no more about."""
    return tuple(tx.sql.execute(_SUBJECTS).scalars())


def forget_opt_outs(tx: Transaction, *, ended: Collection[str], gone: Collection[str]) -> int:
    """Forget who wanted to hear no more of what has `ended`, or of what is `gone` and no letter is about any more.

    Return how many rows went.
    """
    return tx.sql.execute(_FORGET_SOME, {"ended": sorted(ended), "gone": sorted(gone)}).rowcount


def _who(guild: GuildId, person: PersonId, subject: str) -> dict[str, object]:
    return {"of_guild": guild, "of_person": person, "about": subject}
