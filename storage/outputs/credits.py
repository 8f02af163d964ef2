"""How people wish to be named in outputs."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.outputs import CreditRole, OutputCredit, OutputId
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Credit
from storage.outputs.tables import output_credits
from storage.store import Transaction

_fresh = insert(output_credits)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[output_credits.c.output, output_credits.c.person],
    set_={name: _fresh.excluded[name] for name in ("way", "name", "roles", "answered_at")},
)
_of_output = output_credits.c.output == sa.bindparam("of_output")
_mine = sa.and_(_of_output, output_credits.c.person == sa.bindparam("of_person"))
_ONE = sa.select(output_credits).where(_mine)
_OF = sa.select(output_credits).where(_of_output).order_by(output_credits.c.person)
_BY = (
    sa.select(output_credits)
    .where(output_credits.c.guild == sa.bindparam("of_guild"), output_credits.c.person == sa.bindparam("of_person"))
    .order_by(output_credits.c.answered_at.desc(), output_credits.c.output)
)


def keep_credit(tx: Transaction, credit: OutputCredit) -> None:
    """Remember how somebody wishes to be named in an output, in place of what they said before."""
    tx.sql.execute(
        _KEEP,
        {
            "output": credit.output,
            "person": credit.person,
            "guild": credit.guild,
            "way": credit.way.value,
            "name": credit.name,
            "roles": "\n".join(role.value for role in credit.roles),
            "answered_at": credit.answered_at,
        },
    )


def credit_of(tx: Transaction, output_id: OutputId, person: PersonId) -> OutputCredit | None:
    """Return how somebody wishes to be named in this output: None while they have not said."""
    row = tx.sql.execute(_ONE, {"of_output": output_id, "of_person": person}).mappings().one_or_none()
    return None if row is None else _credit_from(row)


def credits_of(tx: Transaction, output_id: OutputId) -> tuple[OutputCredit, ...]:
    """Return how everybody who has said so wishes to be named in this output."""
    return tuple(map(_credit_from, tx.sql.execute(_OF, {"of_output": output_id}).mappings()))


def credits_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[OutputCredit, ...]:
    """Return how somebody wishes to be named in each output of this server, what they said last first."""
    return tuple(map(_credit_from, tx.sql.execute(_BY, {"of_guild": guild, "of_person": person}).mappings()))


def _credit_from(row: Any) -> OutputCredit:
    return OutputCredit(
        output=OutputId(row["output"]),
        guild=GuildId(row["guild"]),
        person=PersonId(row["person"]),
        way=Credit(row["way"]),
        name=row["name"],
        roles=tuple(map(CreditRole, row["roles"].split())),
        answered_at=row["answered_at"],
    )
