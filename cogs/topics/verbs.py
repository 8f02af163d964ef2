"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

TOPIC_ABOUT: Final = Verb("topic-about")
TOPIC_ABOUT_SEND: Final = Verb("topic-about-send")
TOPIC_ANONYMOUS: Final = Verb("topic-anonymous")
TOPIC_BACK: Final = Verb("topic-back")
TOPIC_BEGIN: Final = Verb("topic-begin")
TOPIC_CLOSE: Final = Verb("topic-close")
TOPIC_CLOSE_AT: Final = Verb("topic-close-at")
TOPIC_CLOSE_CHOSEN: Final = Verb("topic-close-chosen")
TOPIC_CLOSE_NOW: Final = Verb("topic-close-now")
TOPIC_CLOSE_SEND: Final = Verb("topic-close-send")
TOPIC_CLOSE_WRITE: Final = Verb("topic-close-write")
TOPIC_DISCARD: Final = Verb("topic-discard")
TOPIC_DONE: Final = Verb("topic-done")
TOPIC_DONE_WORDS: Final = Verb("topic-done-words")
TOPIC_DO_BY: Final = Verb("topic-do-by")
TOPIC_EVIDENCE: Final = Verb("topic-evidence")
TOPIC_EVIDENCE_SEND: Final = Verb("topic-evidence-send")
TOPIC_FROM_IDEA: Final = Verb("topic-from-idea")
TOPIC_HEARD: Final = Verb("topic-heard")
TOPIC_HEARD_WORDS: Final = Verb("topic-heard-words")
TOPIC_KNOW: Final = Verb("topic-know")
TOPIC_POST: Final = Verb("topic-post")
TOPIC_PREVIEW: Final = Verb("topic-preview")
TOPIC_PRIVATE: Final = Verb("topic-private")
TOPIC_REWRITE: Final = Verb("topic-rewrite")
TOPIC_SEND: Final = Verb("topic-send")
TOPIC_WHO: Final = Verb("topic-who")
TOPIC_WORDS: Final = Verb("topic-words")
