"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

ANSWER: Final = Verb("answer")
ASK_AGAIN: Final = Verb("ask-again")
CHOOSE: Final = Verb("choose")
DRAFT: Final = Verb("draft")
DRAFT_BACK: Final = Verb("draft-back")
DRAFT_CLOSE: Final = Verb("draft-close")
DRAFT_CLOSE_AT: Final = Verb("draft-close-at")
DRAFT_CLOSE_WRITE: Final = Verb("draft-close-write")
DRAFT_DISCARD: Final = Verb("draft-discard")
DRAFT_KIND: Final = Verb("draft-kind")
DRAFT_KNOW: Final = Verb("draft-know")
DRAFT_NOTICE: Final = Verb("draft-notice")
DRAFT_PLAIN: Final = Verb("draft-plain")
DRAFT_POST: Final = Verb("draft-post")
DRAFT_PREVIEW: Final = Verb("draft-preview")
DRAFT_SEND: Final = Verb("draft-send")
DRAFT_WHO: Final = Verb("draft-who")
DRAFT_WORDS: Final = Verb("draft-words")
MORE: Final = Verb("more")
POLL_BEGIN: Final = Verb("poll-begin")
POLL_CLOSE: Final = Verb("poll-close")
POLL_REWORD: Final = Verb("poll-reword")
POLL_REWORD_NOW: Final = Verb("poll-reword-now")
POLL_WITHDRAW: Final = Verb("poll-withdraw")
POLL_WITHDRAW_CHOOSE: Final = Verb("poll-withdraw-choose")
POLL_WITHDRAW_NOW: Final = Verb("poll-withdraw-now")
POLL_WORDS: Final = Verb("poll-words")
PRIVATE: Final = Verb("private")
