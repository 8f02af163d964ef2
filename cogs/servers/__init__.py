"""Servers: who comes, goes or is looked for, which servers let the bot go, and what of their setting up was deleted."""

from typing import Final

from bot.jobs import Job
from bot.services import lifecycle, membership
from cogs.kit.feature import Feature
from cogs.kit.membership import look_over_all
from cogs.servers import letters, listeners

FEATURE: Final = Feature(
    name="servers",
    listeners=listeners.LISTENERS,
    letters=letters.RENDERERS,
    jobs=(Job("look who is in each server", look_over_all, membership.next_due),),
    expiry=(lifecycle.forget_the_away, lifecycle.forget_ways, lifecycle.forget_departed),
)
