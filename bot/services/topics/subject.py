"""Topics as every other feature knows them: something that people are asked about."""

from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.people import Actor, GuildId, Partner, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotAllowed, NotFound, TooLate
from bot.domain.subjects import Subject, SubjectId
from bot.domain.topic_notes import NOTE, letters_for
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services.permission import allow
from storage import contributions, topics
from storage.letters.planning import plan_again
from storage.partners import partner
from storage.store import Transaction

KIND: Final = "topic"


class TopicSubjects:
    """What topics answer about people being asked: everybody who has joined and is meant, also those who join later."""

    kind = KIND
    reminders = (NOTE,)

    def find(self, tx: Transaction, subject: str) -> Subject | None:
        """Return a topic as it stands, a draft too."""
        topic = topics.topic(tx, None, TopicId(subject))
        return None if topic is None else subject_of(topic)

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return a topic to one of those who are asked, also when it is over."""
        topic = topics.topic(tx, guild, TopicId(subject))
        if topic is None or topic.state is TopicState.DRAFT or not is_asked(tx, topic, person):
            return None
        return subject_of(topic)

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return a topic to one of those who can answer it."""
        return subject_of(topic_to_answer(tx, actor, TopicId(subject), now=now))

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return the topics that this person can answer and has not answered."""
        mine = partner(tx, guild, person)
        if mine is None:
            return ()
        answered = contributions.answered_by(tx, guild, person)
        found = (one for one in topics.open_here(tx, guild, now=now) if one.id not in answered)
        return tuple(subject_of(topic) for topic in found if _asks(topic, mine))

    def count_open(self, tx: Transaction, guild: GuildId, *, now: datetime) -> int:
        """Return how many topics are open here."""
        return topics.count_open(tx, guild, now=now)

    def replan(
        self, tx: Transaction, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False
    ) -> None:
        """Write this person's notes of an open topic anew, as far as they lie ahead; none where they have answered."""
        topic = topics.topic(tx, subject.guild, TopicId(subject.id))
        if topic is None or topic.state is not TopicState.OPEN or has_answered(tx, topic.id, mine.person):
            return
        planned = letters_for(topic, mine, now=now)
        plan_again(tx, planned, now=now, anew=anew)


def topic_to_answer(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Topic:
    """Return an open topic to one of those who are asked; refuse whoever is not, and what is over."""
    allow(tx, actor, Action.ANSWER_TOPIC)
    topic = topics.topic(tx, actor.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    if not is_asked(tx, topic, actor.person):
        raise NotAllowed("This question is for others this time. You can see on its card for whom it is.")
    if topic.state is not TopicState.OPEN or now >= topic.closes_at:
        raise TooLate("This question has closed. What was heard is where it was asked.")
    return topic


def is_asked(tx: Transaction, topic: Topic, person: PersonId) -> bool:
    """Tell whether somebody has joined, and is one of those whom this topic asks."""
    found = partner(tx, topic.guild, person)
    return found is not None and _asks(topic, found)


def has_answered(tx: Transaction, topic: TopicId, person: PersonId) -> bool:
    """Tell whether this person's answer stands there: it has their name, so this is no secret of theirs."""
    return contributions.answer_by(tx, topic, person) is not None


def subject_of(topic: Topic) -> Subject:
    """Return a topic as every other feature knows it."""
    return Subject(
        id=SubjectId(topic.id),
        kind=KIND,
        guild=topic.guild,
        author=topic.author,
        title=topic.words.question,
        is_open=topic.state is TopicState.OPEN,
        closes_at=topic.closes_at,
        ended_at=topic.ended_at,
        minutes=topic.minutes,
        opened_at=topic.opened_at,
        thread=topic.thread,
    )


def _asks(topic: Topic, mine: Partner) -> bool:
    return not topic.audience or mine.role_group in topic.audience
