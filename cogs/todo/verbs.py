"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

TO_DO_MORE: Final = Verb("to-do-more")
