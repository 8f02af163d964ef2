"""Answers without a name: sealed, by tags; what is shown of them are contributions like any other."""

from storage.contributions.anonymous.asked import all_asked, ask, asked_of, keep_reply
from storage.contributions.anonymous.boxes import (
    add_box,
    all_boxes,
    box_of,
    boxes_with_key,
    keyed_topics,
    put_box,
)
from storage.contributions.anonymous.sealed import (
    ANSWERS,
    DRAFTS,
    WISHES,
    SealedRows,
    is_any_shown,
    let_all_go,
    let_go,
    note_shown,
    shown_of,
)
from storage.contributions.anonymous.tables import (
    answer_boxes,
    asked_back,
    sealed_answers,
    sealed_drafts,
    sealed_wishes,
    shown_answers,
)

__all__ = [
    "ANSWERS",
    "DRAFTS",
    "WISHES",
    "SealedRows",
    "add_box",
    "all_asked",
    "all_boxes",
    "answer_boxes",
    "ask",
    "asked_back",
    "asked_of",
    "box_of",
    "boxes_with_key",
    "is_any_shown",
    "keep_reply",
    "keyed_topics",
    "let_all_go",
    "let_go",
    "note_shown",
    "put_box",
    "sealed_answers",
    "sealed_drafts",
    "sealed_wishes",
    "shown_answers",
    "shown_of",
]
