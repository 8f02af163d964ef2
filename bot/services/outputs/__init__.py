"""Outputs: what is made together, from the first line to its editions."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.outputs.drafting import (
    draft_output,
    drafts_here,
    outputs_of,
    prepared_output,
    reword_output,
    throw_away_output,
)
from bot.services.outputs.lines import (
    add_line,
    change_line,
    choose_pieces,
    move_line,
    prepared_line,
    remove_line,
    sources_here,
    used_answers,
)
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun()

__all__ = [
    "NOUN",
    "add_line",
    "change_line",
    "choose_pieces",
    "draft_output",
    "drafts_here",
    "move_line",
    "outputs_of",
    "prepared_line",
    "prepared_output",
    "remove_line",
    "reword_output",
    "sources_here",
    "throw_away_output",
    "used_answers",
]
