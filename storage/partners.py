"""Who takes part in which server, and which language a person chose there."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, Partner, PersonId, RoleGroup
from bot.domain.preferences import Reading
from storage.contacts import contacts, is_away
from storage.preferences import joinings, preferences
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.servers import servers
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

partners = sa.Table(  # role_group is empty for somebody who chose a language and has not joined
    "partners",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("role_group", sa.String(16)),
    sa.Column("language", sa.String(16)),
    sa.CheckConstraint("role_group IS NOT NULL OR language IS NOT NULL", name="something_to_remember"),
    sa.CheckConstraint(
        f"role_group IN ({', '.join(repr(group.value) for group in RoleGroup)})", name="known_role_group"
    ),
    sqlite_with_rowid=False,
)

_me = sa.and_(partners.c.guild == sa.bindparam("of_guild"), partners.c.person == sa.bindparam("of_person"))
_present = ~is_away(partners.c.guild, partners.c.person)
_here = sa.and_(partners.c.guild == sa.bindparam("of_guild"), partners.c.role_group.is_not(None), _present)
_fresh = insert(partners)

_ONE = PreparedStatement(
    sa.select(partners.c.role_group, partners.c.language).where(_me, partners.c.role_group.is_not(None), _present)
)
_JOIN = _fresh.on_conflict_do_update(
    index_elements=["guild", "person"], set_={"role_group": _fresh.excluded.role_group}
)
_SPEAK = _fresh.on_conflict_do_update(index_elements=["guild", "person"], set_={"language": _fresh.excluded.language})
_FORGET_SILENT = sa.delete(partners).where(_me, partners.c.role_group.is_(None))
_FORGET_STOPPED = sa.delete(partners).where(
    partners.c.role_group.is_(None),
    sa.exists().where(
        joinings.c.guild == partners.c.guild,
        joinings.c.person == partners.c.person,
        joinings.c.begun_at <= sa.bindparam("of_moment", type_=Moment),
    ),
)
_HUSH = sa.update(partners).where(_me).values(language=None)
_JOINED = sa.select(partners.c.person, partners.c.role_group).where(_here).order_by(partners.c.person)
_JOINED_GROUPS = _JOINED.where(partners.c.role_group.in_(sa.bindparam("groups", expanding=True)))
_COUNT = sa.select(partners.c.role_group, sa.func.count()).where(_here).group_by(partners.c.role_group)
_LANGUAGES = (
    sa.select(partners.c.language).where(_me).scalar_subquery(),
    sa.select(servers.c.language).where(servers.c.guild == sa.bindparam("of_guild")).scalar_subquery(),
)
_GREETING = PreparedStatement(
    sa.select(
        *_LANGUAGES,
        sa.exists().where(contacts.c.guild == sa.bindparam("of_guild"), contacts.c.person == sa.bindparam("of_person")),
        sa.exists().where(
            preferences.c.guild == sa.bindparam("of_guild"),
            preferences.c.person == sa.bindparam("of_person"),
            preferences.c.reading == sa.literal_column(f"'{Reading.EASY.value}'"),
        ),
    )
)


@read_once
def partner(tx: Transaction, guild: GuildId, person: PersonId) -> Partner | None:
    """Return this person as a partner of this server: None if they have not joined, or are not in it any more."""
    row = _ONE.first(tx, {"of_guild": guild, "of_person": person})
    return None if row is None else Partner(person, guild, RoleGroup(row[0]), row[1])


def put_partner(tx: Transaction, guild: GuildId, person: PersonId, role_group: RoleGroup) -> None:
    """Let this person take part in this role group; a language chosen before stays."""
    tx.sql.execute(_JOIN, {"guild": guild, "person": person, "role_group": role_group.value})


def put_language(tx: Transaction, guild: GuildId, person: PersonId, language: str | None) -> None:
    """Remember the language this person chose, or with None that they chose none."""
    if language is not None:
        tx.sql.execute(_SPEAK, {"guild": guild, "person": person, "language": language})
        return
    who = {"of_guild": guild, "of_person": person}
    tx.sql.execute(_FORGET_SILENT, who)
    tx.sql.execute(_HUSH, who)


def forget_languages_of_joinings(tx: Transaction, *, begun_before: datetime) -> None:
    """Forget the language of those who began to join and stopped there."""
    tx.sql.execute(_FORGET_STOPPED, {"of_moment": begun_before})


def languages(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[str | None, str | None]:
    """Return the person's and the server's language, each None where nobody chose one."""
    mine, theirs, *_ = greeting(tx, guild, person)
    return mine, theirs


def greeting(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[str | None, str | None, bool, bool]:
    """Return the same, whether anything is known about reaching this person, and whether they want shorter cards."""
    found = _GREETING.first(tx, {"of_guild": guild, "of_person": person}) or (None, None, False, False)
    mine, theirs, known, easy = found
    return mine, theirs, bool(known), bool(easy)


def joined(tx: Transaction, guild: GuildId, audience: frozenset[RoleGroup]) -> tuple[tuple[PersonId, RoleGroup], ...]:
    """Return who takes part in these role groups, ordered by id: no groups means everyone who has joined."""
    if audience:
        rows = tx.sql.execute(_JOINED_GROUPS, {"of_guild": guild, "groups": sorted(audience)})
    else:
        rows = tx.sql.execute(_JOINED, {"of_guild": guild})
    return tuple((PersonId(person), RoleGroup(role_group)) for person, role_group in rows)


def count_joined(tx: Transaction, guild: GuildId) -> Mapping[RoleGroup, int]:
    """Return how many take part in each role group: exact, so for deciding only, never for showing."""
    counts = dict.fromkeys(RoleGroup, 0)
    counts.update({RoleGroup(group): number for group, number in tx.sql.execute(_COUNT, {"of_guild": guild})})
    return counts
