"""A decision in words, the same wherever it is told: its rule, what each group came to, and what came of it."""

from collections.abc import Sequence
from typing import Final

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict, percent_of_yes
from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.kit import people

_REACHED: Final = DecisionVerdict.REACHED


def rule_said(_: Words, rule: DecisionRule, *, in_each: bool) -> str:
    """Say when something is decided: by everybody together, or `in_each` group."""
    enough, quorum = (_in_each_group if in_each else _all_together)(_, rule)
    return f"{enough} {quorum}".rstrip()


def rule_in_short(_: Words, rule: DecisionRule) -> str:
    """Say on a line how many must say yes, and how many must answer."""
    enough = {
        50: _("over half say yes"),
        60: _("60 % say yes"),
        67: _("two thirds say yes"),
        75: _("three quarters say yes"),
    }
    quorum = {0: "", 25: _("a quarter answer"), 50: _("half answer")}
    return " · ".join(filter(None, (enough[rule.percent], quorum[rule.quorum])))


def deciding_said(_: Words, apart: Sequence[Pool]) -> str:
    """Say which groups each have a say; those that are too small for one of their own are named together."""
    if not apart:
        return _("Decided by everybody together.")
    each = " · ".join(people.audience(_, pool) for pool in apart)
    return " ".join(filter(None, (_("Each has a say: {pools}.", pools=each), together_said(_, apart))))


def together_said(_: Words, apart: Sequence[Pool]) -> str:
    """Say which groups are counted together: nothing where each stands alone."""
    several = next((pool for pool in apart if len(pool) > 1), ())
    if not several:
        return ""
    return _("Counted together (some under 10): {groups}.", groups=people.audience(_, several))


def adopted_said(_: Words, pools: Sequence[PoolDecision]) -> str:
    """Say whether something was adopted and, where groups have a say of their own, which of them did not reach it."""
    missed = [one for one in pools if one.verdict is not _REACHED]
    if not missed:
        return _("Adopted")
    if any(not one.pool for one in missed):
        few = missed[0].verdict is DecisionVerdict.NO_QUORUM
        return _("Not adopted: too few answered") if few else _("Not adopted")
    groups = [group for one in missed for group in one.pool]
    return _("Not adopted: {people} did not reach it", people=people.audience(_, groups))


def verdict_said(_: Words, one: PoolDecision, rule: DecisionRule) -> str:
    """Say what one group came to, or everybody together, with percent where its numbers may be told."""
    who = people.audience(_, one.pool) if one.pool else _("All together")
    if one.verdict is DecisionVerdict.NO_QUORUM:
        return _("{people}: **not reached**, too few answered", people=who)
    reached = one.verdict is _REACHED
    percent = None if one.counts is None else percent_of_yes(one.counts.yes, one.counts.no, rule)
    if percent is None:
        return _("{people}: **reached**", people=who) if reached else _("{people}: **not reached**", people=who)
    if reached:
        return _("{people}: **reached**, {percent} % yes", people=who, percent=percent)
    return _("{people}: **not reached**, {percent} % yes", people=who, percent=percent)


def _in_each_group(_: Words, rule: DecisionRule) -> tuple[str, str]:
    enough = {
        50: _("More yes than no in each group."),
        60: _("At least 60 % yes in each group, counting only yes and no."),
        67: _("At least two thirds yes in each group, counting only yes and no."),
        75: _("At least three quarters yes in each group, counting only yes and no."),
    }
    quorum = {
        0: "",
        25: _("At least a quarter of each group answer."),
        50: _("At least half of each group answer."),
    }
    return enough[rule.percent], quorum[rule.quorum]


def _all_together(_: Words, rule: DecisionRule) -> tuple[str, str]:
    enough = {
        50: _("More yes than no."),
        60: _("At least 60 % yes, counting only yes and no."),
        67: _("At least two thirds yes, counting only yes and no."),
        75: _("At least three quarters yes, counting only yes and no."),
    }
    quorum = {
        0: "",
        25: _("At least a quarter of those asked answer."),
        50: _("At least half of those asked answer."),
    }
    return enough[rule.percent], quorum[rule.quorum]
