"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

CALL_OFF: Final = Verb("call-off")
CALL_WHEN: Final = Verb("call-when")
PEOPLE_CALLED: Final = Verb("people-called")
PEOPLE_CALLS: Final = Verb("people-calls")
PEOPLE_HELLO: Final = Verb("people-hello")
PEOPLE_HELLO_SAY: Final = Verb("people-hello-say")
