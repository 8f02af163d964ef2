"""Lives single lives again, or measures many: python -m tests.simulation SEED… | --first 200 [--start 1000]."""

import argparse
import cProfile
import pstats
import sys
import time
import traceback

from tests.simulation.life import BrokenPromise, Life, live
from tests.simulation.post.life import PostLife
from tests.simulation.sessions.life import SessionLife
from tests.simulation.topics.life import TopicLife


def main() -> int:
    """Live the lives that were asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulation")
    asked.add_argument("seeds", nargs="*", type=int)
    asked.add_argument("--first", type=int, default=0, help="live this many, one after the other")
    asked.add_argument("--start", type=int, default=0, help="from this seed on")
    asked.add_argument("--profile", action="store_true", help="say where the time goes")
    asked.add_argument("--trace", action="store_true", help="print everything that passed")
    asked.add_argument("--digests", action="store_true", help="print only what each life comes to")
    asked.add_argument("--post", action="store_true", help="live the lives about letters to people")
    asked.add_argument("--topics", action="store_true", help="live the lives about questions")
    asked.add_argument("--sessions", action="store_true", help="live the lives about sessions")
    given = asked.parse_args()
    kind = _kind(given)
    if given.digests:
        print(*(live(seed, kind=kind).digest for seed in given.seeds))
        return 0
    seeds = given.seeds or list(range(given.start, given.start + given.first))
    live(-1, kind=kind)  # everything that is loaded once
    for seed in seeds:
        kind.begins(seed)  # and the templates
    profile = cProfile.Profile()
    if given.profile:
        profile.enable()
    began, broken = time.process_time(), 0
    for seed in seeds:
        broken += not _one(kind, seed, traced=given.trace, alone=bool(given.seeds))
    took = time.process_time() - began
    profile.disable()
    if given.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
    print(f"{len(seeds)} lives, {broken} broken, {len(seeds) / took:.1f} a second of CPU")
    return 1 if broken else 0


def _kind(given: argparse.Namespace) -> type[Life]:
    kinds = {"post": PostLife, "topics": TopicLife, "sessions": SessionLife}
    return next((kind for name, kind in kinds.items() if getattr(given, name)), Life)


def _one(kind: type[Life], seed: int, *, traced: bool, alone: bool) -> bool:
    try:
        told = live(seed, kind=kind)
    except BrokenPromise as error:
        print(error)
        if alone:
            traceback.print_exc()
        return False
    if traced:
        sys.stdout.write(told.trace.decode() + "\n")
    if alone:
        print(seed, told.digest, told.failpoints, "failpoints", told.answered, "answered", dict(told.seen))
    return True


if __name__ == "__main__":
    sys.exit(main())
