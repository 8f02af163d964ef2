"""Kinds of letters: how pressing each is, whether it uses somebody's allowance, and when it ends with them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Urgency(StrEnum):
    """What holds a letter to a person back; letters to places are never held back."""

    AT_ONCE = "at_once"  # nothing but that private messages be open
    ONE_S_OWN = "own"  # the moment they chose themselves, unless they have paused
    WHEN_WELCOME = "when_welcome"  # their hours, and room in their day and week


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter; the feature that owns it says how it reads.

    `uses_allowance`: it counts against the one a day and three a week. `ends_on_leaving`: it is for somebody as one who
    takes part, so it ends when they leave; what they asked for otherwise, and an answer they are owed, does not.
    `waits_behind_button`: where private messages turn out to be closed it waits in the server; what does not is over.
    `secret`: it asks for something that is answered in secret, so that nobody can know whether it was of any use.
    `alone`: somebody depends on it, so it goes by itself and first, in their hours whatever else they were sent, also
    while they have paused. `threaded`: on the message that it becomes, a thread is to stand. `quiet_outside_hours`: it
    comes at once, and makes no sound outside their hours or while they have paused.
    """

    name: str
    urgency: Urgency = Urgency.WHEN_WELCOME
    uses_allowance: bool = True
    ends_on_leaving: bool = False
    waits_behind_button: bool = True
    secret: bool = False
    alone: bool = False
    threaded: bool = False
    quiet_outside_hours: bool = False


NOTE: Final = LetterKind("note", ends_on_leaving=True)  # several letters in one message
SECRET_NOTE: Final = LetterKind("secret_note", ends_on_leaving=True, secret=True)  # of what is answered in secret alone
OWN_NOTE: Final = LetterKind("own_note", Urgency.ONE_S_OWN, uses_allowance=False, ends_on_leaving=True)
AFTER_LEAVING: Final = LetterKind("after_leaving")  # the one kind that goes to somebody who is not in the server
