"""The 77 of the rehearsal programme: 37 stand in what they made by name, 17 by a name they made up, 23 not at all."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.domain.credits import Credited
from bot.domain.outputs import CreditRole
from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.preferences import Credit
from bot.services import outputs
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.asked import SERVER
from tests.services.credited import Contributor, contributors
from tests.services.named import CARD, asked, called, chooses, says
from tests.services.polling_place import GUILD, NOON

DAY = timedelta(days=1)
PEOPLE = {PersonId(1_100_000_000_000_000_300 + n): one for n, one in enumerate(contributors())}


@pytest.fixture
async def here(store: Store) -> Store:
    """A server in which all 77 have joined, and are asked how they wish to be named."""

    def put(tx: Transaction) -> None:
        put_server(tx, SERVER)
        for person, one in PEOPLE.items():
            put_partner(tx, GUILD, person, one.group)

    await store.run(put)
    for person, one in PEOPLE.items():
        await chooses(store, person, credit=one.credit)
    await asked(store, days=21)
    return store


async def answers(store: Store, person: PersonId, one: Contributor, *, now: timedelta) -> None:
    """Let one of them say how they wish to be named, and what they did; every second of those left out is silent."""
    who: Actor = called(person, one.name.lower(), "", one.name)
    if one.credit is Credit.NONE and person % 2:
        return
    made_up = one.stands_as if one.credit is Credit.PSEUDONYM else None
    assert await says(store, who, one.credit, made_up, now=NOON + now) == one.stands_as
    if one.did:
        await store.run(outputs.choose_roles, who, CARD, one.did, now=NOON + now)


def test_the_file_holds_the_programmes_own_totals() -> None:
    assert Counter(one.credit for one in PEOPLE.values()) == {Credit.NAME: 37, Credit.PSEUDONYM: 17, Credit.NONE: 23}
    workers = Counter(one.credit for one in PEOPLE.values() if one.group is RoleGroup.WORKER)
    assert workers == {Credit.NAME: 12, Credit.PSEUDONYM: 11, Credit.NONE: 8}


async def test_37_stand_by_name_17_by_a_name_they_made_up_and_of_23_nothing_stands_anywhere(here: Store) -> None:
    for number, (person, one) in enumerate(PEOPLE.items()):
        await answers(here, person, one, now=timedelta(hours=number))
    listed = await here.run(outputs.credits_for_card, CARD)
    assert sorted(one.name for one in listed) == sorted(one.stands_as for one in PEOPLE.values() if one.stands_as)
    assert len(listed) == 37 + 17
    assert set(listed) == {
        Credited(one.stands_as, tuple(role for role in CreditRole if role in one.did))
        for one in PEOPLE.values()
        if one.stands_as
    }
