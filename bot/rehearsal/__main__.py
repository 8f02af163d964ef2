"""python -m bot.rehearsal --port N: the stage alone, for a bot that is started elsewhere."""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Address

from bot.clock import Clock
from bot.rehearsal.page import Backstage, Page
from bot.rehearsal.stage import LOOPBACK, Stage, serve_until_cancelled

_WHY_NOT = """\
Not started. At {address} anybody on that network could knock here.
They could be any person on the stage, and read what is written there. Nothing on the way is encrypted.
On 127.0.0.1 only this computer can. If you mean it, add --let-others-in."""


async def _serve(address: str, port: int) -> None:
    stage = await Stage.open(Clock(), port=port, address=address)
    stage.pace.enforce()  # nobody knows whose bot will come: it shall meet what Discord would do
    backstage = Backstage(stage)
    page = stage.page = Page(
        stage.world, lambda ticket: print(f"Page: {stage.base_url}/#{ticket}", flush=True), backstage=backstage
    )
    print(f"API: {stage.api_url}")
    print(f"Gateway: {stage.gateway_url}")
    print(f"Bot token: {stage.bot_token}")
    print(f"Page: {stage.base_url}/#{page.ticket}", flush=True)
    await serve_until_cancelled(stage)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.rehearsal", description="A Discord stand-in on loopback.")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; 0 takes any that is free")
    parser.add_argument("--address", type=IPv4Address, default=LOOPBACK, help="the address to listen on")
    parser.add_argument("--let-others-in", action="store_true", help="serve on another address than this computer's")
    given = parser.parse_args(arguments)
    address = IPv4Address(given.address)
    if not address.is_loopback and not given.let_others_in:
        parser.exit(2, _WHY_NOT.format(address=address) + "\n")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(str(address), given.port))


if __name__ == "__main__":
    main()
