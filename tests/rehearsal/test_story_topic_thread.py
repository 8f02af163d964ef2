"""Stories of the thread of a question: what stands there, that it stays open, and that it closes as it should."""

from dataclasses import replace
from datetime import timedelta

from bot.delivery import DiscordThreads
from bot.domain.people import ChannelId, GuildId, MessageId, PersonId
from bot.domain.permissions import PERMISSIONS
from bot.domain.threads import ThreadStep, ThreadTask
from bot.rehearsal.person.person import Person
from bot.rehearsal.world import permissions
from bot.rehearsal.world import threads as stage_threads
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage import threads, topics
from storage.store import Transaction
from tests.rehearsal.answering import GIVEN, WORDS, answers
from tests.rehearsal.house import House, eventually, told, until, words
from tests.rehearsal.test_story_mending import goes, is_set_up_again
from tests.rehearsal.test_story_permissions import FOR_THREADS, allow, bits, own
from tests.rehearsal.topics import QUESTION, opens_topic, topic_card, writes_topic

A_DAY = timedelta(days=1)
OVER = timedelta(days=15)
START = ("POST", "/channels/{channel_id}/messages/{message_id}/threads")


async def thread_on(house: House, card: Message) -> Channel:
    """Return the thread on a card, once it is there."""
    channels = house.stage.world.channels
    return await until(house.stage, lambda: channels.get(card.id))


async def opens_topic_for(house: House, time: timedelta) -> Message:
    """Have a question opened that stays open for so long; return its card."""
    bethan = await writes_topic(house)

    def longer(tx: Transaction) -> None:
        ((draft, _),) = topics.drafts_by(tx, GuildId(house.stage.world.guild.id), PersonId(bethan.account.id))
        topics.keep_draft(tx, replace(draft, closes_at=house.clock.now() + time), now=house.clock.now())

    await house.app.bot.store.run(longer)
    await bethan.presses("Post it")
    return await topic_card(house)


def posts(thread: Channel) -> list[str]:
    """Return what the bot says in a thread, in its order."""
    return [words(one) for _, one in sorted(thread.messages.items()) if one.embeds]


async def has_posts(house: House, thread: Channel, *says: str) -> None:
    """Wait until so many posts stand in a thread, each of which says this."""

    def stand() -> bool:
        found = posts(thread)
        return len(found) == len(says) and all(part in one for part, one in zip(says, found, strict=True))

    await until(house.stage, lambda: stand() or None)


def is_asleep(thread: Channel) -> bool:
    assert thread.thread is not None
    return thread.thread.archived


def is_locked(thread: Channel) -> bool:
    assert thread.thread is not None
    return thread.thread.locked


async def test_a_thread_stays_open_for_21_silent_days_and_while_nobody_is_there(house: House) -> None:
    thread = await thread_on(house, await opens_topic_for(house, timedelta(days=60)))
    assert thread.name == QUESTION
    before = len(thread.messages)
    for _ in range(21):
        house.passes(A_DAY)
        await house.app.beat()
        assert not is_asleep(thread)
    await house.closes()
    house.passes(9 * A_DAY)
    await house.opens()
    await eventually(lambda: not is_asleep(thread))
    assert len(thread.messages) == before, "and nobody hears of it"


async def test_answers_wait_for_a_thread_and_stand_there_in_order_once_it_is_allowed(house: House) -> None:
    """Whoever answers has their thanks at once."""
    card = await opens_topic_without_a_thread(house)
    said_by = {"Ioan": "Less tea.", "Amara": "More sleep.", "Grace": "Cold hands."}
    for name, says in said_by.items():
        await answers(house, name, card, {**GIVEN, "What do you see or hear?": says})
    said = told(await house.person("Bethan").runs("/todo"))
    assert "A question's thread in #notices waits" in said
    house.passes(timedelta(hours=1))
    await house.app.beat()
    thread = await thread_on(house, card)
    await has_posts(house, thread, *said_by.values())
    assert all("— a homecare worker" in one for one in posts(thread))
    assert "thread" not in told(await house.person("Bethan").runs("/todo"))


async def opens_topic_without_a_thread(house: House) -> Message:
    """Have a question opened while Discord lets no thread begin."""
    house.stage.faults.plan(*START, status=403, code=50013)
    card = await opens_topic(house)
    await house.app.beat()
    assert house.stage.world.channels.get(card.id) is None
    return card


async def test_what_was_taken_back_is_nowhere_also_after_the_close_in_a_thread_that_sleeps(house: House) -> None:
    card = await opens_topic(house)
    thread = await thread_on(house, card)
    amara = await answers(house, "Amara", card)
    await answers(house, "Ioan", card, {**GIVEN, "What do you see or hear?": "The hands go cold."})
    await has_posts(house, thread, WORDS, "The hands go cold.")
    house.passes(OVER)
    await eventually(lambda: is_locked(thread))
    house.passes(8 * A_DAY)
    await amara.runs("/me")
    assert is_asleep(thread)
    await takes_back(amara)
    await has_posts(house, thread, "An answer was taken back", "The hands go cold.", "This question has closed")
    assert is_locked(thread)
    assert WORDS not in str([one.wire() for one in thread.messages.values()])


async def takes_back(person: Person) -> None:
    await person.runs("/me")
    await person.presses("My words")
    await person.chooses("Look at one", f"1. {QUESTION}")
    await person.presses("Take it back")
    await person.presses("Yes, take it back")


async def test_what_is_taken_back_while_nobody_knows_whether_it_stands_there_goes_too(house: House) -> None:
    card = await opens_topic(house)
    thread = await thread_on(house, card)
    house.stage.faults.plan("POST", "/channels/{channel_id}/messages", status=503, after=True)
    amara = await answers(house, "Amara", card)
    await has_posts(house, thread, WORDS)
    await takes_back(amara)
    house.passes(timedelta(seconds=10))
    await has_posts(house, thread, "An answer was taken back")


async def test_a_thread_that_somebody_deletes_is_there_again_with_all_that_stood_in_it(house: House) -> None:
    card = await opens_topic(house)
    await answers(house, "Amara", card)
    await has_posts(house, await thread_on(house, card), WORDS)
    house.person("Olwen").removes_thread(QUESTION)
    await answers(house, "Ioan", card, {**GIVEN, "What do you see or hear?": "The hands go cold."})
    await house.app.beat()
    await has_posts(house, await thread_on(house, card), WORDS, "The hands go cold.")


async def test_late_news_that_a_thread_was_deleted_changes_nothing_where_it_stands_again(house: House) -> None:
    card = await opens_topic(house)
    await answers(house, "Amara", card)
    thread = await thread_on(house, card)
    await has_posts(house, thread, WORDS)
    late = {key: thread.wire()[key] for key in ("id", "guild_id", "parent_id", "type")}
    stage_threads.tell(house.stage.world, thread, "THREAD_DELETE", late)
    await answers(house, "Ioan", card, {**GIVEN, "What do you see or hear?": "The hands go cold."})
    await house.app.beat()
    await has_posts(house, thread, WORDS, "The hands go cold.")


async def test_a_card_that_somebody_deletes_comes_back_with_a_thread_and_the_old_one_goes(house: House) -> None:
    card = await opens_topic(house)
    old = await thread_on(house, card)
    await answers(house, "Amara", card)
    await has_posts(house, old, WORDS)
    house.person("Olwen").removes(card)
    house.passes(A_DAY)
    await house.app.beat()
    new = await topic_card(house)
    await has_posts(house, await thread_on(house, new), WORDS)
    await eventually(lambda: old.id not in house.stage.world.channels)
    house.passes(OVER)
    await until(house.stage, lambda: "This question has closed" in words(new) or None)


async def test_in_a_new_notices_channel_a_question_stands_with_its_answers(house: House) -> None:
    card = await opens_topic(house)
    await answers(house, "Amara", card)
    await has_posts(house, await thread_on(house, card), WORDS)
    await goes(house)
    await is_set_up_again(house, "Set it up")
    await has_posts(house, await thread_on(house, await topic_card(house)), WORDS)


async def test_at_the_close_it_is_said_how_many_answered_and_that_is_pinned_and_the_thread_locked(house: House) -> None:
    card = await opens_topic(house)
    thread = await thread_on(house, card)
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila"):
        await answers(house, name, card)
    house.passes(OVER)
    await house.app.beat()
    await eventually(lambda: is_locked(thread))
    (pinned,) = [one for one in thread.messages.values() if one.pinned_at]
    said = words(pinned)
    assert said == posts(thread)[-1]
    assert "6 people answered." in said
    assert "Eating and drinking: **5 to 9**" in said
    assert "Sleeping: **fewer than 5**" in said
    assert "Everyone who answered hears what came of it by" in said
    assert "6 people answered." in words(await topic_card(house))
    used = house.stage.world.guild.members[house.stage.world.bot.id].used
    assert [one.shown for one in PERMISSIONS if one.name in FOR_THREADS and not used & bits(one)] == []


async def test_without_leave_to_pin_the_last_words_stand_last(house: House) -> None:
    role = own(house)
    await allow(house, role, role.permissions & ~bits(*(one for one in PERMISSIONS if one.name == "pin_messages")))
    everyone = house.stage.world.guild.roles[house.stage.world.guild.id]
    await allow(house, everyone, everyone.permissions & ~permissions.PIN)
    thread = await thread_on(house, await opens_topic(house))
    house.passes(OVER)
    await house.app.beat()
    await eventually(lambda: is_locked(thread))
    assert "Fewer than 5 people answered" in posts(thread)[-1]
    assert "1 permission is missing." in told(await house.person("Bethan").runs("/todo"))


async def test_a_question_is_not_opened_where_others_can_write_in_threads_or_the_bot_may_not(house: House) -> None:
    notices = house.person("Olwen").find_place("notices")
    world = house.stage.world
    known = house.app.bot.get_guild(world.guild.id)
    assert known is not None
    room = known.get_channel(notices.id)
    assert room is not None
    bethan = await writes_topic(house)
    await room.set_permissions(known.default_role, send_messages_in_threads=None, view_channel=True)
    await eventually(lambda: room.permissions_for(known.default_role).send_messages_in_threads)
    said = told(await bethan.presses("Post it"))
    assert "Nothing was posted. In threads of #notices others can write: @\u200beveryone." in said
    assert "others can write" in told(await bethan.runs("/todo"))
    await is_set_up_again(house)
    rule = room.overwrites_for(known.me)
    rule.update(manage_threads=False)
    await room.set_permissions(known.me, overwrite=rule)
    await eventually(lambda: not room.permissions_for(known.me).manage_threads)
    await bethan.runs("/topic open")
    await bethan.presses("1. Go on")
    said = told(await bethan.presses("Post it"))
    assert "In #notices the bot needs the permission “Manage Threads”." in said
    await is_set_up_again(house)
    await bethan.presses("Post it")
    await topic_card(house)


async def test_each_step_can_be_asked_twice(house: House) -> None:
    """Whoever is killed between asking Discord and noting it asks once more."""
    card = await opens_topic(house)
    thread = await thread_on(house, card)
    await answers(house, "Amara", card)
    await has_posts(house, thread, WORDS)
    one = await house.app.bot.store.run(lambda tx: threads.thread(tx, ChannelId(thread.id)))
    assert one is not None
    post = MessageId(max(thread.messages))
    for step in ThreadStep:
        for _ in range(2):
            await DiscordThreads(house.app.bot).do(ThreadTask(one, step, QUESTION, post))
    assert thread.id not in house.stage.world.channels
