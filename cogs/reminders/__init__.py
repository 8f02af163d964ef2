"""Reminders that people ask for themselves."""

from typing import Final

from bot.services.reminders.schedule import forget_reminders
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.reminders import jobs, letters, own_views, status, status_letters, views

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
    letters={**letters.RENDERERS, **status_letters.RENDERERS},
    jobs=jobs.JOBS,
    expiry=(forget_reminders,),
    meanings={
        ("kind", "undelivered"): later("what could not be delivered"),
        ("action", "ask to be reminded"): later("asked to be reminded"),
        ("action", "see what could not be delivered"): later("saw what could not be delivered"),
        ("action", "try again to deliver"): later("had it tried again to deliver"),
    },
)
