"""The whole programme comes in: 77 partners with their roles, shifts, languages and choices."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bot.domain.hours import Pattern, hours_for
from bot.domain.people import Actor, GuildId, Partner, PersonId, RoleGroup, RoleId
from bot.domain.preferences import Preferences, ShownAs
from bot.domain.refusals import TooFew
from bot.domain.small_numbers import Headcount, headcount
from bot.rehearsing import set_up_the_server
from bot.services import permission
from bot.text import Words
from cogs.kit import people, week
from storage import partners as table
from storage import preferences
from storage.store import Transaction
from tests.rehearsal.coming_in import Way, comes_in
from tests.rehearsal.house import House, eventually

FILE = Path(__file__).parents[1] / "data" / "partners.csv"
SHOWN = {ShownAs.ROLE: "", ShownAs.NAME: "Show my name in this server", ShownAs.PSEUDONYM: "Show a name I make up"}
TAPS = {ShownAs.ROLE: 7, ShownAs.NAME: 9, ShownAs.PSEUDONYM: 11}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One invented partner of the programme."""

    name: str
    group: RoleGroup
    week: Pattern
    language: str
    shown_as: ShownAs
    is_advisory: bool

    @property
    def way(self) -> Way:
        """What they choose: a language that there is no pack for comes in as English."""
        _ = Words()
        pseudonym = f"Kettle {self.name}" if self.shown_as is ShownAs.PSEUDONYM else ""
        group, way = people.one(_, self.group), week.pattern_called(_, self.week)
        return Way(group, way, self.language, SHOWN[self.shown_as], pseudonym)


@cache
def newcomers() -> tuple[Newcomer, ...]:
    with FILE.open(encoding="utf-8") as file:
        return tuple(
            Newcomer(
                row["name"],
                RoleGroup(row["role_group"]),
                Pattern(row["week"]),
                row["language"],
                ShownAs(row["shown_as"]),
                row["is_advisory"] == "yes",
            )
            for row in csv.DictReader(file)
        )


async def all_come_in(house: House) -> dict[str, PersonId]:
    """Let everybody come in by thumb, and the owner name the advisory group; return their numbers."""
    await set_up_the_server(house.stage)
    numbers = {}
    for one in newcomers():
        account = house.stage.world.add_person(one.name, locale=one.language)
        assert await comes_in(house.stage.person(one.name), one.way) == TAPS[one.shown_as]
        if one.is_advisory:
            house.person("Olwen").gives_role(one.name, "Advisory group")
        numbers[one.name] = PersonId(account.id)
    return numbers


async def test_seventy_seven_people_join_with_all_they_chose(empty_house: House) -> None:
    numbers = await all_come_in(empty_house)
    guild = empty_house.stage.world.guild
    here = GuildId(guild.id)

    def found(tx: Transaction) -> dict[str, tuple[Partner | None, Preferences | None]]:
        return {
            name: (table.partner(tx, here, number), preferences.preferences_of(tx, here, number))
            for name, number in numbers.items()
        }

    kept = await empty_house.app.store.run(found)
    for one in newcomers():
        partner, chosen = kept[one.name]
        language = "cy" if one.language == "cy" else "en"
        assert partner == Partner(numbers[one.name], here, one.group, language)
        assert chosen is not None
        assert (chosen.shown_as, chosen.pseudonym) == (one.shown_as, one.way.pseudonym)
        assert chosen.hours == hours_for(one.week, "Europe/London")
    assert await eventually(lambda: all(_mirrored(empty_house, one) for one in newcomers()) or None)
    await _see_the_totals(empty_house, numbers)


async def _see_the_totals(house: House, numbers: dict[str, PersonId]) -> None:
    """Hold what is stored against the programme's own totals."""
    here = GuildId(house.stage.world.guild.id)
    counts = await house.app.store.run(table.count_joined, here)
    assert headcount(counts) == Headcount(77, ((RoleGroup.WORKER, 31), (RoleGroup.MANAGER, 46)))
    advisory = [
        name
        for name, number in numbers.items()
        if (await house.app.store.run(permission.standing_of, _actor(house, number))).is_advisory
    ]
    assert advisory == ["W01", "W05", "W09", "W12", "W15", "W20", "W25", "W29"]


def _actor(house: House, number: PersonId) -> Actor:
    guild = house.stage.world.guild
    return Actor(number, GuildId(guild.id), roles=frozenset(map(RoleId, guild.members[number].roles)))


def _mirrored(house: House, one: Newcomer) -> bool:
    guild = house.stage.world.guild
    worn = {guild.roles[role].name for role in guild.members[house.person(one.name).account.id].roles}
    return worn - {"Advisory group"} == {people.one(Words(), one.group)}


def test_the_file_holds_the_programmes_own_totals() -> None:
    workers = [one for one in newcomers() if one.group is RoleGroup.WORKER]
    assert (len(newcomers()), len(workers)) == (77, 31)
    spoken = {"en": 19, "sn": 2, "pl": 2, "ro": 1, "cy": 3, "ml": 2, "yo": 1, "tl": 1}
    assert Counter(one.language for one in workers) == spoken
    assert Counter(one.week for one in workers) == {
        Pattern.SPLIT_DAY: 10,
        Pattern.MORNINGS: 5,
        Pattern.WEEKLY_ROTA: 7,  # 5 with a rota for each week, and 2 whose hours vary
        Pattern.TEA_AND_BED: 4,
        Pattern.LIVE_IN: 2,
        Pattern.NIGHTS: 2,
        Pattern.ANY_DAY: 1,  # works at weekends only
    }
    shown = Counter(one.shown_as for one in newcomers())
    assert shown == {ShownAs.NAME: 37, ShownAs.PSEUDONYM: 17, ShownAs.ROLE: 23}


@pytest.mark.parametrize("few", range(1, 5))
def test_no_breakdown_shows_fewer_than_five_of_them(few: int) -> None:
    """Let some managers be family carers instead: they are never told apart, nor can be worked out."""
    groups = Counter(one.group for one in newcomers())
    groups.subtract({RoleGroup.MANAGER: few})
    groups[RoleGroup.FAMILY_CARER] = few
    told = headcount(groups)
    assert told == Headcount(77, ((RoleGroup.MANAGER, 46 - few),), others=31 + few)
    with pytest.raises(TooFew):
        headcount({RoleGroup.FAMILY_CARER: few})
