"""One's own record: what somebody keeps of what they took part in, and a certificate that they prepare."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.record import CertificateDraft, EntryId, RecordEntry
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

kept_entries = sa.Table(  # of what would be forgotten otherwise: each by its person's own press
    "kept_entries",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("happened_on", sa.Date, nullable=False),
    sa.Column("kept_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

certificate_drafts = sa.Table(  # kept for a day
    "certificate_drafts",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("entries", sa.Text, nullable=False),  # their ids, one a line
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("learned", sa.Text, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

_mine = sa.and_(kept_entries.c.guild == sa.bindparam("of_guild"), kept_entries.c.person == sa.bindparam("of_person"))
_KEPT = sa.select(kept_entries).where(_mine).order_by(kept_entries.c.happened_on.desc(), kept_entries.c.id)
_KEEP = sa.insert(kept_entries)
_FORGET = sa.delete(kept_entries).where(_mine, kept_entries.c.id == sa.bindparam("of_entry"))
_NEWEST = (
    sa.select(kept_entries.c.id)
    .where(_mine)
    .order_by(kept_entries.c.kept_at.desc(), kept_entries.c.id)
    .limit(sa.bindparam("keep"))
)
_DROP_OLDEST = sa.delete(kept_entries).where(_mine, kept_entries.c.id.not_in(_NEWEST))
_my_draft = sa.and_(
    certificate_drafts.c.guild == sa.bindparam("of_guild"), certificate_drafts.c.person == sa.bindparam("of_person")
)
_DRAFT = sa.select(certificate_drafts).where(_my_draft)
_ADD_DRAFT = sa.insert(certificate_drafts)
_DROP_DRAFT = sa.delete(certificate_drafts).where(_my_draft)
_FORGET_DRAFTS = sa.delete(certificate_drafts).where(
    certificate_drafts.c.begun_at <= sa.bindparam("of_moment", type_=Moment)
)


def kept_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[RecordEntry, ...]:
    """Return what this person keeps, newest first."""
    rows = tx.sql.execute(_KEPT, {"of_guild": guild, "of_person": person})
    return tuple(RecordEntry(EntryId(row.id), row.kind, row.title, row.happened_on, is_kept=True) for row in rows.all())


def keep_entry(
    tx: Transaction, guild: GuildId, person: PersonId, entry: RecordEntry, *, most: int, now: datetime
) -> None:
    """Keep this for this person; of so many, the oldest makes room."""
    forget_entry(tx, guild, person, entry.id)
    tx.sql.execute(_DROP_OLDEST, {"of_guild": guild, "of_person": person, "keep": most - 1})
    row = {"id": entry.id, "kind": entry.kind, "title": entry.title, "happened_on": entry.on, "kept_at": now}
    tx.sql.execute(_KEEP, {"guild": guild, "person": person, **row})


def forget_entry(tx: Transaction, guild: GuildId, person: PersonId, entry: EntryId) -> None:
    """Keep this for this person no longer."""
    tx.sql.execute(_FORGET, {"of_guild": guild, "of_person": person, "of_entry": entry})


def certificate_draft(tx: Transaction, guild: GuildId, person: PersonId) -> CertificateDraft | None:
    """Return the certificate that this person is preparing."""
    row = tx.sql.execute(_DRAFT, {"of_guild": guild, "of_person": person}).one_or_none()
    if row is None:
        return None
    entries = tuple(map(EntryId, row.entries.split()))
    return CertificateDraft(guild, person, entries, row.name, row.learned, row.language, row.begun_at)


def keep_certificate_draft(tx: Transaction, draft: CertificateDraft) -> None:
    """Remember this certificate in place of the one before."""
    tx.sql.execute(_DROP_DRAFT, {"of_guild": draft.guild, "of_person": draft.person})
    row = {"name": draft.name, "learned": draft.learned, "language": draft.language, "begun_at": draft.begun_at}
    whose = {"guild": draft.guild, "person": draft.person, "entries": "\n".join(draft.entries)}
    tx.sql.execute(_ADD_DRAFT, {**whose, **row})


def forget_certificate_drafts(tx: Transaction, *, begun_before: datetime) -> int:
    """Forget the certificates that were begun before this moment; return how many."""
    return tx.sql.execute(_FORGET_DRAFTS, {"of_moment": begun_before}).rowcount
