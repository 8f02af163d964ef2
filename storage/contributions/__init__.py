"""Contributions: answers to topics, those that are begun, and what others say of them."""

from storage.contributions.begun import begun_by, drop_begun, forget_begun, keep_begun
from storage.contributions.contributions import (
    add,
    all_by,
    answer_by,
    answers_to,
    change,
    contribution,
    count_answers,
    decide,
    note_told,
    remove,
)
from storage.contributions.resonances import count_resonances, keep_resonance
from storage.contributions.tables import begun_answers, contributions, resonances

__all__ = [
    "add",
    "all_by",
    "answer_by",
    "answers_to",
    "begun_answers",
    "begun_by",
    "change",
    "contribution",
    "contributions",
    "count_answers",
    "count_resonances",
    "decide",
    "drop_begun",
    "forget_begun",
    "keep_begun",
    "keep_resonance",
    "note_told",
    "remove",
    "resonances",
]
