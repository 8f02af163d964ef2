"""Stories of somebody who is worried: whom they may call, what the lead sees, and who never sees anything."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.safety import Situation
from bot.rehearsal.person.person import Person
from storage.store import Transaction
from tests.clocks import LONDON
from tests.rehearsal.house import House, buttons, custom_id_of, eventually, label, told, words
from tests.rehearsal.leading import make_lead

ASK = "Ask the lead to contact me"


async def choose_nation(house: House, nation: str) -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    await olwen.chooses("Where this server is", nation)


async def rows(house: House, table: str) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.sql.exec_driver_sql(f"SELECT * FROM {table}")]

    return await house.app.store.run(read)


def pass_to_early_afternoon(house: House) -> None:
    """Let time pass until a moment at which nearly everybody may be reached: 14:00 tomorrow."""
    now = house.clock.now().astimezone(LONDON)
    house.passes((now + timedelta(days=1)).replace(hour=14, minute=0) - now)


Way = Callable[[Person], Awaitable[object]]


async def by_command(person: Person) -> object:
    return await person.runs("/worried")


async def by_front_door(person: Person) -> object:
    return await person.presses("I'm worried about someone")


async def by_help(person: Person) -> object:
    asked = await person.runs("/help")
    return await person.presses("I'm worried about someone", on=asked.original)


@pytest.mark.parametrize("way", [by_command, by_front_door, by_help])
@pytest.mark.parametrize("who", ["Amara", "Chen"])
async def test_whom_to_call_is_one_press_away_whether_or_not_they_have_joined(house: House, who: str, way: Way) -> None:
    person = house.person(who)
    await way(person)
    seen = words(await person.sees("This is not a place to report harm. Nobody sees that you looked."))
    assert "In danger now? Call **999**." in seen


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("Somebody is in danger now", ("Call 999 now", "01632 960 001")),
        ("Somebody is hurt, or loses money", ("03000 616 161", "0808 808 8141", "Nia Rees")),
        ("I am not safe at work", ("08000 121 700", "with interpreters", "999")),
        ("I am upset or grieving", ("116 123", "85258", "111", "0808 808 1677")),
        ("Something at work is wrong", ("03000 616 161", "Council, night: 01632 960 003")),
        ("Something else", ("116 123", "Nia Rees")),
    ],
)
async def test_each_situation_says_whom_to_call(house: House, choice: str, said: tuple[str, ...]) -> None:
    amara = house.person("Amara")
    await amara.runs("/worried")
    answer = told(await amara.chooses("Choose what fits best", choice))
    assert [one for one in said if one not in answer] == []
    assert "Nobody sees that you read this." in answer


async def test_another_nation_is_given_its_own_numbers_and_none_that_nobody_confirmed(house: House) -> None:
    await choose_nation(house, "Scotland")
    amara = house.person("Amara")
    await amara.runs("/worried")
    harm = told(await amara.chooses("Choose what fits best", "Somebody is hurt, or loses money"))
    assert "Care Quality Commission" not in harm
    await amara.presses("Back")
    upset = told(await amara.chooses("Choose what fits best", "I am upset or grieving"))
    assert "Cruse" not in upset
    assert "116 123" in upset


async def test_looking_leaves_no_trace_anywhere(house: House) -> None:
    before = {table: await rows(house, table) for table in ("audit", "letters", "concerns", "calls")}
    logged, sent = len(house.log.said()), len(house.public)
    amara = house.person("Amara")
    await amara.runs("/worried")
    for situation in ("I am not safe at work", "I am upset or grieving", "Something at work is wrong"):
        await amara.chooses("Choose what fits best", situation)
        await amara.presses("Back")
    assert {table: await rows(house, table) for table in before} == before
    assert len(house.public) == sent
    spoken = " ".join(house.log.said()[logged:])
    assert [one.value for one in Situation if one.value in spoken] == []


async def test_the_lead_is_told_who_asks_and_nothing_else_and_closes_it(house: House) -> None:
    maria, amara = await make_lead(house), house.person("Amara")
    await amara.runs("/worried")
    shown = told(await amara.presses(ASK))
    assert "“Amara asks you to contact them.”" in shown
    assert "“A partner asks to talk with you.”" in shown
    assert await rows(house, "concerns") == [], "saying what would be seen asks for nothing yet"
    asked = told(await amara.presses("With my name"))
    assert "The lead sees your name and nothing else." in asked
    note = await maria.sees("Somebody asks to hear from you")
    assert "**Amara**" in words(note)
    assert note in maria.dms
    assert set(maria.pushes) == {"A note from Kitchen Table"}
    closed = told(await maria.presses("I have been in touch", on=note))
    assert "no name is kept" in closed
    assert await rows(house, "concerns") == []
    await house.app.beat()
    await eventually(lambda: "Amara" not in " ".join(map(words, maria.dms)))
    await house.person("Amara").runs("/worried")
    assert ASK in [label(one) for one in buttons(amara.private)]  # type: ignore[arg-type]


async def test_somebody_without_a_name_hears_how_to_reach_a_lead_who_never_learns_who(house: House) -> None:
    maria, amara = await make_lead(house), house.person("Amara")
    await amara.runs("/worried")
    await amara.presses(ASK)
    assert "Nobody sees your name." in told(await amara.presses("Without my name"))
    note = await maria.sees("A partner asks to talk with you.")
    assert "Amara" not in words(note)
    assert str(amara.account.id) not in str(note.components) + words(note)
    await maria.presses("Tell them I am ready", on=note)
    pass_to_early_afternoon(house)
    ready = await amara.sees("Somebody is ready to talk")
    assert "01632 960 001" in words(ready)


async def test_pressing_twice_asks_once_and_closes_once(house: House) -> None:
    maria, amara = await make_lead(house), house.person("Amara")
    await amara.runs("/worried")
    panel = (await amara.presses(ASK)).original
    assert panel is not None
    named = next(one["custom_id"] for one in buttons(panel) if label(one) == "With my name")
    for custom_id in (named, named, custom_id_of(named, "worried-unnamed")):
        again = house.asks(amara, custom_id, message=panel)
        await again.answered
        assert "The lead sees your name" in told(again), "the first one stands"
    note = await maria.sees("Somebody asks to hear from you")
    assert len(await rows(house, "concerns")) == 1
    for _ in range(2):
        assert "This one is closed" in told(await maria.presses("I have been in touch", on=note))
    assert len([one for one in maria.dms if "hear from you" in words(one)]) <= 1


async def test_it_can_be_taken_back_even_after_a_restart(house: House) -> None:
    maria, amara = await make_lead(house), house.person("Amara")
    await amara.runs("/worried")
    await amara.presses(ASK)
    asked = await amara.presses("With my name")
    await maria.sees("Somebody asks to hear from you")
    await house.restarts()
    taken = told(await amara.presses("Take it back", on=asked.original))
    assert "Nothing is kept of it." in taken
    assert await rows(house, "concerns") == []
    await eventually(lambda: "Amara" not in " ".join(map(words, maria.dms)))


async def test_after_a_day_the_lead_is_reminded_and_coordinators_see_only_since_when(house: House) -> None:
    maria, amara, bethan = await make_lead(house), house.person("Amara"), house.person("Bethan")
    before = told(await bethan.runs("/todo"))
    await amara.runs("/worried")
    await amara.presses(ASK)
    await amara.presses("With my name")
    assert told(await bethan.runs("/todo")) == before, "whoever looks again and again learns not when somebody asked"
    house.passes(timedelta(hours=25))
    assert "**Amara**" in words(await maria.sees("Somebody still waits to hear from you"))
    late = told(await bethan.runs("/todo"))
    assert "**Late:**" in late
    assert "Amara" not in late


@pytest.mark.parametrize("who", ["Bethan", "Helen", "Olwen", "Amara"])
async def test_only_the_lead_sees_or_closes_what_was_asked(house: House, who: str) -> None:
    await make_lead(house)
    asker = house.person("Ioan")
    await asker.runs("/worried")
    await asker.presses(ASK)
    await asker.presses("With my name")
    ((number, *_),) = await rows(house, "concerns")
    for verb, ref in (("worried-queue", "-"), ("worried-done", str(number))):
        forged = house.asks(house.person(who), f"v1:{verb}:{ref}")
        await forged.answered
        assert "Only the safeguarding lead can do this." in told(forged)
        assert "Ioan" not in told(forged)
    assert len(await rows(house, "concerns")) == 1


async def test_the_lead_finds_who_waits_in_the_server_too(house: House) -> None:
    maria = await make_lead(house)
    for name in ("Amara", "Ioan"):
        person = house.person(name)
        await person.runs("/worried")
        await person.presses(ASK)
        await person.presses("With my name")
    await maria.runs("/worried")
    waiting = told(await maria.presses("Who waits for me"))
    assert "Amara" in waiting
    assert "Ioan" in waiting
    assert "2 people wait in all." in waiting
    await maria.presses("2. I have been in touch")
    left = told(await maria.runs("/worried"))
    assert "Who waits for me" in left
    waiting = told(await maria.presses("Who waits for me"))
    assert ("Amara" in waiting, "Ioan" in waiting) == (True, False)


async def test_it_is_all_there_in_welsh_with_the_english_beside(house: House) -> None:
    await choose_nation(house, "Wales")
    chen = house.person("Chen")
    said = told(await chen.runs("/worried"))
    assert "Rwy'n poeni am rywun" in said
    assert "I'm worried about someone" in said
    harm = told(
        await chen.chooses(
            "Dewiswch beth sy'n ffitio orau · Choose what fits best",
            "Rwyf wedi ypsetio neu'n galaru · I am upset or grieving",
        )
    )
    assert "Nid oes rhaid i chi ei gario ar eich pen eich hun" in harm
