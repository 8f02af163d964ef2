"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

TOPIC_BEGIN: Final = Verb("topic-begin")
TOPIC_DISCARD: Final = Verb("topic-discard")
TOPIC_DRAFT: Final = Verb("topic-draft")
TOPIC_POST: Final = Verb("topic-post")
TOPIC_REWRITE: Final = Verb("topic-rewrite")
TOPIC_WORDS: Final = Verb("topic-words")
