"""Sessions: see the README of this folder."""

from functools import partial
from typing import Final

from bot.domain.nouns import Noun
from bot.services.drafts import DraftSubmissions, drafts_of
from bot.services.sessions.announcing import (
    announce,
    announce_due,
    next_places,
    next_to_announce,
    refresh_places,
    sessions_to_announce,
    twin_closes,
)
from bot.services.sessions.cards import CARDS, follow_thread, name_no_longer, on_show, session_on_show
from bot.services.sessions.drafting import change_session, draft_session, reword_session
from bot.services.sessions.drafts import DRAFTS, KIND
from bot.services.sessions.ending import end_session, next_to_end, sessions_to_end
from bot.services.sessions.planning import plan_agreed_session, plan_session
from bot.services.sessions.preparing import draft_on_show, prepared_session
from storage.sessions import end_sessions_of
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    submission=DraftSubmissions(DRAFTS, plan_agreed_session),
    cards=(CARDS,),
    drafts=partial(drafts_of, kind=DRAFTS),
    unreachable=name_no_longer,
    server_forgotten=end_sessions_of,
    thread_moved=follow_thread,
)

__all__ = [
    "DRAFTS",
    "KIND",
    "NOUN",
    "announce",
    "announce_due",
    "change_session",
    "draft_on_show",
    "draft_session",
    "end_session",
    "next_places",
    "next_to_announce",
    "next_to_end",
    "on_show",
    "plan_session",
    "prepared_session",
    "refresh_places",
    "reword_session",
    "session_on_show",
    "sessions_to_announce",
    "sessions_to_end",
    "twin_closes",
]
