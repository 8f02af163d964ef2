"""How many wrote for an output, as each of its editions may say it."""

from collections import defaultdict
from typing import Final

import sqlalchemy as sa

from bot.domain.milestones import Milestone
from bot.domain.outputs import Output, OutputId
from bot.domain.people import RoleGroup
from storage.outputs.tables import output_writers
from storage.store import Transaction

_OTHERS: Final = "others"
_ADD = sa.insert(output_writers)
_OF = (
    sa.select(output_writers)
    .where(output_writers.c.output == sa.bindparam("of_output"))
    .order_by(output_writers.c.edition)
)


def keep_milestone(tx: Transaction, published: Output, said: Milestone) -> None:
    """Remember what the edition that is published now may say of how many wrote."""
    numbers = [(group.value, number) for group, number in said.groups]
    for told_of, number in (*numbers, (_OTHERS, said.others)):
        row = {"output": published.id, "edition": published.edition, "told_of": told_of, "writers": number}
        tx.sql.execute(_ADD, row)


def milestones_of(tx: Transaction, output_id: OutputId) -> tuple[Milestone, ...]:
    """Return what each edition may say of how many wrote, the first of them first."""
    editions: dict[int, dict[str, int]] = defaultdict(dict)
    for row in tx.sql.execute(_OF, {"of_output": output_id}):
        editions[row.edition][row.told_of] = row.writers
    return tuple(map(_milestone_from, editions.values()))


def _milestone_from(numbers: dict[str, int]) -> Milestone:
    groups = tuple((group, numbers[group.value]) for group in RoleGroup if group.value in numbers)
    return Milestone(groups, numbers.get(_OTHERS, 0))
