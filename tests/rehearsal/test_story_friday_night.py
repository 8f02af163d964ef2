"""Stories of somebody who needs the lead, or a call, at 23:53 on a Friday: who is told what, and when."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.people import GuildId, PersonId
from bot.rehearsal.world.messages import Message
from storage.contacts import Contact, keep_contact
from tests.clocks import LONDON
from tests.rehearsal.house import House, buttons, label, told, words
from tests.rehearsal.leading import choose_account, make_lead
from tests.rehearsal.test_story_notes import comes_to_rest

ASK = "Ask the lead to contact me"
EVERYBODY = ("Amara", "Bethan", "Olwen", "Maria")
Heard = Sequence[tuple[str, str, str]]  # when on the wall, who, and what stands on top of what they were sent


def on_the_wall(house: House) -> datetime:
    return house.clock.now().astimezone(LONDON)


async def is_friday_night(house: House) -> None:
    """Let it become 23:53 on the Friday, with two coordinators who are known to be, and hear what came before then."""
    await house.person("Bethan").runs("/people")
    now = on_the_wall(house)
    friday = (now + timedelta(days=(4 - now.weekday()) % 7)).replace(hour=23, minute=53, second=0, microsecond=0)
    await hear(house, friday - now)


def sent(house: House) -> dict[str, list[Message]]:
    return {name: list(house.person(name).dms) for name in EVERYBODY}


async def hear(house: House, time: timedelta) -> Heard:
    """Let this much time pass, stopping whenever anything is due, and note who is sent what, in their order."""
    heard: list[tuple[str, str, str]] = []
    before, end = sent(house), house.clock.now() + time
    while True:
        due = await house.app.beat()
        await comes_to_rest(house)
        after, now = sent(house), house.clock.now()
        for name in EVERYBODY:
            fresh = after[name][len(before[name]) :]
            heard += [(f"{on_the_wall(house):%a %H:%M}", name, words(one).splitlines()[1]) for one in fresh]
        before = after
        if now >= end:
            return heard
        house.passes(max(min(due or end, end) - now, timedelta(seconds=1)))


async def asks(house: House, how: str) -> None:
    amara = house.person("Amara")
    await amara.runs("/worried")
    await amara.presses(ASK)
    await amara.presses(how)


async def test_a_lead_who_said_yes_is_told_at_once_and_nobody_waits_unseen_when_they_keep_silent(house: House) -> None:
    maria = await make_lead(house)
    await maria.presses("Join", on=house.person("Olwen").screen("start-here")[0])
    for press in ("English", "Go on", "Homecare worker", "Go on", "No shifts", "Yes, take part"):
        await maria.presses(press)
    await maria.runs("/me")
    await maria.presses("Pause for a week now")  # that holds back everything but what she said yes to
    await is_friday_night(house)
    await asks(house, "With my name")
    assert await hear(house, timedelta(days=3)) == [
        ("Fri 23:53", "Maria", "Somebody asks to hear from you"),
        ("Sat 23:53", "Maria", "Somebody still waits to hear from you"),
        ("Sun 09:00", "Amara", "The lead has not answered yet"),
        ("Sun 13:30", "Bethan", "Somebody still waits for the lead"),
        ("Sun 13:30", "Olwen", "Somebody still waits for the lead"),
        ("Mon 13:30", "Bethan", "Somebody still waits for the lead"),
        ("Mon 13:30", "Olwen", "Somebody still waits for the lead"),
    ]
    note = house.person("Amara").dms[-1]
    assert [
        one
        for one in ("01632 960 001, weekdays 9 to 5", "Council, night: 01632 960 003", "999")
        if one not in words(note)
    ] == []
    assert "Not for me" not in [label(one) for one in buttons(note)]
    assert "Amara" in words(maria.dms[-1])
    for name in ("Bethan", "Olwen"):
        said = words(house.person(name).dms[-1])
        assert "Please phone Nia Rees now: 01632 960 001" in said
        assert "Amara" not in said
        assert str(house.person("Amara").account.id) not in said
    assert {push for name in EVERYBODY for push in house.person(name).pushes} == {"A note from Kitchen Table"}
    await maria.presses("I have been in touch", on=maria.dms[-1])
    assert await hear(house, timedelta(days=3)) == []


async def test_whoever_gave_no_name_hears_in_their_hours_that_the_lead_is_ready(house: House) -> None:
    maria = await make_lead(house)
    await is_friday_night(house)
    await asks(house, "Without my name")
    assert await hear(house, timedelta(minutes=1)) == [("Fri 23:53", "Maria", "Somebody asks to hear from you")]
    await maria.presses("Tell them I am ready", on=maria.dms[-1])
    assert await hear(house, timedelta(days=3)) == [("Sat 09:00", "Amara", "Somebody is ready to talk")]


async def test_without_a_lead_on_discord_nothing_is_offered_that_reaches_nobody(house: House) -> None:
    await is_friday_night(house)
    amara = house.person("Amara")
    seen = told(await amara.runs("/worried"))
    assert ASK not in [label(one) for one in buttons(amara.private)]  # type: ignore[arg-type]
    called = (
        "**Nia Rees**",
        "01632 960 001, weekdays 9 to 5",
        "Nobody answers? Call:",
        "Council, night: 01632 960 003",
    )
    assert [one for one in (*called, "999") if one not in seen] == []
    for choice in ("Somebody is hurt, or loses money", "I am upset or grieving"):
        said = told(await amara.chooses("Choose what fits best", choice))
        assert ASK not in [label(one) for one in buttons(amara.private)]  # type: ignore[arg-type]
        assert "Nobody answers? Call:" in said
        await amara.presses("Back")
    for verb in ("worried-ask", "worried-named", "worried-unnamed"):  # of a card from when there was a lead to ask
        late = house.asks(amara, f"v1:{verb}:-")
        await late.answered
        assert "We cannot pass this on by Discord just now." in told(late)
        assert [one for one in called if one not in told(late)] == []
    assert await hear(house, timedelta(days=3)) == []


async def test_coordinators_hear_in_their_hours_that_no_lead_can_be_asked_until_one_can(house: House) -> None:
    await house.person("Bethan").runs("/people")
    nobody = "Nobody can ask for the lead here"
    assert await hear(house, timedelta(days=9)) == [
        (day, name, nobody) for day in ("Thu 13:30", "Thu 13:30") for name in ("Bethan", "Olwen")
    ]
    assert "The lead has no Discord account here." in words(house.person("Bethan").dms[-1])
    await choose_account(house, "Maria")
    assert ("Maria", "Are you the safeguarding lead here?") in {
        one[1:] for one in await hear(house, timedelta(hours=25))
    }
    await house.person("Maria").presses("Yes, I am the lead", on=house.person("Maria").dms[0])
    assert await hear(house, timedelta(days=15)) == []


async def test_please_call_me_reaches_the_coordinators_in_their_hours(house: House) -> None:
    await make_lead(house)
    await is_friday_night(house)
    amara = house.person("Amara")
    await amara.runs("/help")
    await amara.presses("Please call me")
    await amara.chooses("When it suits you", "In the evening")
    assert await hear(house, timedelta(days=3)) == [
        ("Sat 13:30", "Bethan", "Something is new for coordinators"),
        ("Sat 13:30", "Olwen", "Something is new for coordinators"),
    ]
    assert "Amara" not in words(house.person("Bethan").dms[-1])


async def test_however_many_ask_at_night_a_coordinator_gets_one_note_also_one_who_pressed_nothing_after_others(
    house: House,
) -> None:
    await make_lead(house)
    await is_friday_night(house)
    for name in ("Amara", "Ioan", "Grace"):
        person = house.person(name)
        await person.runs("/help")
        await person.presses("Please call me")
        await person.chooses("When it suits you", "In the morning")
    guild, silent = GuildId(house.stage.world.guild.id), Contact(unanswered=9)
    for name in ("Bethan", "Olwen"):
        await house.app.store.run(keep_contact, guild, PersonId(house.person(name).account.id), silent)
    assert await hear(house, timedelta(days=3)) == [
        ("Sat 13:30", "Bethan", "Something is new for coordinators"),
        ("Sat 13:30", "Olwen", "Something is new for coordinators"),
    ]
