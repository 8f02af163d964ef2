"""What is owed once a topic has closed: what was heard, what was done, and a word to everybody who answered."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.contributions import StillOwed
from bot.domain.refusals import Invalid
from bot.domain.topics import HEAR_WITHIN, LONGEST, Topic

SAID_LENGTH: Final = 600


class Debt(StrEnum):
    """What coordinators owe about a topic that has closed."""

    OUTCOMES = "outcomes"  # what became of each answer
    HEARD = "heard"
    DONE = "done"


def debts_of(owed: StillOwed) -> dict[Debt, datetime]:
    """Return what is owed about this topic, and by when; what was done is owed once it was said what was heard."""
    topic = owed.topic
    due = {
        Debt.OUTCOMES: topic.told_by if owed.undecided else None,
        Debt.HEARD: topic.told_by if topic.heard_at is None else None,
        Debt.DONE: topic.do_by if topic.heard_at is not None and topic.done_at is None else None,
    }
    return {debt: moment for debt, moment in due.items() if moment is not None}


def usual_do_by(topic: Topic, *, now: datetime) -> datetime:
    """Return by when it is said what was done where nobody chose: with the last word to those who answered."""
    return topic.told_by if now < topic.told_by else now + HEAR_WITHIN


def check_do_by(do_by: datetime, *, now: datetime) -> None:
    """Refuse a day that is over, or too far."""
    if do_by <= now:
        raise Invalid("That time has passed. Choose a later one.")
    if do_by - now > LONGEST:
        raise Invalid("That is more than {days} days away. Choose an earlier day.", days=LONGEST.days)


def checked_saying(words: str) -> str:
    """Return what was heard or done as it is kept; refuse nothing at all, and a long text."""
    words = words.strip()
    if not words:
        raise Invalid("Please write in a sentence or two what it was.")
    if len(words) > SAID_LENGTH:
        raise Invalid("That is longer than {most} characters. Please make it shorter.", most=SAID_LENGTH)
    return words
