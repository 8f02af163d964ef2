"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

PROGRAMME_BEGIN: Final = Verb("programme-begin")
PROGRAMME_BEGIN_WORDS: Final = Verb("programme-begin-words")
PROGRAMME_CHANGE: Final = Verb("programme-change")
PROGRAMME_CHANGE_WORDS: Final = Verb("programme-change-words")
PROGRAMME_END: Final = Verb("programme-end")
PROGRAMME_END_NOW: Final = Verb("programme-end-now")
PROGRAMME_LOOK: Final = Verb("programme-look")
