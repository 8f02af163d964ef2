"""Contributions: answers to topics, those that are begun, what others say of them, and what becomes of them."""

from storage.contributions.batches import batch_of, drop_batch, forget_batches, keep_batch
from storage.contributions.begun import (
    begun,
    begun_by,
    begun_here_by,
    drop_begun,
    drop_typed_for,
    forget_begun,
    keep_begun,
    remove_begun,
    typed_by,
)
from storage.contributions.contributions import (
    add,
    all_by,
    answer_by,
    answered_by,
    answers_to,
    change,
    contribution,
    count_answers,
    decide,
    note_told,
    remove,
    standing,
)
from storage.contributions.owed import owed_everywhere, owed_here
from storage.contributions.resonances import count_resonances, keep_resonance, remove_resonances, resonance_of
from storage.contributions.tables import begun_answers, contributions, outcome_batches, resonances

__all__ = [
    "add",
    "all_by",
    "answer_by",
    "answered_by",
    "answers_to",
    "batch_of",
    "begun",
    "begun_answers",
    "begun_by",
    "begun_here_by",
    "change",
    "contribution",
    "contributions",
    "count_answers",
    "count_resonances",
    "decide",
    "drop_batch",
    "drop_begun",
    "drop_typed_for",
    "forget_batches",
    "forget_begun",
    "keep_batch",
    "keep_begun",
    "keep_resonance",
    "note_told",
    "outcome_batches",
    "owed_everywhere",
    "owed_here",
    "remove",
    "remove_begun",
    "remove_resonances",
    "resonance_of",
    "resonances",
    "standing",
    "typed_by",
]
