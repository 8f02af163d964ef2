"""Ideas from partners, with whose they are only where they are signed."""

from storage.proposals.drafts import drafts_by, drop_draft, drop_oldest_drafts, forget_drafts, keep_draft
from storage.proposals.ideas import (
    answer,
    answered,
    before_group,
    count_waiting,
    forget,
    owed,
    proposal,
    send,
    sent_by,
    since,
    told,
    waiting,
)
from storage.proposals.tables import proposals

__all__ = [
    "answer",
    "answered",
    "before_group",
    "count_waiting",
    "drafts_by",
    "drop_draft",
    "drop_oldest_drafts",
    "forget",
    "forget_drafts",
    "keep_draft",
    "owed",
    "proposal",
    "proposals",
    "send",
    "sent_by",
    "since",
    "told",
    "waiting",
]
