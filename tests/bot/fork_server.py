"""A process that has loaded everything once and is forked for each life: real programmes that start in no time."""

import asyncio
import importlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

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
    """Where programmes are started."""

    def __init__(self, address: Path) -> None:
        self._address = address
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
        output = self._address.parent / f"output-{self._count}"
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


@asynccontextmanager
async def fork_server(folder: Path) -> AsyncIterator[ForkServer]:
    """Load everything, once."""
    address = folder / "fork-server"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, str(address), stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    try:
        assert await process.stdout.readline() == b"ready\n"
        lives = ForkServer(address)
        try:
            yield lives
        finally:
            await lives.close()
    finally:
        process.kill()
        await process.wait()


def _serve(address: str) -> None:
    for module in ("bot.__main__", "bot.app", "cogs.kit", "cogs.desk", "cogs.polls", "storage.store", "storage.schema"):
        importlib.import_module(module)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen(100)
        print("ready", flush=True)  # noqa: T201 - whoever waits for it reads this line
        while True:
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
