"""What tests of sending and of jobs ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.beating import Beat
from tests.bot.post import Discord, Office, StoppedClock, opened


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """Letters, their postman and a Discord to send them to, on a stopped clock."""
    async with opened(tmp_path, Discord(StoppedClock())) as office:
        yield office


@pytest.fixture
def beat(office: Office) -> Beat:
    """The jobs of that office."""
    return Beat(office)
