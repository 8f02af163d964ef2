"""What each person said yes to, with the version of the text, and when they took it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Consent, ConsentGiven
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("consent", sa.String(24), primary_key=True),
    sa.Column("version", sa.String(24), nullable=False),
    sa.Column("given_at", Moment, nullable=False),
    sa.Column("withdrawn_at", Moment),
    sa.CheckConstraint(f"consent IN ({', '.join(repr(one.value) for one in Consent)})", name="known_consent"),
    sqlite_with_rowid=False,
)

_me = sa.and_(consents.c.guild == sa.bindparam("of_guild"), consents.c.person == sa.bindparam("of_person"))
_fresh = insert(consents)
_GIVE = _fresh.on_conflict_do_update(
    index_elements=["guild", "person", "consent"],
    set_={name: _fresh.excluded[name] for name in ("version", "given_at", "withdrawn_at")},
)
_WITHDRAW = (
    sa.update(consents)
    .where(_me, consents.c.consent == sa.bindparam("of_consent"), consents.c.withdrawn_at.is_(None))
    .values(withdrawn_at=sa.bindparam("of_moment", type_=Moment))
)
_HERE = sa.select(consents).where(consents.c.guild == sa.bindparam("of_guild"))
_MINE = PreparedStatement(
    sa.select(consents.c.consent, consents.c.version, consents.c.given_at, consents.c.withdrawn_at)
    .where(_me)
    .order_by(consents.c.consent)
)


def give_consent(tx: Transaction, guild: GuildId, person: PersonId, given: ConsentGiven) -> None:
    """Remember a yes, in place of an earlier answer."""
    tx.sql.execute(
        _GIVE,
        {
            "guild": guild,
            "person": person,
            "consent": given.consent.value,
            "version": given.version,
            "given_at": given.given_at,
            "withdrawn_at": given.withdrawn_at,
        },
    )


def withdraw_consent(tx: Transaction, guild: GuildId, person: PersonId, consent: Consent, *, now: datetime) -> None:
    """Remember that a yes was taken back; where there was none, nothing happens."""
    who = {"of_guild": guild, "of_person": person}
    tx.sql.execute(_WITHDRAW, {**who, "of_consent": consent.value, "of_moment": now})


def consents_of(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[ConsentGiven, ...]:
    """Return everything this person ever said yes to here."""
    rows = _MINE.every(tx, {"of_guild": guild, "of_person": person})
    return tuple(ConsentGiven(Consent(consent), *given) for consent, *given in rows)


def consents_here(tx: Transaction, guild: GuildId) -> Mapping[PersonId, Mapping[Consent, ConsentGiven]]:
    """Return everything that anybody ever said yes to here, by person."""
    found: dict[PersonId, dict[Consent, ConsentGiven]] = {}
    for row in tx.sql.execute(_HERE, {"of_guild": guild}).mappings():
        one = _given(row)
        found.setdefault(PersonId(row["person"]), {})[one.consent] = one
    return found


def _given(row: Any) -> ConsentGiven:
    return ConsentGiven(Consent(row["consent"]), row["version"], row["given_at"], row["withdrawn_at"])
