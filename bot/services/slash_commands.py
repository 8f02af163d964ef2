"""Which slash commands Discord has of us, as far as the programme knows: no actor, because nobody asks."""

from bot.services import Transaction
from storage import app_state


def commands_are_known(tx: Transaction, application: int, fingerprint: str) -> bool:
    """Tell whether Discord already has exactly these slash commands from this application."""
    return app_state.read_state(tx, f"commands:{application}") == fingerprint


def note_commands(tx: Transaction, application: int, fingerprint: str) -> None:
    """Note that Discord has these slash commands now."""
    app_state.keep_state(tx, f"commands:{application}", fingerprint)
