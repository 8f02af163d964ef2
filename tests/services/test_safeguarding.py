"""Naming whom people turn to."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.people import Actor, GuildId, Nation, PersonId, Server
from bot.domain.refusals import Invalid, NotAllowed
from bot.domain.safety import SafeguardingWords
from bot.services import safeguarding, servers
from storage.store import Store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE = GuildId(1_290_000_000_000_000_001)
OWNER = Actor(PersonId(1_290_000_000_000_000_100), HERE, is_owner=True)
ADA = Actor(PersonId(1_290_000_000_000_000_101), HERE)
WORDS = SafeguardingWords("Nia Rees", "01632 960 001, weekdays 9 to 5", "Council: 01632 960 002")


async def test_a_server_is_safe_to_open_once_a_lead_is_named(store: Store) -> None:
    assert not (await store.run(servers.server_of, HERE)).is_safe_to_open
    named = await store.run(safeguarding.name_lead, OWNER, WORDS, now=NOON)
    assert named.is_safe_to_open
    assert await store.run(servers.server_of, HERE) == named
    assert (named.lead, named.lead_name) == (None, "Nia Rees")


@pytest.mark.parametrize(
    "words",
    [
        replace(WORDS, lead_name=""),
        replace(WORDS, lead_name="x" * 81),
        replace(WORDS, lead_contact=""),
        replace(WORDS, lead_contact="x" * 201),
        replace(WORDS, local_numbers=""),
        replace(WORDS, local_numbers="ring the council"),
        replace(WORDS, local_numbers="1" * 401),
    ],
)
async def test_words_that_would_reach_nobody_are_refused(store: Store, words: SafeguardingWords) -> None:
    with pytest.raises(Invalid):
        await store.run(safeguarding.name_lead, OWNER, words, now=NOON)
    assert not (await store.run(servers.server_of, HERE)).is_safe_to_open


async def test_only_the_owner_names_the_lead_and_the_nation(store: Store) -> None:
    with pytest.raises(NotAllowed):
        await store.run(safeguarding.name_lead, ADA, WORDS, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(safeguarding.choose_nation, ADA, Nation.WALES, now=NOON)


async def test_a_server_in_wales_speaks_welsh_first_and_keeps_its_zone(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, Server(HERE, zone="Europe/Dublin"), now=NOON)
    wales = await store.run(safeguarding.choose_nation, OWNER, Nation.WALES, now=NOON)
    assert (wales.nation, wales.language, wales.zone) == (Nation.WALES, "cy", "Europe/Dublin")
    await store.run(servers.keep_server, OWNER, replace(wales, language="en"), now=NOON)
    again = await store.run(safeguarding.choose_nation, OWNER, Nation.WALES, now=NOON)
    assert again.language == "en", "what the owner chose since then stays"
    moved = await store.run(safeguarding.choose_nation, OWNER, Nation.SCOTLAND, now=NOON)
    assert (moved.nation, moved.language) == (Nation.SCOTLAND, "en")
