"""Every way in which sending fails: the real library and Discord's own answers, and what becomes of the letter.

Each ends with exactly one message or none, and says which; what people see is counted on their screens.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery import transport
from bot.domain.letters import Letter, NewLetter
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import Event
from bot.services import concerns
from cogs.kit.cards import Card
from cogs.kit.letters import RenderedLetter, Rendering, add_renderers
from storage.letters import letters as outbox
from storage.letters import write_letter
from tests.rehearsal.failing import EDIT, OPEN_DM, REFUSED, SEND, UNCLEAR, WAYS_FOR_A_PERSON, Way
from tests.rehearsal.house import House, told, words
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_pause import noon

KIND = concerns.CONCERN  # a kind that waits for no hour
NOTICES, AMARA = "notices", "Amara"
MENDED = timedelta(hours=2)


@pytest.fixture
async def ready(house: House, quick_library: None) -> House:
    """The house at noon, with one more kind of letter."""
    noon(house)
    await house.app.beat()
    learns(house)
    house.may_complain = True
    return house


def learns(house: House) -> None:
    """Let letters of this kind say what they are about."""

    def news(_at: Rendering, letter: Letter) -> RenderedLetter | None:
        return RenderedLetter(lambda _: Card(title=letter.subject))

    add_renderers(house.app.bot, {KIND: news})


async def promise(house: House, to: str, key: str = "news", *, edits: str | None = None) -> None:
    now, guild = house.clock.now(), GuildId(house.stage.world.guild.id)
    place = ChannelId(house.person("Olwen").find_place(NOTICES).id) if to == NOTICES else None
    person = None if place else PersonId(house.person(to).account.id)
    letter = NewLetter(KIND, key, guild, place, person, key, now, now + timedelta(days=30), edits=edits)
    await house.app.store.run(write_letter, letter)
    await house.app.beat()


async def state(house: House, key: str = "news") -> str:
    asked = sa.select(outbox.c.state).where(outbox.c.dedupe_key == key)
    return str(await house.app.store.run(lambda tx: tx.sql.execute(asked).scalar_one()))


def arrived(house: House, to: str, said: str) -> list[Message]:
    seen = house.person(AMARA).screen(NOTICES) if to == NOTICES else house.person(to).dms
    return [one for one in seen if f"\n{said}\n" in words(one)]


async def is_mended(house: House) -> None:
    house.stage.faults.clear()
    house.passes(MENDED)
    await house.app.beat()
    await house.app.beat()


async def go_wrong(house: House, ways: Sequence[Way]) -> None:
    """Let letters go wrong one after the other, and see once more at the end, after a restart, what there is."""
    for way in ways:
        way.goes_wrong(house.stage.faults)
        await promise(house, way.to, str(way))
        assert await found(house, way) == (way.after, way.messages), way
        await is_mended(house)
        assert await found(house, way) == (way.in_the_end, way.messages_in_the_end), way
    await house.restarts()
    await is_mended(house)
    for way in ways:
        assert await found(house, way) == (way.in_the_end, way.messages_in_the_end), way


async def found(house: House, way: Way) -> tuple[str, int]:
    return await state(house, str(way)), len(arrived(house, way.to, str(way)))


async def test_letters_to_a_place_of_which_nobody_knows_whether_they_arrived(ready: House) -> None:
    await go_wrong(ready, UNCLEAR)


async def test_letters_to_a_place_that_are_refused(ready: House) -> None:
    await go_wrong(ready, REFUSED)


async def test_letters_to_a_person(ready: House) -> None:
    await go_wrong(ready, [replace(way, to=AMARA) if way.to == NOTICES else way for way in WAYS_FOR_A_PERSON])


async def test_answers_that_take_too_long(ready: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for to, happened in ((NOTICES, False), (NOTICES, True), (AMARA, False), (AMARA, True)):
        key = f"slow {to} {happened}"
        monkeypatch.setattr(transport, "_LONGEST", 0.05)
        ready.stage.faults.slow(*SEND, seconds=0.9, after=happened)
        await promise(ready, to, key)
        assert await state(ready, key) == "pending"
        monkeypatch.setattr(transport, "_LONGEST", 20)
        await is_mended(ready)
        assert (await state(ready, key), len(arrived(ready, to, key))) == ("sent", 1)


async def test_when_the_whole_address_is_refused_nothing_is_sent_for_a_while(ready: House) -> None:
    ready.stage.pace.ban()
    await promise(ready, NOTICES)
    asked = len(ready.stage.exchanges)
    await ready.app.beat()
    assert (await state(ready), len(ready.stage.exchanges)) == ("pending", asked)
    ready.stage.pace.ban(0)
    await is_mended(ready)
    assert (await state(ready), len(arrived(ready, NOTICES, "news"))) == ("sent", 1)


async def test_while_nothing_is_sent_presses_are_still_answered(ready: House) -> None:
    ready.stage.faults.plan(*SEND, status=401)
    await promise(ready, NOTICES)
    await promise(ready, NOTICES, "another")
    assert (await state(ready, "another"), arrived(ready, NOTICES, "another")) == ("pending", [])
    assert "Votes." in told(await ready.person(AMARA).runs("/help"))
    await is_mended(ready)
    assert len(arrived(ready, NOTICES, "another")) == 1


async def test_closed_private_messages_end_in_the_panel_and_nothing_is_said_in_public(ready: House) -> None:
    before = len(ready.person("Ioan").screen(NOTICES))
    ready.stage.faults.close_dms(AMARA)
    await promise(ready, AMARA)
    amara = ready.person(AMARA)
    assert (amara.dms, amara.pushes, await state(ready)) == ([], [], "waiting")
    await amara.runs("/me")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    await amara.sees("news")

    async def is_seen() -> bool:
        return await state(ready) == "sent"

    await becomes(ready, is_seen)
    assert len(ready.person("Ioan").screen(NOTICES)) == before
    ready.stage.faults.close_dms(AMARA, shut=False)
    await is_mended(ready)
    assert amara.dms == []


@pytest.mark.parametrize(
    ("status", "code", "after", "shows"),
    [
        (400, 30046, "pending", "change"),  # too many changes of an old message: once more, a minute later
        (503, 0, "pending", "change"),
        (403, 50013, "pending", "change"),
        (404, 10008, "dead", "news"),  # somebody deleted it, or so it is said
    ],
)
async def test_a_change_of_what_stands_there(ready: House, status: int, code: int, after: str, shows: str) -> None:
    await promise(ready, NOTICES)
    ready.stage.faults.plan(*EDIT, status=status, code=code)
    await promise(ready, NOTICES, "change", edits="news")
    assert await state(ready, "change") == after
    await is_mended(ready)
    assert len(arrived(ready, NOTICES, "news") + arrived(ready, NOTICES, "change")) == 1
    assert len(arrived(ready, NOTICES, shows)) == 1


@pytest.mark.parametrize(("status", "code"), [(404, 10003), (403, 50001)])
async def test_a_private_conversation_that_is_no_longer_ours_is_opened_anew(
    ready: House, status: int, code: int
) -> None:
    await promise(ready, AMARA, "before")
    await ready.restarts()
    learns(ready)
    ready.stage.faults.plan(*SEND, status=status, code=code)
    await promise(ready, AMARA)
    assert await state(ready) == "pending"
    ready.passes(timedelta(seconds=10))
    await ready.app.beat()
    opened = [one for one in ready.stage.exchanges if (one.method, one.template) == OPEN_DM]
    assert (await state(ready), len(arrived(ready, AMARA, "news")), len(opened)) == ("sent", 1, 2)


async def test_an_outage_is_no_removal_and_what_waits_goes_on_afterwards(ready: House) -> None:
    world = ready.stage.world
    world.emit(Event("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True}, 1, world.guild.id))
    await promise(ready, NOTICES)
    assert (await state(ready), len(arrived(ready, NOTICES, "news"))) == ("sent", 1)
