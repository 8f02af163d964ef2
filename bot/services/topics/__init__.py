"""Topics: writing, opening, keeping and closing them, and saying what was heard."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.topics.cards import CARDS, LIVE_CARDS, SUMMARIES, note_thread, topic_for_letter
from bot.services.topics.closing import (
    close_topic,
    close_topic_early,
    end_topics_of,
    next_to_close,
    summary_for_letter,
    topics_to_close,
)
from bot.services.topics.drafting import (
    change_topic,
    discard_topic,
    draft_topic,
    may_write,
    reword_topic,
    suggested_topic,
    why_no_topic_draft,
)
from bot.services.topics.drafts import drafts_of, forget_topic_drafts, my_topic_drafts
from bot.services.topics.happened import TopicNews, happened
from bot.services.topics.hearing import (
    choose_do_by,
    closed_topic,
    next_overdue,
    overdue_in,
    owed_here,
    say_done,
    say_heard,
    show_overdue,
    topics_asked,
)
from bot.services.topics.listing import topic_to_close_early, topics_of, topics_to_close_early
from bot.services.topics.noting import noted_of
from bot.services.topics.opening import open_topic
from bot.services.topics.preparing import prepared_topic
from bot.services.topics.subject import KIND, TopicSubjects, topic_to_answer
from bot.services.topics.submission import TopicSubmissions, put_topic_to_group, take_topic_back
from bot.services.topics.twins import TopicTwins, meeting_of
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    subject=TopicSubjects(),
    submission=TopicSubmissions(),
    cards=(CARDS, LIVE_CARDS, SUMMARIES),
    happened=happened,
    drafts=drafts_of,
    server_forgotten=end_topics_of,
    thread_moved=note_thread,
    twins=TopicTwins(),
)

__all__ = [
    "KIND",
    "NOUN",
    "TopicNews",
    "change_topic",
    "choose_do_by",
    "close_topic",
    "close_topic_early",
    "closed_topic",
    "discard_topic",
    "draft_topic",
    "forget_topic_drafts",
    "may_write",
    "meeting_of",
    "my_topic_drafts",
    "next_overdue",
    "next_to_close",
    "noted_of",
    "open_topic",
    "overdue_in",
    "owed_here",
    "prepared_topic",
    "put_topic_to_group",
    "reword_topic",
    "say_done",
    "say_heard",
    "show_overdue",
    "suggested_topic",
    "summary_for_letter",
    "take_topic_back",
    "topic_for_letter",
    "topic_to_answer",
    "topic_to_close_early",
    "topics_asked",
    "topics_of",
    "topics_to_close",
    "topics_to_close_early",
    "why_no_topic_draft",
]
