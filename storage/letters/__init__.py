"""The outbox: every letter, from the promise to its end."""

from storage.letters.claims import (
    claim,
    distrust_doubts,
    due_to_people,
    due_to_places,
    latest_try,
    next_due,
    people_with_letters_due,
)
from storage.letters.expiry import tidy_letters
from storage.letters.notes import carried_by, letter_to, release_letter, sent_to, stuck_to, write_note
from storage.letters.outbox import letters
from storage.letters.retention import forget_letters, recall_letter
from storage.letters.transitions import (
    blocked_channels,
    drop_queue,
    forward_letters,
    hurry_stuck,
    is_unposted,
    mark_ended,
    mark_failed,
    mark_sent,
    place_of,
    post_again,
    posted_again_at,
    revive_letter,
    sent_message,
    write_letter,
)
from storage.letters.waiting import drop_letters_to, keep_waiting, look_again, postpone_letter, waiting_for

__all__ = [
    "blocked_channels",
    "carried_by",
    "claim",
    "distrust_doubts",
    "drop_letters_to",
    "drop_queue",
    "due_to_people",
    "due_to_places",
    "forget_letters",
    "forward_letters",
    "hurry_stuck",
    "is_unposted",
    "keep_waiting",
    "latest_try",
    "letter_to",
    "letters",
    "look_again",
    "mark_ended",
    "mark_failed",
    "mark_sent",
    "next_due",
    "people_with_letters_due",
    "place_of",
    "post_again",
    "posted_again_at",
    "postpone_letter",
    "recall_letter",
    "release_letter",
    "revive_letter",
    "sent_message",
    "sent_to",
    "stuck_to",
    "tidy_letters",
    "waiting_for",
    "write_letter",
    "write_note",
]
