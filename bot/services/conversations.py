"""Where a letter to a person goes: the private conversation that was opened with them once."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.letters import Letter
from storage.conversations import conversations_with, keep_conversation, remove_conversation
from storage.store import Transaction


def addressed(tx: Transaction, letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Return these letters to persons, each with its conversation where one was opened before."""
    known = {
        (guild, person): channel
        for guild in {letter.guild for letter in letters}
        for person, channel in conversations_with(
            tx, guild, [letter.person for letter in letters if letter.guild == guild and letter.person is not None]
        ).items()
    }
    return tuple(
        replace(letter, conversation=known.get((letter.guild, letter.person))) if letter.person is not None else letter
        for letter in letters
    )


def note_opened(tx: Transaction, letter: Letter) -> None:
    """Remember the conversation that was opened for this letter."""
    if letter.person is not None and letter.conversation is not None:
        keep_conversation(tx, letter.guild, letter.person, letter.conversation)


def forget_opened(tx: Transaction, letter: Letter) -> None:
    """Forget the conversation that this letter did not find."""
    if letter.person is not None:
        remove_conversation(tx, letter.guild, letter.person)
