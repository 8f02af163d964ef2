"""Times that partners are asked about, one a line: each must say one moment and no other."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.refusals import Invalid
from bot.domain.session_times import MOST_CANDIDATES
from bot.domain.times import Found, when
from bot.services import servers
from cogs.kit.press import Press

_EXAMPLE = "Thursday 25 March 8pm"


async def read(press: Press, lines: Sequence[str]) -> tuple[datetime, ...]:
    """Read the times that were typed, on the clocks of the server's zone; refuse a line that may mean two."""
    if not 2 <= len(lines) <= MOST_CANDIDATES:
        raise Invalid("Please write from 2 to {most} times, one a line.", most=MOST_CANDIDATES)
    here = await press.run(servers.server_of, press.actor.guild)
    return tuple(_moments(lines, now=press.now, zone=here.zone))


def _moments(lines: Sequence[str], *, now: datetime, zone: str) -> Iterator[datetime]:
    for line in lines:
        found = when(line, now=now, zone=zone, spans=False)
        if not isinstance(found, Found):
            raise Invalid(
                "Line {n} can mean more than one time. Please write it like this: {example}",
                n=lines.index(line) + 1,
                example=_EXAMPLE,
            )
        yield found.starts
