"""Words typed into a form that have not gone on, for a day: only such as the guard found nothing in, or made so."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.unsent import Unsent
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

unsent_words = sa.Table(
    "unsent_words",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("field", sa.String(64), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("form", sa.String(64), nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("choice", sa.Text),  # in place of words, where the form offers answers to choose from
    sa.Column("written_at", Moment, nullable=False),
    sa.Index(None, "guild", "person", "form", "about"),
    sqlite_with_rowid=False,
)

_theirs = sa.and_(unsent_words.c.guild == sa.bindparam("of_guild"), unsent_words.c.person == sa.bindparam("of_person"))
_this = sa.and_(_theirs, unsent_words.c.id == sa.bindparam("of_id"))
_about = sa.and_(
    _theirs, unsent_words.c.form == sa.bindparam("of_form"), unsent_words.c.about == sa.bindparam("of_about")
)
_fresh = unsent_words.c.written_at > sa.bindparam("since", type_=Moment)
_KEEP = sa.insert(unsent_words)
_ONE = sa.select(unsent_words).where(_this, _fresh)
_ABOUT = sa.select(unsent_words).where(_about, _fresh).order_by(unsent_words.c.written_at.desc(), unsent_words.c.id)
_WHOSE = sa.select(unsent_words.c.guild, unsent_words.c.person).distinct()
_DROP_ABOUT = sa.delete(unsent_words).where(_about)
_NEWEST = (
    sa.select(unsent_words.c.id)
    .where(_theirs)
    .group_by(unsent_words.c.id)
    .order_by(sa.func.max(unsent_words.c.written_at).desc(), unsent_words.c.id)
    .limit(sa.bindparam("keep"))
)
_DROP_OLDEST = sa.delete(unsent_words).where(_theirs, unsent_words.c.id.not_in(_NEWEST))
_FORGET = sa.delete(unsent_words).where(unsent_words.c.written_at <= sa.bindparam("of_moment", type_=Moment))


def keep_unsent(tx: Transaction, unsent: Unsent, *, now: datetime) -> None:
    """Remember these words."""
    known = {
        "id": unsent.id,
        "guild": unsent.guild,
        "person": unsent.person,
        "form": unsent.form,
        "about": unsent.about,
        "written_at": now,
    }
    rows = [
        *({**known, "field": key, "words": words, "choice": None} for key, words in unsent.words.items()),
        *({**known, "field": key, "words": "", "choice": choice} for key, choice in unsent.choices.items()),
    ]
    if rows:
        tx.sql.execute(_KEEP, rows)


def unsent_of(tx: Transaction, guild: GuildId, person: PersonId, number: str, *, since: datetime) -> Unsent | None:
    """Return the words of this person that this number finds."""
    asked = {"of_guild": guild, "of_person": person, "of_id": number, "since": since}
    return _read(tx.sql.execute(_ONE, asked).mappings().all())


def newest_unsent(
    tx: Transaction, guild: GuildId, person: PersonId, form: str, about: str, *, since: datetime
) -> Unsent | None:
    """Return what this person last typed into this form about this."""
    asked = {"of_guild": guild, "of_person": person, "of_form": form, "of_about": about, "since": since}
    rows = tx.sql.execute(_ABOUT, asked).mappings().all()
    return _read(row for row in rows if row["id"] == rows[0]["id"])


def whose_unsent(tx: Transaction) -> set[tuple[GuildId, PersonId]]:
    """Return who has words here, and in which server."""
    return {(GuildId(guild), PersonId(person)) for guild, person in tx.sql.execute(_WHOSE)}


def drop_unsent(tx: Transaction, guild: GuildId, person: PersonId, form: str, about: str) -> None:
    """Forget what this person typed into this form about this."""
    tx.sql.execute(_DROP_ABOUT, {"of_guild": guild, "of_person": person, "of_form": form, "of_about": about})


def drop_oldest_unsent(tx: Transaction, guild: GuildId, person: PersonId, *, keep: int) -> None:
    """Forget what this person typed first, but for so many forms."""
    tx.sql.execute(_DROP_OLDEST, {"of_guild": guild, "of_person": person, "keep": keep})


def forget_unsent(tx: Transaction, *, written_before: datetime) -> int:
    """Forget what was typed before this; return how many fields it was."""
    return tx.sql.execute(_FORGET, {"of_moment": written_before}).rowcount


def _read(found: Iterable[Any]) -> Unsent | None:
    rows = list(found)
    if not rows:
        return None
    words = {row["field"]: row["words"] for row in rows if row["choice"] is None}
    choices = {row["field"]: row["choice"] for row in rows if row["choice"] is not None}
    one = rows[0]
    return Unsent(one["id"], GuildId(one["guild"]), PersonId(one["person"]), one["form"], one["about"], words, choices)
