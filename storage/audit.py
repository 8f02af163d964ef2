"""Who did what kind of thing when: no content, only ever added to.

Who is a tag: the same for one person's acts, and readable to nobody without the secret in KEY_DIR. So the log stays as
it is when a person is forgotten.
"""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.actions import Action
from bot.domain.people import GuildId, PersonId
from storage.key_folder import KeyUnreadable
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.LargeBinary(16)),  # empty where nobody is to know who it was
    sa.Column("action", sa.String(64), nullable=False),
    sa.Column("allowed", sa.Boolean, nullable=False),
)
TRIGGERS = (
    (
        "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'the log is only added "
        "to'); END"
    ),
    (
        "CREATE TRIGGER audit_kept BEFORE DELETE ON audit WHEN EXISTS (SELECT 1 FROM servers WHERE guild = "
        "OLD.guild) BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
    ),
)
for _trigger in TRIGGERS:
    sa.event.listen(audit, "after_create", sa.DDL(_trigger).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

_NOTE = sa.insert(audit)
_LAST = sa.select(sa.func.max(audit.c.at, type_=Moment)).where(
    audit.c.guild == sa.bindparam("of_guild"), audit.c.action == sa.bindparam("of_action"), audit.c.allowed
)
_FORGET = sa.delete(audit).where(audit.c.guild == sa.bindparam("of_guild"))


def note_act(
    tx: Transaction, guild: GuildId, person: PersonId | None, action: Action, *, now: datetime, allowed: bool = True
) -> None:
    """Add one act; without a person where nobody is to know who it was."""
    try:
        who = None if person is None else tx.keys.person_tag(guild, person)
    except KeyUnreadable:  # what was done is noted even so
        who = None
    tx.sql.execute(_NOTE, {"guild": guild, "at": now, "who": who, "action": action.value, "allowed": allowed})


def last_done(tx: Transaction, guild: GuildId, action: Action) -> datetime | None:
    """Return when this was last done in this server, whoever did it: None if it never was."""
    latest: datetime | None = tx.sql.execute(_LAST, {"of_guild": guild, "of_action": action.value}).scalar_one()
    return latest


def remove_acts(tx: Transaction, guild: GuildId) -> None:
    """Forget the log of a server that is forgotten itself; the schema allows it only then."""
    tx.sql.execute(_FORGET, {"of_guild": guild})
