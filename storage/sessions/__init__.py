"""Sessions, from a draft to what was said afterwards, and what people said to them."""

from storage.sessions.drafts import (
    count_drafts,
    drafts_by,
    forget_drafts,
    keep_draft,
    remove_draft,
)
from storage.sessions.planned import (
    add_session,
    end_sessions_of,
    ended_here,
    keep_session,
    planned,
    planned_here,
    session,
)
from storage.sessions.replies import (
    count_taken,
    first_waiting,
    forget_replies,
    keep_reply,
    keep_totals,
    last_position,
    replies_by,
    replies_to,
    reply_of,
    totals_of,
)
from storage.sessions.tables import session_replies, session_totals, sessions

__all__ = [
    "add_session",
    "count_drafts",
    "count_taken",
    "drafts_by",
    "end_sessions_of",
    "ended_here",
    "first_waiting",
    "forget_drafts",
    "forget_replies",
    "keep_draft",
    "keep_reply",
    "keep_session",
    "keep_totals",
    "last_position",
    "planned",
    "planned_here",
    "remove_draft",
    "replies_by",
    "replies_to",
    "reply_of",
    "session",
    "session_replies",
    "session_totals",
    "sessions",
    "totals_of",
]
