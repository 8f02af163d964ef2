"""What is held about people: the register of it, and telling and erasing it by that register."""

from storage.personal.register import ABOUT_NOBODY, COLUMNS, REGISTER, SOMEBODY, About, called

__all__ = ["ABOUT_NOBODY", "COLUMNS", "REGISTER", "SOMEBODY", "About", "called"]
