"""Topics: writing, opening, keeping and closing them, and saying what was heard."""

from functools import partial
from typing import Final

from bot.domain.nouns import Noun
from bot.services.drafts import DraftSubmissions, drafts_of
from bot.services.topics.cards import CARDS, LIVE_CARDS, SUMMARIES, note_thread, topic_for_letter
from bot.services.topics.closing import (
    close_topic,
    close_topic_early,
    end_topics_of,
    next_to_close,
    summary_for_letter,
    topics_to_close,
)
from bot.services.topics.drafting import change_topic, draft_topic, reword_topic
from bot.services.topics.drafts import DRAFTS
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
from bot.services.topics.opening import open_topic, open_unasked
from bot.services.topics.preparing import prepared_topic
from bot.services.topics.progress import progress
from bot.services.topics.subject import KIND, TopicSubjects, topic_to_answer
from bot.services.topics.twins import TopicTwins, meeting_of
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    subject=TopicSubjects(),
    submission=DraftSubmissions(DRAFTS, open_unasked),
    cards=(CARDS, LIVE_CARDS, SUMMARIES),
    happened=happened,
    drafts=partial(drafts_of, kind=DRAFTS),
    server_forgotten=end_topics_of,
    thread_moved=note_thread,
    twins=TopicTwins(),
    progress=progress,
)

__all__ = [
    "DRAFTS",
    "KIND",
    "NOUN",
    "TopicNews",
    "change_topic",
    "choose_do_by",
    "close_topic",
    "close_topic_early",
    "closed_topic",
    "draft_topic",
    "meeting_of",
    "next_overdue",
    "next_to_close",
    "noted_of",
    "open_topic",
    "overdue_in",
    "owed_here",
    "prepared_topic",
    "reword_topic",
    "say_done",
    "say_heard",
    "show_overdue",
    "summary_for_letter",
    "topic_for_letter",
    "topic_to_answer",
    "topic_to_close_early",
    "topics_asked",
    "topics_of",
    "topics_to_close",
    "topics_to_close_early",
]
