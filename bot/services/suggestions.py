"""What somebody suggested that everybody is asked, whatever it is, to begin a draft with."""

from bot.domain.people import Actor, PersonId
from bot.domain.refusals import NotFound
from bot.domain.suggestions import Suggester, Suggestion
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


def suggester_of(tx: Transaction, suggestion: str) -> tuple[PersonId, Suggester] | None:
    """Return who suggested this, and how they chose to be shown: None where nobody is to be shown."""
    every = (find(tx, suggestion) for find in tx.nouns.suggested_by)
    return next((one for one in every if one is not None), None)
