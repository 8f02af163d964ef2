"""A small answer to "is it well?", on this computer only."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict

from bot.domain.records import dataclass


class PortTaken(Exception):  # noqa: N818 - named for what the operator must mend
    """Another programme already answers on the port for health; the text is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is well; `last_beat` is in seconds since then, None before the first."""

    connected: bool
    database: bool
    last_beat: float | None

    @property
    def is_well(self) -> bool:
        """Say whether all of it is."""
        return self.connected and self.database


async def serve_health(port: int, look: Callable[[], Health]) -> Callable[[], Awaitable[None]]:
    """Answer GET /healthz on loopback with 200 or 503 and JSON; return what stops it."""
    from aiohttp import web  # noqa: PLC0415 - those who ask for no port start without it

    async def healthz(_: web.Request) -> web.Response:
        health = look()
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
