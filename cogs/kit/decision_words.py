"""A decision in words, the same wherever it is told: its rule, what each group came to, and what came of it."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict, percent_of_yes
from bot.domain.people import RoleGroup
from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.kit import people

_REACHED: Final = DecisionVerdict.REACHED


def rule_said(_: Words, rule: DecisionRule, *, in_each: bool) -> str:
    """Say when something is decided: by everybody together, or `in_each` group."""
    enough = (_in_each_group if in_each else _all_together)(_, rule)
    return f"{enough} {_quorum(_, rule, in_each=in_each)}".rstrip()


def rule_in_short(_: Words, rule: DecisionRule) -> str:
    """Say on a line how many must say yes, and how many must answer."""
    quorum = {0: "", 25: _("a quarter answer"), 50: _("half answer")}
    return " · ".join(filter(None, (enough_in_short(_, rule), quorum[rule.quorum])))


def enough_in_short(_: Words, rule: DecisionRule) -> str:
    """Say in a few words how many must say yes."""
    return {
        50: _("over half say yes"),
        60: _("60 % say yes"),
        67: _("two thirds say yes"),
        75: _("three quarters say yes"),
    }[rule.percent]


def deciding_said(_: Words, apart: Sequence[Pool]) -> str:
    """Say which groups each have a say; those that are too small for one of their own are named together."""
    if not apart:
        return _("Decided by everybody together.")
    return _("Each has a say: {pools}.", pools=_pools_said(_, apart))


def _pools_said(_: Words, apart: Sequence[Pool]) -> str:
    """Name those who each have a say, and with groups that are counted together why they are."""
    return " · ".join(_pool(_, people.audience(_, pool), alone=len(pool) == 1) for pool in apart)


def _pool(_: Words, groups: str, *, alone: bool) -> str:
    return groups if alone else _("{groups} (together: some under 10)", groups=groups)


def _counted(_: Words, pool: Pool) -> str:
    """Name those who came to something: of groups counted together nobody knows what each of them came to."""
    groups = people.audience(_, pool)
    return groups if len(pool) == 1 else _("{groups} (together)", groups=groups)


def together_said(_: Words, apart: Sequence[Pool]) -> str:
    """Say which groups are counted together: nothing where each stands alone."""
    several = next((pool for pool in apart if len(pool) > 1), ())
    if not several:
        return ""
    return _("Counted together (some under 10): {groups}.", groups=people.audience(_, several))


def adopted_said(_: Words, pools: Sequence[PoolDecision], asked: Iterable[RoleGroup] = ()) -> str:
    """Say whether something was adopted and, where groups have a say of their own, which of them did not reach it.

    `asked`: these alone were, and not everybody.
    """
    missed = [one for one in pools if one.verdict is not _REACHED]
    if not missed:
        return adopted_in_short(_, asked, is_adopted=True)
    if any(not one.pool for one in missed):
        few = missed[0].verdict is DecisionVerdict.NO_QUORUM
        return _("Not adopted: too few answered") if few else _("Not adopted")
    between = " · " if any(len(one.pool) > 1 for one in missed) else ", "
    people_said = between.join(_counted(_, one.pool) for one in missed)
    return _("Not adopted: {people} did not reach it", people=people_said)


def adopted_in_short(_: Words, asked: Iterable[RoleGroup], *, is_adopted: bool) -> str:
    """Say in a few words whether something was adopted, and by whom where these alone were asked."""
    if not is_adopted:
        return _("Not adopted")
    return _("Adopted by: {people}", people=people.audience(_, asked)) if asked else _("Adopted")


def verdict_said(_: Words, one: PoolDecision, rule: DecisionRule) -> str:
    """Say what one group came to, or everybody together, with percent where its numbers may be told."""
    who = _counted(_, one.pool) if one.pool else _("All together")
    if one.verdict is DecisionVerdict.NO_QUORUM:
        return _("{people}: **not reached**, too few answered", people=who)
    reached = one.verdict is _REACHED
    percent = None if one.counts is None else percent_of_yes(one.counts.yes, one.counts.no, rule)
    if percent is None:
        return _("{people}: **reached**", people=who) if reached else _("{people}: **not reached**", people=who)
    if reached:
        return _("{people}: **reached**, {percent} % yes", people=who, percent=percent)
    return _("{people}: **not reached**, {percent} % yes", people=who, percent=percent)


def _in_each_group(_: Words, rule: DecisionRule) -> str:
    return {
        50: _("More yes than no in each group."),
        60: _("At least 60 % yes in each group, counting only yes and no."),
        67: _("At least two thirds yes in each group, counting only yes and no."),
        75: _("At least three quarters yes in each group, counting only yes and no."),
    }[rule.percent]


def _all_together(_: Words, rule: DecisionRule) -> str:
    return {
        50: _("More yes than no."),
        60: _("At least 60 % yes, counting only yes and no."),
        67: _("At least two thirds yes, counting only yes and no."),
        75: _("At least three quarters yes, counting only yes and no."),
    }[rule.percent]


def _quorum(_: Words, rule: DecisionRule, *, in_each: bool) -> str:
    of_each = {
        0: "",
        25: _("At least a quarter of each group must answer."),
        50: _("At least half of each group must answer."),
    }
    of_all = {
        0: "",
        25: _("At least a quarter of those asked must answer."),
        50: _("At least half of those asked must answer."),
    }
    return (of_each if in_each else of_all)[rule.quorum]
