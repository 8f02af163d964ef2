"""Stories of presses that go wrong: delivered twice, slow, or surprising."""

import asyncio
import gc
import logging
import re
import threading
from collections.abc import Iterator

import discord
import pytest

from bot.services import polls
from cogs.kit import responder
from tests.rehearsal.begun import ONE_CHOICE, WAYS, begins_vote
from tests.rehearsal.house import WORDS, House, custom_id, eventually, told, words

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"


@pytest.mark.parametrize("what", ["choice", "post", "command"])
async def test_what_is_delivered_twice_is_done_and_answered_once(house: House, what: str) -> None:
    if what == "command":
        house.stage.gateway.repeat_next("INTERACTION_CREATE")
    await house.writes()
    if what == "post":
        house.stage.gateway.repeat_next("INTERACTION_CREATE")
    await house.person("Bethan").presses("Post it")
    await house.vote_all((VIDEO, 5))
    amara = house.person("Amara")
    await amara.presses("Answer privately", on=await house.card())
    if what == "choice":
        house.stage.gateway.repeat_next("INTERACTION_CREATE")
    before = len(house.stage.exchanges)
    await amara.chooses("Choose one", CARD)
    await house.person("Ioan").presses("Answer privately", on=await house.card())
    assert len(house.stage.exchanges) == before + 2
    assert await house.counts() == {VIDEO: 4, CARD: 1, FACE: 0, ELEARNING: 0}


class Gate:
    """Holds up the database's thread, once it is shut and until it is opened; from then on patience lasts a blink."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.shut = False
        self.open = threading.Event()
        self._patch = patch

    def shuts(self) -> None:
        self.shut = True
        self._patch.setattr(responder, "PATIENCE", 0.02)

    def __call__(self, name: str) -> None:
        if self.shut and name == "store.called":
            assert self.open.wait(5)


@pytest.fixture
async def gated(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[House, Gate]:
    gate = Gate(monkeypatch)
    await house.restarts(failpoint=gate)
    return house, gate


async def test_a_slow_database_gets_a_promise_first_and_then_the_answer(gated: tuple[House, Gate]) -> None:
    house, gate = gated
    card = await house.opens_poll()
    gate.shuts()
    asked = await house.person("Amara").presses("Answer privately", on=card)
    assert asked.answer == 5
    assert asked.original is not None
    assert asked.original.loading
    gate.open.set()
    paper = await house.person("Amara").sees("You can change it until")
    assert paper.id == asked.original.id
    gate.open.clear()
    chosen = await house.person("Amara").chooses("Choose one", VIDEO)
    assert chosen.answer == 6
    gate.open.set()
    await house.person("Amara").sees("Your answer is sealed")


async def test_a_form_that_can_no_longer_open_asks_for_one_more_press(
    gated: tuple[House, Gate], monkeypatch: pytest.MonkeyPatch
) -> None:
    house, gate = gated
    bethan = house.person("Bethan")
    await bethan.runs("/poll open")
    gate.shuts()
    await bethan.chooses(WAYS, ONE_CHOICE)
    gate.open.set()
    await bethan.sees("That took too long")
    assert bethan.form is None
    gate.shut = False
    monkeypatch.setattr(responder, "PATIENCE", 1.5)
    await bethan.chooses(WAYS, ONE_CHOICE)
    assert bethan.form is not None


async def test_a_slow_form_keeps_the_words_and_answers_in_the_end(gated: tuple[House, Gate]) -> None:
    house, gate = gated
    bethan = house.person("Bethan")
    await begins_vote(bethan)
    gate.shuts()
    await bethan.fills(WORDS)
    gate.open.set()
    await bethan.sees("Your vote, before it opens")


@pytest.mark.parametrize("trouble", ["refused", "surprised"])
async def test_a_slow_refusal_or_apology_leaves_the_paper_on_the_screen(
    gated: tuple[House, Gate], trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, gate = gated
    house.may_complain = trouble == "surprised"
    card = await house.opens_poll()
    amara = house.person("Amara")
    await amara.presses("Answer privately", on=card)
    paper = await amara.sees("You can change it until")
    if trouble == "surprised":

        def broken(*_: object, **__: object) -> None:
            raise ValueError

        monkeypatch.setattr(polls, "cast_ballot", broken)
    gate.shuts()
    asked = house.asks(amara, custom_id(card, "choose"), values=("9",), message=paper)
    await asked.answered
    assert asked.answer == 6
    gate.open.set()
    await amara.sees("not one of the choices" if trouble == "refused" else "Sorry, that didn't work")
    assert "You can change it until" in words(paper)
    assert any(part["type"] == 3 for row in paper.components for part in row["components"])


async def test_a_surprise_is_an_apology_with_a_reference_that_the_log_has_and_no_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.may_complain = True
    card = await house.opens_poll()

    def broken(*_: object, **__: object) -> None:
        raise ValueError(WORDS["Question"])

    monkeypatch.setattr(polls, "paper", broken)
    said = told(await house.person("Amara").presses("Answer privately", on=card))
    found = re.search(r"[2-9B-Z]{3}-[2-9B-Z]{4}", said)
    assert "Sorry, that didn't work" in said
    assert found is not None
    assert any(found[0] in line for line in house.log.said(logging.ERROR))
    assert not any(WORDS["Question"] in line for line in house.log.said())
    assert any("ValueError" in line for line in house.log.said(logging.ERROR))


async def test_a_surprise_gives_back_what_was_typed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.may_complain = True
    bethan = house.person("Bethan")
    await begins_vote(bethan)

    def broken(*_: object, **__: object) -> None:
        raise OSError

    with monkeypatch.context() as trouble:
        trouble.setattr(polls, "draft_poll", broken)
        said = await bethan.fills(WORDS)
    assert "Sorry, that didn't work" in told(said)
    assert WORDS["Question"] in told(said)
    await bethan.presses("Write it again", on=said.original)
    assert "Your vote, before it opens" in told(await bethan.fills({}))


async def test_a_broken_store_apologises_and_loses_no_press_silently(house: House) -> None:
    house.may_complain = True
    card = await house.opens_poll()
    await house.app.store.close()
    said = told(await house.person("Amara").presses("Answer privately", on=card))
    assert "Sorry, that didn't work" in said


async def test_a_hundred_presses_in_one_instant_are_all_answered(house: House) -> None:
    card = await house.opens_poll()
    people = [house.person(name) for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho")]
    asked = [
        house.asks(person, custom_id(card, "choose"), values=(str(n % 4),), message=card)
        for n in range(20)
        for person in people
    ]
    await asyncio.gather(*(one.answered for one in asked))
    assert not any(one.failed for one in asked)
    assert sum((await house.counts()).values()) == 5


@pytest.fixture
def uncollected() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
async def test_what_is_answered_is_let_go_of_without_the_garbage_collector(house: House) -> None:
    await house.opens_poll()
    gc.collect()
    await house.vote_all((VIDEO, 3))

    def let_go_of() -> bool:
        kept = sum(type(one) is discord.Interaction for one in gc.get_objects())
        return kept <= 1  # the database's thread holds the last one until the next

    await eventually(let_go_of)
