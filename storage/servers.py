"""What is remembered about each Discord server the bot was set up in."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import ChannelId, GuildId, LeadAnswer, Nation, PersonId, RoleGroup, RoleId, Server, Silence
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

ROLE_COLUMNS = {group: f"{group.value}_role" for group in RoleGroup}

servers = sa.Table(
    "servers",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("coordinator_role", Snowflake),
    sa.Column("advisory_role", Snowflake),
    *(sa.Column(name, Snowflake) for name in ROLE_COLUMNS.values()),
    sa.Column("start_channel", Snowflake),
    sa.Column("notices_channel", Snowflake),
    sa.Column("advisory_channel", Snowflake),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("zone", sa.String(64), nullable=False),
    sa.Column("nation", sa.String(16), nullable=False, server_default=Nation.ENGLAND.value),
    sa.Column("lead", Snowflake),
    sa.Column(
        "lead_answer",
        sa.String(16),
        sa.CheckConstraint(
            f"lead_answer IN ({', '.join(repr(one.value) for one in LeadAnswer)})", name="known_lead_answer"
        ),
    ),
    sa.Column("lead_since", Moment),
    sa.Column("lead_called", sa.Text, nullable=False, server_default=""),
    sa.Column("lead_told_at", Moment),
    sa.Column("lead_name", sa.Text, nullable=False, server_default=""),
    sa.Column("lead_contact", sa.Text, nullable=False, server_default=""),
    sa.Column("local_numbers", sa.Text, nullable=False, server_default=""),
    sa.Column("silence", sa.String(16), nullable=False, server_default=Silence.GOES_AHEAD.value),
    sa.Column("oversight_days", sa.Integer, nullable=False, server_default="3"),
    sa.CheckConstraint(f"nation IN ({', '.join(repr(one.value) for one in Nation)})", name="known_nation"),
    sa.CheckConstraint(f"silence IN ({', '.join(repr(one.value) for one in Silence)})", name="known_silence"),
    sa.CheckConstraint("oversight_days BETWEEN 1 AND 14", name="time_to_answer"),
)

_ONE = PreparedStatement(sa.select(servers).where(servers.c.guild == sa.bindparam("of_guild")))
_ALL = sa.select(servers).order_by(servers.c.guild)
_fresh = insert(servers)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[servers.c.guild],
    set_={column.name: _fresh.excluded[column.name] for column in servers.c if not column.primary_key},
)


@read_once
def server(tx: Transaction, guild: GuildId) -> Server:
    """Return what is known of this server: an empty one when it was never set up."""
    kept = _ONE.first_named(tx, {"of_guild": guild})
    return Server(guild) if kept is None else _server(kept)


def every_server(tx: Transaction) -> tuple[Server, ...]:
    """Return what is known of every server that was set up."""
    return tuple(map(_server, tx.sql.execute(_ALL).mappings()))


def put_server(tx: Transaction, server: Server) -> None:
    """Remember this server as it is now, in place of what was known."""
    roles = server.group_roles or {}
    tx.sql.execute(
        _KEEP,
        {
            "guild": server.guild,
            "coordinator_role": server.coordinator_role,
            "advisory_role": server.advisory_role,
            **{name: roles.get(group) for group, name in ROLE_COLUMNS.items()},
            "start_channel": server.start_channel,
            "notices_channel": server.notices_channel,
            "advisory_channel": server.advisory_channel,
            "language": server.language,
            "zone": server.zone,
            "nation": server.nation.value,
            "lead": server.lead,
            "lead_answer": server.lead_answer.value if server.lead_answer else None,
            "lead_since": server.lead_since,
            "lead_called": server.lead_called,
            "lead_told_at": server.lead_told_at,
            "lead_name": server.lead_name,
            "lead_contact": server.lead_contact,
            "local_numbers": server.local_numbers,
            "silence": server.silence.value,
            "oversight_days": server.oversight_days,
        },
    )


def _server(kept: Any) -> Server:
    roles = {group: RoleId(kept[name]) for group, name in ROLE_COLUMNS.items() if kept[name] is not None}
    return Server(
        guild=GuildId(kept["guild"]),
        coordinator_role=_role(kept["coordinator_role"]),
        advisory_role=_role(kept["advisory_role"]),
        group_roles=roles or None,
        start_channel=_channel(kept["start_channel"]),
        notices_channel=_channel(kept["notices_channel"]),
        advisory_channel=_channel(kept["advisory_channel"]),
        language=kept["language"],
        zone=kept["zone"],
        nation=Nation(kept["nation"]),
        lead=None if kept["lead"] is None else PersonId(kept["lead"]),
        lead_answer=LeadAnswer(kept["lead_answer"]) if kept["lead_answer"] else None,
        lead_since=kept["lead_since"],
        lead_called=kept["lead_called"],
        lead_told_at=kept["lead_told_at"],
        lead_name=kept["lead_name"],
        lead_contact=kept["lead_contact"],
        local_numbers=kept["local_numbers"],
        silence=Silence(kept["silence"]),
        oversight_days=kept["oversight_days"],
    )


def _role(value: int | None) -> RoleId | None:
    return None if value is None else RoleId(value)


def _channel(value: int | None) -> ChannelId | None:
    return None if value is None else ChannelId(value)
