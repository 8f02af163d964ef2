"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

JOIN_MORE: Final = Verb("join-more")
JOIN_NAME: Final = Verb("join-name")
JOIN_NEXT: Final = Verb("join-next")
JOIN_ON: Final = Verb("join-on")
JOIN_SHOWN: Final = Verb("join-shown")
JOIN_YES: Final = Verb("join-yes")
LEAVE_NOW: Final = Verb("leave-now")
