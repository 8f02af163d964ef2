"""Whoever takes a paper, reads how private it is, asks what is open or votes leaves nothing anywhere but a ballot."""

from datetime import timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.rehearsal.world.messages import Message
from storage.contacts import Contact, keep_contact
from storage.store import Transaction
from tests.rehearsal.house import House, buttons, custom_id, label, told, words
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_notes import PLAIN, comes_to_rest, write
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll import joined_besides

VIDEO, CARD = "5-minute phone video", "Pocket card"
Rows = dict[str, list[tuple[object, ...]]]


async def remembered(house: House) -> Rows:
    """Return every row of every table but those in which ballots lie, and what waits to be one."""

    def read(tx: Transaction) -> Rows:
        ask = tx.sql.exec_driver_sql
        names = ask(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'ballot%' ORDER BY name"
        ).scalars()
        return {name: sorted(map(tuple, ask(f"SELECT * FROM {name}")), key=repr) for name in names.all()}

    return await house.app.store.run(read)


async def all_is_quiet(house: House) -> None:
    await house.app.beat()
    await comes_to_rest(house)


async def votes_in_every_way(house: House, name: str, card: Message) -> None:
    """Do whatever there is to do about a vote but to be reminded of it and to hear no more of it."""
    person = house.person(name)
    await person.presses("More", on=card)
    await person.presses("How private is this?")
    await person.presses("Answer privately")
    await person.presses("How private is this?")
    await person.presses("Answer privately", on=card)
    await person.chooses("Choose one", VIDEO)
    await person.presses("Change it")
    await person.chooses("Choose one", CARD)
    await person.sees("Your answer is sealed")
    await person.presses("What is open")
    forged = house.asks(person, custom_id(card, "choose"), values=("99",), message=card)
    await forged.answered
    assert "not one of the choices" in told(forged)


@pytest.fixture
async def reached(house: House) -> House:
    """A house in which a vote is open, and something different is known about reaching each of five people."""
    noon(house)
    await house.opens_poll()
    now, here = house.clock.now(), GuildId(house.stage.world.guild.id)
    known = {
        "Ioan": Contact(unanswered=2),
        "Grace": Contact(closed_at=now, unanswered=1),
        "Danuta": Contact(away_since=now - timedelta(days=1)),
        "Sipho": Contact(is_back=True),
        "Leila": Contact(offered_at=now - timedelta(days=2)),
    }

    def keep(tx: Transaction) -> None:
        for name, contact in known.items():
            keep_contact(tx, here, PersonId(house.person(name).account.id), contact)

    await house.app.store.run(keep)
    for name in ("Grace", "Leila"):
        await write(house, name, (PLAIN, "1"))
    await all_is_quiet(house)
    return house


async def test_voting_leaves_nothing_but_a_ballot_whatever_was_known_about_reaching_somebody(reached: House) -> None:
    card, before = await reached.card(), await remembered(reached)
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila"):
        await votes_in_every_way(reached, name, card)
        assert await remembered(reached) == before, name
    assert "Welcome back" not in words(reached.person("Sipho").private)
    await reached.app.beat()
    assert await remembered(reached) == before


async def test_answering_from_a_note_leaves_nothing_either(house: House) -> None:
    noon(house)
    await write(house, "Amara", (PLAIN, "1"), (PLAIN, "2"))
    amara = house.person("Amara")
    note = await amara.sees("Two things are open.")
    await comes_to_rest(house)
    before = await remembered(house)
    assert before["contacts"]
    await amara.presses("1. Open", on=note)
    assert await remembered(house) == before


async def test_a_stranger_and_somebody_who_is_not_asked_leave_nothing(house: House) -> None:
    await joined_besides(house, manager=2)
    card = await house.opens_poll(people=("Homecare worker",))
    await all_is_quiet(house)
    before = await remembered(house)
    for name in ("Helen", "Chen"):
        person = house.person(name)
        assert "There is no vote here for you" in told(await person.presses("Answer privately", on=card))
        assert await remembered(house) == before


async def test_what_waits_is_offered_to_whoever_asks_what_is_open_and_nothing_is_noted_of_that(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    amara.closes_dms()
    await write(house, "Amara", (PLAIN, "1"))
    await comes_to_rest(house)
    before = await remembered(house)
    for _ in range(2):
        await amara.presses("What is open")
        assert [label(one) for one in buttons(await amara.sees("Something is waiting for you"))] == ["Open"]
        assert await remembered(house) == before
    await amara.presses("Help")  # any other press is a sign of life

    async def noted() -> bool:
        return await remembered(house) != before

    await becomes(house, noted)


async def test_a_mark_left_by_taking_the_paper_is_noticed(reached: House, monkeypatch: pytest.MonkeyPatch) -> None:
    router = reached.app.bot.get_cog("Router")
    monkeypatch.setattr(router, "_unnoticed", set())
    with pytest.raises(AssertionError):
        await test_voting_leaves_nothing_but_a_ballot_whatever_was_known_about_reaching_somebody(reached)
