"""Topics, from a draft to what was done, and their themes."""

from storage.topics.drafts import count_drafts, drafts_by, forget_drafts, keep_draft, open_draft, remove_draft
from storage.topics.opened import (
    close,
    close_all,
    closed_here,
    count_open,
    lately_open,
    move_close,
    note_do_by,
    note_done,
    note_heard,
    note_heard_live,
    note_thread,
    open_here,
    opened_between,
    running,
    told_between,
    topic,
)
from storage.topics.tables import themes, topics
from storage.topics.themed import add_theme, themes_of

__all__ = [
    "add_theme",
    "close",
    "close_all",
    "closed_here",
    "count_drafts",
    "count_open",
    "drafts_by",
    "forget_drafts",
    "keep_draft",
    "lately_open",
    "move_close",
    "note_do_by",
    "note_done",
    "note_heard",
    "note_heard_live",
    "note_thread",
    "open_draft",
    "open_here",
    "opened_between",
    "remove_draft",
    "running",
    "themes",
    "themes_of",
    "told_between",
    "topic",
    "topics",
]
