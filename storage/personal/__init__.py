"""What is held about people: the register of it, and telling and erasing it by that register."""

from storage.personal.again import erase, erase_again, mend_restored
from storage.personal.asking import held_about
from storage.personal.register import ABOUT_NOBODY, COLUMNS, REGISTER, About, called

__all__ = [
    "ABOUT_NOBODY",
    "COLUMNS",
    "REGISTER",
    "About",
    "called",
    "erase",
    "erase_again",
    "held_about",
    "mend_restored",
]
