"""Verbs: what each control is called that somebody presses; here those that are pressed across features."""

from typing import Final, NewType

Verb = NewType("Verb", str)

NO_VERB: Final = Verb("")  # of what is no control of ours

ANSWER_TOPIC: Final = Verb("answer-topic")
CATCH_UP: Final = Verb("catch-up")
ASK_AS_TOPIC: Final = Verb("ask-as-topic")
ASK_AS_VOTE: Final = Verb("ask-as-vote")
CALL_ME: Final = Verb("call-me")
COMING: Final = Verb("coming")
EXPORT_ANSWERS: Final = Verb("export-answers")
MY_DATA: Final = Verb("data")
DELETE_MESSAGES: Final = Verb("delete-messages")
DIGEST_OFF: Final = Verb("digest-off")
GO_ON: Final = Verb("go-on")
FOR_ME_AGAIN: Final = Verb("for-me-again")
JOIN: Final = Verb("join")
LEAVE: Final = Verb("leave")
MY_SETTINGS: Final = Verb("me")
MY_WORDS: Final = Verb("my-words")
NO_MORE: Final = Verb("no-more")
NOT_FOR_ME: Final = Verb("not-for-me")
OPEN_FROM_NOTE: Final = Verb("note-open")
OUTCOMES: Final = Verb("outcomes")
OUTCOMES_BY_PHONE: Final = Verb("outcomes-by-phone")
WHAT_IS_OPEN: Final = Verb("open")
PAUSE_WEEK: Final = Verb("pause-week")
PEOPLE_AS_NUMBERS: Final = Verb("people")
PROPOSE: Final = Verb("propose")
REMIND: Final = Verb("remind")
TOPIC_MORE: Final = Verb("topic-more")
TO_DO: Final = Verb("to-do")
TYPE_ANSWER: Final = Verb("type-answer")
TEST_NOTE: Final = Verb("test-note")
WORRIED: Final = Verb("worried")
