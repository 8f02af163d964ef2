"""Thanks: people thank each other privately, or a group on the wall."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.thanks.giving import (
    GIVEN,
    begin_thanks,
    begun_thanks,
    drop_thanks,
    forget_begun,
    give_thanks,
    groups_to_thank,
    preview_thanks,
    show_thanks_as,
    turn_to_people,
)
from bot.services.thanks.receiving import (
    KIND,
    choose_wish,
    erasing,
    left,
    no_more_thanks,
    shown_anew,
    thanks_for_letter,
    thanks_i_got,
    took_part,
    wish,
)
from bot.services.thanks.wall import CARDS, WALL, WALL_EDIT, take_off_wall, wall, wall_for_letter
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    cards=(CARDS,), left=left, erasing=erasing, shown_anew=shown_anew, took_part=took_part
)

__all__ = [
    "GIVEN",
    "KIND",
    "NOUN",
    "WALL",
    "WALL_EDIT",
    "begin_thanks",
    "begun_thanks",
    "choose_wish",
    "drop_thanks",
    "forget_begun",
    "give_thanks",
    "groups_to_thank",
    "no_more_thanks",
    "preview_thanks",
    "show_thanks_as",
    "take_off_wall",
    "thanks_for_letter",
    "thanks_i_got",
    "took_part",
    "turn_to_people",
    "wall",
    "wall_for_letter",
    "wish",
]
