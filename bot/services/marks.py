"""What the programme noted for itself: no actor, because nobody asks."""

from bot.services import Transaction
from storage import marks


def commands_are_known(tx: Transaction, application: int, fingerprint: str) -> bool:
    """Tell whether Discord already has exactly these slash commands from this application."""
    return marks.mark(tx, f"commands:{application}") == fingerprint


def note_commands(tx: Transaction, application: int, fingerprint: str) -> None:
    """Note that Discord has these slash commands now."""
    marks.put_mark(tx, f"commands:{application}", fingerprint)
