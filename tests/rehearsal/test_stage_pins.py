"""What is pinned up: who may, how many, the line that says so, and the lists."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Overwrite
from tests.rehearsal.thread_client import Threads, code_of, thread_client


@pytest.fixture
async def bot() -> AsyncIterator[Threads]:
    async with thread_client() as bot:
        yield bot


async def test_a_summary_is_pinned_in_a_thread_and_everybody_is_told(bot: Threads) -> None:
    thread = await bot.begun()
    inside = f"/channels/{thread}/messages"
    summary = (await bot.asks("POST", inside, {"content": "What we heard"}))[1]["id"]
    bot.names()
    assert code_of(await bot.asks("PUT", f"{inside}/pins/{summary}")) == 0
    assert bot.names() == ["CHANNEL_PINS_UPDATE", "MESSAGE_UPDATE", "MESSAGE_CREATE"]
    line = (await bot.asks("GET", inside))[1][0]
    assert (line["type"], line["message_reference"]["message_id"]) == (6, summary)
    assert [one.content for one in bot.stage.person("Amara").pinned("Answers")] == ["What we heard"]
    assert code_of(await bot.asks("PUT", f"{inside}/pins/{line['id']}")) == 50021
    assert code_of(await bot.asks("DELETE", f"{inside}/{line['id']}")) == 0  # the line may go, and the pin stays
    assert code_of(await bot.asks("DELETE", f"/channels/{thread}/pins/{summary}")) == 0
    assert bot.stage.person("Amara").pinned("Answers") == []


async def test_to_pin_needs_its_own_permission_in_that_place(bot: Threads) -> None:
    sent = (await bot.says())[1]["id"]
    bot.general.overwrites[bot.stage.world.bot.id] = Overwrite(1, permissions.MANAGE_MESSAGES, permissions.PIN)
    for path in (f"{bot.messages}/pins/{sent}", f"/channels/{bot.general.id}/pins/{sent}"):
        refused = await bot.asks("PUT", path)
        assert (refused[0], code_of(refused)) == (403, 50013)
    bot.general.overwrites[bot.stage.world.bot.id] = Overwrite(1, permissions.PIN, permissions.MANAGE_MESSAGES)
    assert code_of(await bot.asks("PUT", f"{bot.messages}/pins/{sent}")) == 0


async def test_fifty_are_listed_at_once_and_no_more_than_two_hundred_and_fifty_are_pinned(bot: Threads) -> None:
    numbers = [(await bot.says(f"{number}"))[1]["id"] for number in range(61)]
    *most, last = map(int, numbers)
    now = bot.stage.clock.now()
    for count, number in enumerate(most):
        bot.general.pins[number] = now + timedelta(seconds=count)
    old, new = f"/channels/{bot.general.id}/pins", f"{bot.messages}/pins"
    first = (await bot.asks("GET", new))[1]
    assert ([one["message"]["content"] for one in first["items"]][:2], first["has_more"]) == (["59", "58"], True)
    before = first["items"][-1]["pinned_at"].replace("+", "%2B")
    rest = (await bot.asks("GET", f"{new}?limit=50&before={before}"))[1]
    assert (len(first["items"]), len(rest["items"]), rest["has_more"]) == (50, 10, False)
    assert len((await bot.asks("GET", old))[1]) == 50
    assert code_of(await bot.asks("GET", f"{new}?limit=51")) == 50035
    assert code_of(await bot.asks("GET", f"{new}?before=yesterday")) == 50035
    bot.general.pins.update(dict.fromkeys(range(190), now))
    assert code_of(await bot.asks("PUT", f"{new}/{last}")) == 30003
    bot.may_no_longer(permissions.HISTORY)
    assert (await bot.asks("GET", new))[1] == {"items": [], "has_more": False}
