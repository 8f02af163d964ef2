"""What kind of vote a life is about, who turns up for it, and what its coordinator does with it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.decision_rules import DecisionRule
from bot.domain.polls import PollKind
from tests.simulation.votes import FORMS, PERCENTS, QUORUMS

WORKERS = ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya")
OTHERS = ("Helen", "Rhys", "Margaret", "Anjali", "Dylan")  # as many as are needed to ask the workers alone
MORE_WORKERS = ("Tomasz", "Siân")  # with whom there are ten of them, and of the others too: two pools
MORE_OTHERS = ("Blessing", "Joy", "Oksana", "Kwame", "Maria")
LONGER, EARLY = "longer", "early"
_TURNOUTS = (3, 5, 6, 7, 8, 9, 11)
_TURNOUTS_WHERE_TEN_ARE_NEEDED = (3, 8, 11, 13)
_OF_A_POOL = (3, 5, 6, 7, 8)
_KINDS = (
    *(PollKind.SINGLE,) * 10,
    *(PollKind.MULTIPLE,) * 2,
    *(PollKind.SCALE,) * 2,
    *(PollKind.DECISION,) * 3,
    *(PollKind.WRITTEN,) * 3,
)
_CAREFUL = frozenset({PollKind.SINGLE, PollKind.DECISION, PollKind.WRITTEN})
_TOGETHER = "manager family_carer"


@dataclass(frozen=True, slots=True)
class Plan:
    """How careful the result must be, who is asked, who comes at first, and who only once it stays open longer.

    `crowded`: so many have joined that two pools stand apart, by which the numbers are shown too if it is `split`.
    """

    sensitive: bool
    workers_only: bool
    come: tuple[str, ...]
    come_late: tuple[str, ...]
    kind: PollKind = PollKind.SINGLE
    rule: DecisionRule | None = None
    crowded: bool = False
    split: bool = False
    moves: tuple[str, ...] = ()
    tells: bool = False

    @classmethod
    def of(cls, seed: int) -> "Plan":
        """Draw a vote; those who are not asked may try all the same."""
        chance = random.Random(f"plan {seed}")
        kind = chance.choice(_KINDS)
        sensitive = chance.random() < 0.4 and kind in _CAREFUL
        decides = kind is PollKind.DECISION
        crowded = kind is not PollKind.WRITTEN and chance.random() < (0.5 if decides else 0.06)
        workers_only = not crowded and chance.random() < 0.35
        fewest = 10 if sensitive and kind is PollKind.WRITTEN else 5
        come, late = _two_pools(chance) if crowded else _one_table(chance, fewest, workers_only=workers_only)
        return cls(
            sensitive,
            workers_only,
            come,
            late,
            kind,
            DecisionRule(chance.choice(tuple(PERCENTS)), chance.choice((0, 25, 50, 50))) if decides else None,
            crowded,
            split=crowded and not sensitive and (not decides or chance.random() < 0.5),
            moves=chance.choice((*((),) * 12, (LONGER,), (EARLY,), (LONGER, EARLY))),
            tells=chance.random() < 0.12,
        )

    @property
    def asked(self) -> frozenset[str]:
        """Who of them is asked."""
        return frozenset(name for names in self.groups.values() for name in names)

    @property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Who of those who are asked would be spoken of together, where fewer than five are not."""
        more = (MORE_WORKERS, MORE_OTHERS) if self.crowded else ((), ())
        workers = {"worker": (*WORKERS, *more[0])}
        return workers if self.workers_only else workers | {_TOGETHER: (*OTHERS, *more[1])}

    @property
    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """Who has a say of their own, or is counted apart: none where there are not two pools of ten."""
        return self.groups if self.crowded and (self.split or self.rule) else {}

    @property
    def words(self) -> Mapping[str, str]:
        """What the coordinator types into the form, and chooses there."""
        if self.rule is None:
            return FORMS[self.kind][1]
        rule = {"Adopted if": PERCENTS[self.rule.percent], "How many answer": QUORUMS[self.rule.quorum]}
        return {**FORMS[self.kind][1], **rule}

    @property
    def choices(self) -> Mapping[str, str]:
        """What the coordinator chooses in the panel's menus."""
        what = "Ordinary or sensitive" if self.kind in _CAREFUL else "What the result shows"
        # A decision of two pools is by role group unless she says otherwise.
        form = "Sensitive" if self.sensitive else "Ordinary, by role group" if self.split else "Ordinary"
        shows = {what: form} if self.sensitive or self.crowded else {}
        return shows | ({"Who is asked": "Homecare worker"} if self.workers_only else {})


def _one_table(chance: random.Random, fewest: int, *, workers_only: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    turnout = chance.choice(_TURNOUTS if fewest == 5 else _TURNOUTS_WHERE_TEN_ARE_NEEDED)
    everybody = (*WORKERS[: turnout - 1], OTHERS[0]) if workers_only and turnout < 9 else (*WORKERS, *OTHERS)
    come, rest = everybody[:turnout], everybody[turnout:] or WORKERS[turnout:]
    return come, rest[: chance.choice((0, 4))] if turnout < fewest else ()


def _two_pools(chance: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Have some of each pool come, and where one of them is too small perhaps more of it late."""
    each = [(chance.choice(_OF_A_POOL), names) for names in (WORKERS + MORE_WORKERS, OTHERS + MORE_OTHERS)]
    late = [names[number : number + 3] for number, names in each if number < 5 and chance.random() < 0.5]
    return (
        tuple(name for number, names in each for name in names[:number]),
        tuple(name for names in late for name in names),
    )
