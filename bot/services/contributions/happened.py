"""What came of somebody's own answers, for them alone, in short."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.contributions import ContributionOutcome
from bot.domain.happenings import Happening, Section
from bot.domain.people import GuildId, PersonId
from storage import contributions, topics
from storage.store import Transaction

KIND: Final = "contribution"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What became of somebody's answer to a question."""

    question: str
    outcome: ContributionOutcome


def happened(
    tx: Transaction, guild: GuildId, person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return what was decided about this person's answers, or became known by the close, oldest first."""
    found: list[tuple[datetime, OwnWords]] = []
    for one in contributions.all_by(tx, guild, person):
        topic = topics.topic(tx, guild, one.topic) if one.decision is not None else None
        if one.decision is None or topic is None or topic.ended_at is None:
            continue
        known = max(one.decision.decided_at, topic.ended_at)
        if since <= known < until:
            found.append((known, OwnWords(topic.words.question, one.decision.outcome)))
    return tuple(Happening(KIND, Section.CHANGED, own) for _, own in sorted(found, key=lambda one: one[0]))
