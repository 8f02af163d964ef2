"""After the close: saying what was heard and what was done, by when, and what happens when nobody does."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.contributions import StillOwed
from bot.domain.hearing import Debt, check_do_by, checked_saying, debts_of, usual_do_by
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, NewLetter
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound, NotReady, TooLate
from bot.domain.times import EVENING, on_the_wall
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services.contributions.resonances import fix_what_is_told
from bot.services.contributions.telling import release_outcomes
from bot.services.permission import act, allow
from bot.services.to_do import tell_coordinators
from bot.services.topics.cards import refresh_card
from storage import contributions, letters, topics
from storage.servers import server
from storage.store import Transaction

OVERDUE: Final = LetterKind("topic_overdue")
_SHOWN_FOR: Final = timedelta(days=30)  # what is overdue, once it is: what was shown before is remembered longer
_PART: Final = "."
_EVENING: Final = EVENING.hour * 60  # minutes after midnight


def after_close(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have everybody told what others said and what was decided meanwhile, and coordinators that the rest is owed."""
    fix_what_is_told(tx, topic)
    release_outcomes(tx, topic, now=now)
    tell_coordinators(tx, topic.guild, topic.id, now=now)


def closed_topic(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    """Return a topic that has closed, to one of those who say what was heard."""
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    topic = topics.topic(tx, here.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    if topic.state is TopicState.OPEN:
        raise NotReady("This question is still open. What was heard is said once it has closed.")
    return topic


def topics_asked(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Topic, ...]:
    """Return the topics of this server that answers may have come to: those that are open, then those that closed."""
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    return (*topics.open_here(tx, here.guild, now=now), *topics.closed_here(tx, here.guild))


def say_heard(tx: Transaction, actor: Actor, topic_id: TopicId, words: str, *, now: datetime) -> Topic:
    """Say what was heard, where everybody reads it; said again, the new words stand in place of the old ones."""
    topic = closed_topic(tx, actor, topic_id)
    words = checked_saying(words)
    act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    topics.note_heard(tx, topic.id, words, do_by=topic.do_by or usual_do_by(topic, now=now), now=now)
    return _shown(tx, topic, now=now)


def choose_do_by(tx: Transaction, actor: Actor, topic_id: TopicId, day: date, *, now: datetime) -> Topic:
    """Say by the evening of which day it is told what was done."""
    topic = closed_topic(tx, actor, topic_id)
    if topic.heard_at is None:
        raise NotReady("Please say first what was heard.")
    if topic.done_at is not None:
        raise TooLate("It was said already what was done.")
    do_by = on_the_wall(day, _EVENING, zone=server(tx, topic.guild).zone).moments[0]
    check_do_by(do_by, now=now)
    act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    topics.note_do_by(tx, topic.id, do_by)
    return _shown(tx, topic, now=now)


def say_done(tx: Transaction, actor: Actor, topic_id: TopicId, words: str, *, now: datetime) -> Topic:
    """Say what was done, where everybody reads it; said again, the new words stand in place of the old ones."""
    topic = closed_topic(tx, actor, topic_id)
    if topic.heard_at is None:
        raise NotReady("Please say first what was heard.")
    words = checked_saying(words)
    act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    topics.note_done(tx, topic.id, words, now=topic.done_at or now)
    return _shown(tx, topic, now=now)


def owed_here(tx: Transaction, guild: GuildId) -> tuple[StillOwed, ...]:
    """Return what is owed about topics of this server, to whoever has seen already that it is for a coordinator."""
    return contributions.owed_here(tx, guild)


def show_overdue(tx: Transaction, *, now: datetime) -> int:
    """Have the advisory group shown what is overdue, each thing once; return how many they are."""
    due = [one for one in _to_show(tx, now) if one.not_before <= now]
    for one in due:
        letters.write_letter(tx, one)
    return len(due)


def next_overdue(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when something is next overdue that a group would be shown: None while nothing will be."""
    return min((one.not_before for one in _to_show(tx, now)), default=None)


def overdue_in(tx: Transaction, letter: Letter) -> tuple[Topic, Debt, datetime] | None:
    """Return what a letter to the group says is overdue: None once it is done."""
    topic_id, _, debt = letter.subject.partition(_PART)
    owed = next((one for one in contributions.owed_here(tx, letter.guild) if one.topic.id == topic_id), None)
    due = debts_of(owed).get(Debt(debt)) if owed is not None else None
    return None if owed is None or due is None else (owed.topic, Debt(debt), due)


def _to_show(tx: Transaction, now: datetime) -> Iterator[NewLetter]:
    """Yield what a group is to be shown once it is overdue, and has not been shown."""
    for owed in contributions.owed_everywhere(tx):
        topic = owed.topic
        place = server(tx, topic.guild).advisory_channel
        for debt, due in debts_of(owed).items() if place is not None else ():
            about, until = f"{topic.id}{_PART}{debt.value}", due + _SHOWN_FOR
            key = f"{OVERDUE.name}:{about}"
            if now < until and not letters.is_remembered(tx, key):
                yield NewLetter(OVERDUE, key, topic.guild, place, None, about, due, until + _SHOWN_FOR)


def _shown(tx: Transaction, topic: Topic, *, now: datetime) -> Topic:
    """Have the card say what is so now, and return the topic as it is now."""
    said = topics.topic(tx, topic.guild, topic.id) or topic
    refresh_card(tx, said, now=now)
    return said
