"""Answers without a name: sealed, by tags; what is shown of them are contributions like any other."""

from storage.contributions.anonymous.asked import (
    all_asked,
    ask,
    asked_of,
    asked_without_reply,
    keep_reply,
)
from storage.contributions.anonymous.boxes import (
    add_box,
    all_boxes,
    box_of,
    boxes_with_key,
    keyed_topics,
    put_box,
)
from storage.contributions.anonymous.sealed import (
    ALL_SEALED,
    ANSWERS,
    DRAFTS,
    SHOWN,
    WISHES,
    SealedRows,
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
    "ALL_SEALED",
    "ANSWERS",
    "DRAFTS",
    "SHOWN",
    "WISHES",
    "SealedRows",
    "add_box",
    "all_asked",
    "all_boxes",
    "answer_boxes",
    "ask",
    "asked_back",
    "asked_of",
    "asked_without_reply",
    "box_of",
    "boxes_with_key",
    "keep_reply",
    "keyed_topics",
    "put_box",
    "sealed_answers",
    "sealed_drafts",
    "sealed_wishes",
    "shown_answers",
]
