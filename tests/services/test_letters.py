from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.letter_kinds import AFTER_LEAVING
from bot.domain.letters import Failure, Letter, NewLetter, Verdict
from bot.domain.people import Actor, ChannelId, GuildId, MessageId, PersonId, RoleId, Server
from bot.domain.refusals import NotAllowed
from bot.services import letters, servers
from storage.letters import letters as outbox
from storage.letters import recall_letter, sent_message, write_letter
from storage.preferences import put_preferences
from storage.store import Store
from tests.bot.post import at_any_time
from tests.kinds import kind_of

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
NOTICES, ADA = ChannelId(1_290_000_000_000_000_010), PersonId(1_290_000_000_000_000_100)
OWNER = Actor(PersonId(1_290_000_000_000_000_101), HERE, is_owner=True)


async def write(store: Store, key: str, **changes: Any) -> None:
    values: dict[str, Any] = {
        "kind": kind_of(key.partition(":")[0]),
        "dedupe_key": key,
        "guild": HERE,
        "place": NOTICES,
        "person": None,
        "subject": key.partition(":")[2],
        "not_before": NOON,
        "expires_at": NOON + timedelta(days=7),
    } | changes
    await store.run(write_letter, NewLetter(**values))


async def claim(store: Store, now: datetime = NOON, *, places: int = 9, people: int = 9) -> tuple[Letter, ...]:
    return (await store.run(letters.claim_due, now=now, places=places, people=people)).letters


async def fail(store: Store, letter: Letter, failure: Failure, now: datetime = NOON) -> Verdict:
    return await store.run(letters.mark_failed, letter, failure, began=now, now=now, chance=0.5)


def keys(claimed: tuple[Letter, ...]) -> list[str]:
    return [letter.dedupe_key for letter in claimed]


async def test_letters_are_taken_longest_due_first_so_many_to_places_and_to_people(store: Store) -> None:
    await write(store, "b:1", not_before=NOON - timedelta(minutes=1))
    await write(store, "a:1", not_before=NOON - timedelta(minutes=2))
    await write(store, "c:1", not_before=NOON)
    for number in range(3):
        await store.run(put_preferences, at_any_time(PersonId(ADA + number), HERE))
        await write(store, f"note:{number}", place=None, person=PersonId(ADA + number))
    await write(store, "d:1", not_before=NOON + timedelta(seconds=1))
    assert keys(await claim(store, places=2, people=1)) == ["a:1", "b:1", "note:0"]


async def test_what_a_crash_left_in_hand_is_taken_again_with_the_same_nonce_and_its_doubt(store: Store) -> None:
    await write(store, "a:1")
    (first,) = await claim(store)
    assert (first.attempts, first.doubtful_since) == (1, None)
    (second,) = await claim(store, NOON + timedelta(minutes=1))
    assert (second.attempts, second.doubtful_since, second.nonce) == (2, NOON, first.nonce)
    (third,) = await claim(store, NOON + timedelta(minutes=2))
    assert third.doubtful_since == NOON


async def test_a_clear_refusal_leaves_no_doubt_and_an_unclear_one_does(store: Store) -> None:
    await write(store, "a:1")
    later = NOON
    for failure, doubtful in [(Failure(403, 50013), False), (Failure(503), True), (Failure(403, 50013), True)]:
        (letter,) = await claim(store, later)
        await fail(store, letter, failure, later)
        later += timedelta(hours=2)
        (letter,) = await claim(store, later)
        assert (letter.doubtful_since is not None) is doubtful
        await store.run(letters.unclaim, letter, now=later)


@pytest.mark.parametrize(("seconds", "doubtful"), [(0.4, False), (1.2, True), (-30, True)])
async def test_a_clear_refusal_after_a_second_try_leaves_doubt_about_the_first(
    store: Store, seconds: float, doubtful: bool
) -> None:
    await write(store, "a:1")
    (letter,) = await claim(store)
    now = NOON + timedelta(seconds=seconds)
    await store.run(letters.mark_failed, letter, Failure(429, shared=False), began=NOON, now=now, chance=0.5)
    (letter,) = await claim(store, NOON + timedelta(hours=2))
    assert (letter.doubtful_since is not None) is doubtful


async def test_a_letter_waits_behind_an_earlier_one_that_is_being_tried_again(store: Store) -> None:
    for key in ("card:1", "result:1"):
        await write(store, key)
    await write(store, "card:2", place=ChannelId(5))
    card, *others = await claim(store)
    await fail(store, card, Failure(502))
    for letter in others:
        await store.run(letters.unclaim, letter, now=NOON)
    assert keys(await claim(store)) == ["card:2"]
    assert await store.run(letters.next_due, now=NOON + timedelta(seconds=1)) == NOON  # card:2 is claimed still
    assert keys(await claim(store, NOON + timedelta(seconds=5))) == ["card:1", "result:1", "card:2"]


async def test_a_letter_for_later_holds_nothing_up(store: Store) -> None:
    await write(store, "reminder:1", not_before=NOON + timedelta(days=3))
    await write(store, "card:1")
    assert keys(await claim(store)) == ["card:1"]


async def test_an_edit_is_not_due_before_its_message_is_there(store: Store) -> None:
    await write(store, "card:1", not_before=NOON + timedelta(hours=1))
    await write(store, "closed:1", edits="card:1")
    assert not await claim(store)
    assert await store.run(letters.next_due, now=NOON) == NOON + timedelta(hours=1)
    (card,) = await claim(store, NOON + timedelta(hours=1))
    await store.run(letters.mark_sent, card, MessageId(77), at=NOON)
    assert await store.run(letters.next_due, now=NOON + timedelta(hours=1)) == NOON
    (edit,) = await claim(store, NOON + timedelta(hours=1))
    assert (edit.message, edit.original, edit.reference) == (77, card.id, card.reference)
    assert await store.run(sent_message, "card:1") == (NOTICES, 77)


async def test_an_edit_meant_for_later_replaces_none_that_is_due(store: Store) -> None:
    await write(store, "card:1")
    (card,) = await claim(store)
    await store.run(letters.mark_sent, card, MessageId(77), at=NOON)
    await write(store, "turnout:1", edits="card:1")
    await write(store, "turnout:2", edits="card:1", not_before=NOON + timedelta(hours=6))
    assert keys(await claim(store)) == ["turnout:1"]


async def test_a_letter_taken_back_is_not_sent(store: Store) -> None:
    await write(store, "card:1")
    await store.run(recall_letter, "card:1")
    assert not await claim(store)
    assert await store.run(sent_message, "card:1") is None


async def test_a_failure_after_its_time_ends_a_letter(store: Store) -> None:
    await write(store, "card:1", expires_at=NOON + timedelta(seconds=1))
    (card,) = await claim(store)
    await fail(store, card, Failure(502), NOON + timedelta(seconds=2))
    assert await store.run(letters.next_due, now=NOON) is None


async def test_where_letters_get_stuck_is_for_coordinators_of_that_server(store: Store) -> None:
    await store.run(servers.keep_server, OWNER, Server(HERE, coordinator_role=RoleId(5)), now=NOON)
    await write(store, "card:1")
    (card,) = await claim(store)
    assert await fail(store, card, Failure(403, 50013)) is Verdict.NO_PERMISSION
    coordinator = Actor(ADA, HERE, roles=frozenset({RoleId(5)}))
    (blocked,) = await store.run(letters.blocked_channels_of, coordinator, now=NOON)
    assert (blocked.place, blocked.error, blocked.letters) == (NOTICES, 50013, 1)
    assert not await store.run(letters.blocked_channels_of, Actor(ADA, ELSEWHERE, is_owner=True), now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(letters.blocked_channels_of, Actor(ADA, HERE), now=NOON)
    assert await store.run(letters.hurry_stuck, ELSEWHERE, now=NOON) == 0
    assert await store.run(letters.hurry_stuck, HERE, now=NOON) == 1
    assert keys(await claim(store)) == ["card:1"]


async def test_letters_are_forgotten_thirty_days_after_their_time_unless_they_are_needed(store: Store) -> None:
    over = NOON + timedelta(days=7)
    await store.run(servers.keep_server, OWNER, Server(HERE, start_channel=ChannelId(20)), now=NOON)
    for key in ("sent:1", "front_door:20", "front_door:21", "card:1", "dead:1"):
        await write(store, key)
    await write(store, "waiting:1", place=ChannelId(5))
    *sent, dead, waiting = await claim(store)
    for letter in sent:
        await store.run(letters.mark_sent, letter, MessageId(77), at=NOON)
    assert await fail(store, dead, Failure(400, 50035)) is Verdict.DEAD
    await store.run(letters.unclaim, waiting, now=NOON + timedelta(days=90))
    await write(store, "closed:1", edits="card:1", not_before=NOON + timedelta(days=90))
    await write(store, "latest:1", expires_at=over - timedelta(days=1))
    (latest,) = await claim(store, NOON + timedelta(hours=1))
    await store.run(letters.mark_sent, latest, MessageId(78), at=NOON)

    assert await store.run(letters.forget_letters, now=over + timedelta(days=30, seconds=-1)) == 0
    assert await store.run(letters.forget_letters, now=over + timedelta(days=30)) == 3
    left = {one for one in await kept(store) if not one.startswith("to_do")}  # that something was refused
    assert left == {"front_door:20", "card:1", "waiting:1", "closed:1", "latest:1"}
    with pytest.raises(letters.ClockIsWrong):
        await claim(store, NOON)


async def kept(store: Store) -> set[str]:
    return await store.run(lambda tx: set(tx.sql.execute(select(outbox.c.dedupe_key)).scalars()))


async def test_whoever_is_gone_from_one_server_still_hears_from_another(store: Store) -> None:
    for guild in (HERE, ELSEWHERE):
        await store.run(put_preferences, at_any_time(ADA, guild))
        await write(store, f"note:{guild}", place=None, person=ADA, guild=guild)
    await write(store, "later:1", place=None, person=ADA, not_before=NOON + timedelta(days=1))
    letter = next(one for one in await claim(store) if one.guild == HERE)
    assert await fail(store, letter, Failure(403, 50278)) is Verdict.RECIPIENT_GONE
    rows = await store.run(lambda tx: tx.sql.execute(select(outbox.c.dedupe_key, outbox.c.state)).all())
    states = {row.dedupe_key: row.state for row in rows if not row.dedupe_key.startswith(AFTER_LEAVING.name)}
    assert states == {f"note:{HERE}": "dead", f"note:{ELSEWHERE}": "sending", "later:1": "cancelled"}
