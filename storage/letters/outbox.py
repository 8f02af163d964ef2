"""The outbox as a table, and a letter as it is read from there."""

import sqlalchemy as sa

from bot.domain.letter_kinds import Urgency
from bot.domain.letters import Letter, LetterState, NewLetter
from bot.domain.people import ChannelId, GuildId, MessageId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

OPEN = "state IN ('pending', 'sending')"
FREE = "uses_allowance = 0"

letters = sa.Table(
    "letters",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True),  # the order in which they were written, or posted again
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("urgency", sa.String(16), nullable=False),
    sa.Column("uses_allowance", sa.Boolean, nullable=False),
    sa.Column("dedupe_key", sa.String(200), nullable=False, unique=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("place", Snowflake),
    sa.Column("person", Snowflake),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("not_before", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("edits", sa.String(200)),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try", Moment, nullable=False),
    sa.Column("tried_at", Moment),
    sa.Column("doubtful_since", Moment),
    sa.Column("message", Snowflake),
    sa.Column("error", sa.Integer),
    sa.Column("carried_by", sa.String(32)),  # the id of the note that says this among other things
    sa.Column("sent_at", Moment),
    sa.Column("alone", sa.Boolean, nullable=False, server_default=sa.false()),  # in no note with others
    sa.Column("posted_again_at", Moment),  # when what stood in a place was last put in the queue anew
    sa.CheckConstraint("(place IS NULL) <> (person IS NULL)", name="one_recipient"),
    sa.CheckConstraint(f"urgency IN ({', '.join(repr(one.value) for one in Urgency)})", name="known_urgency"),
    sa.CheckConstraint(f"state IN ({', '.join(repr(state.value) for state in LetterState)})", name="known_state"),
    sa.Index(None, "place", "state"),
    sa.Index(None, "person", "state"),
    sa.Index(None, "tried_at"),
    sa.Index("ix_letters_people_due", "next_try", "position", sqlite_where=sa.text(f"person IS NOT NULL AND {OPEN}")),
    sa.Index(
        "ix_letters_people_first",
        "next_try",
        "position",
        sqlite_where=sa.text(f"person IS NOT NULL AND {OPEN} AND {FREE}"),
    ),
    sa.Index("ix_letters_places_due", "not_before", "position", sqlite_where=sa.text(f"place IS NOT NULL AND {OPEN}")),
    sa.Index("ix_letters_places_next", "next_try", sqlite_where=sa.text(f"place IS NOT NULL AND {OPEN}")),
    sa.Index("ix_letters_stuck", "place", "next_try", sqlite_where=sa.text("error IS NOT NULL AND state = 'pending'")),
    sa.Index("ix_letters_waiting", "next_try", sqlite_where=sa.text("state = 'waiting'")),
    sa.Index("ix_letters_expiring", "expires_at", sqlite_where=sa.text("state IN ('pending', 'waiting')")),
    sa.Index("ix_letters_edits", "edits", "position", sqlite_where=sa.text(f"edits IS NOT NULL AND {OPEN}")),
    sa.Index("ix_letters_carried", "carried_by", sqlite_where=sa.text("carried_by IS NOT NULL")),
)

PENDING, SENDING, SENT = LetterState.PENDING.value, LetterState.SENDING.value, LetterState.SENT.value
WAITING, CARRIED = LetterState.WAITING.value, LetterState.CARRIED.value
EXPIRED, DEAD, CANCELLED = LetterState.EXPIRED.value, LetterState.DEAD.value, LetterState.CANCELLED.value


def in_state(table: sa.FromClause, *states: str) -> sa.ColumnElement[bool]:
    """Ask for letters in one of these states, written out: SQLite uses part of an index for nothing that is a value."""
    written: list[sa.ColumnElement[str]] = [sa.literal_column(repr(state)) for state in states]
    column: sa.ColumnElement[str] = table.c.state
    return column.in_(written) if len(written) > 1 else column == written[0]


ROW = (
    "id",
    "kind",
    "urgency",
    "uses_allowance",
    "alone",
    "dedupe_key",
    "guild",
    "place",
    "person",
    "subject",
    "not_before",
    "expires_at",
    "edits",
    "state",
    "attempts",
    "next_try",
)


def row_of(tx: Transaction, letter: NewLetter) -> dict[str, object]:
    """Write out a letter that is promised just now."""
    return {
        "id": tx.new_reference(),
        "kind": letter.kind.name,
        "urgency": letter.kind.urgency.value,
        "uses_allowance": letter.kind.uses_allowance,
        "alone": letter.kind.alone,
        "dedupe_key": letter.dedupe_key,
        "guild": letter.guild,
        "place": letter.place,
        "person": letter.person,
        "subject": letter.subject,
        "not_before": letter.not_before,
        "expires_at": letter.expires_at,
        "edits": letter.edits,
        "state": PENDING,
        "attempts": 0,
        "next_try": letter.not_before,
    }


def letter_from(row: sa.Row[tuple[object, ...]], *, attempts: int) -> Letter:
    """Read a letter from a row that also holds `original` and `target`: what an edit changes."""
    kept = row._mapping
    message = kept["target"] if kept["edits"] else kept["message"]
    return Letter(
        id=kept["id"],
        kind=kept["kind"],
        dedupe_key=kept["dedupe_key"],
        guild=GuildId(kept["guild"]),
        place=None if kept["place"] is None else ChannelId(kept["place"]),
        person=None if kept["person"] is None else PersonId(kept["person"]),
        subject=kept["subject"],
        not_before=kept["not_before"],
        expires_at=kept["expires_at"],
        edits=kept["edits"],
        state=LetterState(kept["state"]),
        attempts=attempts,
        next_try=kept["next_try"],
        message=None if message is None else MessageId(message),
        error=kept["error"],
        urgency=Urgency(kept["urgency"]),
        uses_allowance=kept["uses_allowance"],
        alone=kept["alone"],
        original=kept["original"],
        doubtful_since=kept["doubtful_since"],
    )
