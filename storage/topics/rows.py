"""A topic as it is read from a row, and as it is written there."""

from typing import Any

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.subjects import SubjectId
from bot.domain.topics import Evidence, Purpose, Source, Topic, TopicId, TopicState, TopicWords
from storage.role_groups import audience_from, audience_listed
from storage.topics.tables import topics

TOPIC_COLUMNS = tuple(column for column in topics.c if column.name != "drafted_at")


def topic_from(row: Any) -> Topic:
    """Read a topic from a row that has TOPIC_COLUMNS, by their names."""
    return Topic(
        id=TopicId(row["id"]),
        guild=GuildId(row["guild"]),
        author=PersonId(row["author"]),
        state=TopicState(row["state"]),
        words=_words_from(row),
        minutes=row["minutes"],
        offer=row["offer"],
        sensitive=row["sensitive"],
        purpose=Purpose(row["purpose"]),
        source=Source(row["source"]),
        audience=audience_from(row["audience"]),
        closes_at=row["closes_at"],
        twin_of=None if row["twin_of"] is None else SubjectId(row["twin_of"]),
        opened_at=row["opened_at"],
        ended_at=row["ended_at"],
        channel=None if row["channel"] is None else ChannelId(row["channel"]),
        thread=None if row["thread"] is None else ChannelId(row["thread"]),
        heard=row["heard"],
        do_by=row["do_by"],
        done=row["done"],
        done_at=row["done_at"],
        heard_at=row["heard_at"],
        heard_live=row["heard_live"] or "",
        anonymous=row["anonymous"],
    )


def written(topic: Topic) -> dict[str, object]:
    """Write out what a draft holds, by column."""
    words = topic.words
    return {
        "question": words.question,
        "why": words.why,
        "options": "\n".join(words.options),
        "prompts": "\n".join(words.prompts),
        "follow_up": words.follow_up,
        "finding": words.evidence.finding,
        "found_in": words.evidence.found_in,
        "minutes": topic.minutes,
        "offer": topic.offer,
        "sensitive": topic.sensitive,
        "purpose": topic.purpose.value,
        "source": topic.source.value,
        "audience": audience_listed(topic.audience),
        "closes_at": topic.closes_at,
        "twin_of": topic.twin_of,
        "anonymous": topic.anonymous,
    }


def _words_from(row: Any) -> TopicWords:
    return TopicWords(
        question=row["question"],
        why=row["why"],
        options=_lines(row["options"]),
        prompts=_lines(row["prompts"]),
        follow_up=row["follow_up"],
        evidence=Evidence(row["finding"], row["found_in"]),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
