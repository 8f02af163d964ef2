"""Who a vote asks: whole pools, so that no vote names fewer than five; and how often the same may be asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.people import RoleGroup
from bot.domain.poll_words import same_question
from bot.domain.polls import Poll, PollKind
from bot.domain.small_numbers import SMALLEST, Pool, pools_of

FEWEST_PEOPLE: Final = 8  # an electorate smaller than this cannot keep a secret
MOST_PEOPLE: Final = 500  # what one close is measured with: more would hold up everybody else
FEWEST_APART: Final = 10  # a pool smaller than this is never shown apart from the others
MOST_SENSITIVE: Final = 2  # votes of the same people in four weeks, and of the same words in a year
FOUR_WEEKS: Final = timedelta(days=28)
A_YEAR: Final = timedelta(days=365)

Sizes = Mapping[RoleGroup, int]


@dataclass(frozen=True, slots=True)
class SensitiveVote:
    """A sensitive vote that has opened, as everybody could see it: nobody in particular."""

    question: str
    audience: frozenset[RoleGroup]
    opened_at: datetime


def whole_audience(audience: frozenset[RoleGroup], sizes: Sizes) -> frozenset[RoleGroup]:
    """Return these role groups with whoever shares a pool with them; everybody stays everybody."""
    pools = pools_of(sizes, least=SMALLEST)
    asked = [pool for pool in pools if audience.intersection(pool)]
    if not audience or (asked and len(asked) == len(pools)):
        return frozenset()
    return frozenset(group for pool in asked for group in pool) or audience


def shown_apart(audience: frozenset[RoleGroup], sizes: Sizes) -> tuple[Pool, ...]:
    """Return the pools by which the numbers of an ordinary vote can be split: none where there would not be two."""
    asked = {group: size for group, size in sizes.items() if not audience or group in audience}
    pools = pools_of(asked, least=FEWEST_APART)
    return pools if len(pools) > 1 else ()


def pools_apart(poll: Poll, sizes: Sizes) -> tuple[Pool, ...]:
    """Return the pools in which a vote would be decided, or by which it would be shown, if so many were asked."""
    return shown_apart(poll.audience, sizes) if poll.split or poll.kind is PollKind.DECISION else ()


def smallest_with_a_say(audience: frozenset[RoleGroup], sizes: Sizes) -> int:
    """Return how many people the smallest pool has that has a say in a decision of its own, or all of them together."""
    pools = shown_apart(audience, sizes) or (tuple(audience or RoleGroup),)
    return min(sum(sizes.get(group, 0) for group in pool) for pool in pools)


def people_free_from(audience: frozenset[RoleGroup], earlier: Iterable[SensitiveVote]) -> datetime | None:
    """Return since when these people may have one more sensitive vote: None where that was never in question."""
    votes = tuple(earlier)
    return max(
        filter(None, (_free_from(_asking(group, votes), FOUR_WEEKS) for group in audience or RoleGroup)), default=None
    )


def words_free_from(question: str, earlier: Iterable[SensitiveVote]) -> datetime | None:
    """Return since when this may be asked once more in a sensitive vote: None where that was never in question."""
    return _free_from([vote for vote in earlier if same_question(vote.question, question)], A_YEAR)


def _asking(group: RoleGroup, votes: Iterable[SensitiveVote]) -> Sequence[SensitiveVote]:
    return [vote for vote in votes if not vote.audience or group in vote.audience]


def _free_from(votes: Sequence[SensitiveVote], span: timedelta) -> datetime | None:
    latest = sorted((vote.opened_at for vote in votes), reverse=True)[:MOST_SENSITIVE]
    return latest[-1] + span if len(latest) == MOST_SENSITIVE else None
