"""How the 77 of the rehearsal programme wish to be credited, and as having done what: what they did is made up here."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.domain.outputs import CreditRole
from bot.domain.people import RoleGroup
from bot.domain.preferences import Credit

_FILE: Final = Path(__file__).parents[1] / "data" / "partners.csv"
MADE_UP: Final = (
    "Kettle", "Teapot", "Robin", "Bramble", "Harbour", "Lantern", "Meadow", "Pebble", "Quill",
    "Saffron", "Thistle", "Velvet", "Willow", "Juniper", "Marble", "Nettle", "Orchard",
)  # fmt: skip
_DID: Final = (
    (CreditRole.WROTE,),
    (CreditRole.TRIED,),
    (),
    (CreditRole.WROTE, CreditRole.TRIED, CreditRole.REVIEWED),
    (CreditRole.IDEA, CreditRole.ADVISED),
)


@dataclass(frozen=True)
class Contributor:
    """One of the 77: `stands_as` is the name in the list, empty for whoever is in none."""

    name: str
    group: RoleGroup
    credit: Credit
    stands_as: str
    did: tuple[CreditRole, ...]


def contributors() -> Iterator[Contributor]:
    """Yield them in their order, the 31 workers first."""
    made_up = iter(MADE_UP)
    with _FILE.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            credit = Credit(row["credit"])
            stands_as = {Credit.NAME: row["name"], Credit.NONE: ""}.get(credit)
            did = () if credit is Credit.NONE else _DID[number % len(_DID)]
            yield Contributor(
                row["name"],
                RoleGroup(row["role_group"]),
                credit,
                next(made_up) if stands_as is None else stands_as,
                did,
            )
