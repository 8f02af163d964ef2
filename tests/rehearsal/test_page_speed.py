"""How quick the page is, and how smoothly 5,000 messages go by; `pytest -rP --log-level=INFO` reports it.

Only sizes are judged: times say more about the machine than about the page.
"""

import logging

import pytest

from bot.rehearsal.page.page import STATIC
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import writing
from bot.rehearsal.world.messages import Draft
from bot.rehearsal.world.world import World
from tests.rehearsal.browser import Phone

log = logging.getLogger(__name__)

MOST_BYTES = 165_000
MOST_DRAWN = 480
USABLE = "() => Math.round(performance.now())"
SCROLL = """async ([step, most]) => {
  const box = document.querySelector(".scroll");
  const frames = [];
  const began = performance.now();
  let last = began;
  await new Promise((done) => {
    const frame = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      box.scrollTop += step;
      if (now - began > most) done();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return frames.slice(2);
}"""


@pytest.fixture
def stage(empty_stage: Stage) -> Stage:
    _fill(empty_stage.world)
    return empty_stage


@pytest.mark.browser
async def test_thousands_of_messages_go_by_a_stretch_at_a_time(hand: Phone) -> None:
    await hand.be("Amara")
    await hand.sees("Message 4999")
    await hand.page.reload()
    await hand.page.wait_for_selector("[data-ready=true]")
    log.info("usable after %d ms", await hand.page.evaluate(USABLE))
    for way in (-400, 400):
        frames: list[float] = sorted(await hand.page.evaluate(SCROLL, [way, 2000]))
        smooth = sum(frame <= 33.4 for frame in frames) / len(frames)
        slow = frames[-len(frames) // 20]
        log.info("%+d px a frame: %.1f %% within 33 ms, 95 %% within %.0f", way, smooth * 100, slow)
        assert await hand.page.locator(".message").count() <= MOST_DRAWN


def test_the_whole_page_is_small() -> None:
    size = sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file())
    log.info("%d bytes, uncompressed", size)
    assert size < MOST_BYTES


def _fill(world: World) -> None:
    general = world.places(world.guild)[0]
    people = [world.find_account(name) for name in ("Amara", "Ioan", "Bethan")]
    card = {"title": "A vote", "description": "Which **one**?\n- tea\n- coffee"}
    for number in range(5000):
        if number % 10:
            words = f"Message {number}: the **kettle** is on. " + "More words. " * (number % 20)
            writing.post(world, general, people[number % 3], Draft(words))
        else:
            writing.post(world, general, world.bot, Draft(embeds=(card,)))
