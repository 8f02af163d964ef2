"""What is held about people: the register of it, and telling and erasing it by that register."""

from storage.personal.data_access import held_about
from storage.personal.register import ABOUT_NOBODY, COLUMNS, REGISTER, RegisterEntry, called
from storage.personal.replay_erasures import erase, erase_again, mend_restored

__all__ = [
    "ABOUT_NOBODY",
    "COLUMNS",
    "REGISTER",
    "RegisterEntry",
    "called",
    "erase",
    "erase_again",
    "held_about",
    "mend_restored",
]
