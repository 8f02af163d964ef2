"""What is held about people: the register of it, and telling, erasing and letting go of it by that register."""

from storage.personal.about_nobody import ABOUT_NOBODY
from storage.personal.cleaning import Cleaned, Cleaning, clean_next
from storage.personal.columns import COLUMNS, called
from storage.personal.data_access import held_about, is_held, people_held
from storage.personal.entries import RegisterEntry
from storage.personal.leaving import forget_ways_to_strangers, part
from storage.personal.register import REGISTER
from storage.personal.replay_erasures import erase, erase_again, mend_restored

__all__ = [
    "ABOUT_NOBODY",
    "COLUMNS",
    "REGISTER",
    "Cleaned",
    "Cleaning",
    "RegisterEntry",
    "called",
    "clean_next",
    "erase",
    "erase_again",
    "forget_ways_to_strangers",
    "held_about",
    "is_held",
    "mend_restored",
    "part",
    "people_held",
]
