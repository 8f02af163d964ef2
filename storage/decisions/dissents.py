"""What people say against what was decided: begun, then added for everybody to read."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.decided import DecisionId
from bot.domain.decisions import Dissent, DissentId, SpokenAgainst
from bot.domain.people import GuildId, PersonId, RoleGroup
from storage.decisions.tables import dissents
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_id = dissents.c.id == sa.bindparam("of_id", type_=sa.String)
_here = dissents.c.guild == sa.bindparam("of_guild", type_=Snowflake)
_of_it = dissents.c.decision == sa.bindparam("of_decision", type_=sa.String)
_theirs = dissents.c.author == sa.bindparam("of_author", type_=Snowflake)
_begun, _added = dissents.c.added_at.is_(None), dissents.c.added_at.is_not(None)
_KEEP = sa.insert(dissents)
_ONE = sa.select(dissents).where(_here, _id)
_BEGUN = sa.select(dissents).where(_of_it, _theirs, _begun)
_DROP_BEGUN = sa.delete(dissents).where(_of_it, _theirs, _begun)
_FORGET_BEGUN = sa.delete(dissents).where(_begun, dissents.c.begun_at <= sa.bindparam("before", type_=Moment))
_ADD = (
    sa.update(dissents)
    .where(_id, _begun)
    .values(
        name=sa.bindparam("as_name", type_=sa.Text),
        role_group=sa.bindparam("as_group", type_=sa.String),
        added_at=sa.bindparam("at_moment", type_=Moment),
    )
)
_newest_first = (dissents.c.added_at.desc(), dissents.c.id)
_OF_IT = (
    sa.select(dissents.c.words, dissents.c.name, dissents.c.role_group).where(_of_it, _added).order_by(*_newest_first)
)
_COUNT = sa.select(sa.func.count()).where(_of_it, _theirs, _added)
_BY = sa.select(dissents).where(_here, _theirs, _added).order_by(*_newest_first)
_WORDS_HERE = sa.select(dissents.c.words).where(_here, _added)
_REMOVE = sa.delete(dissents).where(_id)
_UNNAME = sa.update(dissents).where(_here, _theirs).values(name="")


def keep_begun(tx: Transaction, begun: Dissent) -> None:
    """Keep what somebody has begun to say against a decision, in place of what they had begun before."""
    tx.sql.execute(_DROP_BEGUN, {"of_decision": begun.decision, "of_author": begun.author})
    tx.sql.execute(
        _KEEP,
        {
            "id": begun.id,
            "guild": begun.guild,
            "decision": begun.decision,
            "author": begun.author,
            "role_group": _written(begun.role_group),
            "name": begun.name,
            "words": begun.words,
            "begun_at": begun.begun_at,
            "added_at": None,
        },
    )


def begun_by(tx: Transaction, decision_id: DecisionId, author: PersonId) -> Dissent | None:
    """Return what this person has begun to say against a decision."""
    row = tx.sql.execute(_BEGUN, {"of_decision": decision_id, "of_author": author}).one_or_none()
    return None if row is None else _dissent(row)


def forget_begun(tx: Transaction, *, begun_before: datetime) -> int:
    """Forget what was begun and never added; return how many."""
    return tx.sql.execute(_FORGET_BEGUN, {"before": begun_before}).rowcount


def add_dissent(tx: Transaction, added: Dissent) -> None:
    """Add what was begun, as it stands from here on."""
    asked = {
        "of_id": added.id,
        "as_name": added.name,
        "as_group": _written(added.role_group),
        "at_moment": added.added_at,
    }
    tx.sql.execute(_ADD, asked)


def dissent(tx: Transaction, guild: GuildId, dissent_id: DissentId) -> Dissent | None:
    """Return what somebody says against a decision, begun or added."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_id": dissent_id}).one_or_none()
    return None if row is None else _dissent(row)


def spoken_against(tx: Transaction, decision_id: DecisionId) -> tuple[SpokenAgainst, ...]:
    """Return what speaks against a decision, newest first, as everybody reads it."""
    rows = tx.sql.execute(_OF_IT, {"of_decision": decision_id})
    return tuple(SpokenAgainst(row.words, row.name, _group(row.role_group)) for row in rows)


def count_dissents(tx: Transaction, decision_id: DecisionId, author: PersonId) -> int:
    """Return how often this person has said something against a decision, for their limit."""
    number: int = tx.sql.execute(_COUNT, {"of_decision": decision_id, "of_author": author}).scalar_one()
    return number


def dissents_by(tx: Transaction, guild: GuildId, author: PersonId) -> tuple[Dissent, ...]:
    """Return all that this person says against decisions here, newest first."""
    return tuple(_dissent(row) for row in tx.sql.execute(_BY, {"of_guild": guild, "of_author": author}))


def words_against(tx: Transaction, guild: GuildId) -> tuple[str, ...]:
    """Return the words of all that is said against decisions here."""
    return tuple(tx.sql.execute(_WORDS_HERE, {"of_guild": guild}).scalars())


def remove_dissent(tx: Transaction, dissent_id: DissentId) -> None:
    """Forget this one."""
    tx.sql.execute(_REMOVE, {"of_id": dissent_id})


def unname_dissents(tx: Transaction, guild: GuildId, author: PersonId) -> None:
    """Have what somebody says stand under their group alone."""
    tx.sql.execute(_UNNAME, {"of_guild": guild, "of_author": author})


def _dissent(row: Any) -> Dissent:
    return Dissent(
        id=DissentId(row.id),
        guild=GuildId(row.guild),
        decision=DecisionId(row.decision),
        author=PersonId(row.author),
        role_group=_group(row.role_group),
        name=row.name,
        words=row.words,
        begun_at=row.begun_at,
        added_at=row.added_at,
    )


def _written(group: RoleGroup | None) -> str | None:
    return None if group is None else group.value


def _group(written: str | None) -> RoleGroup | None:
    return None if written is None else RoleGroup(written)
