"""What somebody suggested that everybody is asked, whatever it is: its words, to begin a draft with."""

from bot.domain.people import Actor
from bot.domain.refusals import NotFound
from storage.store import Transaction


def suggested_words(tx: Transaction, actor: Actor, suggestion: str) -> str:
    """Return the words of a suggestion to whoever may read them."""
    found = (find(tx, actor, suggestion) for find in tx.nouns.suggested)
    words = next((one for one in found if one is not None), None)
    if words is None:
        raise NotFound("This idea is not here any more.")
    return words
