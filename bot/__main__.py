"""python -m bot [run | rehearse | doctor | migrate | backup FILE | restore FILE | forget-keys]."""

import argparse
import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, Final

from bot.clock import Clock
from bot.logs import set_up_logs
from bot.settings import Settings, SettingsError
from storage.refusals import KeysAway, StoreRefusal

MISTAKEN: Final = 78  # EX_CONFIG: starting again changes nothing until somebody mends the settings
FAILED: Final = 1
_ENV: Final = Path(".env")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked on the command line; return the exit code."""
    asked = _read(arguments)
    try:
        settings = Settings.load(os.environ, _ENV)
    except SettingsError as error:
        return _say(*error.mistakes, code=MISTAKEN)
    set_up_logs(settings.log_level, settings.log_format)
    _say(*settings.warnings)
    what = asked.what or ("run" if settings.token else "rehearse")
    try:
        return _TASKS[what](settings, asked)
    except StoreRefusal as refusal:
        return _say(str(refusal), code=MISTAKEN if isinstance(refusal, KeysAway) else FAILED)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bot", description="Kitchen Table")
    parser.set_defaults(port=0)
    tasks = parser.add_subparsers(dest="what", metavar="what")
    tasks.add_parser("run", help="connect to Discord; needs DISCORD_TOKEN")
    rehearse = tasks.add_parser("rehearse", help="try everything on this computer, with invented people")
    rehearse.add_argument("--port", type=int, default=0, help="where to serve the page; any free port if left out")
    tasks.add_parser("doctor", help="look the installation over")
    tasks.add_parser("migrate", help="bring the database up to date; starting does this too")
    tasks.add_parser("backup", help="keep the database in one file, while the bot runs or not").add_argument(
        "file", type=Path
    )
    tasks.add_parser("restore", help="bring a kept database back, while the bot is stopped").add_argument(
        "file", type=Path
    )
    tasks.add_parser("forget-keys", help="go on although keys are lost for good: what was sealed for them is lost")
    return parser.parse_args(arguments)


def _run(settings: Settings, _: argparse.Namespace) -> int:
    if settings.token is None:
        return _say("There is no DISCORD_TOKEN. Put it into .env, or try: python -m bot rehearse", code=MISTAKEN)
    return _until_stopped(lambda: _serve(settings))


async def _serve(settings: Settings) -> int:
    gc.disable()  # loading makes much and drops little: not looking at it over and over makes starting a tenth quicker
    from bot.app import App, IntentRefused, PortTaken, TokenRefused  # noqa: PLC0415 - only those who connect wait for the library

    gc.freeze()  # and what is loaded stays
    gc.enable()

    try:
        app = await App.open(settings, Clock())
    except PortTaken as error:
        return _say(str(error), code=FAILED)
    try:
        await app.run()
    except TokenRefused:
        return _say(
            "Discord does not accept this token. Make a new one on the developer page, under Bot, for .env.",
            code=MISTAKEN,
        )
    except IntentRefused:
        return _say(
            "Discord does not tell this bot who leaves. On the developer page, under Bot, turn on Server Members "
            "Intent. Or set MEMBERS_INTENT=no.",
            code=MISTAKEN,
        )
    finally:
        await app.close()
    return 0


def _rehearse(settings: Settings, asked: argparse.Namespace) -> int:
    from bot.rehearsing import rehearse  # noqa: PLC0415 - as above

    return _until_stopped(lambda: rehearse(settings, asked.port))


def _doctor(settings: Settings, _: argparse.Namespace) -> int:
    from storage.doctor import doctor  # noqa: PLC0415 - each command loads its own part only

    findings = doctor(
        settings.data_dir,
        settings.key_dir,
        url=settings.database_url,
        secrets=[_ENV, *filter(None, [settings.token_file])],
    )
    said = [(finding.well, finding.sentence) for finding in findings]
    if settings.token is not None:
        from bot.granted import look  # noqa: PLC0415

        said += asyncio.run(look(settings))
    for well, sentence in said:
        print("ok  " if well else "MEND", sentence)
    return 0 if all(well for well, _sentence in said) else FAILED


def _migrate(settings: Settings, _: argparse.Namespace) -> int:
    from storage.keys import Keys  # noqa: PLC0415
    from storage.store import Store  # noqa: PLC0415

    async def open_once() -> int:
        await (await Store.open(settings.data_dir, Keys(settings.key_dir), url=settings.database_url)).close()
        return _say("The database is up to date.")

    return asyncio.run(open_once())


def _backup(settings: Settings, asked: argparse.Namespace) -> int:
    from storage.backup import backup  # noqa: PLC0415

    backup(settings.data_dir, asked.file, url=settings.database_url, key_dir=settings.key_dir)
    return _say(f"Kept in {asked.file}. It holds no keys: votes that are open now could not be counted from it.")


def _restore(settings: Settings, asked: argparse.Namespace) -> int:
    from storage.files import database_in  # noqa: PLC0415
    from storage.keys import Keys  # noqa: PLC0415
    from storage.personal import mend_restored  # noqa: PLC0415
    from storage.restore import restore  # noqa: PLC0415

    def mend(part: Path, database: Path) -> None:
        if settings.key_dir.is_dir():  # without it nobody was ever erased; and its absence must be noticed at the start
            mend_restored(Keys(settings.key_dir), part, database)

    aside = restore(asked.file, settings.data_dir, url=settings.database_url, mend=mend)
    there = database_in(settings.data_dir, settings.database_url).resolve()
    return _say(f"Restored to {there}.", *([f"What was there before is kept in {aside}."] if aside else []))


def _forget_keys(settings: Settings, _: argparse.Namespace) -> int:
    from bot.services.starting import adopt_keys  # noqa: PLC0415
    from storage.keys import Keys  # noqa: PLC0415
    from storage.store import Store  # noqa: PLC0415

    async def forget() -> int:
        store = await Store.open(settings.data_dir, Keys(settings.key_dir), url=settings.database_url)
        try:
            lost = await store.run(adopt_keys)
        finally:
            await store.close()
        return _say(
            f"The keys in {settings.key_dir} are all there are. "
            f"Votes and questions whose sealed answers are now lost: {lost}."
        )

    return asyncio.run(forget())


def _until_stopped(task: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run until done or told to stop, and leave cleanly either way."""

    async def guarded() -> int:
        running = asyncio.ensure_future(task())
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, running.cancel)
        try:
            return await running
        except asyncio.CancelledError:
            return 0

    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        return runner.run(guarded())


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - only with the extra "speed"
    except ImportError:
        return None
    new_loop: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return new_loop


def _say(*sentences: str, code: int = 0) -> int:
    for sentence in sentences:
        print(sentence, file=sys.stderr if code else sys.stdout)
    return code


_TASKS: Final = {
    "run": _run,
    "rehearse": _rehearse,
    "doctor": _doctor,
    "migrate": _migrate,
    "backup": _backup,
    "restore": _restore,
    "forget-keys": _forget_keys,
}

if __name__ == "__main__":
    sys.exit(main())
