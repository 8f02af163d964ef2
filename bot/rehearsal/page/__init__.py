"""The phone-sized page of a rehearsal."""

from bot.rehearsal.page.routes import Page, add_page

__all__ = ["Page", "add_page"]
