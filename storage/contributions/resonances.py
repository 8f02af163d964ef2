"""What people say of others' answers: the same for me, or different where I work."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import Contribution, ContributionId, Resonance
from bot.domain.people import PersonId
from bot.domain.topics import TopicId
from storage.contributions.tables import contributions, resonances
from storage.store import Transaction

_fresh = insert(resonances)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[resonances.c.contribution, resonances.c.person], set_={"resonance": _fresh.excluded.resonance}
)
_ONE = sa.select(resonances.c.resonance).where(
    resonances.c.contribution == sa.bindparam("of_contribution"), resonances.c.person == sa.bindparam("of_person")
)
_REMOVE = sa.delete(resonances).where(
    resonances.c.person == sa.bindparam("of_person"),
    resonances.c.contribution.in_(
        sa.select(contributions.c.id).where(contributions.c.topic == sa.bindparam("of_topic"))
    ),
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


def resonance_of(tx: Transaction, contribution: ContributionId, person: PersonId) -> Resonance | None:
    """Return what this person says of this answer."""
    said = tx.sql.execute(_ONE, {"of_contribution": contribution, "of_person": person}).scalar_one_or_none()
    return None if said is None else Resonance(said)


def remove_resonances(tx: Transaction, topic: TopicId, person: PersonId) -> None:
    """Forget what this person said of the answers to a topic."""
    tx.sql.execute(_REMOVE, {"of_topic": topic, "of_person": person})
