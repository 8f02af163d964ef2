"""The notes that come with being asked how one wishes to be named: one at the beginning, one the day before the end."""

from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.outputs import Output
from bot.domain.preferences import Preferences
from bot.domain.reminding import after_opening, before_close, hear_by

NOTE: Final = LetterKind("credit_note", ends_on_leaving=True)


def letters_for(output: Output, mine: Preferences, *, now: datetime) -> tuple[NewLetter, ...]:
    """Return the notes of an output that this person is to have, as far as they lie ahead: of each edition anew.

    The first holds until the second comes: whoever joins after that has the second alone.
    """
    if not mine.reminders or output.asked_at is None or output.asked_until is None:
        return ()
    asked, until, paused = output.asked_at, output.asked_until, mine.paused_until
    heard_until = hear_by(until, begins=asked) or until
    first = after_opening(asked, heard_until, mine.hours, paused_until=paused, now=now)
    last = before_close(asked, until, mine.hours, paused_until=paused, now=now)
    return tuple(
        NewLetter(
            NOTE,
            f"{NOTE.name}:{output.id}:{mine.person}:{output.edition + 1}:{occasion}",
            output.guild,
            None,
            mine.person,
            output.id,
            moment,
            ends,
        )
        for occasion, moment, ends in (("asked", first, heard_until), ("last", last, until))
        if moment is not None
    )
