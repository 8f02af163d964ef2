"""What falls due about reminders."""

from datetime import datetime
from functools import cache
from typing import Final

from bot.clock import zone_data
from bot.jobs import Job, Work, a_few_at_a_time
from bot.services import Transaction
from bot.services.reminders import schedule

_zone_data: Final = cache(zone_data)  # the laws for clocks can only be other ones after a start


async def _follow_zones(work: Work) -> None:
    await work.run(schedule.follow_zones, _zone_data(), now=work.now)


def _zones_due(tx: Transaction, *, now: datetime) -> datetime | None:
    return schedule.zones_due(tx, _zone_data(), now=now)


JOBS: Final = (
    Job("follow the laws for clocks", _follow_zones, _zones_due),
    Job("write what is due", a_few_at_a_time(schedule.write_due), schedule.next_due),
)
