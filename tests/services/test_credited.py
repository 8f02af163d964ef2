"""The 77 of the rehearsal programme: 37 stand in what they made by name, 17 by a name they made up, 23 not at all."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.preferences import Credit
from bot.services import outputs
from bot.services.progress import progress_between
from bot.text import Texts
from cogs.kit.menus import PAGES
from cogs.outputs import cards
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.asked import BETHAN, SERVER
from tests.services.credited import Contributor, contributors
from tests.services.made_public import publishes
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


async def what_others_are_told(store: Store, now: timedelta) -> str:
    """Return all that anybody but whoever answers is told of it by then: coordinators, and everybody."""
    at = NOON + now
    week = {"since": NOON, "until": at + DAY}
    asked: tuple[tuple[Any, ...], ...] = (
        (outputs.outputs_of, BETHAN),
        (outputs.prepared_output, BETHAN, CARD),
        (lambda tx: outputs.asking_of(tx, BETHAN, CARD, now=at),),
        (lambda tx: outputs.preview_output(tx, BETHAN, CARD, now=at) if now < 21 * DAY else None,),
        (lambda tx: [told(tx, GUILD, BETHAN.person, **week) for told in tx.nouns.happened],),
        (lambda tx: progress_between(tx, GUILD, now=at, **week),),
        (lambda tx: tx.sql.exec_driver_sql("SELECT * FROM audit").all(),),
    )
    return "\n".join([str(await store.run(*one)) for one in asked])


async def public_card(store: Store) -> list[str]:
    """Return the card that everybody reads, and all of its pages, in both languages."""
    found, texts = await store.run(outputs.published_output, BETHAN, CARD), Texts()
    read = [texts.words("en"), texts.words("cy")]
    pages = [str(cards.whole(_, found, page)) for _ in read for page in range(len(PAGES))]
    return [*(str(cards.output_card(_, found)) for _ in read), *pages]


def named_in(text: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if re.search(rf"\b{name}\b", text, re.IGNORECASE)}


async def test_37_stand_by_name_17_by_a_name_they_made_up_and_of_23_nothing_stands_anywhere(here: Store) -> None:
    everybody = {name for one in PEOPLE.values() for name in (one.name, one.stands_as) if name}
    before = await what_others_are_told(here, timedelta(hours=1))
    for number, (person, one) in enumerate(PEOPLE.items()):
        await answers(here, person, one, now=timedelta(hours=number))
    assert await what_others_are_told(here, timedelta(hours=1)) == before
    assert named_in(before, everybody) == set()
    await here.run(outputs.add_line, BETHAN, CARD, "Tea first.")
    await publishes(here, 21 * DAY)
    stand = {one.stands_as: one.did for one in PEOPLE.values() if one.stands_as}
    assert len(stand) == 37 + 17
    listed = await here.run(outputs.credits_for_card, CARD)
    assert {one.name: frozenset(one.roles) for one in listed} == {name: frozenset(did) for name, did in stand.items()}
    assert len(listed) == len(stand)
    shown = await public_card(here)
    assert named_in("\n".join(shown), everybody) == set(stand)
    assert named_in(await what_others_are_told(here, 21 * DAY), everybody) <= set(stand)
