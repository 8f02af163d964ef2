"""Reminders that people ask for themselves."""

from datetime import datetime
from functools import cache
from typing import Final

from bot.clock import zone_data
from bot.jobs import Job, Work, a_few_at_a_time
from bot.services import Transaction
from bot.services.reminders import schedule
from bot.services.reminders.schedule import forget_reminders
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.reminders import letters, own_views, status, views

_zone_data: Final = cache(zone_data)  # the laws for clocks can only be other ones after a start


async def _follow_zones(work: Work) -> None:
    await work.run(schedule.follow_zones, _zone_data(), now=work.now)


def _zones_due(tx: Transaction, *, now: datetime) -> datetime | None:
    return schedule.zones_due(tx, _zone_data(), now=now)


_JOBS: Final = (
    Job("follow the laws for clocks", _follow_zones, _zones_due),
    Job("write what is due", a_few_at_a_time(schedule.write_due), schedule.next_due),
)
FEATURE: Final = Feature(
    name="reminders",
    presses={**views.PRESSES, **own_views.PRESSES, **status.PRESSES},
    forms={**views.FORMS, **own_views.FORMS},
    commands=(
        CommandGroup(
            "remind",
            "Be reminded, when you choose",
            (
                SlashCommand(
                    "me", "Be reminded of anything, once or again and again; only you see it", own_views.write
                ),
                SlashCommand("list", "What is coming to you: see it, change it, delete it", own_views.coming),
                SlashCommand("status", "For coordinators: how sending goes, and what to mend", status.status),
            ),
        ),
    ),
    letters={**letters.RENDERERS, **status.RENDERERS},
    jobs=_JOBS,
    expiry=(forget_reminders,),
    to_do=(status.not_posted,),
    meanings={
        ("kind", "undelivered"): later("what could not be delivered"),
        ("action", "ask to be reminded"): later("asked to be reminded"),
        ("action", "see what could not be delivered"): later("saw what could not be delivered"),
        ("action", "try again to deliver"): later("had it tried again to deliver"),
    },
)
