"""The phone-sized page of a rehearsal."""

from bot.rehearsal.page.backstage import Backstage
from bot.rehearsal.page.door import Door
from bot.rehearsal.page.page import Page

__all__ = ["Backstage", "Door", "Page"]
