"""What was put to the advisory group, and until it is decided each member's voice behind a tag.

A tag is this person's in this one thing and nowhere else; with the decision the tags are deleted.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.oversight import Ending, Oversight, OversightId, Voice
from bot.domain.people import GuildId, Silence
from bot.domain.submissions import SubmissionId
from storage.departures import rests
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

oversights = sa.Table(
    "oversights",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),  # the noun that it is
    sa.Column("submission", sa.String(32), nullable=False),  # no reference: what was decided outlives a draft
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("silence", sa.String(16), nullable=False),
    sa.Column("put_at", Moment, nullable=False),
    sa.Column("answer_by", Moment, nullable=False),
    sa.Column("paused_at", Moment),
    sa.Column("ending", sa.String(16)),
    sa.Column("ended_at", Moment),
    sa.CheckConstraint(f"silence IN ({', '.join(repr(one.value) for one in Silence)})", name="known_silence"),
    sa.CheckConstraint(f"ending IN ({', '.join(repr(one.value) for one in Ending)})", name="known_ending"),
    sa.CheckConstraint("(ending IS NULL) = (ended_at IS NULL)", name="ended_with_a_time"),
    sa.Index(None, "submission"),
    sqlite_with_rowid=False,
)

oversight_voices = sa.Table(  # one size a row, in the order of tags: no time, no number, no person
    "oversight_voices",
    metadata,
    sa.Column("oversight", sa.String(32), sa.ForeignKey("oversights.id"), primary_key=True),
    sa.Column("tag", sa.LargeBinary(16), primary_key=True),
    sa.Column("voice", sa.Integer, nullable=False),  # its place among Voice, or -1 for none
    sa.Column("pauses", sa.Integer, nullable=False),
    sa.CheckConstraint("length(tag) = 16", name="tag_size"),
    sqlite_with_rowid=False,
)

_VOICES = tuple(Voice)
_NONE = -1

_this = oversights.c.id == sa.bindparam("of_id")
_open = oversights.c.ending.is_(None)
_here = oversights.c.guild == sa.bindparam("of_guild")
_spoken_in = oversight_voices.c.oversight == sa.bindparam("of_id")
_fresh = insert(oversight_voices)

_PUT = sa.insert(oversights)
_ONE = sa.select(oversights).where(_this)
_LATEST = (
    sa.select(oversights)
    .where(oversights.c.submission == sa.bindparam("of_submission"))
    .order_by(oversights.c.put_at.desc())
    .limit(1)
)
_CLOCK = (
    sa.update(oversights)
    .where(_this, _open)
    .values(answer_by=sa.bindparam("until", type_=Moment), paused_at=sa.bindparam("stopped", type_=Moment))
)
_END = (
    sa.update(oversights)
    .where(_this)
    .values(ending=sa.bindparam("how", type_=sa.String), ended_at=sa.bindparam("at", type_=Moment), paused_at=sa.null())
)
_OPEN = sa.select(oversights).where(_here, _open).order_by(oversights.c.put_at, oversights.c.id)
_SINCE = (
    sa.select(oversights)
    .where(
        _here,
        sa.or_(
            oversights.c.put_at >= sa.bindparam("since", type_=Moment),
            oversights.c.ended_at >= sa.bindparam("since", type_=Moment),
        ),
    )
    .order_by(oversights.c.put_at, oversights.c.id)
)
_runs_out = sa.and_(
    _open,
    oversights.c.paused_at.is_(None),
    oversights.c.silence == Silence.GOES_AHEAD.value,
    ~rests(oversights.c.guild),
)
_RUN_OUT = sa.select(oversights).where(_runs_out, oversights.c.answer_by <= sa.bindparam("of_moment", type_=Moment))
_NEXT = sa.select(sa.func.min(oversights.c.answer_by)).where(_runs_out)
_LATELY = sa.select(oversights.c.submission).where(
    oversights.c.kind == sa.bindparam("of_kind"),
    sa.or_(_open, oversights.c.ended_at >= sa.bindparam("of_moment", type_=Moment)),
)
_OPEN_ANYWHERE = sa.select(oversights).where(_open).order_by(oversights.c.put_at, oversights.c.id)
_FORGET = sa.delete(oversights).where(oversights.c.ended_at <= sa.bindparam("of_moment", type_=Moment))
_SAY = _fresh.on_conflict_do_update(
    index_elements=["oversight", "tag"], set_={"voice": _fresh.excluded.voice, "pauses": _fresh.excluded.pauses}
)
_MINE = sa.select(oversight_voices).where(_spoken_in, oversight_voices.c.tag == sa.bindparam("of_tag"))
_ALL = sa.select(oversight_voices.c.voice, oversight_voices.c.pauses).where(_spoken_in)
_HUSH = sa.delete(oversight_voices).where(_spoken_in)
_HUSH_ONE = sa.delete(oversight_voices).where(_spoken_in, oversight_voices.c.tag == sa.bindparam("of_tag"))


def put(tx: Transaction, item: Oversight) -> None:
    """Remember something that is put to the group."""
    tx.sql.execute(
        _PUT,
        {
            "id": item.id,
            "guild": item.guild,
            "kind": item.kind,
            "submission": item.submission,
            "title": item.title,
            "silence": item.silence.value,
            "put_at": item.put_at,
            "answer_by": item.answer_by,
        },
    )


def oversight(tx: Transaction, guild: GuildId | None, item: OversightId) -> Oversight | None:
    """Return this if this server has it; with None for the server, wherever it is."""
    row = tx.sql.execute(_ONE, {"of_id": item}).mappings().one_or_none()
    return None if row is None or guild not in {None, row["guild"]} else _item(row)


def latest_of(tx: Transaction, submission: str) -> Oversight | None:
    """Return what became of this the last time it was put to the group: None if it never was."""
    row = tx.sql.execute(_LATEST, {"of_submission": submission}).mappings().one_or_none()
    return None if row is None else _item(row)


def keep_clock(tx: Transaction, item: Oversight) -> None:
    """Remember whether its clock runs, and until when."""
    tx.sql.execute(_CLOCK, {"of_id": item.id, "until": item.answer_by, "stopped": item.paused_at})


def end(tx: Transaction, item: OversightId, ending: Ending, *, now: datetime) -> None:
    """Note how it ended, and forget who said what."""
    tx.sql.execute(_HUSH, {"of_id": item})
    tx.sql.execute(_END, {"of_id": item, "how": ending.value, "at": now})


def waiting(tx: Transaction, guild: GuildId | None) -> tuple[Oversight, ...]:
    """Return what the group of this server, or any, has not decided, oldest first."""
    found = tx.sql.execute(_OPEN_ANYWHERE) if guild is None else tx.sql.execute(_OPEN, {"of_guild": guild})
    return tuple(map(_item, found.mappings().all()))


def since(tx: Transaction, guild: GuildId, moment: datetime) -> tuple[Oversight, ...]:
    """Return what was put to the group, or ended, since then."""
    return tuple(map(_item, tx.sql.execute(_SINCE, {"of_guild": guild, "since": moment}).mappings().all()))


def run_out(tx: Transaction, *, now: datetime) -> tuple[Oversight, ...]:
    """Return what goes ahead because nobody answered in time, in every server that the bot is in."""
    return tuple(map(_item, tx.sql.execute(_RUN_OUT, {"of_moment": now}).mappings().all()))


def next_to_run_out(tx: Transaction) -> datetime | None:
    """Return when the next one goes ahead by itself, in any server that the bot is in: None when none does."""
    moment: datetime | None = tx.sql.execute(_NEXT).scalar_one()
    return moment


def lately_before_groups(tx: Transaction, kind: str, *, ended_after: datetime) -> frozenset[SubmissionId]:
    """Return what of this noun lies before a group, or came back from one after this."""
    asked = {"of_kind": kind, "of_moment": ended_after}
    return frozenset(map(SubmissionId, tx.sql.execute(_LATELY, asked).scalars()))


def say(tx: Transaction, item: OversightId, tag: bytes, *, voice: Voice | None, pauses: bool) -> None:
    """Put this member's voice in place of what they said before."""
    place = _NONE if voice is None else _VOICES.index(voice)
    tx.sql.execute(_SAY, {"oversight": item, "tag": tag, "voice": place, "pauses": int(pauses)})


def said(tx: Transaction, item: OversightId, tag: bytes) -> tuple[Voice | None, bool]:
    """Return what this member has said, and whether they hold it up."""
    row = tx.sql.execute(_MINE, {"of_id": item, "of_tag": tag}).one_or_none()
    return (None, False) if row is None else (_voice(row.voice), bool(row.pauses))


def unsay(tx: Transaction, item: OversightId, tag: bytes) -> None:
    """Forget what this member has said."""
    tx.sql.execute(_HUSH_ONE, {"of_id": item, "of_tag": tag})


def voices(tx: Transaction, item: OversightId) -> tuple[tuple[Voice, ...], bool]:
    """Return every voice, one for each member who spoke, and whether anybody holds it up."""
    rows = tx.sql.execute(_ALL, {"of_id": item}).all()
    heard = tuple(voice for row in rows if (voice := _voice(row.voice)) is not None)
    return heard, any(row.pauses for row in rows)


def forget(tx: Transaction, *, ended_before: datetime) -> int:
    """Forget what ended long ago; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": ended_before}).rowcount


def _voice(place: int) -> Voice | None:
    return None if place == _NONE else _VOICES[place]


def _item(row: Any) -> Oversight:
    return Oversight(
        id=OversightId(row["id"]),
        guild=GuildId(row["guild"]),
        kind=row["kind"],
        submission=SubmissionId(row["submission"]),
        title=row["title"],
        silence=Silence(row["silence"]),
        put_at=row["put_at"],
        answer_by=row["answer_by"],
        paused_at=row["paused_at"],
        ending=None if row["ending"] is None else Ending(row["ending"]),
        ended_at=row["ended_at"],
    )
