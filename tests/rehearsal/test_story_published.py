"""Stories of what was made together on its card: everybody reads it, each edition, and who wished to be named."""

from datetime import timedelta

from bot.domain.outputs import LineId, OutputLine
from bot.domain.people import GuildId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world import permissions
from bot.rehearsal.world.messages import Message
from storage import outputs
from storage.store import Transaction
from tests.rehearsal.answering import WORDS, answers
from tests.rehearsal.house import WORKERS, House, buttons, label, told, until, words
from tests.rehearsal.made import LINE, TITLE, adds_line, starts_making
from tests.rehearsal.naming import looks
from tests.rehearsal.test_story_mending import denies, goes, is_set_up_again
from tests.rehearsal.test_story_outcomes import closes, decides, looks_at_answers
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.topics import opens_topic

SIX = "**6 homecare workers wrote this.**"


async def makes(house: House) -> Person:
    """Let six workers have answered, and Bethan make a card of what one of them said."""
    noon(house)
    on = await opens_topic(house)
    for name in WORKERS[:6]:
        await answers(house, name, on)
    await decides(await looks_at_answers(house), "Used")
    await closes(house)
    bethan = await starts_making(house)
    await adds_line(bethan, answer=f"1. {WORDS}")
    return bethan


async def is_asked_about(house: House, *names: str) -> None:
    """Have everybody asked how they wish to be named in it, and these say: by their name."""
    bethan = house.person("Bethan")
    await bethan.presses("Ask how people wish to be named")
    await bethan.chooses("Ask now, for how long?", "One week")
    await house.plans()
    for name in names:
        await (await looks(house, name)).presses(f"By my name: {name}")


async def looks_at_it(house: House) -> Person:
    """Have Bethan find it again, and look at it as everybody will see it."""
    bethan = house.person("Bethan")
    await bethan.runs("/output list")
    await bethan.chooses("Look at one", TITLE)
    await bethan.presses("See it and publish")
    return bethan


async def card(house: House, *says: str) -> Message:
    """Wait until the card in the notices channel says this."""
    olwen = house.person("Olwen")

    def found() -> Message | None:
        cards = (one for one in olwen.screen("notices") if TITLE in words(one))
        return next((one for one in cards if all(said in words(one) for said in says)), None)

    return await until(house.stage, found)


async def test_everybody_reads_each_edition_who_is_named_in_it_and_how_many_wrote_it(house: House) -> None:
    bethan = await makes(house)
    await is_asked_about(house, "Amara")
    seen = await (await looks_at_it(house)).sees("Only you see this so far.")
    assert "Publish" not in [label(one) for one in buttons(seen)]
    assert "Amara" not in words(seen), "nobody sees that before"
    assert SIX not in words(seen)
    house.passes(timedelta(days=8))
    noon(house)
    assert f"**{TITLE}** can be published" in told(await bethan.runs("/todo"))
    await looks_at_it(house)
    await house.restarts()
    await bethan.presses("Publish")
    await bethan.sees("It is published")
    first = await card(house, LINE, SIX, "**Took part:** Amara", "Edition 1.")
    await looks(house, "Ioan")
    await house.person("Ioan").presses("By my name: Ioan")
    await house.app.beat()
    assert (await card(house, "**Took part:** Amara, Ioan")).id == first.id
    assert SIX not in words(await card(house)), "four could be told to be left out"

    await bethan.presses("Go on")
    await adds_line(bethan, "Then sit down.")
    await house.restarts()
    assert "Then sit down." not in words(await card(house)), "it stays as it is until the next edition"
    await looks_at_it(house)
    await bethan.presses("Publish the next edition")
    await house.app.beat()
    assert (await card(house, LINE, "2. Then sit down.", "Edition 2.")).id == first.id

    await bethan.presses("Go on")
    await bethan.presses("Withdraw it")
    await bethan.presses("Withdraw it")
    await bethan.sees("It is withdrawn")
    await house.app.beat()
    last = words(await card(house, "This was withdrawn."))
    assert not any(said in last for said in (LINE, "Amara", "Ioan", SIX))


async def test_published_without_names_while_two_coordinators_work_on_it_it_is_whole(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = await starts_making(house), house.person("Rhys")
    await adds_line(bethan)
    await looks_at_it(house)
    await rhys.runs("/output list")
    await rhys.chooses("Look at one", TITLE)
    await adds_line(rhys, "Then sit down.")
    refused = await bethan.presses("Publish without names")
    assert "Another coordinator has changed it meanwhile." in told(refused)
    await looks_at_it(house)
    await bethan.presses("Publish without names")
    await bethan.sees("It is published")
    assert "How I'm credited" in [label(one) for one in buttons(await card(house, LINE, "2. Then sit down."))]


async def test_it_is_published_only_where_everybody_can_see_it_and_moves_with_the_notices_channel(house: House) -> None:
    bethan = await starts_making(house)
    await adds_line(bethan)
    await looks_at_it(house)
    await denies(house, permissions.SEND)
    assert "Nothing was posted." in told(await bethan.presses("Publish without names"))
    await bethan.runs("/output list")
    assert "not published yet" in words(await bethan.sees(TITLE))
    await denies(house, 0)
    await looks_at_it(house)
    await bethan.presses("Publish without names")
    await card(house, LINE)
    await goes(house)
    await is_set_up_again(house, "Set it up")
    await card(house, LINE)


async def test_what_has_no_room_on_the_card_is_read_screen_by_screen_by_anybody_in_the_server(house: House) -> None:
    await starts_making(house)

    def add(tx: Transaction) -> None:
        (made,) = outputs.outputs_here(tx, GuildId(house.stage.world.guild.id))
        for number in range(1, 14):
            line = f"Line {number} of the card. {'Sit down first. ' * 17}".strip()
            outputs.add_line(tx, OutputLine(LineId(f"{number:032x}"), made.id, number, line))

    await house.app.store.run(add)
    bethan = await looks_at_it(house)
    await bethan.presses("Publish without names")
    public = await card(house, "Line 1 of the card.", "There is more than fits here")
    assert "Line 13 of" not in words(public)
    ioan = house.person("Ioan")
    await ioan.presses("See all of it", on=public)
    read = words(await ioan.sees("Page 1 of 2"))
    await house.restarts()
    await ioan.presses("Go on")
    read += words(await ioan.sees("Page 2 of 2"))
    assert all(f"Line {number} of the card." in read for number in range(1, 14))
    await ioan.presses("Go back")
    await ioan.sees("Page 1 of 2")
