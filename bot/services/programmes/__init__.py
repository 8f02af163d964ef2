"""Programmes: beginning, changing and ending one, and where it stands."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.programmes.cards import CARDS, refresh_card
from bot.services.programmes.running import (
    begin_programme,
    change_programme,
    end_due_programme,
    end_programme,
    may_run,
    next_to_end,
    programme_to_change,
    programmes_to_end,
)
from bot.services.programmes.so_far import programme_for_letter, programme_here, wants_what_follows
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(cards=(CARDS,), progressed=refresh_card)

__all__ = [
    "NOUN",
    "begin_programme",
    "change_programme",
    "end_due_programme",
    "end_programme",
    "may_run",
    "next_to_end",
    "programme_for_letter",
    "programme_here",
    "programme_to_change",
    "programmes_to_end",
    "wants_what_follows",
]
