"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

ANSWER_ADD: Final = Verb("answer-add")
ANSWER_AGREE: Final = Verb("answer-agree")
ANSWER_DROP: Final = Verb("answer-drop")
ANSWER_NAME: Final = Verb("answer-name")
ANSWER_PART: Final = Verb("answer-part")
ANSWER_POST: Final = Verb("answer-post")
ANSWER_QUOTE: Final = Verb("answer-quote")
ANSWER_SHOWN: Final = Verb("answer-shown")
ANSWER_TAKE_BACK: Final = Verb("answer-take-back")
ANSWER_TAKE_BACK_NOW: Final = Verb("answer-take-back-now")
ANSWER_WORDS: Final = Verb("answer-words")
MY_WORD: Final = Verb("my-word")
MY_WORD_OF: Final = Verb("my-word-of")
PEER: Final = Verb("peer")
PEER_DIFFERENT: Final = Verb("peer-different")
PEER_SAME: Final = Verb("peer-same")
TYPED_GROUP: Final = Verb("typed-group")
TYPED_PERSON: Final = Verb("typed-person")
TYPED_TOPIC: Final = Verb("typed-topic")
TYPED_WORDS: Final = Verb("typed-words")
