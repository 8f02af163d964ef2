"""What attackers share: secrets that they guess at, what is right by chance, and the eyes of a coordinator."""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from pathlib import Path

import pytest

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsing import COORDINATOR, JOINED
from tests.rehearsal.house import House, buttons, label, told, words

Attack = Callable[[Path, bool], Awaitable[bool]]  # lives through one try; says what it takes the secret for

FEW, MANY = 2, 50  # tries in `make test`, in `make soak`
LONG = (pytest.mark.soak, pytest.mark.timeout(1800))
in_each_budget = pytest.mark.parametrize("tries", [FEW, pytest.param(MANY, marks=LONG)])
with_a_mend_undone = pytest.mark.parametrize("tries", [FEW, pytest.param(20, marks=LONG)])

WORKER, MANAGER, CARER = "Homecare worker", "Manager", "Family carer"
THE_CARER = JOINED[CARER][0]  # the only one
ACCOMPLICES = (*JOINED[MANAGER], *JOINED[WORKER][4:6])
WHO = "Who is asked"
_NOT_READING = ("Post it", "Send to the advisory group", "Throw it away", "Change the words", "Withdraw it")


@dataclass(frozen=True, slots=True)
class Score:
    """How often an attacker was right, and how likely each guess is right without any attack."""

    right: int
    tries: int
    chance: float = 0.5

    @property
    def share(self) -> float:
        return self.right / self.tries

    @property
    def is_chance(self) -> bool:
        """Tell whether it lies in the 95 % interval of chance; of few tries, not all may be right."""
        return self.is_at_most_chance and self._likely(range(self.right + 1)) > 0.025

    @property
    def is_at_most_chance(self) -> bool:
        """Tell whether it does not lie above that interval."""
        all_of_few = self.tries < 8 and self.share == 1
        return not all_of_few and self._likely(range(self.right, self.tries + 1)) > 0.025

    def _likely(self, right: Sequence[int]) -> float:
        """Reckon in fractions: of many tries there are more ways than a float holds."""
        n, p = self.tries, Fraction(self.chance).limit_denominator(1000)
        return float(sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in right))


async def score(attack: Attack, folder: Path, tries: int, *, seed: int = 0) -> Score:
    """Let an attacker try a secret that is so in half of all tries, in an order that nobody knows."""
    secrets = [number % 2 == 0 for number in range(tries)]
    random.Random(f"secrets {seed}").shuffle(secrets)
    right = 0
    for number, secret in enumerate(secrets):
        right += await attack(folder / str(number), secret) is secret
    return Score(right, tries)


async def reads_drafts(house: House) -> str:
    """Go through every screen of the draft that the coordinator has in hand, for whomever it could ask."""
    person, read = house.person(COORDINATOR), []
    for audience in _offered(person, WHO):
        await person.chooses(WHO, audience, on=person.private)
        read += await _reads_panel(person)
    return "\n".join(read)


def _offered(person: Person, menu: str) -> list[str]:
    assert person.private is not None
    (found,) = (one for one in screen.selects(person.private) if screen.label(one) == menu)
    return [line["label"] for line in found["options"]]


async def _reads_panel(person: Person) -> list[str]:
    panel = person.private
    assert panel is not None
    read = [words(panel)]
    for one in [label(button) for button in buttons(panel)]:
        if one not in _NOT_READING:
            read.append(told(await person.presses(one, on=panel)))
            await person.presses("Go back", on=person.private)
    return read


def everything_that_lasts(house: House, name: str) -> list[tuple[int, str]]:
    """Return what stands in somebody's channels and private messages; not what only answered their own presses."""
    world = house.stage.world
    shown = screen.everything(world, world.find_account(name))
    return [(one.id, screen.words(one)) for one in shown if not one.private_to]


async def reads_commands(house: House, name: str) -> str:
    """Run every command that somebody is offered; return what each answers, or the form that it opens."""
    person, read = house.person(name), []
    for command in _commands(house, person):
        answer = await person.runs(command)
        read.append(f"{command}: {words(answer.original) if answer.original else person.form and person.form.title}")
        person.dismisses()
    return "\n".join(read)


def _commands(house: House, person: Person) -> list[str]:
    known = [one for one in house.stage.world.commands.known.values() if one.name in person.commands]
    parts = {one.name: [part["name"] for part in one.wire.get("options", ()) if part["type"] == 1] for one in known}
    return [f"{name} {part}".rstrip() for name, within in parts.items() for part in within or [""]]
