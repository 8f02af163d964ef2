"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

AGAINST: Final = Verb("against")
AGAINST_ADD: Final = Verb("against-add")
AGAINST_DROP: Final = Verb("against-drop")
AGAINST_REWORD: Final = Verb("against-reword")
AGAINST_SHOWN: Final = Verb("against-shown")
AGAINST_WORDS: Final = Verb("against-words")
DECISION_CHOOSE: Final = Verb("decision-choose")
DECISION_CORRECT: Final = Verb("decision-correct")
DECISION_CORRECT_WORDS: Final = Verb("decision-correct-words")
DISSENT: Final = Verb("dissent")
DISSENT_OF: Final = Verb("dissent-of")
DISSENT_TAKE_BACK: Final = Verb("dissent-take-back")
DISSENT_TAKE_BACK_NOW: Final = Verb("dissent-take-back-now")
FOLLOW_UP_NOT: Final = Verb("follow-up-not")
