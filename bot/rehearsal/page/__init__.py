"""The phone-sized page of a rehearsal."""

from bot.rehearsal.page.page import Page

__all__ = ["Page"]
