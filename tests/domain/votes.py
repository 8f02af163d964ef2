"""A vote to try rules on, and what is told of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.ballots import Ballot
from bot.domain.disclosure import disclose
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.poll_outcomes import Disclosure
from bot.domain.polls import Poll, PollId, PollState, Sensitivity

NOON = datetime(2026, 2, 20, 12, 0, tzinfo=UTC)


def a_vote(options: int = 3, **more: Any) -> Poll:
    """Return an open vote with so many options; `more` is what else it is."""
    said = {
        "id": PollId("0" * 32),
        "guild": GuildId(1),
        "author": PersonId(2),
        "state": PollState.OPEN,
        "question": "Which?",
        "options": tuple(f"Option {place}" for place in range(options)),
        "next_step": "",
        "sensitivity": Sensitivity.ORDINARY,
        "audience": frozenset(),
        "opened_at": NOON,
        "closes_at": NOON,
        "asked": 30,
    }
    return Poll(**{**said, **more})


def told_of(
    poll: Poll,
    ballots: Sequence[Ballot],
    *,
    sizes: Mapping[RoleGroup, int] | None = None,
    noise: Callable[[], int] = lambda: 0,
) -> Disclosure:
    """Return what may be told of these ballots of a vote, where so many of each role group were asked."""
    draws = iter(range(len(ballots)))
    asked = sizes or {RoleGroup.WORKER: poll.asked}
    return disclose(poll, ballots, asked, noise=noise, draw=lambda: next(draws).to_bytes(8))
