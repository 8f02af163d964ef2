"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

DATA_ASK: Final = Verb("data-ask")
DATA_COMPLAIN: Final = Verb("data-complain")
DATA_COMPLAIN_NOW: Final = Verb("data-complain-now")
DATA_COMPLAIN_SAY: Final = Verb("data-complain-say")
DATA_COMPLAINT: Final = Verb("data-complaint")
DATA_CORRECT: Final = Verb("data-correct")
DATA_CORRECTION: Final = Verb("data-correction")
DATA_DELETE: Final = Verb("data-delete")
DATA_DELETE_NOW: Final = Verb("data-delete-now")
DATA_EXPORT: Final = Verb("data-export")
DATA_PAGE: Final = Verb("data-page")
DATA_QUESTION: Final = Verb("data-question")
DATA_SEE: Final = Verb("data-see")
DATA_WRITE: Final = Verb("data-write")
REQUEST_ANSWER: Final = Verb("request-answer")
REQUESTS: Final = Verb("requests")
REQUESTS_READ: Final = Verb("requests-read")
REQUESTS_WRITE: Final = Verb("requests-write")
