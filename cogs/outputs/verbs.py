"""What the controls around what is made together are called."""

from typing import Final

from cogs.kit.verbs import Verb

OUTPUT: Final = Verb("output")
OUTPUTS: Final = Verb("outputs")
OUTPUT_CHOSEN: Final = Verb("output-one")
OUTPUT_BEGIN: Final = Verb("output-begin")
OUTPUT_WORDS: Final = Verb("output-words")
OUTPUT_REWRITE: Final = Verb("output-rewrite")
OUTPUT_REWORD: Final = Verb("output-reword")
OUTPUT_DISCARD: Final = Verb("output-discard")
OUTPUT_DISCARD_NOW: Final = Verb("output-gone")
LINE: Final = Verb("line")
LINE_SOURCES: Final = Verb("line-from")
LINE_ANSWERS: Final = Verb("line-answers")
LINE_ANSWERS_NEXT: Final = Verb("line-answers-on")
LINE_CHOSEN: Final = Verb("line-chosen")
LINE_WRITE: Final = Verb("line-write")
LINE_WORDS: Final = Verb("line-words")
LINE_OWN: Final = Verb("line-own")
LINE_OWN_WORDS: Final = Verb("line-own-words")
LINE_UP: Final = Verb("line-up")
LINE_DOWN: Final = Verb("line-down")
LINE_OUT: Final = Verb("line-out")
