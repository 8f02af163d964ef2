"""Stories of a poll, from its words to its result, as people live through them."""

import asyncio
import logging
import time
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.polls import PollId
from bot.rehearsal.world.messages import Message
from storage.keys import Keys
from storage.partners import put_partner
from storage.store import Transaction
from tests.clocks import clock_at
from tests.rehearsal.house import (
    CLOSED,
    NEUTRAL,
    WORDS,
    WORKERS,
    House,
    buttons,
    eventually,
    label,
    told,
    until,
    words,
)

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()


async def joined_besides(house: House, **groups: int) -> None:
    """Have so many more people in these role groups, of whom nothing else is known here."""
    world = house.stage.world

    def put(tx: Transaction) -> None:
        for group in (group for group, number in groups.items() for _ in range(number)):
            somebody = world.add_person(f"Somebody {len(world.accounts)}")
            put_partner(tx, GuildId(world.guild.id), PersonId(somebody.id), RoleGroup(group))

    await house.app.store.run(put)


async def test_eight_people_answer_one_changes_her_mind_and_everyone_reads_the_result(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.perf_counter()
    async with asyncio.timeout(5):
        bethan = await house.writes()
        await bethan.presses("See it as a worker")
        await bethan.sees("As a worker will see it")
        await bethan.presses("Post it")
        await bethan.sees("Your vote is open")
        await house.vote_all((VIDEO, 5), (CARD, 3))
        await house.person("Amara").presses("Change it")
        await house.person("Amara").chooses("Choose one", CARD)
        await house.person("Amara").sees("Your answer is sealed")
        house.passes(CLOSED)
        result = words(await house.person("Kwame").sees("Closed: 8 answers"))
    took = time.perf_counter() - began
    assert f"{VIDEO}: **4**" in result
    assert f"{CARD}: **4**" in result
    assert f"{ELEARNING}: **0**" in result
    assert "It goes into session 4." in result
    assert list((house.folder / "keys").glob("*.key")) == []
    card = await house.person("Amara").sees("This vote has closed")
    assert buttons(card) == []
    with capsys.disabled():
        print(f"\nThe whole story through the driver: {took:.2f} s")  # noqa: T201 - for whoever measures


async def nobody_is_asked_any_more(house: House) -> None:
    """Wait until no message in the channel offers to answer."""

    def asking() -> list[Message]:
        notices = house.person("Olwen").screen("notices")
        return [one for one in notices if any(label(each) == "Answer privately" for each in buttons(one))]

    await until(house.stage, lambda: not asking() or None)


async def test_when_too_few_answer_it_stays_open_once_more_and_then_ends_without_a_result(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 3))
    house.passes(CLOSED)
    grace = house.person("Grace")
    extended = await grace.sees("Open a little longer")
    await grace.presses("Answer privately", on=extended)
    await grace.chooses("Choose one", CARD)
    house.passes(CLOSED)
    result = await grace.sees("Closed, without a result")
    said, _, reference = words(result).partition("Kitchen Table ·")
    assert "Fewer than 5 people answered" in said
    assert reference
    assert not any(letter.isdigit() for letter in said.replace("Fewer than 5", ""))
    grace.cannot_see("3 answers")
    olwen = house.person("Olwen")
    assert len([m for m in olwen.screen("notices") if "Closed, without a result" in words(m)]) == 1
    await nobody_is_asked_any_more(house)
    assert words(extended).startswith("A note from Kitchen Table\nThis vote has closed")


async def test_somebody_who_has_answered_and_extended_keeps_their_answer(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 4))
    house.passes(CLOSED)
    await house.person("Grace").sees("Open a little longer")
    await house.votes("Priya", CARD)
    house.passes(CLOSED)
    result = words(await house.person("Grace").sees("Closed: 5 answers"))
    assert f"{VIDEO}: **4**" in result
    assert f"{CARD}: **1**" in result


async def test_when_its_key_is_lost_a_poll_is_void_says_so_and_can_be_asked_again(house: House) -> None:
    await house.opens_poll(kind="Sensitive")
    await house.vote_all((VIDEO, 6))
    (key,) = (house.folder / "keys").glob("*.key")
    key.unlink()
    house.passes(timedelta(hours=6))
    void = await house.person("Amara").sees("This vote could not be counted")
    assert "All answers were destroyed unread" in words(void)
    bethan = house.person("Bethan")
    await bethan.presses("Ask again (coordinators)", on=void)
    panel = words(await bethan.sees("Your vote, before it opens"))
    assert WORDS["Question"] in panel
    assert "sensitive" in panel
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await house.vote_all((VIDEO, 8))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: about how many chose what")


async def test_only_coordinators_can_ask_again(house: House) -> None:
    await house.opens_poll()
    house.passes(CLOSED)
    await house.person("Amara").sees("Open a little longer")
    house.passes(CLOSED)
    ended = await house.person("Amara").sees("Closed, without a result")
    assert "Only coordinators" in told(await house.person("Amara").presses("Ask again (coordinators)", on=ended))


async def test_turnout_changes_only_at_the_six_hour_marks_and_as_a_band(house: House) -> None:
    card = await house.opens_poll()
    assert "answered" not in words(card)
    await house.vote_all((VIDEO, 3))
    house.passes(timedelta(hours=5, minutes=55))
    await house.app.beat()
    assert "answered" not in words(card)
    house.passes(timedelta(minutes=10))
    await house.person("Amara").sees("1–4 answered")
    for name in WORKERS[3:]:
        await house.votes(name, FACE)
    before = len(house.public)
    house.passes(timedelta(hours=5))
    await house.app.beat()
    assert len(house.public) == before
    assert "1–4 answered" in words(card)
    house.passes(timedelta(hours=1))
    await house.person("Amara").sees("5 or more answered")


async def test_nothing_public_happens_because_somebody_answered_or_changed_an_answer(house: House) -> None:
    card = await house.opens_poll()
    before = len(house.stage.exchanges)
    shown = card.wire()
    for name in WORKERS:
        await house.votes(name, VIDEO, card=card)
        await house.votes(name, CARD, card=card)
    await house.app.beat()
    asked = list(house.stage.exchanges)[before:]
    assert {one.template for one in asked} == {"/interactions/{interaction_id}/{interaction_token}/callback"}
    assert len(asked) == 4 * len(WORKERS)
    assert card.wire() == shown
    assert [m.id for m in house.person("Olwen").screen("notices")] == [card.id]


async def test_what_a_person_is_shown_is_the_same_whether_or_not_they_have_answered(house: House) -> None:
    card = await house.opens_poll()
    await house.votes("Amara", VIDEO, card=card)
    seen: list[object] = []
    for name in ("Amara", "Ioan"):
        person = house.person(name)
        asked = await person.presses("Answer privately", on=card)
        assert asked.original is not None
        texts = [told(asked), told(await person.presses("More", on=card)), told(await person.presses("What is open"))]
        seen.append((texts, asked.original.components))
    assert seen[0] == seen[1]


async def test_a_locked_phone_shows_only_the_neutral_line_and_nobody_is_pinged(house: House) -> None:
    await house.opens_poll()
    house.passes(CLOSED)
    await house.person("Amara").sees("Open a little longer")
    phones = house.stage.world.phones.values()
    assert {push for phone in phones for push in phone.pushes} <= NEUTRAL
    assert all(not m.mentions and not m.mentions_everyone for m in house.person("Olwen").screen("notices"))


async def test_a_poll_for_workers_is_answered_by_workers_only(house: House) -> None:
    await joined_besides(house, manager=2)
    card = await house.opens_poll(people=("Homecare worker",))
    helen = house.person("Helen")
    refused = told(await helen.presses("Answer privately", on=card))
    assert "There is no vote here for you. Each vote says whom it asks" in refused
    assert "Join" not in refused
    assert "Nothing is open for you just now" in told(await helen.presses("What is open"))
    await house.votes("Amara", VIDEO, card=card)


async def test_two_polls_are_open_at_once_and_never_mixed_up(house: House) -> None:
    first = await house.opens_poll()
    other = WORDS | {"Question": "Which day suits you?", "Answers, one a line": "Monday\nFriday"}
    await house.opens_poll(other)
    second = await eventually(
        lambda: next((m for m in house.person("Olwen").screen("notices") if "Which day" in words(m)), None)
    )
    for name in WORKERS[:6]:
        await house.votes(name, VIDEO, card=first)
        await house.votes(name, "Friday", card=second)
    asked = await house.person("Amara").presses("What is open")
    assert asked.original is not None
    offered = {label(button) for button in buttons(asked.original)}
    assert offered == {f"Answer: {WORDS['Question']}", "Answer: Which day suits you?", "What I said yes to", "Catch up"}
    house.passes(CLOSED)
    results = [await house.person("Amara").sees("Friday: **6**"), await house.person("Amara").sees(f"{VIDEO}: **6**")]
    assert results[0].id != results[1].id


async def test_a_computer_whose_clock_is_days_ahead_ends_no_vote_until_it_is_right(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 6))
    house.may_complain = True
    right = house.app.clock
    house.app.clock = house.app.bot.clock = clock_at(right.now() + timedelta(days=30))
    for _ in range(3):
        await house.app.beat()
    complaints = [line for line in house.log.said(logging.CRITICAL) if "clock" in line]
    assert len(complaints) == 1
    assert len(list((house.folder / "keys").glob("*.key"))) == 1
    house.app.clock = house.app.bot.clock = right
    await house.app.beat()
    assert house.app.bot.discords_clock.skew < timedelta(minutes=1)
    house.passes(CLOSED)
    assert f"{VIDEO}: **6**" in words(await house.person("Amara").sees("Closed: 6 answers"))


async def test_letters_marked_by_a_clock_that_was_ahead_hold_nothing_up_once_discord_agrees(house: House) -> None:
    await house.opens_poll()
    await house.app.beat()
    ahead = (house.clock.now() + timedelta(days=30)).timestamp() * 1_000_000

    def mark(tx: Transaction) -> None:
        tx.sql.exec_driver_sql("UPDATE letters SET tried_at = ?", (int(ahead),))

    await house.app.store.run(mark)
    await house.vote_all((VIDEO, 6))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 6 answers")


async def test_one_vote_that_cannot_be_closed_does_not_hold_up_another(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 6))
    (first,) = (path.stem for path in (house.folder / "keys").glob("*.key"))
    await house.opens_poll(WORDS | {"Question": "Which day suits you?", "Answers, one a line": "Monday\nFriday"})
    unseal = Keys.unseal

    def fails(keys: Keys, poll: PollId, sealed: Sequence[bytes]) -> list[bytes]:
        if poll == first:
            raise RuntimeError
        return unseal(keys, poll, sealed)

    monkeypatch.setattr(Keys, "unseal", fails)
    house.may_complain = True
    house.passes(CLOSED)
    await house.person("Amara").sees("Open a little longer")
