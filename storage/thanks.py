"""Thanks: what somebody says to somebody, or to a group, and who was thanked."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import NOBODY, ChannelId, GuildId, MessageId, PersonId, RoleGroup
from bot.domain.thanks import ReceivedThanks, Thanked, Thanks, ThanksId, ThanksState
from storage.store import Transaction
from storage.tables import Moment, Snowflake, known, metadata

thanks = sa.Table(
    "thanks",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("giver", Snowflake, nullable=False),
    sa.Column("giver_name", sa.Text, nullable=False),  # empty where only the group is shown
    sa.Column("giver_group", sa.String(16)),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("given_at", Moment),
    sa.Column("to_group", sa.String(16)),
    sa.Column("to_everyone", sa.Boolean, nullable=False),
    sa.Column("about", Snowflake),  # the message for which somebody is thanked
    sa.Column("is_public", sa.Boolean, nullable=False),
    sa.Column("place", Snowflake),  # where that message stands
    sa.Column("chosen", sa.Text, nullable=False, server_default=""),  # whom it is to go to, until it goes
    known("giver_group", RoleGroup),
    known("state", ThanksState),
    known("to_group", RoleGroup),
    sa.CheckConstraint("(state = 'given') = (given_at IS NOT NULL)", name="given_with_a_time"),
    sa.CheckConstraint("is_public OR (to_group IS NULL AND NOT to_everyone)", name="a_group_is_thanked_in_public"),
    sa.Index("thanks_by", "guild", "giver", "given_at"),
    sqlite_with_rowid=False,
)

received_thanks = sa.Table(
    "received_thanks",
    metadata,
    sa.Column("thanks", sa.String(32), sa.ForeignKey("thanks.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("name", sa.Text, nullable=False),  # as it stands on the wall; elsewhere empty
    sa.Index("received_thanks_of", "guild", "person"),
    sqlite_with_rowid=False,
)

_here = thanks.c.guild == sa.bindparam("of_guild", type_=Snowflake)
_id = thanks.c.id == sa.bindparam("of_id", type_=sa.String)
_by = thanks.c.giver == sa.bindparam("of_giver", type_=Snowflake)
_begun = thanks.c.state == ThanksState.BEGUN.value
_given = thanks.c.state == ThanksState.GIVEN.value
_public = sa.and_(_given, thanks.c.is_public)
_fresh = insert(thanks)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[thanks.c.id],
    set_={column.name: _fresh.excluded[column.name] for column in thanks.c if column.name not in ("id", "guild")},
)
_ONE = sa.select(thanks).where(_here, _id)
_DROP = sa.delete(thanks).where(_here, _id)
_BEGUN_BY = sa.select(thanks.c.id).where(_here, _by, _begun).order_by(thanks.c.begun_at.desc(), thanks.c.id)
_FORGET_BEGUN = sa.delete(thanks).where(_begun, thanks.c.begun_at <= sa.bindparam("before", type_=Moment))
_ABOUT = sa.select(thanks.c.id).where(_here, _by, _given, thanks.c.about == sa.bindparam("of_about", type_=Snowflake))
_TO_SOMEBODY = sa.select(thanks).where(_here, _begun, thanks.c.chosen != "")
_CHOOSE = sa.update(thanks).where(_id).values(chosen=sa.bindparam("others"))
_UNNAME_GIVER = sa.update(thanks).where(_here, _by).values(giver_name="")
_theirs = sa.and_(
    received_thanks.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    received_thanks.c.person == sa.bindparam("of_person", type_=Snowflake),
)
_RECEIVE = insert(received_thanks).on_conflict_do_nothing()
_MINE = (
    sa.select(thanks)
    .join(received_thanks, received_thanks.c.thanks == thanks.c.id)
    .where(_theirs)
    .order_by(thanks.c.given_at.desc(), thanks.c.id)
)
_ONE_OF_MINE = _MINE.where(_id)
_named = received_thanks.c.name != ""
_WALL = (
    sa.select(thanks, received_thanks.c.name)
    .select_from(thanks.outerjoin(received_thanks, (received_thanks.c.thanks == thanks.c.id) & _named))
    .where(_here, _public, thanks.c.to_everyone | thanks.c.to_group.is_not(None) | _named)
    .order_by(thanks.c.given_at.desc(), thanks.c.id)
)
_WALLS = sa.select(thanks.c.guild).where(_public).distinct().order_by(thanks.c.guild)
_ON_WALL = sa.select(thanks.c.id).where(_here, _by, _public).limit(1)
_UNNAME = sa.update(received_thanks).where(_theirs, _named).values(name="").returning(received_thanks.c.thanks)
_UNNAME_ONE = sa.update(received_thanks).where(received_thanks.c.thanks == sa.bindparam("of_id")).values(name="")
_OFF_WALL = sa.update(thanks).where(_id).values(is_public=False)


def keep_thanks(tx: Transaction, one: Thanks) -> None:
    """Remember a thank-you as it is now."""
    tx.sql.execute(
        _KEEP,
        {
            "id": one.id,
            "guild": one.guild,
            "giver": one.giver,
            "giver_name": one.giver_name,
            "giver_group": one.giver_group.value if one.giver_group else None,
            "words": one.words,
            "state": one.state.value,
            "begun_at": one.begun_at,
            "given_at": one.given_at,
            "to_group": one.to_group.value if one.to_group else None,
            "to_everyone": one.to_everyone,
            "about": one.about,
            "is_public": one.is_public,
            "place": one.place,
            "chosen": _as_text(one.chosen),
        },
    )


def thanks_of(tx: Transaction, guild: GuildId, thanks_id: ThanksId) -> Thanks | None:
    """Return this thank-you, begun or given."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_id": thanks_id}).mappings().one_or_none()
    return None if row is None else _thanks(row)


def drop_thanks(tx: Transaction, guild: GuildId, thanks_id: ThanksId) -> None:
    """Forget this thank-you, whomever it went to."""
    tx.sql.execute(_DROP, {"of_guild": guild, "of_id": thanks_id})


def drop_oldest_begun(tx: Transaction, guild: GuildId, giver: PersonId, *, keep: int) -> None:
    """Forget the oldest that somebody has begun, so that so many are left."""
    for old in tx.sql.execute(_BEGUN_BY, {"of_guild": guild, "of_giver": giver}).scalars().all()[keep:]:
        drop_thanks(tx, guild, ThanksId(old))


def forget_begun(tx: Transaction, *, begun_before: datetime) -> int:
    """Forget what was begun and never given; return how many."""
    return tx.sql.execute(_FORGET_BEGUN, {"before": begun_before}).rowcount


def has_thanked_for(tx: Transaction, guild: GuildId, giver: PersonId, message: MessageId) -> bool:
    """Tell whether somebody has thanked for this message."""
    return tx.sql.execute(_ABOUT, {"of_guild": guild, "of_giver": giver, "of_about": message}).first() is not None


def forget_as_chosen(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget that others have chosen somebody to thank them; what they wrote goes on, and reaches nobody."""
    for row in tx.sql.execute(_TO_SOMEBODY, {"of_guild": guild}).mappings().all():
        one = _thanks(row)
        if any(who.person == person for who in one.chosen):
            others = tuple(Thanked(NOBODY, who.name) if who.person == person else who for who in one.chosen)
            tx.sql.execute(_CHOOSE, {"of_id": one.id, "others": _as_text(others)})


def unname_giver(tx: Transaction, guild: GuildId, giver: PersonId) -> None:
    """Have what somebody said stand under their group alone."""
    tx.sql.execute(_UNNAME_GIVER, {"of_guild": guild, "of_giver": giver})


def receive(tx: Transaction, one: ReceivedThanks) -> None:
    """Remember that somebody was thanked."""
    row = {"thanks": one.thanks, "person": one.person, "guild": one.guild, "name": one.name}
    tx.sql.execute(_RECEIVE, row)


def received_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Thanks, ...]:
    """Return what somebody was thanked for, newest first."""
    rows = tx.sql.execute(_MINE, {"of_guild": guild, "of_person": person}).mappings()
    return tuple(map(_thanks, rows))


def one_received_by(tx: Transaction, guild: GuildId, person: PersonId, thanks_id: ThanksId) -> Thanks | None:
    """Return this thank-you, if it is for this person."""
    asked = {"of_guild": guild, "of_person": person, "of_id": thanks_id}
    row = tx.sql.execute(_ONE_OF_MINE, asked).mappings().one_or_none()
    return None if row is None else _thanks(row)


def on_wall(tx: Transaction, guild: GuildId) -> Sequence[tuple[Thanks, str]]:
    """Return what stands on the wall, newest first, each with the name of whom it is for: empty for a group."""
    rows = tx.sql.execute(_WALL, {"of_guild": guild}).mappings()
    return [(_thanks(row), row["name"] or "") for row in rows]


def walls(tx: Transaction) -> tuple[GuildId, ...]:
    """Return the servers where something stands on the wall."""
    return tuple(map(GuildId, tx.sql.execute(_WALLS).scalars()))


def has_put_on_wall(tx: Transaction, guild: GuildId, giver: PersonId) -> bool:
    """Tell whether something that somebody said stands on the wall."""
    return tx.sql.execute(_ON_WALL, {"of_guild": guild, "of_giver": giver}).first() is not None


def take_name_off(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Take what is said to somebody by name off the wall; tell whether anything stood there."""
    stood = tx.sql.execute(_UNNAME, {"of_guild": guild, "of_person": person}).scalars().all()
    for thanks_id in stood:
        take_off(tx, ThanksId(thanks_id))
    return bool(stood)


def take_off(tx: Transaction, thanks_id: ThanksId) -> None:
    """Take what is said to somebody by name off the wall; they keep it."""
    tx.sql.execute(_UNNAME_ONE, {"of_id": thanks_id})
    tx.sql.execute(_OFF_WALL, {"of_id": thanks_id})


def _as_text(chosen: Sequence[Thanked]) -> str:
    return json.dumps([[who.person, who.name] for who in chosen]) if chosen else ""


def _thanks(row: Any) -> Thanks:
    return Thanks(
        id=ThanksId(row["id"]),
        guild=GuildId(row["guild"]),
        giver=PersonId(row["giver"]),
        giver_name=row["giver_name"],
        giver_group=None if row["giver_group"] is None else RoleGroup(row["giver_group"]),
        words=row["words"],
        state=ThanksState(row["state"]),
        begun_at=row["begun_at"],
        given_at=row["given_at"],
        to_group=None if row["to_group"] is None else RoleGroup(row["to_group"]),
        to_everyone=row["to_everyone"],
        about=None if row["about"] is None else MessageId(row["about"]),
        place=None if row["place"] is None else ChannelId(row["place"]),
        is_public=row["is_public"],
        chosen=tuple(Thanked(PersonId(who), name) for who, name in json.loads(row["chosen"] or "[]")),
    )
