from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.letters import Failure
from bot.domain.people import Actor, ChannelId, GuildId, MessageId, Nation, PersonId, RoleGroup, RoleId, Server
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady
from bot.services import letters, servers
from storage.store import Store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
OWNER = Actor(PersonId(1_290_000_000_000_000_100), HERE, is_owner=True)
ADA = Actor(PersonId(1_290_000_000_000_000_101), HERE)
WHOLE = Server(
    guild=HERE,
    coordinator_role=RoleId(1),
    advisory_role=RoleId(2),
    group_roles={group: RoleId(10 + n) for n, group in enumerate(RoleGroup)},
    start_channel=ChannelId(20),
    notices_channel=ChannelId(21),
    advisory_channel=ChannelId(22),
    language="cy",
    zone="Europe/Dublin",
    lead_name="Nia Rees",
    lead_contact="01632 960 001",
    local_numbers="Council: 01632 960 002",
)
DOOR_ALONE = replace(WHOLE, notices_channel=None, advisory_channel=None)  # no other card stands anywhere


async def test_a_server_nobody_set_up_is_an_empty_one(store: Store) -> None:
    assert await store.run(servers.server_of, HERE) == Server(HERE)


async def test_what_setting_up_made_is_remembered_and_can_be_changed(store: Store) -> None:
    assert await store.run(servers.keep_server, OWNER, WHOLE, now=NOON) == WHOLE
    assert await store.run(servers.server_of, HERE) == WHOLE
    assert await store.run(servers.server_to_set_up, OWNER) == WHOLE
    assert await store.run(servers.server_of, ELSEWHERE) == Server(ELSEWHERE)
    less = Server(HERE, start_channel=ChannelId(23))
    await store.run(servers.keep_server, OWNER, less, now=NOON)
    assert await store.run(servers.server_of, HERE) == less


async def test_only_the_owner_sets_things_up_and_only_their_own_server(store: Store) -> None:
    with pytest.raises(NotAllowed):
        await store.run(servers.keep_server, ADA, WHOLE, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(servers.settle_in, ADA, WHOLE, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(servers.server_to_set_up, ADA)
    with pytest.raises(NotFound):
        await store.run(servers.keep_server, OWNER, replace(WHOLE, guild=ELSEWHERE), now=NOON)
    assert await store.run(servers.server_of, HERE) == Server(HERE)


@pytest.mark.parametrize("zone", ["", "Europe/Nowhere", "../../etc/passwd", "/etc/passwd", "a\0b", "x" * 300])
async def test_a_time_zone_that_does_not_exist_is_refused(store: Store, zone: str) -> None:
    with pytest.raises(Invalid):
        await store.run(servers.keep_server, OWNER, replace(WHOLE, zone=zone), now=NOON)


async def test_the_front_door_waits_until_people_know_whom_to_turn_to(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, replace(WHOLE, lead_contact=""), now=NOON)
    with pytest.raises(NotReady):
        await store.run(servers.start_of, OWNER)
    await store.run(servers.settle_in, OWNER, WHOLE, now=NOON)
    due = (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters
    assert "front_door" not in {letter.kind for letter in due}


async def test_setting_up_leaves_what_the_owner_said_meanwhile(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, replace(WHOLE, nation=Nation.WALES, oversight_days=5), now=NOON)
    kept = await store.run(servers.settle_in, OWNER, Server(HERE, start_channel=ChannelId(40)), now=NOON)
    assert kept == replace(
        Server(HERE),
        **{name: getattr(WHOLE, name) for name in ("language", "zone", "lead_name", "lead_contact", "local_numbers")},
        nation=Nation.WALES,
        oversight_days=5,
        start_channel=ChannelId(40),
    )


async def test_the_front_door_needs_a_start_channel(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, DOOR_ALONE, now=NOON)
    await store.run(servers.settle_in, OWNER, replace(DOOR_ALONE, start_channel=None), now=NOON)
    assert (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters == ()
    with pytest.raises(NotReady):
        await store.run(servers.start_of, OWNER)


async def test_the_front_door_is_put_up_once_for_each_channel(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, DOOR_ALONE, now=NOON)
    for _ in range(3):
        await store.run(servers.settle_in, OWNER, DOOR_ALONE, now=NOON)
    (letter,) = (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters
    assert (letter.kind, letter.place, letter.guild) == ("front_door", ChannelId(20), HERE)
    await store.run(letters.mark_sent, letter, MessageId(5), at=NOON)
    await store.run(servers.settle_in, OWNER, replace(DOOR_ALONE, start_channel=ChannelId(30)), now=NOON)
    assert len((await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters) == 1


async def test_a_front_door_that_stands_is_brought_up_to_date_in_its_place(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, DOOR_ALONE, now=NOON)
    await store.run(servers.settle_in, OWNER, DOOR_ALONE, now=NOON)
    (letter,) = (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters
    await store.run(letters.mark_sent, letter, MessageId(5), at=NOON)
    await store.run(servers.settle_in, OWNER, DOOR_ALONE, now=NOON)
    (edit,) = (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters
    assert (edit.message, edit.edits) == (MessageId(5), "front_door:20")


async def test_a_front_door_that_came_to_nothing_is_tried_again_when_asked(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, DOOR_ALONE, now=NOON)
    await store.run(servers.settle_in, OWNER, DOOR_ALONE, now=NOON)
    (letter,) = (await store.run(letters.claim_due, now=NOON, places=9, people=9)).letters
    gone, later = Failure(404, 10003), NOON + timedelta(minutes=1)
    await store.run(letters.mark_failed, letter, gone, began=NOON, now=NOON, chance=0.5)
    assert await store.run(letters.next_due, now=later) is None
    await store.run(servers.settle_in, OWNER, DOOR_ALONE, now=later)
    assert await store.run(letters.next_due, now=later) == later
