"""What people say of others' answers: the same for me, or different where I work."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import Contribution, ContributionId, Resonance
from bot.domain.people import PersonId
from storage.contributions.tables import resonances
from storage.store import Transaction

_fresh = insert(resonances)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[resonances.c.contribution, resonances.c.person], set_={"resonance": _fresh.excluded.resonance}
)
_COUNT = (
    sa.select(resonances.c.resonance, sa.func.count())
    .where(resonances.c.contribution == sa.bindparam("of_contribution"))
    .group_by(resonances.c.resonance)
)


def keep_resonance(tx: Transaction, contribution: Contribution, person: PersonId, resonance: Resonance) -> None:
    """Remember what this person says of this answer, in place of what they said before."""
    said = {
        "contribution": contribution.id,
        "guild": contribution.guild,
        "person": person,
        "resonance": resonance.value,
    }
    tx.sql.execute(_KEEP, said)


def count_resonances(tx: Transaction, contribution: ContributionId) -> dict[Resonance, int]:
    """Return how many people said what of this answer."""
    rows = tx.sql.execute(_COUNT, {"of_contribution": contribution})
    return {Resonance(said): number for said, number in rows}
