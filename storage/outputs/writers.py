"""How many of each group wrote for an output, as it was fixed when an edition was published."""

from collections.abc import Mapping

import sqlalchemy as sa

from bot.domain.outputs import OutputId
from bot.domain.people import RoleGroup
from storage.outputs.tables import output_writers
from storage.store import Transaction

_of_output = output_writers.c.output == sa.bindparam("of_output")
_DROP = sa.delete(output_writers).where(_of_output)
_ADD = sa.insert(output_writers)
_OF = sa.select(output_writers).where(_of_output).order_by(output_writers.c.role_group)


def keep_writers(tx: Transaction, output_id: OutputId, writers: Mapping[RoleGroup, int]) -> None:
    """Remember how many of each group wrote, in place of the numbers before."""
    tx.sql.execute(_DROP, {"of_output": output_id})
    for group, number in writers.items():
        tx.sql.execute(_ADD, {"output": output_id, "role_group": group.value, "writers": number})


def writers_of(tx: Transaction, output_id: OutputId) -> Mapping[RoleGroup, int]:
    """Return how many of each group wrote: nothing before an edition was published."""
    return {RoleGroup(row.role_group): row.writers for row in tx.sql.execute(_OF, {"of_output": output_id})}
