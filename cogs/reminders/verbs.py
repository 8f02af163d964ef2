"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

COMING_ONE: Final = Verb("coming-one")
REMIND_CHANGE: Final = Verb("remind-change")
REMIND_DATE: Final = Verb("remind-date")
REMIND_DATE_WRITE: Final = Verb("remind-date-write")
REMIND_DAY: Final = Verb("remind-day")
REMIND_DELETE: Final = Verb("remind-delete")
REMIND_HOUR: Final = Verb("remind-hour")
REMIND_HOUR_NOON: Final = Verb("remind-hour-noon")
REMIND_ME: Final = Verb("remind-me")
REMIND_OFTEN: Final = Verb("remind-often")
REMIND_OWN: Final = Verb("remind-own")
REMIND_PICK: Final = Verb("remind-pick")
REMIND_STOP: Final = Verb("remind-stop")
REMIND_WHICH: Final = Verb("remind-which")
REMIND_WORDS: Final = Verb("remind-words")
SENDING: Final = Verb("sending")
SENDING_AGAIN: Final = Verb("sending-again")
SENDING_ONE_AGAIN: Final = Verb("sending-one-again")
