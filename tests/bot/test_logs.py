"""What may stand in a log: places and numbers."""

import asyncio
import json
import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.logs import set_up_logs, trace_of

CANARY = "zq-canary"


@pytest.fixture(autouse=True)
def leave_no_trace() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def log() -> StringIO:
    stream = StringIO()
    set_up_logs("debug", "json", stream)
    return stream


def lines(log: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_our_own_parts_are_logged_at_the_level_asked_for(log: StringIO) -> None:
    structlog.get_logger("bot.delivery").debug("letter sent", letter="a1")
    (line,) = lines(log)
    assert (line["event"], line["letter"], line["level"], line["logger"]) == (
        "letter sent",
        "a1",
        "debug",
        "bot.delivery",
    )


@pytest.mark.parametrize("name", ["discord.http", "discord.gateway", "discord.webhook.async_", "discord.client"])
def test_the_library_never_logs_bodies_and_tokens(log: StringIO, name: str) -> None:
    logging.getLogger(name).debug("POST with %s has returned", CANARY)
    assert log.getvalue() == ""


@pytest.mark.parametrize("name", ["sqlalchemy.engine", "aiosqlite", "apscheduler.scheduler", "aiohttp.access"])
def test_chatty_libraries_are_logged_from_warnings_on(log: StringIO, name: str) -> None:
    logging.getLogger(name).info(CANARY)
    assert log.getvalue() == ""


def test_an_error_is_told_without_its_words(log: StringIO) -> None:
    try:
        try:
            Path(f"/{CANARY}/none").read_text("utf-8")
        except OSError as error:
            raise ValueError(CANARY) from error
    except ValueError:
        structlog.get_logger("bot.app").exception("broken")
        logging.getLogger("discord.ui.view").exception("Ignoring exception in view %r", CANARY)
    assert CANARY not in log.getvalue()
    ours, theirs = lines(log)
    assert ours["trace"].startswith("ValueError at tests/bot/test_logs.py:")
    assert "because of FileNotFoundError errno=2 at " in ours["trace"]
    assert theirs["trace"] == ours["trace"]


async def test_a_lost_task_is_told_without_its_name(log: StringIO) -> None:
    async def fail() -> None:
        raise ValueError(CANARY)

    task = asyncio.create_task(fail(), name=CANARY)
    await asyncio.wait([task])
    asyncio.get_running_loop().call_exception_handler(
        {"message": "Task exception was never retrieved", "task": task, "exception": task.exception()}
    )
    (line,) = lines(log)
    assert line["event"] == "Task exception was never retrieved"
    assert line["trace"].startswith("ValueError at ")


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert trace_of(KeyError(CANARY)) == "KeyError at no place"


def test_the_console_is_readable_too() -> None:
    stream = StringIO()
    set_up_logs("warning", "console", stream)
    structlog.get_logger("cogs.desk").warning("no channel", guild=7)
    structlog.get_logger("cogs.desk").info("unsaid")
    assert "no channel" in stream.getvalue()
    assert "unsaid" not in stream.getvalue()
