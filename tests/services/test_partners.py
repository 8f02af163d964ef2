from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.people import Actor, ChannelId, GuildId, Partner, PersonId, RoleGroup, Server
from bot.domain.refusals import Invalid, NotAllowed, NotReady
from bot.services import partners, servers
from storage.conversations import conversations_with, keep_conversation
from storage.partners import count_joined, joined, languages
from storage.partners import partners as table
from storage.servers import put_server
from storage.store import Store, Transaction

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ADA = Actor(PersonId(1_290_000_000_000_000_100), HERE)
BO = Actor(PersonId(1_290_000_000_000_000_101), HERE)
OWNER = Actor(PersonId(1_290_000_000_000_000_102), HERE, is_owner=True)
SAFE = Server(HERE, lead_name="Nia Rees", lead_contact="01632 960 001", local_numbers="01632 960 002")


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_server, SAFE)
    return store


def rows(tx: Transaction) -> int:
    return len(tx.sql.execute(table.select()).all())


async def test_joining_is_one_call_however_often_and_changes_the_role_group(store: Store) -> None:
    for _ in range(2):
        partner = await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    assert partner == Partner(ADA.person, HERE, RoleGroup.WORKER)
    await store.run(partners.join, ADA, RoleGroup.MANAGER, now=NOON)
    assert await store.run(partners.partner_of, ADA) == Partner(ADA.person, HERE, RoleGroup.MANAGER)
    assert await store.run(rows) == 1


async def test_somebody_who_has_not_joined_is_no_partner(store: Store) -> None:
    assert await store.run(partners.partner_of, ADA) is None
    await store.run(partners.leave, ADA, now=NOON)
    assert await store.run(rows) == 0


async def test_whoever_leaves_takes_along_where_they_were_written_to(store: Store) -> None:
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    for person in (ADA.person, BO.person):
        await store.run(keep_conversation, HERE, person, ChannelId(7))
    await store.run(partners.leave, ADA, now=NOON)
    assert await store.run(conversations_with, HERE, [ADA.person, BO.person]) == {BO.person: 7}


async def test_nobody_is_let_in_before_people_know_whom_to_turn_to(store: Store) -> None:
    for lacking in (replace(SAFE, lead_name=""), replace(SAFE, lead_contact=""), replace(SAFE, local_numbers="")):
        await store.run(put_server, lacking)
        with pytest.raises(NotReady):
            await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    assert await store.run(rows) == 0
    await store.run(put_server, SAFE)
    with pytest.raises(NotAllowed):
        await store.run(partners.join, replace(ADA, is_bot=True), RoleGroup.WORKER, now=NOON)


async def test_only_partners_change_their_role_group(store: Store) -> None:
    with pytest.raises(NotAllowed):
        await store.run(partners.change_group, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    changed = await store.run(partners.change_group, ADA, RoleGroup.FAMILY_CARER, now=NOON)
    assert await store.run(partners.partner_of, ADA) == changed == Partner(ADA.person, HERE, RoleGroup.FAMILY_CARER)


async def test_a_language_can_be_chosen_before_joining_and_goes_with_whoever_leaves(store: Store) -> None:
    await store.run(partners.choose_language, ADA, "cy", now=NOON)
    assert await store.run(partners.partner_of, ADA) is None
    assert (await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)).language == "cy"
    await store.run(partners.leave, ADA, now=NOON)
    assert await store.run(partners.partner_of, ADA) is None
    assert await store.run(languages, HERE, ADA.person) == (None, SAFE.language)
    assert await store.run(rows) == 0
    again = await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    assert await store.run(partners.partner_of, ADA) == again


async def test_a_language_that_was_taken_back_leaves_nothing(store: Store) -> None:
    await store.run(partners.choose_language, BO, "cy", now=NOON)
    await store.run(partners.choose_language, BO, None, now=NOON)
    assert await store.run(rows) == 0


async def test_taking_back_a_language_keeps_the_partner(store: Store) -> None:
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(partners.choose_language, ADA, "cy", now=NOON)
    await store.run(partners.choose_language, ADA, None, now=NOON)
    assert await store.run(partners.partner_of, ADA) == Partner(ADA.person, HERE, RoleGroup.WORKER)


@pytest.mark.parametrize("language", ["", "x" * 17])
async def test_what_is_no_language_is_refused(store: Store, language: str) -> None:
    with pytest.raises(Invalid):
        await store.run(partners.choose_language, ADA, language, now=NOON)


async def test_the_server_s_language_is_told_beside_the_person_s(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, Server(HERE, language="cy"), now=NOON)
    assert await store.run(languages, HERE, ADA.person) == (None, "cy")


async def test_servers_know_nothing_of_each_other_s_partners(store: Store) -> None:
    away = replace(ADA, guild=ELSEWHERE)
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(partners.choose_language, ADA, "cy", now=NOON)
    assert await store.run(partners.partner_of, away) is None
    assert await store.run(languages, ELSEWHERE, ADA.person) == (None, None)
    assert sum((await store.run(count_joined, ELSEWHERE)).values()) == 0
    await store.run(partners.leave, away, now=NOON)
    assert await store.run(partners.partner_of, ADA) is not None


async def test_counts_and_electorates_hold_only_those_who_take_part(store: Store) -> None:
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(partners.join, OWNER, RoleGroup.MANAGER, now=NOON)
    await store.run(partners.choose_language, BO, "cy", now=NOON)
    counts = await store.run(count_joined, HERE)
    assert {group: count for group, count in counts.items() if count} == {RoleGroup.WORKER: 1, RoleGroup.MANAGER: 1}
    assert set(counts) == set(RoleGroup)
    ada, owner = (ADA.person, RoleGroup.WORKER), (OWNER.person, RoleGroup.MANAGER)
    assert await store.run(joined, HERE, frozenset[RoleGroup]()) == (ada, owner)
    assert await store.run(joined, HERE, frozenset({RoleGroup.MANAGER, RoleGroup.RESEARCHER})) == (owner,)
