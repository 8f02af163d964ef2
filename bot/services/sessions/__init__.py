"""Sessions: see the README of this folder."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.sessions.drafting import change_session, draft_session
from bot.services.sessions.planning import plan_session
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun()

__all__ = ["NOUN", "change_session", "draft_session", "plan_session"]
