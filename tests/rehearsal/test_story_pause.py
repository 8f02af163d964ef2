"""Stories of a pause: nothing arrives, nobody else can tell, and what waited comes when it is over."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.people import GuildId, PersonId
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsing import COORDINATOR, JOINED, OWNER
from bot.services import notes
from cogs.kit.cards import Card
from cogs.kit.letters import RenderedLetter, Rendering, add_renderers
from storage.audit import audit
from tests.clocks import LONDON
from tests.rehearsal.house import House, eventually, told, words

KIND, NEWS = LetterKind("a_note"), "There is something for you."
OTHERS = (OWNER, COORDINATOR, "Ioan", "Chen", *JOINED["Manager"])
A_WEEK = timedelta(days=7)


def noon(house: House) -> None:
    """Let time pass until a noon, when everybody in the house may be reached, with no change of clocks soon after."""
    now = house.clock.now().astimezone(LONDON)
    then = now.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=1)
    while then.utcoffset() != (then + timedelta(days=60)).utcoffset():
        then += A_WEEK
    house.passes(then.astimezone(UTC) - now)


async def promise(house: House, *names: str) -> None:
    """Have a note written to each of these people, good for thirty days, and the postman look at once."""
    now = house.clock.now()

    def news(_at: Rendering, _letter: Letter) -> RenderedLetter | None:
        return RenderedLetter(lambda _: Card(title=NEWS))

    add_renderers(house.app.bot, {KIND: news})
    guild = GuildId(house.stage.world.guild.id)
    for name in names:
        person = PersonId(house.person(name).account.id)
        note = PrivateLetter(KIND, "a" * 32, now, now + timedelta(days=30), occasion=f"{now:%s%f}")
        await house.app.store.run(notes.write_to_person, guild, person, note)
    house.app.bot.wake()


def news(person: Person) -> int:
    return sum(NEWS in words(one) for one in person.dms)


async def paused(house: House, name: str = "Amara") -> Person:
    person = house.person(name)
    await person.runs("/me")
    await person.presses("Pause for a week now")
    await person.sees("You have paused")
    return person


def all_that_others_see(house: House) -> list[tuple[str, int, str]]:
    world = house.stage.world
    return [
        (name, one.id, screen.words(one))
        for name in OTHERS
        for one in screen.everything(world, world.find_account(name))
    ]


async def answers_to_others(house: House) -> Sequence[str]:
    asked = [(OWNER, "/setup"), (COORDINATOR, "/people"), ("Ioan", "/me"), ("Ioan", "/help")]
    return [told(await house.person(name).runs(command)) for name, command in asked]


async def acts(house: House) -> list[tuple[object, ...]]:
    return await house.app.store.run(lambda tx: [tuple(row) for row in tx.sql.execute(audit.select())])


@pytest.mark.usefixtures("all_is_logged")
async def test_a_partner_pauses_all_contact_for_a_week_and_nobody_else_can_tell(house: House) -> None:
    noon(house)
    answers = await answers_to_others(house)
    before = (all_that_others_see(house), len(house.public), house.log.said(), await acts(house))
    amara = await paused(house)
    assert (all_that_others_see(house), len(house.public), house.log.said(), await acts(house)) == before
    assert await answers_to_others(house) == answers
    await promise(house, "Amara", "Ioan")
    await house.person("Ioan").sees(NEWS)
    assert await answers_to_others(house) == answers
    assert (news(amara), amara.pushes) == (0, [])
    house.passes(A_WEEK - timedelta(minutes=5))
    await promise(house, "Ioan")
    await eventually(lambda: news(house.person("Ioan")) == 2)
    assert news(amara) == 0
    house.passes(timedelta(minutes=5))
    await amara.sees(NEWS)
    house.passes(timedelta(days=1))
    await promise(house, "Ioan")
    await eventually(lambda: news(house.person("Ioan")) == 3)
    assert news(amara) == 1
    assert await answers_to_others(house) == answers


async def test_a_pause_outlives_a_restart_and_what_waited_comes_when_it_is_ended(house: House) -> None:
    noon(house)
    amara = await paused(house)
    await promise(house, "Amara")
    await house.restarts()
    await promise(house, "Ioan")
    await house.person("Ioan").sees(NEWS)
    assert news(amara) == 0
    await amara.runs("/me")
    await amara.sees("You hear nothing from us until")
    await amara.presses("End the pause")
    await amara.sees("Your pause is over")
    await eventually(lambda: news(amara) == 1)


async def test_a_pause_is_one_tap_away_from_every_private_message_and_so_are_one_s_settings(house: House) -> None:
    noon(house)
    ioan = house.person("Ioan")
    await promise(house, "Ioan")
    note = await ioan.sees(NEWS)
    assert "You hear nothing from us until" in told(await ioan.presses("Pause for a week now", on=note))
    await promise(house, "Ioan", "Grace")
    await house.person("Grace").sees(NEWS)
    assert news(ioan) == 1
    assert "You hear nothing from us until" in told(await ioan.presses("My settings", on=note))
    house.passes(timedelta(days=1))
    await ioan.presses("End the pause")
    await eventually(lambda: news(ioan) == 2)


async def test_what_would_be_too_late_after_a_pause_is_never_sent(house: House) -> None:
    noon(house)
    amara = await paused(house)
    await promise(house, "Amara")
    await amara.presses("Until a date")
    await amara.presses("Write a date")
    later = house.clock.now() + timedelta(days=45)
    await amara.fills({"Day": f"{later.day}th", "Month": f"{later:%b}"})
    await amara.sees("You have paused")
    house.passes(timedelta(days=46))
    await promise(house, "Ioan")
    await house.person("Ioan").sees(NEWS)
    assert news(amara) == 0


async def test_a_pause_is_as_long_as_one_says_and_ends_where_one_lives(house: House) -> None:
    noon(house)
    amara = await paused(house)
    await amara.presses("For a day")
    now = house.clock.now()
    since = (now + timedelta(days=1, seconds=-late) for late in range(60))  # a machine may have other things to do
    assert any(stamp(one) in words(amara.private) for one in since)
    await amara.presses("Until a date")
    day = (now.astimezone(LONDON) + timedelta(days=3)).replace(hour=0, minute=0, second=0)
    await amara.chooses("Choose a day", f"{day:%A} {day.day} {day:%B}")
    assert stamp(day) in words(amara.private)


async def test_a_date_that_cannot_be_is_refused_kindly_and_nothing_typed_is_lost(house: House) -> None:
    amara = await paused(house)
    before = words(amara.private)
    await amara.presses("Until a date")
    for day, month, reason in (
        ("31", "2", "There is no such day in that month. Please look at the number again."),
        ("Friday", "March", "Please write the day as a number from 1 to 31."),
        ("7", "Yule", "Please write the month as a number from 1 to 12, or by its name."),
    ):
        await amara.presses("Write a date")
        await amara.fills({"Day": day, "Month": month})
        await amara.sees(reason)
        await amara.presses("Write it again")
        form = await amara.opens("Pause until")
        assert [part["component"]["value"] for part in form.components] == [day, month]
        amara.dismisses()
    await amara.runs("/me")
    await amara.presses("Pause")
    assert words(amara.private) == before


def stamp(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:F>"
