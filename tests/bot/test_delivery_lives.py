"""Many short lives of the programme, in bad weather: whatever happens, each letter arrives once and in its order."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.letters import Failure, Letter
from tests.bot.post import ADA, NOTICES, START, Discord, StoppedClock, letter, opened

WEATHER = [
    Failure(0),
    Failure(503),
    Failure(403, 50013),
    Failure(429, wait=3),
    Failure(429, wait=900, shared=False),
    Failure(400, 30046),
]
LIVES, LOOKS = 6, 4


class Stopped(BaseException):
    """The programme ended here."""


class Weather:
    """Refuses, loses answers and stops the programme as the seed has it, until it clears."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clear = False
        self.discord = Discord(StoppedClock(), refusing=self.refuse)

    def refuse(self, letter: Letter) -> Failure | None:
        self.discord.loses_answers = not self.clear and self.chance.random() < 0.2
        return None if self.clear or self.chance.random() < 0.7 else self.chance.choice(WEATHER)

    def failpoint(self, _: str) -> None:
        if not self.clear and self.chance.random() < 0.08:
            raise Stopped

    def pass_time(self) -> None:
        self.discord.clock.move(timedelta(seconds=self.chance.choice([1, 5, 30, 70, 4000])))


async def live(path: Path, weather: Weather, subject: str) -> None:
    """Write a vote's letters, then look a few times what is due, unless the programme is stopped before."""
    async with opened(path, weather.discord, failpoint=weather.failpoint) as office:
        now = office.clock.now()
        about: dict[str, Any] = {"subject": subject, "not_before": now, "expires_at": now + timedelta(days=30)}
        await office.write(letter("poll_card", place=NOTICES, **about), letter("poll_result", place=NOTICES, **about))
        await office.write(letter("poll_closed", edits=f"poll_card:{subject}", **about))
        await office.write(letter("front_door", **about | {"place": START if int(subject) % 2 else NOTICES}))
        private = {"person": ADA, "place": None, "dedupe_key": f"private:{subject}"}
        await office.write(letter("reminder", **about | private | {"subject": f"{subject} for Ada"}))
        try:
            for _ in range(LOOKS):
                await office.deliver()
                weather.pass_time()
        except* Stopped:
            weather.pass_time()


@pytest.mark.parametrize("seed", range(20))
async def test_in_any_weather_each_letter_arrives_once_and_a_card_before_its_result(tmp_path: Path, seed: int) -> None:
    weather = Weather(seed)
    for subject in range(LIVES):
        await live(tmp_path, weather, str(subject))
    weather.clear = True
    async with opened(tmp_path, weather.discord) as office:
        while (due := await office.deliver()) is not None:
            office.clock.move(max(due - office.clock.now(), timedelta(seconds=1)))
    messages = list(weather.discord.messages.values())
    kinds = ("poll_card {}", "poll_result {}", "front_door {}", "reminder {} for Ada")
    assert Counter(text for posted in messages for text in posted.text.split(" and ")) == Counter(
        kind.format(subject) for subject in range(LIVES) for kind in kinds
    )
    order = [posted.text for posted in messages]
    for subject in range(LIVES):
        assert order.index(f"poll_card {subject}") < order.index(f"poll_result {subject}")
        assert messages[order.index(f"poll_card {subject}")].edits[-1] == f"poll_closed {subject}"
