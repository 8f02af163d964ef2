"""What people say of others' answers: the same for me, or different where I work."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import Contribution, ContributionId, Resonance
from bot.domain.people import PersonId
from bot.domain.topics import TopicId
from storage.contributions.tables import contributions, resonances
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction

_fresh = insert(resonances)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[resonances.c.contribution, resonances.c.person], set_={"resonance": _fresh.excluded.resonance}
)
_ONE = PreparedStatement(
    sa.select(resonances.c.resonance).where(
        resonances.c.contribution == sa.bindparam("of_contribution"), resonances.c.person == sa.bindparam("of_person")
    )
)
_of_topic = contributions.c.topic == sa.bindparam("of_topic")
_REMOVE_ALL = sa.delete(resonances).where(resonances.c.contribution.in_(sa.select(contributions.c.id).where(_of_topic)))
_REMOVE = _REMOVE_ALL.where(resonances.c.person == sa.bindparam("of_person"))
_COUNT = (
    sa.select(resonances.c.contribution, resonances.c.resonance, sa.func.count())
    .join(contributions, contributions.c.id == resonances.c.contribution)
    .where(_of_topic)
    .group_by(resonances.c.contribution, resonances.c.resonance)
)
_this = contributions.c.id == sa.bindparam("of_contribution")
_FIX = (
    sa.update(contributions)
    .where(_this)
    .values(same_for=sa.bindparam("is_same"), different_for=sa.bindparam("is_different"))
)
_FIXED = sa.select(contributions.c.same_for, contributions.c.different_for).where(_this)


def keep_resonance(tx: Transaction, contribution: Contribution, person: PersonId, resonance: Resonance) -> None:
    """Remember what this person says of this answer, in place of what they said before."""
    said = {
        "contribution": contribution.id,
        "guild": contribution.guild,
        "person": person,
        "resonance": resonance.value,
    }
    tx.sql.execute(_KEEP, said)


def count_resonances(tx: Transaction, topic: TopicId) -> dict[ContributionId, dict[Resonance, int]]:
    """Return how many people said what of each answer to a topic of which anything was said."""
    counts: dict[ContributionId, dict[Resonance, int]] = {}
    for contribution, said, number in tx.sql.execute(_COUNT, {"of_topic": topic}):
        counts.setdefault(ContributionId(contribution), {})[Resonance(said)] = number
    return counts


def fix_told(tx: Transaction, topic: TopicId, told: Mapping[ContributionId, Mapping[Resonance, int]]) -> None:
    """Remember for good what may be told of answers to a topic, in place of who said it."""
    rows = [
        {
            "of_contribution": contribution,
            "is_same": said.get(Resonance.SAME),
            "is_different": said.get(Resonance.DIFFERENT),
        }
        for contribution, said in told.items()
    ]
    if rows:
        tx.sql.execute(_FIX, rows)
    tx.sql.execute(_REMOVE_ALL, {"of_topic": topic})


def told_of(tx: Transaction, contribution: ContributionId) -> dict[Resonance, int]:
    """Return how many at least said what of this answer, as it was fixed at the close."""
    row = tx.sql.execute(_FIXED, {"of_contribution": contribution}).one_or_none()
    said = () if row is None else zip((Resonance.SAME, Resonance.DIFFERENT), row, strict=True)
    return {one: number for one, number in said if number}


def resonance_of(tx: Transaction, contribution: ContributionId, person: PersonId) -> Resonance | None:
    """Return what this person says of this answer."""
    said = _ONE.first(tx, {"of_contribution": contribution, "of_person": person})
    return None if said is None else Resonance(said[0])


def remove_resonances(tx: Transaction, topic: TopicId, person: PersonId) -> None:
    """Forget what this person said of the answers to a topic."""
    tx.sql.execute(_REMOVE, {"of_topic": topic, "of_person": person})
