"""What may be said about a count, so that no answer can be traced to one person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.ballots import Ballot
from bot.domain.people import RoleGroup
from bot.domain.polls import Disclosure, GroupCounts, OutcomeKind, Sensitivity


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The smallest numbers that may be shown; frozen when a vote opens, and they only ever go up."""

    answers: int = 5
    each_option: int = 3
    each_group: int = 5


def disclose(
    ballots: Sequence[Ballot],
    options: int,
    sensitivity: Sensitivity,
    *,
    asked: Collection[RoleGroup],
    thresholds: Thresholds,
) -> Disclosure:
    """Return what may be published about these ballots, for a vote with this many options that asked these groups."""
    if len(ballots) < thresholds.answers:
        return Disclosure(OutcomeKind.TOO_FEW)
    counts = _count(ballots, options)
    if sensitivity is Sensitivity.SENSITIVE:
        return _disclose_sensitive(counts, thresholds)
    return Disclosure(OutcomeKind.COUNTS, len(ballots), counts, groups=_split(ballots, options, asked, thresholds))


def _disclose_sensitive(counts: tuple[int, ...], thresholds: Thresholds) -> Disclosure:
    answers = sum(counts)
    if min(counts) >= thresholds.each_option:
        return Disclosure(OutcomeKind.COUNTS, answers, counts)
    for option, count in enumerate(counts):
        if count * 2 > answers:
            return Disclosure(OutcomeKind.MAJORITY, answers, majority=option)
    return Disclosure(OutcomeKind.TOTAL_ONLY, answers)


def _split(
    ballots: Sequence[Ballot], options: int, asked: Collection[RoleGroup], thresholds: Thresholds
) -> tuple[GroupCounts, ...]:
    """Tell role groups apart only if every one that was asked has enough answers.

    A group left out of a split would show that none of its people answered, and everybody knows who they are.
    """
    by_group = ((group, [ballot for ballot in ballots if ballot.role_group is group]) for group in RoleGroup)
    told = [GroupCounts(group, len(theirs), _count(theirs, options)) for group, theirs in by_group if group in asked]
    apart = len(told) > 1 and all(group.answers >= thresholds.each_group for group in told)
    return tuple(told) if apart else ()


def _count(ballots: Sequence[Ballot], options: int) -> tuple[int, ...]:
    counts = [0] * options
    for ballot in ballots:
        counts[ballot.choice] += 1
    return tuple(counts)
