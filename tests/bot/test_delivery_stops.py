"""The programme is stopped at every failpoint of sending, and started again: nothing is lost, nothing comes twice."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import OutgoingMessage, Postman
from bot.domain.letters import Letter
from bot.domain.people import MessageId
from bot.services import letters
from tests.bot.post import ADA, START, Discord, HonestTransport, StoppedClock, letter, opened

STEPS = ("letter.claimed", "letter.written", "letter.sent", "letter.marked")
DRAWING = ("picture.begun", "letter.drawn")  # once in a life
AWAY = (timedelta(seconds=5), timedelta(seconds=59), timedelta(seconds=61), timedelta(hours=6))
WANTED = Counter({"poll_card a": 1, "poll_card b": 1, "poll_result a": 1, "front_door a": 1, "poll_card c": 1})


class Stopped(BaseException):
    """The programme ended here, as if its computer had lost power."""


def stop_at(name: str, nth: int) -> Callable[[str], None]:
    passed = Counter[str]()

    def failpoint(here: str) -> None:
        passed[here] += 1
        if here == name and passed[here] == nth:
            raise Stopped

    return failpoint


async def lives(
    path: Path,
    failpoint: Callable[[str], None],
    away: timedelta,
    *,
    transport: type[HonestTransport] = HonestTransport,
    postman: type[Postman] = Postman,
) -> Discord:
    """Live once until stopped at this failpoint, stay away for a while, live again; return what Discord has by then."""
    discord = Discord(StoppedClock())
    async with opened(path, discord, failpoint=failpoint, transport=transport, postman=postman) as office:
        await office.write(letter(), letter(subject="b"), letter("poll_result"), letter("front_door", place=START))
        await office.write(letter(subject="c", place=None, person=ADA), letter("poll_closed", edits="poll_card:a"))
        try:
            await office.deliver()
        except* Stopped:
            pass
    discord.clock.move(away)
    async with opened(path, discord, transport=transport, postman=postman) as office:
        while (due := await office.deliver()) is not None:
            discord.clock.move(max(due - discord.clock.now(), timedelta(0)))
    return discord


async def lives_of_a_note(path: Path, failpoint: Callable[[str], None], away: timedelta) -> Discord:
    """Live once with two letters to one person, until stopped at this failpoint, stay away, live again."""
    discord = Discord(StoppedClock())
    private: dict[str, Any] = {"place": None, "person": ADA}
    async with opened(path, discord, failpoint=failpoint) as office:
        await office.write(letter(**private), letter("poll_result", **private))
        try:
            await office.deliver()
        except* Stopped:
            pass
    discord.clock.move(away)
    async with opened(path, discord) as office:
        await office.write(letter(subject="b", **private))
        while (due := await office.deliver()) is not None:
            discord.clock.move(max(due - discord.clock.now(), timedelta(0)))
        assert {await office.state_of(key) for key in ("poll_card:a", "poll_result:a", "poll_card:b")} == {"sent"}
    return discord


def arrived(discord: Discord) -> Counter[str]:
    return Counter(posted.text for posted in discord.messages.values())


@pytest.mark.parametrize("away", AWAY, ids=str)
@pytest.mark.parametrize(("name", "nth"), [*product(STEPS, (1, 2, 3)), *product(DRAWING, (1,))])
async def test_each_letter_arrives_once_wherever_the_programme_stops(
    tmp_path: Path, name: str, nth: int, away: timedelta
) -> None:
    discord = await lives(tmp_path, stop_at(name, nth), away)
    assert arrived(discord) == WANTED
    card = next(posted for posted in discord.messages.values() if posted.text == "poll_card a")
    assert set(card.edits) == {"poll_closed a"}
    assert [one.shows for one in discord.messages.values() if one.text == "poll_result a"] == ["A picture of a"]


@pytest.mark.parametrize("away", AWAY, ids=str)
@pytest.mark.parametrize("name", STEPS)
async def test_a_note_arrives_once_with_what_it_carried_first_wherever_the_programme_stops(
    tmp_path: Path, name: str, away: timedelta
) -> None:
    discord = await lives_of_a_note(tmp_path, stop_at(name, 1), away)
    first, second = discord.messages.values()
    assert (first.text, second.text) == ("poll_card a and poll_result a", "poll_card b")
    assert second.at.date() > first.at.date()  # one note a day


class Forgetful(HonestTransport):
    """Broken on purpose: sends no nonce."""

    def _known(self, letter: Letter) -> int | None:
        return None


class Blind(HonestTransport):
    """Broken on purpose: never looks whether a letter has arrived."""

    async def find(self, letter: Letter) -> MessageId | None:
        return None


class MarksFirst(Postman):
    """Broken on purpose: marks, then sends."""

    async def _send(self, letter: Letter, message: OutgoingMessage) -> MessageId:
        if letter.edits is None:
            await self._store.run(letters.mark_sent, letter, MessageId(1), at=self._clock.now())
            self._failpoint("letter.marked")
        return await super()._send(letter, message)


async def test_without_a_nonce_the_same_stop_brings_a_letter_twice(tmp_path: Path) -> None:
    discord = await lives(tmp_path, stop_at("letter.sent", 1), AWAY[0], transport=Forgetful)
    assert max(arrived(discord).values()) == 2


async def test_without_looking_back_a_later_start_brings_a_letter_twice(tmp_path: Path) -> None:
    discord = await lives(tmp_path, stop_at("letter.sent", 1), AWAY[-1], transport=Blind)
    assert max(arrived(discord).values()) == 2


async def test_marking_before_sending_loses_a_letter(tmp_path: Path) -> None:
    discord = await lives(tmp_path, stop_at("letter.marked", 1), AWAY[0], postman=MarksFirst)
    assert sum(arrived(discord).values()) < sum(WANTED.values())
