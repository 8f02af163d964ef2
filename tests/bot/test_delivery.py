"""Letters that are sent: once, in their order, at their time, and with the newest words."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery import OutgoingMessage
from bot.domain.letters import NOT_WRITTEN, Failure, Letter, short_reference
from bot.domain.people import PersonId
from storage.letters import sent_message
from tests.bot.post import NOON, NOTICES, Office, kept, letter, plain


async def test_a_letter_is_sent_once_signed_with_its_reference_and_remembered(office: Office) -> None:
    await office.write(letter(), letter())
    assert await office.deliver() is None
    assert await office.deliver() is None
    (number, posted), *others = office.discord.messages.items()
    assert not others
    assert posted.text == "poll_card a"
    assert len(posted.nonce) == 25
    assert posted.reference == short_reference(posted.nonce)
    assert await office.store.run(sent_message, "poll_card:a") == (NOTICES, number)


async def test_a_letter_waits_for_its_time_and_is_never_sent_after_it_expires(office: Office) -> None:
    soon, late = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    await office.write(letter(not_before=soon), letter(subject="b", not_before=late, expires_at=late))
    assert await office.deliver() == soon
    await office.later(hours=3)
    assert office.discord.texts(NOTICES) == ["poll_card a"]
    assert await office.state_of("poll_card:b") == "expired"


async def test_what_its_writer_no_longer_wants_is_cancelled(office: Office) -> None:
    async def unwanted(_: Letter) -> OutgoingMessage | None:
        return None

    office.renderers["poll_card"] = unwanted
    await office.write(letter(), *(letter(subject=str(number)) for number in range(30)))
    assert await office.deliver() is None
    assert office.ticks.slept == 0
    assert await office.state_of("poll_card:a") == "cancelled"
    assert not office.discord.asked


async def test_a_kind_that_nobody_can_write_waits_for_somebody_who_can(office: Office) -> None:
    await office.write(letter("thanks"))
    await office.deliver()
    office.renderers["thanks"] = plain
    await office.later(seconds=5)
    assert office.discord.texts(NOTICES) == ["thanks a"]


async def test_two_rounds_at_once_are_one_after_the_other(office: Office) -> None:
    await office.write(*(letter(subject=str(number)) for number in range(8)))
    await asyncio.gather(office.deliver(), office.deliver())
    assert office.discord.asked == 8


async def test_a_letter_that_expires_while_it_is_written_is_not_sent(office: Office) -> None:
    async def slow(letter: Letter) -> OutgoingMessage | None:
        office.clock.move(timedelta(days=8))
        return await plain(letter)

    office.renderers["poll_card"] = slow
    await office.write(letter())
    await office.deliver()
    assert await office.state_of("poll_card:a") == "expired"
    assert not office.discord.asked


async def test_a_failing_writer_holds_up_only_what_is_about_the_same_thing(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async def failing(letter: Letter) -> OutgoingMessage | None:
        if letter.subject == "a":
            msg = "Mrs Patel at 14 Elm Rd"
            raise RuntimeError(msg)
        return await plain(letter)

    office.renderers["poll_card"] = failing
    await office.write(letter(), letter("poll_result"), letter(subject="b"))
    assert await office.deliver() == NOON + timedelta(seconds=5)
    assert office.discord.texts(NOTICES) == ["poll_card b"]
    assert "RuntimeError" in caplog.text
    assert "Elm" not in caplog.text
    assert await office.store.run(kept, "poll_card:a") == ("pending", NOT_WRITTEN, 1)
    office.renderers["poll_card"] = plain
    await office.later(seconds=5)
    assert office.discord.texts(NOTICES) == ["poll_card b", "poll_card a", "poll_result a"]


async def test_it_says_whether_it_stopped_with_more_to_send(office: Office) -> None:
    await office.write(*(letter(subject=str(number)) for number in range(40)))
    await office.deliver()
    assert office.postman.has_more
    assert 25 <= office.discord.asked < 40
    await office.deliver()
    assert (office.postman.has_more, office.discord.asked) == (False, 40)


async def test_an_edit_waits_for_its_message_and_the_newest_wins(office: Office) -> None:
    edit = {"edits": "poll_card:a"}
    await office.write(letter("poll_closed", "1", **edit), letter("poll_closed", "2", **edit))
    office.discord.refusing = lambda one: Failure(502) if one.edits is None else None
    await office.write(letter())
    await office.deliver()
    assert not office.discord.messages
    office.discord.refusing = lambda _: None
    await office.later(seconds=10)
    (posted,) = office.discord.messages.values()
    assert (posted.text, posted.edits) == ("poll_card a", ["poll_closed 2"])
    assert await office.state_of("poll_closed:1") == "cancelled"
    assert await office.state_of("poll_closed:2") == "sent"


async def test_an_edit_of_a_message_that_never_was_is_cancelled(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(400, 50035)
    await office.write(letter(), letter("poll_closed", edits="poll_card:a"))
    assert await office.deliver() is None
    assert await office.state_of("poll_card:a") == "dead"
    assert await office.state_of("poll_closed:a") == "cancelled"


async def test_letters_go_no_faster_than_they_may(office: Office) -> None:
    await office.write(*(letter(subject=str(n), place=None, person=PersonId(n + 1)) for n in range(5)))
    await office.write(*(letter(subject=f"p{n}") for n in range(20)))
    while (due := await office.deliver()) is not None:
        assert due <= office.clock.now()
    assert len(office.discord.messages) == 25
    assert office.ticks.slept >= 4.0  # five at once, then five a second


async def test_a_clock_that_went_back_or_is_before_the_programme_holds_all_sending(office: Office) -> None:
    await office.write(letter())
    await office.deliver()
    await office.write(letter("poll_result"))
    assert await office.later(days=-1) is not None
    await office.later(days=-365)
    assert office.discord.texts(NOTICES) == ["poll_card a"]
    await office.later(days=366)
    assert office.discord.texts(NOTICES) == ["poll_card a", "poll_result a"]


async def test_with_much_to_send_other_work_gets_its_turn_in_between(office: Office) -> None:
    await office.write(*(letter(subject=str(number)) for number in range(100)))
    looks = 0
    while (due := await office.deliver()) is not None:
        assert due <= office.clock.now()
        looks += 1
    assert looks >= 2
    assert office.discord.texts(NOTICES) == [f"poll_card {number}" for number in range(100)]
