"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

SAID_YES_TO: Final = Verb("said-yes-to")
SESSION_ABOUT: Final = Verb("session-about")
SESSION_ABOUT_SEND: Final = Verb("session-about-send")
SESSION_BACK: Final = Verb("session-back")
SESSION_BEGIN: Final = Verb("session-begin")
SESSION_DISCARD: Final = Verb("session-discard")
SESSION_HEAR_AGAIN: Final = Verb("session-hear-again")
SESSION_KNOW: Final = Verb("session-know")
SESSION_NO_MORE: Final = Verb("session-no-more")
SESSION_OFTEN: Final = Verb("session-often")
SESSION_POST: Final = Verb("session-post")
SESSION_PREVIEW: Final = Verb("session-preview")
SESSION_REWRITE: Final = Verb("session-rewrite")
SESSION_SECOND_AT: Final = Verb("session-second-at")
SESSION_SECOND_SEND: Final = Verb("session-second-send")
SESSION_SECOND_WRITE: Final = Verb("session-second-write")
SESSION_SEND: Final = Verb("session-send")
SESSION_STARTS: Final = Verb("session-starts")
SESSION_STARTS_AT: Final = Verb("session-starts-at")
SESSION_STARTS_SEND: Final = Verb("session-starts-send")
SESSION_STARTS_WRITE: Final = Verb("session-starts-write")
SESSION_TIMES: Final = Verb("session-times")
SESSION_TWIN: Final = Verb("session-twin")
SESSION_TWIN_SEND: Final = Verb("session-twin-send")
SESSION_WHO: Final = Verb("session-who")
SESSION_WORDS: Final = Verb("session-words")
