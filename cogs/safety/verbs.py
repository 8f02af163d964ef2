"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

LEAD: Final = Verb("lead")
LEAD_NO: Final = Verb("lead-no")
LEAD_YES: Final = Verb("lead-yes")
PEOPLE_PHONED: Final = Verb("people-phoned")
WORRIED_ABOUT: Final = Verb("worried-about")
WORRIED_ASK: Final = Verb("worried-ask")
WORRIED_BACK: Final = Verb("worried-back")
WORRIED_DONE: Final = Verb("worried-done")
WORRIED_NAMED: Final = Verb("worried-named")
WORRIED_QUEUE: Final = Verb("worried-queue")
WORRIED_UNNAMED: Final = Verb("worried-unnamed")
