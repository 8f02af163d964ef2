"""Stories of coming in by thumb, stopping on the way, leaving and coming back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import GuildId, Nation, PersonId
from bot.domain.preferences import ShownAs
from bot.rehearsal.person.person import Person
from bot.rehearsing import set_up_the_server
from storage import consents, preferences, servers
from storage.partners import partners
from storage.store import Transaction
from tests.rehearsal.coming_in import Way, comes_in
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.house import buttons as buttons_of
from tests.rehearsal.house import label as label_of

ENGLISH, WELSH = Way(week="Split day"), Way(week="Nights", language="cy", group="Family carer")


@pytest.fixture
async def open_house(empty_house: House) -> House:
    """Set up, and nobody has joined."""
    await set_up_the_server(empty_house.stage)
    return empty_house


def buttons(person: Person) -> list[str]:
    assert person.private is not None
    return [label_of(one) for one in buttons_of(person.private)]


def worn(house: House, name: str) -> set[str]:
    guild = house.stage.world.guild
    return {guild.roles[role].name for role in guild.members[house.person(name).account.id].roles}


async def kept(house: House) -> int:
    """Count every row that is about somebody."""

    def rows(tx: Transaction) -> int:
        tables = (partners, preferences.preferences, preferences.windows, preferences.joinings, consents.consents)
        return sum(len(tx.sql.execute(table.select()).all()) for table in tables)

    return await house.app.store.run(rows)


@pytest.mark.parametrize("way", [ENGLISH, WELSH], ids=["English", "Welsh"])
async def test_joining_takes_seven_taps_and_nothing_is_typed(open_house: House, way: Way) -> None:
    sian = open_house.person("Siân")
    assert await comes_in(sian, way) == 7
    assert sian.form is None
    _ = way.words
    assert _("You are here as: **{group}**.", group=_(way.group)) in words(sian.private)
    assert await eventually(lambda: worn(open_house, "Siân") == {way.group})
    assert sian.dms == []


async def test_each_screen_says_one_thing_and_the_next_waits_for_a_choice(open_house: House) -> None:
    sian = open_house.person("Siân")
    await sian.presses("Join")
    assert buttons(sian) == ["English", "Cymraeg"]
    await sian.presses("English")
    assert buttons(sian) == ["Go on", "More"]
    await sian.presses("More")
    assert "This is not a place to report harm." in words(sian.private)
    await sian.presses("Go on")
    assert "Go on" not in buttons(sian)
    await sian.presses("Homecare worker")
    assert buttons(sian)[0] == "✓ Homecare worker"
    assert "as from **a homecare worker**" in words(sian.private)
    await sian.presses("Go on")
    assert "Yes, take part" not in buttons(sian)
    await sian.presses("Tea and bed")
    assert "Notes come at 10:00–14:00" in words(sian.private)
    await sian.presses("Yes, take part")
    await sian.sees("Thank you. You have joined.")


async def test_in_wales_welsh_is_offered_first(open_house: House) -> None:
    guild = GuildId(open_house.stage.world.guild.id)

    def move(tx: Transaction) -> None:
        servers.put_server(tx, replace(servers.server(tx, guild), nation=Nation.WALES))

    await open_house.app.store.run(move)
    await open_house.person("Siân").presses("Join")
    assert buttons(open_house.person("Siân")) == ["Cymraeg", "English"]


@pytest.mark.parametrize("way", [ENGLISH, WELSH], ids=["English", "Welsh"])
async def test_a_restart_after_every_press_loses_nothing(open_house: House, way: Way) -> None:
    sian = open_house.person("Siân")
    for label in way.labels:
        await sian.presses(label)
        await open_house.restarts()
    await sian.sees(way.words("Thank you. You have joined."))
    assert await kept(open_house) == 10


async def test_whoever_begins_again_finds_what_they_chose(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, ENGLISH, stop_before="Yes, take part")
    await open_house.restarts()
    for press in ("Join", "English", "Go on"):
        await sian.presses(press, on=sian.screen("start-here")[0] if press == "Join" else sian.private)
    assert "✓ Homecare worker" in buttons(sian)
    await sian.presses("Go on")
    assert "✓ Split day" in buttons(sian)
    await sian.presses("Yes, take part")
    await sian.sees("Thank you. You have joined.")


async def test_whoever_stops_on_the_way_is_forgotten_after_a_day(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, WELSH, stop_before="Yes, take part")
    before = await kept(open_house)
    assert before == 2  # how far they came, and their language
    open_house.passes(timedelta(days=1, minutes=1))
    await open_house.app.beat()
    assert await kept(open_house) == 0
    await sian.presses("Ie, cymryd rhan · Yes, take part")
    assert "Which of these are you?" in words(sian.private)  # not "no": they can go on from here


async def test_two_presses_at_once_are_one(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, ENGLISH, stop_before="Yes, take part")
    asked = sian.private
    assert asked is not None
    presses = [open_house.asks(sian, "v1:join-yes:-", message=asked) for _ in range(3)]
    await asyncio.gather(*(press.answered for press in presses))
    assert await eventually(lambda: all("You have joined" in words(press.original) for press in presses) or None)
    assert await kept(open_house) == 2 + 7 + 1  # a partner and preferences, seven windows, one consent
    assert await eventually(lambda: worn(open_house, "Siân") == {"Homecare worker"})


async def test_a_press_that_is_delivered_twice_is_done_once(open_house: House) -> None:
    sian = open_house.person("Siân")
    for press in ("Join", "English", "Go on", "Homecare worker", "Go on", "Nights", "Yes, take part"):
        open_house.stage.gateway.repeat_next("INTERACTION_CREATE")
        await sian.presses(press)
    await sian.sees("Thank you. You have joined.")
    assert await kept(open_house) == 10


async def test_a_made_up_name_comes_by_a_form_and_is_shown_letter_for_letter(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, ENGLISH, stop_before="Split day")
    await sian.presses("Join", on=sian.screen("start-here")[0])
    await sian.presses("English")
    await sian.presses("Go on")
    await sian.chooses("The name shown", "Show a name I make up")
    await sian.fills({"The name shown": "**Kettle** @here"})
    assert r"\*\*Kettle\*\*" in words(sian.private)
    await sian.chooses("The name shown", "Show a name I make up")
    assert "**Kettle** @here" in str((await sian.opens("A name you make up")).components)
    refused = await sian.fills({"The name shown": " \u200b "})
    assert "A name has 1 to 32 letters." in told(refused)
    await sian.presses("Write it again")
    await sian.fills({"The name shown": "Kettle"})
    await sian.sees("Your words are shown as from **Kettle**.")
    await sian.chooses("The name shown", "Show my name in this server")
    assert "with your name in this server" in words(sian.private)


async def test_joining_waits_until_people_know_whom_to_turn_to(open_house: House) -> None:
    guild, sian = GuildId(open_house.stage.world.guild.id), open_house.person("Siân")

    def empty(tx: Transaction) -> None:
        servers.put_server(tx, replace(servers.server(tx, guild), lead_contact=""))

    await comes_in(sian, ENGLISH, stop_before="Yes, take part")
    await open_house.app.store.run(empty)
    for press in ("Yes, take part", "Join"):
        said = told(await sian.presses(press))
        assert "Joining is not open yet. First the server's owner says in /setup who keeps people safe." in said
    assert worn(open_house, "Siân") == set()


async def test_whoever_has_joined_sees_what_they_chose_and_may_change_it(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, ENGLISH)
    said = told(await sian.presses("Join", on=sian.screen("start-here")[0]))
    for line in ("You are here as: **Homecare worker**.", "as from **a homecare worker**", "Your week: **Split day**."):
        assert line in said
    await sian.presses("Researcher")
    assert "You are here as: **Researcher**." in words(sian.private)
    assert await eventually(lambda: worn(open_house, "Siân") == {"Researcher"})
    await sian.chooses("The name shown", "Show a name I make up")
    await sian.fills({"The name shown": "Kettle"})
    assert "as from **Kettle**" in words(sian.private)
    await sian.chooses("The name shown", "Show my name in this server")
    assert "with your name in this server" in words(sian.private)
    rows = await kept(open_house)
    for verb in ("join-in-cy", "join-on", "join-when-nights", "join-next", "join-yes"):  # late presses of old screens
        asked = open_house.asks(sian, f"v1:{verb}:-", message=sian.private)
        await asked.answered
    assert await kept(open_house) == rows


async def test_leaving_is_confirmed_and_done_at_once_and_coming_back_is_the_same_way_in(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, WELSH)
    await sian.presses("Join")
    await sian.presses(WELSH.words.label("Leave"))
    asked = words(sian.private)
    for line in (
        "What goes, at once and for good",
        "What stays until it is answered",
        "Answers in open votes still count",
    ):
        assert line in asked
    assert await kept(open_house) > 0
    await sian.presses(WELSH.words.label("Yes, leave now"))
    said = words(await sian.sees("You have left"))
    assert WELSH.words("You have left") in said  # in the language they had
    assert "We have deleted your group, your language and all your choices." in said
    assert "Our private messages still stand in Discord, where only you see them." in said
    assert "You are welcome back at any time." in said
    assert "?" not in said
    assert await kept(open_house) == 0
    assert await eventually(lambda: worn(open_house, "Siân") == set())
    await sian.presses(WELSH.words.label("Join again"))
    assert buttons(sian) == ["English", "Cymraeg"]
    for press in ("English", "Go on", "Manager", "Go on", "Mornings", "Yes, take part"):
        await sian.presses(press)
    await sian.sees("Thank you. You have joined.")
    assert await eventually(lambda: worn(open_house, "Siân") == {"Manager"})


async def test_leaving_without_having_joined_is_no_trouble(open_house: House) -> None:
    chen = open_house.person("Chen")
    asked = open_house.asks(chen, "v1:leave-now:-")
    await asked.answered
    assert "You have left" in told(asked)
    assert await kept(open_house) == 0


async def test_nothing_chosen_travels_in_what_is_sent_or_is_logged(open_house: House) -> None:
    sian = open_house.person("Siân")
    await comes_in(sian, Way(week="Nights", shown="Show a name I make up", pseudonym="Quietkettle"))
    logged = "\n".join(open_house.log.said())
    assert "Quietkettle" not in logged
    assert "nights" not in logged.lower()
    guild, person = GuildId(open_house.stage.world.guild.id), PersonId(sian.account.id)
    chosen = await open_house.app.store.run(preferences.preferences_of, guild, person)
    assert chosen is not None
    assert (chosen.shown_as, chosen.pseudonym) == (ShownAs.PSEUDONYM, "Quietkettle")
