"""The notes that come with a question: one when it opens, one the day before it closes, to everybody who is asked.

The twin of a meeting has the last alone: the meeting's own note tells of both.
"""

from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.preferences import Preferences
from bot.domain.reminding import after_opening, before_close, hear_by
from bot.domain.topics import Topic

_OPENED: Final = "open"
NOTE: Final = LetterKind("topic_note", ends_on_leaving=True)


def letters_for(topic: Topic, mine: Preferences, *, now: datetime) -> tuple[NewLetter, ...]:
    """Return the notes of an open topic that this person is to have, as far as they lie ahead.

    The first holds until the second comes: whoever joins after that has the second alone.
    """
    if not mine.reminders:
        return ()
    opened = topic.opened_at or now
    heard_until = hear_by(topic.closes_at, begins=opened) or topic.closes_at
    first = after_opening(opened, heard_until, mine.hours, paused_until=mine.paused_until, now=now)
    last = before_close(opened, topic.closes_at, mine.hours, paused_until=mine.paused_until, now=now)
    planned = ((_OPENED, first, heard_until), ("close", last, topic.closes_at))
    return tuple(
        NewLetter(
            NOTE,
            f"{NOTE.name}:{topic.id}:{mine.person}:{occasion}",
            topic.guild,
            None,
            mine.person,
            topic.id,
            moment,
            until,
        )
        for occasion, moment, until in planned
        if moment is not None and not (occasion == _OPENED and topic.twin_of is not None)
    )
