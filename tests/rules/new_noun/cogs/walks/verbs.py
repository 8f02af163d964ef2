"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

COME: Final = Verb("walk-come")
PLAN: Final = Verb("walk-plan")
