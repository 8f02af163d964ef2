"""Stories in which what people write and choose leaves no trace where it must not."""

import asyncio
import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.jobs import Job, once
from bot.logs import set_up_logs
from bot.rehearsing import set_the_scene
from bot.services import polls, preferences, subjects
from tests.rehearsal.guarding import writes_idea
from tests.rehearsal.house import CLOSED, WORKERS, House, told
from tests.rehearsal.test_story_guard import MAYBE, PATEL, SECRET
from tests.rehearsal.test_story_signs import HARM

QUESTION, FIRST, SECOND, NEXT = "Qcanary-kestrel", "Acanary-heron", "Bcanary-plover", "Ncanary-avocet"
TYPED = {"Question": QUESTION, "Answers, one a line": f"{FIRST}\n{SECOND}", "What happens with it": NEXT}


@pytest.fixture(params=["console", "json"])
def debug_log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Log everything that an operator can have logged."""
    root = logging.getLogger()
    known = [root, *(logging.getLogger(name) for name in ("bot", "cogs", "storage", "kitchen_table", "discord"))]
    before, levels = list(root.handlers), [logger.level for logger in known]
    stream = io.StringIO()
    set_up_logs("debug", request.param, stream)
    ours = [handler for handler in root.handlers if handler not in before]
    for handler in before:
        root.addHandler(handler)
    yield stream
    for handler in ours:
        root.removeHandler(handler)
    for logger, level in zip(known, levels, strict=True):
        logger.setLevel(level)


async def test_at_debug_no_log_task_or_error_holds_what_anybody_wrote_chose_or_is_called(
    debug_log: io.StringIO, empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:

    house, loop, names = empty_house, asyncio.get_running_loop(), set[str]()

    def named(loop: asyncio.AbstractEventLoop, work: Any, **kwargs: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **kwargs)
        names.add(task.get_name())
        loop.call_soon(lambda: names.add(task.get_name()))
        return task

    loop.set_task_factory(named)
    await house.restarts()
    await set_the_scene(house.stage)
    house.may_complain = True
    await house.opens_poll(TYPED)
    await house.vote_all((FIRST, 5), (SECOND, 1))
    for held in (PATEL, MAYBE, HARM):
        await writes_idea(house, held)
    await surprises(house, monkeypatch)
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 6 answers")
    await house.restarts()
    names |= {task.get_name() for task in asyncio.all_tasks()}
    loop.set_task_factory(None)
    people = {account.name for account in house.stage.world.accounts.values()} - {"Kitchen Table"}
    logged = debug_log.getvalue()
    assert "surprise" in logged
    told_elsewhere = [logged, *names]
    for canary in (QUESTION, FIRST, SECOND, NEXT, *SECRET, "Doris", "nephew", *people, house.stage.bot_token):
        assert not any(canary in text for text in told_elsewhere), canary
    ids = {str(house.person(name).account.id) for name in WORKERS}
    assert not any(number in text for number in ids for text in told_elsewhere)


async def surprises(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have things fail with people's words in the error, in an answer, in a letter and in a beat."""

    def broken(*args: object, **_: object) -> None:
        raise RuntimeError(f"{QUESTION} {FIRST} {args}")

    with monkeypatch.context() as patch:
        patch.setattr(subjects, "what_is_open", broken)
        patch.setattr(preferences, "settings_of", broken)
        assert "Sorry" in told(await house.person("Amara").presses("What is open"))
        assert "Sorry" in told(await house.person("Amara").runs("/me"))
        patch.setattr(polls, "poll_of", broken)
        patch.setattr(house.app.bot.jobs, "_jobs", [Job("broken", once(broken), lambda tx, *, now: now)])
        with pytest.raises(ExceptionGroup):
            await house.app.beat()
        patch.setattr(house.app.bot, "dispatch", broken)
        house.app.heartbeat.wake()
        await asyncio.sleep(0)


async def test_no_choice_travels_in_an_id_and_no_ballot_is_told_from_another(house: House) -> None:
    card = await house.opens_poll(TYPED)
    ids = set()
    for name, choice in zip(WORKERS[:6], (FIRST, SECOND) * 3, strict=True):
        before = len(house.stage.exchanges)
        await house.votes(name, choice, card=card)
        answers = [one.request for one in list(house.stage.exchanges)[before:]]
        ids.add(tuple(sorted(_ids(answers))))
        embed, controls = answers[1]["data"]["embeds"], answers[1]["data"]["components"]
        assert [choice in str(part) for part in (embed, controls)] == [True, False]  # it is read back, and in no id
    assert len(ids) == 1
    rows = await house.app.store.run(
        lambda tx: tx.sql.exec_driver_sql("SELECT length(tag), length(sealed) FROM ballots").fetchall()
    )
    assert len(rows) == 6
    assert len(set(map(tuple, rows))) == 1


def _ids(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [str(value["custom_id"])] if "custom_id" in value else []
        return own + [one for inner in value.values() for one in _ids(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in _ids(inner)]
    return []
