"""Everything that is chance or time in a life, taken from its seed."""

import asyncio
import gc
import hashlib
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import time_machine
from discord import backoff
from nacl.bindings import crypto_box, crypto_box_NONCEBYTES, crypto_box_seed_keypair, crypto_box_SEEDBYTES

from bot.clock import Clock
from bot.rehearsal.inside import VirtualLoop
from storage import keys

P = ParamSpec("P")
T = TypeVar("T")


class LoopClock(Clock):
    """Tells the time by the running loop; the machine's own, though it stands for the same, takes longer to ask."""

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        super().__init__(ahead)
        self._seconds = asyncio.get_running_loop().time
        self._began = datetime.now(UTC) - timedelta(seconds=self._seconds())

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        return self._began + timedelta(seconds=self._seconds()) + self._ahead


class _Planned(random.Random):
    """Never seeds itself from the machine."""

    def __init__(self, seed: object = 0) -> None:
        super().__init__(repr(seed))

    def seed(self, a: object = None, version: int = 2) -> None:
        if a is not None:
            super().seed(a, version)  # type: ignore[arg-type]


@contextmanager
def _no_tidying() -> Iterator[None]:
    """Look for the litter of the life before, when nothing holds it any more, and not all through this one."""
    gc.collect(1)
    gc.freeze()  # what is still here stays anyway
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _at_once(task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Do it here and now: what another thread does ends whenever the machine pleases."""
    await asyncio.sleep(0)
    return task(*args, **kwargs)


def _sealed(message: bytes, public_key: bytes) -> bytes:
    """Seal as libsodium does, which would take the key of this once from the machine."""
    once, secret = crypto_box_seed_keypair(os.urandom(crypto_box_SEEDBYTES))
    nonce = hashlib.blake2b(once + public_key, digest_size=crypto_box_NONCEBYTES).digest()
    return once + crypto_box(message, nonce, public_key, secret)


@contextmanager
def seeded(seed: str, begins: datetime) -> Iterator[VirtualLoop]:
    """Lend an event loop on which time, and every kind of randomness, is this seed's alone."""
    noise = random.Random(f"noise {seed}").randbytes
    random.seed(f"chance {seed}")
    travel = time_machine.travel(begins, tick=False)
    traveller, loop = travel.start(), VirtualLoop()
    first = traveller.time_ns()
    traveller.time_ns = lambda: first + round(loop.time() * 1e9)  # type: ignore[method-assign]
    library = SimpleNamespace(Random=lambda: _Planned(seed))
    watch = SimpleNamespace(monotonic=loop.time)
    try:
        with (
            _no_tidying(),
            patch.object(os, "urandom", noise),
            patch.object(random, "_urandom", noise),
            patch.object(backoff, "random", library),
            patch.object(backoff, "time", watch),
            patch.object(asyncio, "to_thread", _at_once),
            patch.object(keys, "crypto_box_seal", _sealed),
        ):
            yield loop
    finally:
        travel.stop()
        loop.close()
