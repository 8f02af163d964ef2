"""What becomes of letters when they cannot be sent: tried again, waiting, or given up."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.domain.letters import Failure
from bot.domain.people import Actor, PersonId
from bot.services.letters import blocked_channels_of, hurry_stuck
from tests.bot.post import ADA, GUILD, NOON, NOTICES, START, Discord, Office, StoppedClock, kept, letter, opened


async def test_letters_to_one_place_keep_their_order_through_failures(office: Office) -> None:
    down = {"poll_card"}
    office.discord.refusing = lambda one: Failure(503) if one.kind in down else None
    await office.write(letter(), letter("poll_result"), letter("front_door", place=START))
    await office.deliver()
    await office.write(letter("poll_result", "b"))
    await office.deliver()
    assert office.discord.texts(NOTICES) == []
    assert office.discord.texts(START) == ["front_door a"]
    down.clear()
    await office.later(seconds=6)
    assert office.discord.texts(NOTICES) == ["poll_card a", "poll_result a", "poll_result b"]


async def test_failures_are_tried_again_ever_later_up_to_an_hour(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(500)
    await office.write(letter())
    waits = []
    for _ in range(12):
        due = await office.deliver()
        assert due is not None
        waits.append((due - office.clock.now()).total_seconds())
        office.clock.move(due - office.clock.now())
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]


async def test_where_the_bot_may_not_write_nothing_is_lost(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(403, 50013)
    await office.write(letter(), letter("poll_result"))
    assert await office.deliver() == NOON + timedelta(hours=1)
    assert office.discord.asked == 1
    owner = Actor(PersonId(7), GUILD, is_owner=True)
    (blocked,) = await office.store.run(blocked_channels_of, owner, now=office.clock.now())
    assert (blocked.place, blocked.error, blocked.letters) == (NOTICES, 50013, 1)
    office.discord.refusing = lambda _: None
    assert await office.store.run(hurry_stuck, GUILD, now=office.clock.now()) == 1
    await office.deliver()
    assert office.discord.texts(NOTICES) == ["poll_card a", "poll_result a"]


async def test_a_place_that_is_gone_is_not_asked_again(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(404, 10003)
    await office.write(letter(), letter("poll_result"), letter("poll_result", "b", not_before=NOON + timedelta(days=1)))
    assert await office.deliver() is None
    assert office.discord.asked == 1
    assert await office.state_of("poll_card:a") == "dead"
    assert await office.state_of("poll_result:a") == "cancelled"
    assert await office.state_of("poll_result:b") == "cancelled"


async def test_somebody_who_takes_no_private_messages_is_left_alone_for_a_week(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(403, 50007)
    lasting: dict[str, Any] = {"place": None, "person": ADA, "expires_at": NOON + timedelta(days=30)}
    await office.write(letter(**lasting), letter("poll_result", **lasting))
    assert await office.deliver() is None
    assert await office.later(days=6) is None
    assert office.discord.asked == 1
    assert {await office.state_of(key) for key in ("poll_card:a", "poll_result:a")} == {"carried"}
    office.discord.refusing = lambda _: None
    await office.later(days=1)
    assert office.discord.texts(ADA) == ["poll_card a and poll_result a"]


async def test_a_private_conversation_is_opened_once_and_anew_when_it_is_gone(office: Office) -> None:
    await office.write(letter("reminder", "a", place=None, person=ADA), letter("reminder", "b", place=None, person=ADA))
    await office.deliver()
    assert office.discord.opened == [ADA]
    await office.write(letter("reminder", "c", place=None, person=ADA))
    office.discord.refusing = lambda _: Failure(404, 10003)
    await office.later(days=1)
    assert (await office.store.run(kept, "reminder:c"))[:2] == ("pending", 10003)
    office.discord.refusing = lambda _: None
    await office.later(seconds=10)
    assert await office.state_of("reminder:c") == "sent"
    assert office.discord.opened == [ADA, ADA]


async def test_when_the_whole_address_is_refused_everything_waits(office: Office) -> None:
    office.discord.refusing = lambda one: Failure(429, wait=900, shared=False) if one.place == START else None
    await office.write(letter("front_door", place=START))
    assert await office.deliver() == NOON + timedelta(minutes=15)
    await office.write(letter())
    await office.later(minutes=14)
    assert office.discord.asked == 1
    office.discord.refusing = lambda _: None
    await office.later(minutes=2)
    assert len(office.discord.messages) == 2


async def test_five_hundred_refusals_stop_all_sending_for_ten_minutes(tmp_path: Path) -> None:
    discord = Discord(StoppedClock(), refusing=lambda _: Failure(403, 50007))
    async with opened(tmp_path, discord, messages=10_000, private=10_000) as office:
        await office.write(*(letter(subject=str(n), place=None, person=PersonId(n + 1)) for n in range(510)))
        for _ in range(3):
            await office.deliver()
        assert 500 <= discord.asked <= 510
        discord.refusing = lambda _: None
        asked = discord.asked
        await office.write(letter(subject="other"))
        await office.later(minutes=9)
        assert discord.asked == asked
        await office.later(minutes=2)
        assert discord.texts(NOTICES) == ["poll_card other"]


async def test_a_person_who_is_gone_gets_no_further_letters(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(404, 10013)
    await office.write(letter(place=None, person=ADA), letter("poll_result", place=None, person=ADA))
    await office.deliver()
    assert office.discord.asked == 1
    assert await office.state_of("poll_result:a") == "dead"
