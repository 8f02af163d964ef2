"""The outbox: every letter, from the promise to its end."""

from storage.letters.claims import (
    RECIPIENTS,
    Recipient,
    distrust_doubts,
    find_due,
    latest_mark,
    next_due,
    take_in_hand,
    tidy_letters,
)
from storage.letters.ends import (
    cancel_letter,
    drop_queue,
    forward_letters,
    hurry_stuck,
    mark_ended,
    mark_failed,
    mark_sent,
    place_of,
    post_again,
    posted_again_at,
    revive_letter,
    sent_message,
    troubles,
    write_letter,
)
from storage.letters.forgetting import forget_letters, recall_letter
from storage.letters.outbox import letters
from storage.letters.waiting import drop_letters_to, keep_waiting, look_again, postpone_letter, waiting_for

__all__ = [
    "RECIPIENTS",
    "Recipient",
    "cancel_letter",
    "distrust_doubts",
    "drop_letters_to",
    "drop_queue",
    "find_due",
    "forget_letters",
    "forward_letters",
    "hurry_stuck",
    "keep_waiting",
    "latest_mark",
    "letters",
    "look_again",
    "mark_ended",
    "mark_failed",
    "mark_sent",
    "next_due",
    "place_of",
    "post_again",
    "posted_again_at",
    "postpone_letter",
    "recall_letter",
    "revive_letter",
    "sent_message",
    "take_in_hand",
    "tidy_letters",
    "troubles",
    "waiting_for",
    "write_letter",
]
