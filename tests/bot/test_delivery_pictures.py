"""Pictures that go with letters: drawn just before, and never a reason for words to wait."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import OutgoingMessage
from bot.domain.letters import Letter
from bot.printing.pictures import Drawer, Picture
from tests.bot.post import NOTICES, Office, letter, said
from tests.quick_pictures import DOT, picture_of


def shows(office: Office) -> list[tuple[str, str]]:
    return [(posted.text, posted.shows) for posted in office.discord.messages.values()]


async def test_a_picture_that_cannot_be_drawn_is_left_out_at_once_and_nothing_of_it_is_told(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    def has_no_words() -> Picture:
        msg = "Mrs Patel at 14 Elm Rd"
        raise RuntimeError(msg)

    async def breaks(_: Picture) -> bytes:
        return has_no_words().draw()

    async def without_words(letter: Letter) -> OutgoingMessage | None:
        return replace(said(f"{letter.kind} {letter.subject}"), illustrate=has_no_words)

    office.postman.draw, office.renderers["poll_card"] = breaks, without_words
    await office.write(letter("poll_result"), letter())
    assert await office.deliver() is None
    assert shows(office) == [("poll_result a", ""), ("poll_card a", "")]
    assert "RuntimeError" in caplog.text
    assert "Elm" not in caplog.text


async def test_a_picture_that_takes_too_long_is_not_waited_for(office: Office) -> None:
    async def never(_: Picture) -> bytes:
        await asyncio.Event().wait()
        return DOT

    office.postman.draw, office.postman.drawn_within = never, 0.01
    await office.write(letter("poll_result"))
    assert await office.deliver() is None
    assert shows(office) == [("poll_result a", "")]


async def test_a_letter_in_doubt_comes_again_with_its_picture_and_once(office: Office) -> None:
    office.discord.loses_answers = True
    await office.write(letter("poll_result"))
    await office.deliver()
    office.discord.loses_answers = False
    await office.later(seconds=6)
    assert shows(office) == [("poll_result a", "A picture of a")]
    assert await office.state_of("poll_result:a") == "sent"


async def test_what_has_expired_while_it_was_drawn_is_not_sent(office: Office) -> None:
    async def slowly(_: Picture) -> bytes:
        office.clock.move(timedelta(days=8))
        return DOT

    office.postman.draw = slowly
    await office.write(letter("poll_result"))
    await office.deliver()
    assert office.discord.texts(NOTICES) == []


def counted(drawn: list[str], name: str, draw: Callable[[], bytes] = lambda: DOT) -> Picture:
    def noted() -> bytes:
        drawn.append(name)
        return draw()

    return replace(picture_of(name), draw=noted)


async def test_what_several_want_at_the_same_time_is_drawn_once_and_kept_for_a_while() -> None:
    drawer, drawn = Drawer(), list[str]()
    assert set(await asyncio.gather(*(drawer(counted(drawn, "a")) for _ in range(20)))) == {DOT}
    assert await drawer(counted(drawn, "a")) == DOT
    assert drawn == ["a"]
    for number in range(32):
        await drawer(counted(drawn, str(number)))
    await drawer(counted(drawn, "a"))
    assert drawn.count("a") == 2, "the first is kept no longer"


async def test_whoever_waits_no_longer_leaves_it_to_the_others_and_a_failure_is_tried_again() -> None:
    def breaks() -> bytes:
        raise RuntimeError

    drawer, drawn = Drawer(), list[str]()
    impatient = asyncio.ensure_future(drawer(counted(drawn, "a")))
    patient = asyncio.ensure_future(drawer(counted(drawn, "a")))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == DOT
    with pytest.raises(RuntimeError):
        await drawer(counted(drawn, "b", breaks))
    assert await drawer(counted(drawn, "b")) == DOT
    assert drawn == ["a", "b", "b"]
