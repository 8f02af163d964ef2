"""The features there are, by name, and what is asked of each to load it: adding one begins with a line here."""

from importlib import import_module
from typing import Any, Final, Protocol

from bot.domain.nouns import Nouns
from bot.services import Transaction

FEATURES: Final = (
    "cogs.kit",
    "cogs.advisory",
    "cogs.catchup",
    "cogs.contributions",
    "cogs.decisions",
    "cogs.desk",
    "cogs.digest",
    "cogs.joining",
    "cogs.me",
    "cogs.mydata",
    "cogs.notes",
    "cogs.outputs",
    "cogs.people",
    "cogs.polls",
    "cogs.programmes",
    "cogs.record",
    "cogs.reminders",
    "cogs.safety",
    "cogs.servers",
    "cogs.sessions",
    "cogs.thanks",
    "cogs.todo",
    "cogs.topics",
)


class LoadableFeature(Protocol):
    """What people see and press of one thing, as far as it is known here."""

    def add_nouns(self, nouns: Nouns[Transaction]) -> None:
        """Let others ask its nouns."""

    async def add_to(self, bot: Any) -> None:
        """Let this bot have it."""


def feature_called(name: str) -> LoadableFeature:
    """Load a feature by its name."""
    found: LoadableFeature = import_module(name).FEATURE
    return found


def add_nouns(nouns: Nouns[Transaction]) -> None:
    """Hand over the nouns of every feature, for whoever works with a store and no bot."""
    for name in FEATURES:
        feature_called(name).add_nouns(nouns)
