"""A small answer to "is it well?", on this computer only."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Final

LONGEST_BEAT: Final = 300.0  # seconds; it beats every 30 at least, and no beat takes minutes
LONGEST_STANDSTILL: Final = 900.0  # seconds; what is held back for a reason mostly goes on after ten minutes


class PortTaken(Exception):
    """Another programme already answers on the port for health; the text is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is well; all times are in seconds.

    `last_beat` is how long ago the last one ended, None before the first. `oldest_due` is how long the oldest letter
    that should be out has been due, None when none is; `last_try` how long ago any was tried, None when none ever was.
    """

    connected: bool
    database: bool
    last_beat: float | None
    oldest_due: float | None = None
    last_try: float | None = None

    @property
    def is_well(self) -> bool:
        """Say whether all of it is."""
        return self.connected and self.database and not self._stands_still

    @property
    def _stands_still(self) -> bool:
        """Tell whether it looks after nothing, or letters have long been due and none is even tried.

        A long queue that moves is well: so many letters a second is as fast as it may be.
        """
        waits = self.oldest_due is not None and self.oldest_due > LONGEST_STANDSTILL
        tried = self.last_try is not None and self.last_try <= LONGEST_STANDSTILL
        return (self.last_beat is not None and self.last_beat > LONGEST_BEAT) or (waits and not tried)


async def serve_health(port: int, look: Callable[[], Awaitable[Health]]) -> Callable[[], Awaitable[None]]:
    """Answer GET /healthz on loopback with 200 or 503 and JSON; return what stops it."""
    from aiohttp import web  # noqa: PLC0415 - 15 ms and 2 MiB, for those who ask for a port

    async def healthz(_: web.Request) -> web.Response:
        health = await look()
        return web.json_response(asdict(health), status=200 if health.is_well else 503)

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise PortTaken(f"Port {port} cannot be used: choose another HEALTH_PORT, or leave it empty.") from None
    return runner.cleanup
