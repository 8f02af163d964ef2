"""The outbox: every letter, from the promise to its end."""

from storage.letters.claims import (
    RECIPIENTS,
    Recipient,
    claim_due,
    distrust_doubts,
    latest_mark,
    next_due,
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
from storage.letters.forgetting import forget_letters
from storage.letters.outbox import letters

__all__ = [
    "RECIPIENTS",
    "Recipient",
    "cancel_letter",
    "claim_due",
    "distrust_doubts",
    "drop_queue",
    "forget_letters",
    "forward_letters",
    "hurry_stuck",
    "latest_mark",
    "letters",
    "mark_ended",
    "mark_failed",
    "mark_sent",
    "next_due",
    "place_of",
    "post_again",
    "posted_again_at",
    "revive_letter",
    "sent_message",
    "tidy_letters",
    "troubles",
    "write_letter",
]
