"""Decisions: one to vote on, and what two groups decided, in numbers that may be told."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.decided import DecisionId, DecisionRecord, PoolDecision, SideCounts
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.people import GuildId, RoleGroup
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
REACHED, NOT_REACHED = DecisionVerdict.REACHED, DecisionVerdict.NOT_REACHED
WORKERS, MANAGERS = (RoleGroup.WORKER,), (RoleGroup.MANAGER,)
IN_EACH = DecisionRule(60)
READY = PollWords(
    "Are we ready to use pocket card version 2?",
    ("Yes", "No", "Not sure"),
    "We talk about it once more.",
    PollKind.DECISION,
    rule=IN_EACH,
)


def a_decision(**more: Any) -> DecisionRecord:
    """Return that card 3 was adopted: by workers 21 to 1, by managers 22 to 5; `more` is what else it is."""
    said = {
        "id": DecisionId("d3" * 16),
        "guild": GuildId(1),
        "question": "Are we ready to use pocket card version 3?",
        "rule": IN_EACH,
        "pools": (
            PoolDecision(WORKERS, REACHED, SideCounts(21, 1, 1)),
            PoolDecision(MANAGERS, REACHED, SideCounts(22, 5, 2)),
        ),
        "overall": SideCounts(43, 6, 3),
        "is_blurred": False,
        "decided_at": NOON,
        "follows": "It goes to every office.",
        "follows_by": NOON + timedelta(days=14),
    }
    return DecisionRecord(**{**said, **more})


def not_adopted(**more: Any) -> DecisionRecord:
    """Return that card 2 was not: by workers 19 to 3, by managers 12 to 11, though 69 % said yes."""
    pools = (
        PoolDecision(WORKERS, REACHED, SideCounts(19, 3, 2)),
        PoolDecision(MANAGERS, NOT_REACHED, SideCounts(12, 11, 5)),
    )
    said = {
        "id": DecisionId("d2" * 16),
        "question": READY.question,
        "pools": pools,
        "overall": SideCounts(31, 14, 7),
        "follows": READY.next_step,
    }
    return a_decision(**{**said, **more})
