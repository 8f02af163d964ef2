"""What somebody suggested that everybody is asked, whatever it is, to begin a draft with."""

from bot.domain.people import Actor
from bot.domain.refusals import NotFound
from bot.domain.suggestions import Suggestion
from storage.store import Transaction


def suggestion_of(tx: Transaction, actor: Actor, suggestion: str) -> Suggestion:
    """Return a suggestion to whoever may read it."""
    every = (find(tx, actor, suggestion) for find in tx.nouns.suggested)
    found = next((one for one in every if one is not None), None)
    if found is None:
        raise NotFound("This idea is not here any more.")
    return found


def note_taken_up(tx: Transaction, suggestion: str) -> None:
    """Let whoever suggests this know that somebody has begun to ask it."""
    for taken_up in tx.nouns.taken_up:
        taken_up(tx, suggestion)
