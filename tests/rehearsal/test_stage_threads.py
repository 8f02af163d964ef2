"""Threads as Discord has them: begun on a message, falling asleep, woken, locked, listed and removed."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.refused import Refused
from bot.rehearsal.rest.faults import Faults
from bot.rehearsal.wire import moment
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Overwrite
from tests.clocks import clock_at
from tests.rehearsal.thread_client import WEEK, Threads, code_of, thread_client

ASLEEP, LOCKED, NO_PERMISSION, SYSTEM, THERE_ALREADY = 50083, 160005, 50013, 50021, 160004


@pytest.fixture
async def bot() -> AsyncIterator[Threads]:
    async with thread_client() as bot:
        yield bot


async def test_a_message_has_one_thread_with_its_own_number_and_says_so(bot: Threads) -> None:
    thread = await bot.begun()
    assert bot.names() == ["MESSAGE_CREATE", "THREAD_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE"]
    assert code_of(await bot.opens(thread)) == THERE_ALREADY
    card = (await bot.asks("GET", f"{bot.messages}/{thread}"))[1]
    assert card["flags"] & 1 << 5
    assert (card["thread"]["id"], card["thread"]["message_count"]) == (thread, 0)
    await bot.asks("PATCH", f"{bot.messages}/{thread}", {"content": "Another card", "flags": 0})
    assert (await bot.asks("GET", f"{bot.messages}/{thread}"))[1]["flags"] & 1 << 5
    for name in ("", "x" * 101):
        assert code_of(await bot.opens((await bot.says())[1]["id"], name=name)) == 50035
    assert await bot.changes(thread, name="x" * 100) == 0
    Faults(bot.stage.world).filter_words("rude")
    assert await bot.changes(thread, name="A rude name") == 200001
    bot.may_no_longer(permissions.PUBLIC_THREADS)
    assert code_of(await bot.opens((await bot.says())[1]["id"])) == NO_PERMISSION


async def test_who_may_type_in_a_thread_is_said_by_its_channel_and_by_one_permission(bot: Threads) -> None:
    thread, world = await bot.begun(), bot.stage.world
    amara, olwen = bot.stage.person("Amara"), bot.stage.person("Olwen")
    await amara.says("Answers", "Hello")
    bot.general.overwrites[world.guild.id] = Overwrite(0, 0, permissions.SEND)
    await amara.says("Answers", "The channel is closed, the thread is not")
    with pytest.raises(Refused, match="Missing Permissions"):
        await amara.says("general", "Hello")
    bot.general.overwrites[world.guild.id] = Overwrite(0, permissions.SEND, permissions.SEND_IN_THREADS)
    with pytest.raises(Refused, match="Missing Permissions"):
        await amara.says("Answers", "Hello")
    await amara.says("general", "Hello")
    await olwen.says("Answers", "The owner always may")
    assert await bot.writes(thread) == NO_PERMISSION
    bot.general.overwrites[world.bot.id] = Overwrite(1, permissions.SEND_IN_THREADS, 0)
    assert await bot.writes(thread) == 0


async def test_a_thread_falls_asleep_in_silence_and_only_three_things_keep_it_awake(bot: Threads) -> None:
    thread = await bot.begun()
    bot.moves(days=6.9)
    assert await bot.changes(thread, archived=False, auto_archive_duration=WEEK, name="Another name") == 0
    bot.moves(days=6.9)  # a new name is announced in the thread, and so counts
    assert not bot.asleep(thread)
    assert await bot.changes(thread, archived=False, auto_archive_duration=WEEK) == 0
    bot.moves(days=0.1)
    assert bot.asleep(thread)  # it was awake already, and stays so for as long as before: nothing was changed
    assert await bot.changes(thread, archived=False) == 0
    bot.moves(days=6.9)
    assert await bot.changes(thread, auto_archive_duration=4320) == 0
    assert await bot.changes(thread, auto_archive_duration=WEEK) == 0
    bot.moves(days=6.9)
    assert await bot.writes(thread) == 0
    bot.moves(days=6.9)
    assert not bot.asleep(thread)
    bot.names()
    bot.moves(days=0.1)
    assert (bot.asleep(thread), bot.names()) == (True, ["THREAD_UPDATE"])


async def test_in_a_thread_that_is_asleep_nothing_can_be_done_but_removing_and_waking(bot: Threads) -> None:
    thread = await bot.begun()
    inside = f"/channels/{thread}/messages"
    post = (await bot.asks("POST", inside, {"content": "An answer"}))[1]["id"]
    assert await bot.changes(thread, archived=True) == 0
    amara = bot.stage.person("Amara").account.id
    for method, path, body in (
        ("PATCH", f"{inside}/{post}", {"content": "Another"}),
        ("PUT", f"{inside}/{post}/reactions/%F0%9F%AB%96/@me", None),
        ("PUT", f"{inside}/pins/{post}", None),
        ("PUT", f"/channels/{thread}/thread-members/{amara}", None),
        ("DELETE", f"/channels/{thread}/thread-members/@me", None),
        ("PATCH", f"/channels/{thread}", {"name": "Another"}),
        ("PATCH", f"/channels/{thread}", {"locked": True}),
    ):
        assert code_of(await bot.asks(method, path, body)) == ASLEEP, path
    assert bot.stage.person("Amara").commands == []
    assert code_of(await bot.asks("DELETE", f"{inside}/{post}")) == 0
    assert bot.asleep(thread)
    assert await bot.writes(thread) == 0
    assert not bot.asleep(thread)


async def test_a_lock_holds_against_all_but_those_who_manage_threads(bot: Threads) -> None:
    thread = await bot.begun()
    amara, olwen = bot.stage.person("Amara"), bot.stage.person("Olwen")
    hers = await amara.says("Answers", "Hello")
    post = (await bot.asks("POST", f"/channels/{thread}/messages", {"content": "An answer"}))[1]["id"]
    olwen.closes_thread("Answers", locked=True)
    assert (await bot.writes(thread), bot.asleep(thread)) == (0, False)  # the bot may manage threads
    assert await bot.changes(thread, name="What became of it") == 0
    bot.may_no_longer(permissions.MANAGE_THREADS)
    with pytest.raises(Refused, match="Thread is locked"):
        await amara.says("What became of it", "Me too")
    assert await bot.writes(thread) == LOCKED
    edited = await bot.asks("PATCH", f"/channels/{thread}/messages/{post}", {"content": "x"})
    assert (edited[0], code_of(edited)) == (403, LOCKED)
    for about in ({"name": "Mine"}, {"archived": True}, {"locked": False}, {"auto_archive_duration": 60}):
        assert await bot.changes(thread, **about) == NO_PERMISSION
    amara.removes(hers)
    olwen.closes_thread("What became of it", locked=True)
    assert await bot.writes(thread) == ASLEEP
    assert await bot.changes(thread, archived=False) == NO_PERMISSION
    assert code_of(await bot.asks("DELETE", f"/channels/{thread}/messages/{post}")) == ASLEEP
    with pytest.raises(Refused, match="Missing Permissions"):
        amara.reopens_thread("What became of it")
    olwen.reopens_thread("What became of it")
    assert await bot.writes(thread) == 0


async def test_a_press_in_a_locked_thread_can_be_answered_in_private_alone(bot: Threads) -> None:
    thread = await bot.begun()
    button = {"type": 2, "style": 1, "label": "Same for me", "custom_id": "same"}
    body = {"content": "An answer", "components": [{"type": 1, "components": [button]}]}
    number = (await bot.asks("POST", f"/channels/{thread}/messages", body))[1]["id"]
    post, amara = bot.place(thread).messages[int(number)], bot.stage.person("Amara").account

    async def answers(kind: int, **data: object) -> int:
        pressed = thumb.tap(bot.stage.world, amara, post, screen.buttons(post)[0])
        callback = f"/interactions/{pressed.id}/{pressed.token}/callback"
        return code_of(await bot.asks("POST", callback, {"type": kind, "data": data}))

    bot.stage.person("Olwen").closes_thread("Answers")
    assert await answers(7, content="Changed") == ASLEEP
    assert await answers(4, content="Noted", flags=1 << 6) == 0
    assert bot.asleep(thread)
    assert await answers(4, content="For all") == 0
    assert not bot.asleep(thread)
    for archived, code in ((False, LOCKED), (True, ASLEEP)):
        assert await bot.changes(thread, archived=archived, locked=True) == 0
        assert [await answers(4, content="For all"), await answers(5), await answers(7, content="x")] == [code] * 3
        assert await answers(4, content="Noted", flags=1 << 6) == 0


async def test_time_that_goes_by_unnoticed_lets_a_thread_sleep_before_the_next_request(bot: Threads) -> None:
    thread = await bot.begun()
    found = bot.place(thread).thread
    assert found
    asleep_at = found.active_at + timedelta(days=7)
    bot.stage.world.clock = clock_at(bot.stage.clock.now() + timedelta(days=8))
    told = (await bot.asks("GET", f"/channels/{thread}"))[1]["thread_metadata"]
    assert (told["archived"], told["archive_timestamp"]) == (True, moment(asleep_at))


async def test_whoever_began_a_thread_may_change_it_and_only_moderators_may_lock_it(bot: Threads) -> None:
    mine = await bot.begun()
    bot.may_no_longer(permissions.MANAGE_THREADS)
    assert await bot.changes(mine, name="Still mine", archived=True) == 0
    assert await bot.changes(mine, archived=False) == 0
    assert await bot.changes(mine, locked=True) == NO_PERMISSION
    thread = bot.place(mine).thread
    assert thread
    thread.owner_id = bot.stage.person("Helen").account.id
    assert await bot.changes(mine, archived=True) == NO_PERMISSION
    assert code_of(await bot.asks("DELETE", f"/channels/{mine}")) == NO_PERMISSION


async def test_sleeping_threads_are_listed_a_page_at_a_time_the_latest_first(bot: Threads) -> None:
    made = [await bot.begun(auto_archive_duration=minutes) for minutes in (WEEK, 60, 1440)]
    awake = (await bot.asks("GET", f"/guilds/{bot.stage.world.guild.id}/threads/active"))[1]
    assert [one["id"] for one in awake["threads"]] == made[::-1]
    bot.moves(days=30)
    lists = f"/channels/{bot.general.id}/threads/archived/public"
    week, hour, day = made
    first = (await bot.asks("GET", f"{lists}?limit=2"))[1]
    assert ([one["id"] for one in first["threads"]], first["has_more"]) == ([week, day], True)
    before = first["threads"][-1]["thread_metadata"]["archive_timestamp"].replace("+", "%2B")
    rest = (await bot.asks("GET", f"{lists}?limit=2&before={before}"))[1]
    assert ([one["id"] for one in rest["threads"]], rest["has_more"]) == ([hour], False)
    assert [one["id"] for one in rest["members"]] == [hour]
    assert code_of(await bot.asks("GET", f"{lists}?limit=1")) == 50035
    bot.may_no_longer(permissions.HISTORY)
    assert code_of(await bot.asks("GET", lists)) == NO_PERMISSION


async def test_private_threads_that_the_bot_is_in_are_listed_by_number(bot: Threads) -> None:
    opens = f"/channels/{bot.general.id}/threads"
    opened = [await bot.asks("POST", opens, {"name": name, "type": 12}) for name in ("One", "Two", "Three")]
    made = [thread["id"] for _, thread, _ in opened]
    bot.moves(days=30)
    mine = f"/channels/{bot.general.id}/users/@me/threads/archived/private?limit=2"
    first = (await bot.asks("GET", mine))[1]
    assert ([one["id"] for one in first["threads"]], first["has_more"]) == (made[:0:-1], True)
    rest = (await bot.asks("GET", f"{mine}&before={made[1]}"))[1]
    assert [one["id"] for one in rest["threads"]] == made[:1]


async def test_whoever_writes_in_a_thread_or_is_named_in_it_is_in_it(bot: Threads) -> None:
    thread = await bot.begun()
    world = bot.stage.world
    amara, ioan, noor = (world.find_account("Amara").id, world.find_account("Ioan").id, world.add_person("Noor").id)
    await bot.stage.person("Amara").says("Answers", "Hello")
    unheard = {"content": f"<@{ioan}>", "allowed_mentions": {"parse": []}}
    sent = (await bot.asks("POST", f"/channels/{thread}/messages", unheard))[1]["id"]
    who = bot.place(thread).thread
    assert who
    assert set(who.members) == {world.bot.id, amara}
    again = {"content": f"<@{ioan}>, look", "allowed_mentions": {"users": [str(ioan)]}}
    await bot.asks("PATCH", f"/channels/{thread}/messages/{sent}", again)
    assert set(who.members) == {world.bot.id, amara, ioan}
    bot.general.overwrites[noor] = Overwrite(1, 0, permissions.VIEW)
    await bot.writes(thread, f"<@{noor}>")
    assert noor not in who.members
    told = {one.intent for one in bot.told if one.name == "THREAD_MEMBERS_UPDATE"}
    assert told == {1 << 1}  # only those hear of it who may hear of members


async def test_discords_own_lines_and_the_beginning_of_a_thread_cannot_be_removed_from_inside(bot: Threads) -> None:
    thread = await bot.begun()
    await bot.changes(thread, name="Another name")
    inside = f"/channels/{thread}/messages"
    amara = bot.stage.person("Amara").account.id
    await bot.asks("PUT", f"/channels/{thread}/thread-members/{amara}")
    lines = (await bot.asks("GET", inside))[1]
    assert [one["type"] for one in lines] == [1, 4, 21]
    assert [one["id"] for one in lines[0]["mentions"]] == [str(amara)]
    for one in lines:
        refused = await bot.asks("DELETE", f"{inside}/{one['id']}")
        assert (refused[0], code_of(refused)) == (403, SYSTEM)
        assert code_of(await bot.asks("PATCH", f"{inside}/{one['id']}", {"content": "x"})) == SYSTEM
    both = {"messages": [lines[0]["id"], lines[1]["id"]]}
    assert code_of(await bot.asks("POST", f"{inside}/bulk-delete", both)) == SYSTEM


async def test_a_card_can_be_removed_from_over_its_thread_and_a_thread_from_under_its_card(bot: Threads) -> None:
    orphan, gone = await bot.begun(), await bot.begun(name="More answers")
    amara, olwen, world = bot.stage.person("Amara"), bot.stage.person("Olwen"), bot.stage.world
    card = bot.general.messages[int(orphan)]
    with pytest.raises(Refused, match="Missing Permissions"):
        amara.removes(card)
    with pytest.raises(Refused, match="Missing Permissions"):
        amara.removes_thread("More answers")
    with pytest.raises(CannotDo, match="not a thread"):
        olwen.removes_thread("general")
    bot.names()
    olwen.removes(card)
    assert bot.names() == ["MESSAGE_DELETE"]
    assert await bot.writes(orphan) == 0
    beginning = (await bot.asks("GET", f"/channels/{orphan}/messages"))[1][-1]
    assert (beginning["type"], beginning["referenced_message"]) == (21, None)
    bot.told.clear()
    olwen.removes_thread("More answers")
    (told,) = bot.told
    place = {"id": gone, "guild_id": str(world.guild.id), "parent_id": str(bot.general.id), "type": 11}
    assert (told.name, told.data) == ("THREAD_DELETE", place)
    assert await bot.writes(gone) == 10003
    left = (await bot.asks("GET", f"{bot.messages}/{gone}"))[1]
    assert ("thread" in left, left["flags"]) == (False, 0)


async def test_no_more_than_a_thousand_threads_are_awake_at_once(bot: Threads) -> None:
    first = await bot.begun()
    template = bot.place(first)
    for number in range(999):
        bot.stage.world.channels[number] = template
    assert code_of(await bot.opens((await bot.says())[1]["id"])) == 160006
