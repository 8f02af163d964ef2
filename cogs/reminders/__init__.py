"""Reminders that people ask for themselves."""

from datetime import datetime
from functools import cache
from typing import Final

from bot.client import Bot
from bot.clock import zone_data
from bot.jobs import Job, Work, a_few_at_a_time
from bot.services import Transaction
from bot.services.reminders import due
from cogs import kit
from cogs.kit.letters import teach
from cogs.reminders import letters, own_views, status, status_letters, views
from cogs.reminders.cog import Reminders

LETTERS: Final = {**letters.SAYERS, **status_letters.SAYERS}
_zone_data: Final = cache(zone_data)  # the laws for clocks can only be other ones after a start


async def _follow_zones(work: Work) -> None:
    await work.run(due.follow_zones, _zone_data(), now=work.now)


def _zones_due(tx: Transaction, *, now: datetime) -> datetime | None:
    return due.zones_due(tx, _zone_data(), now=now)


JOBS: Final = (
    Job("follow the laws for clocks", _follow_zones, _zones_due),
    Job("write what is due", a_few_at_a_time(due.write_due), due.next_due),
)
EXPIRY: Final = (due.forget_reminders,)


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **own_views.PRESSES, **status.PRESSES}, {**views.FORMS, **own_views.FORMS})
    teach(bot, LETTERS)
    await bot.add_cog(Reminders(bot))
