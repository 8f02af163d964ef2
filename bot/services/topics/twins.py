"""Topics that are the twin of a meeting: the same questions, open for weeks for whoever cannot come."""

from dataclasses import replace
from datetime import datetime

from bot.domain.electorates import whole_audience
from bot.domain.subjects import Subject, SubjectId
from bot.domain.topic_words import checked_topic_words
from bot.domain.topics import Purpose, Source, Topic, TopicId, TopicState, TopicWords
from bot.domain.twins import NewTwin
from bot.services.reminders.schedule import follow_close
from bot.services.reminding import remind_all
from bot.services.topics.cards import post_live, refresh_card
from bot.services.topics.opening import open_unasked
from storage import topics
from storage.partners import count_joined, joined
from storage.store import Transaction


class TopicTwins:
    """What topics do for whatever meets."""

    def open(self, tx: Transaction, twin: NewTwin, *, now: datetime) -> SubjectId:
        """Open one, with its card; refused where it cannot open, and then nothing has changed."""
        return SubjectId(open_unasked(tx, _draft(tx, twin), now=now).id)

    def move(self, tx: Transaction, twin: SubjectId, closes_at: datetime, *, now: datetime) -> None:
        """Have it close at another time, as long as it is open, and its notes and reminders follow."""
        topic = topics.topic(tx, None, TopicId(twin))
        if topic is None or topic.state is not TopicState.OPEN or topic.closes_at == closes_at:
            return
        topics.move_close(tx, topic.id, closes_at)
        refresh_card(tx, replace(topic, closes_at=closes_at), now=now)
        if now < closes_at:
            asked = (person for person, _ in joined(tx, topic.guild, topic.audience))
            remind_all(tx, topic.guild, topic.id, asked)
            follow_close(tx, topic.id, closes_at, now=now)

    def hear(self, tx: Transaction, twin: SubjectId, heard: str, *, now: datetime) -> None:
        """Have what was heard at the meeting stand in its thread, marked so: empty words take it out again."""
        topic = topics.topic(tx, None, TopicId(twin))
        if topic is not None and topic.heard_live != heard:
            topics.note_heard_live(tx, topic.id, heard)
            post_live(tx, replace(topic, heard_live=heard), now=now)


def meeting_of(tx: Transaction, topic: Topic) -> Subject | None:
    """Return the meeting that asks the same: None for a topic that is no twin."""
    return None if topic.twin_of is None else tx.subjects.find(tx, topic.twin_of)


def _draft(tx: Transaction, twin: NewTwin) -> Topic:
    return Topic(
        id=TopicId(tx.new_reference()),
        guild=twin.guild,
        author=twin.author,
        state=TopicState.DRAFT,
        words=checked_topic_words(TopicWords(twin.question, twin.why, twin.options, twin.prompts)),
        minutes=twin.minutes,
        offer=twin.offer,
        sensitive=False,
        purpose=Purpose.INVOLVEMENT,
        source=Source.TEAM,
        audience=whole_audience(twin.audience, count_joined(tx, twin.guild)),  # groups may have shrunk meanwhile
        closes_at=twin.closes_at,
        twin_of=twin.beside,
    )
