"""Reminders that people ask for themselves."""

from typing import Final

from bot.services.reminders.due import forget_reminders
from cogs.kit.feature import Command, Feature, Group
from cogs.reminders import jobs, letters, own_views, status, status_letters, views

FEATURE: Final = Feature(
    name="reminders",
    presses={**views.PRESSES, **own_views.PRESSES, **status.PRESSES},
    forms={**views.FORMS, **own_views.FORMS},
    commands=(
        Group(
            "remind",
            "Be reminded, when you choose",
            (
                Command("me", "Be reminded of anything, once or again and again; only you see it", own_views.write),
                Command("list", "What is coming to you: see it, change it, delete it", own_views.coming),
                Command("status", "For coordinators: how sending goes, and what to mend", status.status),
            ),
        ),
    ),
    letters={**letters.SAYERS, **status_letters.SAYERS},
    jobs=jobs.JOBS,
    expiry=(forget_reminders,),
)
