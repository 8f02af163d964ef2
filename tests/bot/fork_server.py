"""A process that has loaded everything once and is forked for each life: real programmes that start in no time."""

import asyncio
import importlib
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.features import FEATURES

NOBODY = 65534


class ForkedLife:
    """One programme that runs, until it ends or is ended."""

    def __init__(self, output: Path, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pid: int) -> None:
        self._output, self._reader, self._writer = output, reader, writer
        self.pid = pid
        self.ended = False

    @property
    def said(self) -> str:
        return self._output.read_text()

    async def end(self, *, within: float = 20) -> int:
        """Wait until it has ended; return its exit code, negative if a signal ended it."""
        async with asyncio.timeout(within):
            code = int(await self._reader.readline())
        self.ended = True
        self._writer.close()
        await self._writer.wait_closed()
        return code

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)


class ForkServer:
    """Where programmes are started; what they say is kept in this folder, which is also where they are."""

    def __init__(self, address: Path, folder: Path) -> None:
        self._address = address
        self._folder = folder
        self._count = 0
        self._lives: list[ForkedLife] = []

    async def start(
        self,
        target: str,
        *arguments: str,
        environ: Mapping[str, str] | None = None,
        uid: int | None = None,
        largest_file: int | None = None,
    ) -> ForkedLife:
        """Start `module:function` with these arguments, in an environment of its own."""
        self._count += 1
        output = self._folder / f"output-{self._count}"
        output.touch()
        output.chmod(0o666)
        reader, writer = await asyncio.open_unix_connection(self._address)
        asked = {"target": target, "arguments": arguments, "environ": dict(environ or {}), "output": str(output)}
        writer.write(json.dumps(asked | {"uid": uid, "largest_file": largest_file}).encode() + b"\n")
        self._lives.append(ForkedLife(output, reader, writer, int(await reader.readline())))
        return self._lives[-1]

    async def close(self) -> None:
        """End whatever still runs: those of whose end nobody has heard here yet."""
        for life in self._lives:
            if not life.ended:
                with suppress(ProcessLookupError):
                    life.signal(signal.SIGKILL)
                await life.end()


@contextmanager
def preloaded() -> Iterator[Path]:
    """Load everything, once, in a process that waits to be forked; lend its address."""
    with TemporaryDirectory() as folder:
        address = Path(folder) / "fork-server"
        ours = (sys.executable, "-m", __name__, str(address))
        ends_with_us = subprocess.PIPE  # however we end: then its stdin does too
        with subprocess.Popen(
            ours, stdin=ends_with_us, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        ) as process:
            assert process.stdout is not None
            try:
                assert process.stdout.readline() == b"ready\n"
                yield address
            finally:
                process.kill()


@asynccontextmanager
async def fork_server(address: Path, folder: Path) -> AsyncIterator[ForkServer]:
    """Lend the means to start programmes, and end whatever still runs."""
    lives = ForkServer(address, folder)
    try:
        yield lives
    finally:
        await lives.close()


def _serve(address: str) -> None:
    for module in ("bot.__main__", "bot.app", "bot.jobs", "bot.delivery", "apscheduler.schedulers.asyncio", *FEATURES):
        importlib.import_module(module)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen(100)
        print("ready", flush=True)  # noqa: T201 - whoever waits for it reads this line
        while sys.stdin not in select.select([server, sys.stdin], [], [])[0]:
            connection, _ = server.accept()
            if os.fork() == 0:
                server.close()
                _keep(connection)
            connection.close()
            _bury()


def _bury() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _keep(connection: socket.socket) -> None:
    """Start one life, and tell how it ended."""
    with connection, connection.makefile("rw") as line:
        asked = json.loads(line.readline())
        child = os.fork()
        if child == 0:
            _live(asked, connection)
        line.write(f"{child}\n")
        line.flush()
        line.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
    os._exit(0)


def _live(asked: Mapping[str, Any], connection: socket.socket) -> None:
    connection.close()
    output = os.open(asked["output"], os.O_WRONLY | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.clear()
    os.environ.update(asked["environ"])
    os.chdir(Path(asked["output"]).parent)
    if asked["largest_file"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest_file"], asked["largest_file"]))
    if asked["uid"] is not None:
        os.setgroups([])
        os.setresuid(*[asked["uid"]] * 3)
    module, _, name = asked["target"].partition(":")
    code = 1
    try:
        code = getattr(importlib.import_module(module), name)(asked["arguments"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
