"""The bot is killed as it sends letters: each arrives once, at a time that is welcome to the one it is for."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.bot.fork_server import ForkServer
from tests.soak.killing_standin import KillPoint
from tests.soak.post import CampaignVerdict, campaign

LETTERS = 4  # written before each kill


async def verdict(
    folder: Path,
    fork: ForkServer,
    kills: int,
    seed: str,
    *,
    moments: Sequence[KillPoint] = tuple(KillPoint),
    broken: str = "",
) -> CampaignVerdict:
    async with campaign(folder, fork, seed, broken) as this:
        if broken:
            this.away = (timedelta(0),)
        for _ in range(kills):
            await this.round(LETTERS, moments)
        return await this.ends()


def check(found: CampaignVerdict, kills: int) -> None:
    assert found.letters == kills * LETTERS
    assert found.kills >= kills / 2, "The bot was hardly ever killed as a letter went out."
    assert (found.twice, found.lost, found.outside_hours, found.to_others) == (0, 0, 0, 0), found


async def test_killed_twenty_times_each_letter_arrives_once_and_inside_hours(tmp_path: Path, fork: ForkServer) -> None:
    check(await verdict(tmp_path / "life", fork, 20, "twenty"), 20)


@pytest.mark.parametrize(
    ("broken", "moment", "what"),
    [
        ("nonce_left_out", KillPoint.AFTER_POST, "twice"),
        ("marked_before_sent", KillPoint.BEFORE_POST, "lost"),
        ("hours_not_asked", KillPoint.ANSWERED, "outside_hours"),
    ],
)
async def test_built_wrong_the_same_kills_show_it(
    tmp_path: Path, fork: ForkServer, broken: str, moment: KillPoint, what: str
) -> None:
    found = await verdict(tmp_path / "life", fork, 4, "wrong", moments=[moment], broken=broken)
    assert getattr(found, what) > 0, found


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
async def test_killed_again_and_again_each_letter_arrives_once_and_inside_hours(
    tmp_path: Path, fork: ForkServer, part: int
) -> None:
    check(await verdict(tmp_path / "life", fork, 25, str(part)), 25)
