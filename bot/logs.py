"""What is logged, and how: places and numbers, never what people write."""

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.types import Processor

_OURS = ("bot", "cogs", "storage", "kitchen_table")
_ROOT = Path(__file__).parents[1]
_TELLING = ("errno", "status", "code")


def set_up_logs(level: str = "info", form: str = "console", stream: TextIO | None = None) -> None:
    """Log our own parts at `level`, all others at INFO or above: at DEBUG libraries log bodies and tokens."""
    wanted = logging.getLevelNamesMapping()[level.upper()]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(form, colours=(stream or sys.stderr).isatty()))
    handler.addFilter(_without_content)
    logging.basicConfig(handlers=[handler], level=max(wanted, logging.INFO), force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(wanted)
    for name in ("discord", "discord.http", "discord.gateway", "discord.webhook"):
        logging.getLogger(name).setLevel(max(wanted, logging.INFO))
    for name in ("sqlalchemy", "aiosqlite", "apscheduler", "aiohttp", "alembic"):
        logging.getLogger(name).setLevel(max(wanted, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def trace_of(error: BaseException) -> str:
    """Say what kind of error it was and where it came from, without its message: that may hold what somebody wrote."""
    numbers = {name: getattr(error, name, None) for name in _TELLING}
    told = "".join(f" {name}={value}" for name, value in numbers.items() if isinstance(value, int))
    places = " < ".join(reversed(_places(error.__traceback__)))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    because = f" because of {trace_of(earlier)}" if earlier is not None else ""
    return f"{type(error).__name__}{told} at {places or 'no place'}{because}"


def _places(traceback: TracebackType | None) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = Path(code.co_filename)
        name = file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) else file.name
        places.append(f"{name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _trace,
    ]


def _trace(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    told = event.pop("exc_info", None)
    error = (
        told[1]
        if isinstance(told, tuple)
        else told
        if isinstance(told, BaseException)
        else sys.exception()
        if told
        else None
    )
    if error is not None:
        event["trace"] = trace_of(error)
    return event


def _without_content(record: logging.LogRecord) -> bool:
    """Drop what libraries put into their records: reprs of controls, tasks and errors hold people's words."""
    if record.name.startswith("discord.") and record.levelno >= logging.ERROR:
        record.args = ()
    if record.name == "asyncio":
        record.msg, record.args = record.getMessage().partition("\n")[0], ()
    return True


def _formatter(form: str, *, colours: bool) -> logging.Formatter:
    last: Processor = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=colours)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
