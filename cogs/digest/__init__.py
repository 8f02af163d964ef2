"""The week in short."""

from typing import Final

from bot.jobs import Job, a_few_at_a_time
from bot.services import digest
from bot.text import later
from cogs.digest import letters
from cogs.kit.feature import Feature

FEATURE: Final = Feature(
    name="digest",
    letters=letters.RENDERERS,
    jobs=(Job("tell of the week", a_few_at_a_time(digest.write_due), digest.next_due),),
    meanings={
        ("kind", "digest"): later("the week in short"),
    },
)
