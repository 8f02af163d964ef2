"""Outputs: keeping, finding, listing and throwing them away, and the questions from which their words come."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.outputs import Output, OutputId, OutputState, OutputWords
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.subjects import SubjectId
from storage.departures import rests
from storage.outputs.tables import output_sources, outputs
from storage.store import Transaction

_fresh = insert(outputs)
_FIXED = ("id", "guild", "author", "drafted_at")
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[outputs.c.id],
    set_={column.name: _fresh.excluded[column.name] for column in outputs.c if column.name not in _FIXED},
)
_this = outputs.c.id == sa.bindparam("of_output")
_here = outputs.c.guild == sa.bindparam("of_guild")
_in_states = outputs.c.state.in_(sa.bindparam("states", expanding=True))
_ONE = sa.select(outputs).where(_this)
_HERE = sa.select(outputs).where(_here, _in_states).order_by(outputs.c.drafted_at.desc(), outputs.c.id)
_EVERYWHERE = (
    sa.select(outputs).where(_in_states, ~rests(outputs.c.guild)).order_by(outputs.c.asked_until, outputs.c.id)
)
_unpublished = outputs.c.edition == 0
_COUNT_DRAFTS = sa.select(sa.func.count()).select_from(outputs).where(_here, _unpublished)
_REMOVE_DRAFT = sa.delete(outputs).where(_this, _here, _unpublished)
_ADD_SOURCE = insert(output_sources).on_conflict_do_nothing()
_of_output = output_sources.c.output == sa.bindparam("of_output")
_SOURCES = sa.select(output_sources.c.source).where(_of_output).order_by(output_sources.c.source)
_DROP_SOURCES = sa.delete(output_sources).where(_of_output)


def keep_output(tx: Transaction, output: Output) -> None:
    """Remember an output as it is now; whose it is and when it was begun stay."""
    words = output.words
    tx.sql.execute(
        _KEEP,
        {
            "id": output.id,
            "guild": output.guild,
            "author": output.author,
            "title": words.title,
            "about": words.about,
            "link": words.link,
            "state": output.state.value,
            "drafted_at": output.drafted_at,
            "edition": output.edition,
            "asked_at": output.asked_at,
            "asked_until": output.asked_until,
            "published_at": output.published_at,
            "channel": output.channel,
        },
    )


def output(tx: Transaction, guild: GuildId | None, output_id: OutputId) -> Output | None:
    """Return this output if this server has it; with None for the server, wherever it is."""
    row = tx.sql.execute(_ONE, {"of_output": output_id}).mappings().one_or_none()
    return None if row is None or guild not in {None, row["guild"]} else _output_from(row)


def outputs_here(tx: Transaction, guild: GuildId, *states: OutputState) -> tuple[Output, ...]:
    """Return the outputs of this server that are in one of these states, or all, the last that was begun first."""
    rows = tx.sql.execute(_HERE, {"of_guild": guild, "states": _values(states)}).mappings()
    return tuple(map(_output_from, rows))


def outputs_everywhere(tx: Transaction, *states: OutputState) -> tuple[Output, ...]:
    """Return the outputs in one of these states of all servers that the bot is in: whose asking ends soonest first."""
    return tuple(map(_output_from, tx.sql.execute(_EVERYWHERE, {"states": _values(states)}).mappings()))


def count_output_drafts(tx: Transaction, guild: GuildId) -> int:
    """Return how many outputs of this server were never published."""
    number: int = tx.sql.execute(_COUNT_DRAFTS, {"of_guild": guild}).scalar_one()
    return number


def remove_output_draft(tx: Transaction, guild: GuildId, output_id: OutputId) -> bool:
    """Throw away an output that was never published, with all that belongs to it; tell whether there was one."""
    return tx.sql.execute(_REMOVE_DRAFT, {"of_output": output_id, "of_guild": guild}).rowcount > 0


def keep_sources(tx: Transaction, output_id: OutputId, sources: Iterable[SubjectId]) -> None:
    """Remember from which questions the words of an output come, in place of those before."""
    tx.sql.execute(_DROP_SOURCES, {"of_output": output_id})
    for source in sources:
        tx.sql.execute(_ADD_SOURCE, {"output": output_id, "source": source})


def sources_of(tx: Transaction, output_id: OutputId) -> tuple[SubjectId, ...]:
    """Return from which questions the words of an output come."""
    return tuple(map(SubjectId, tx.sql.execute(_SOURCES, {"of_output": output_id}).scalars()))


def _values(states: Iterable[OutputState]) -> list[str]:
    return [one.value for one in states or OutputState]


def _output_from(row: Any) -> Output:
    return Output(
        id=OutputId(row["id"]),
        guild=GuildId(row["guild"]),
        author=PersonId(row["author"]),
        words=OutputWords(row["title"], row["about"], row["link"]),
        state=OutputState(row["state"]),
        drafted_at=row["drafted_at"],
        edition=row["edition"],
        asked_at=row["asked_at"],
        asked_until=row["asked_until"],
        published_at=row["published_at"],
        channel=None if row["channel"] is None else ChannelId(row["channel"]),
    )
