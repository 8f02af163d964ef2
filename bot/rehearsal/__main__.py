"""python -m bot.rehearsal --port N: the stage alone, for a bot that is started elsewhere."""

import argparse
import asyncio
from contextlib import suppress

from bot.clock import Clock
from bot.rehearsal.page import Page
from bot.rehearsal.stage import Stage, serve_until_cancelled


async def _serve(port: int) -> None:
    stage = await Stage.open(Clock(), port=port)
    page = stage.page = Page(stage.world, lambda ticket: print(f"Page: {stage.base_url}/#{ticket}", flush=True))
    print(f"API: {stage.api_url}")
    print(f"Gateway: {stage.gateway_url}")
    print(f"Bot token: {stage.bot_token}")
    print(f"Page: {stage.base_url}/#{page.ticket}", flush=True)
    await serve_until_cancelled(stage)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.rehearsal", description="A Discord stand-in on loopback.")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; 0 takes any that is free")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
