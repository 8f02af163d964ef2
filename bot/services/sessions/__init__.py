"""Sessions: planned, replied to, moved, held, and what is told of them afterwards."""

from functools import partial
from typing import Final

from bot.domain.nouns import Noun
from bot.services.drafts import DraftSubmissions, drafts_of
from bot.services.sessions.afterwards import (
    catch_up_with,
    forget_old_replies,
    note_came,
    say_afterwards,
    say_was_there,
    session_to_tell_of,
    sessions_owed,
)
from bot.services.sessions.announcing import (
    announce,
    announce_due,
    next_places,
    next_to_announce,
    refresh_places,
    sessions_to_announce,
    twin_closes,
)
from bot.services.sessions.cancelling import cancel_session, prepared_cancelling
from bot.services.sessions.cards import CARDS, follow_thread, follow_twin, on_show, session_on_show
from bot.services.sessions.drafting import change_session, draft_session, reword_session, suggested
from bot.services.sessions.drafts import DRAFTS, KIND
from bot.services.sessions.ending import end_session, next_to_end, sessions_to_end
from bot.services.sessions.happened import SessionNews, SessionNewsKind, happened
from bot.services.sessions.leaving import unreachable
from bot.services.sessions.listing import SessionList, sessions_of
from bot.services.sessions.moving import (
    clocks_due,
    follow_clocks,
    move_session,
    prepared_move,
    session_to_move,
    sessions_to_move,
)
from bot.services.sessions.noting import noted_of, reminded_of, replan_said_yes
from bot.services.sessions.places import lists_to_move, move_list, move_lists, move_lists_of, next_to_move
from bot.services.sessions.planning import plan_agreed_session, plan_session
from bot.services.sessions.preparing import draft_on_show, prepared_session
from bot.services.sessions.progress import progress
from bot.services.sessions.replying import (
    hear_again_of_session,
    hear_no_more_of_session,
    my_session,
    said_yes,
    say_reply,
)
from bot.services.sessions.subject import SessionSubjects
from bot.services.sessions.telling import (
    tell_cancelled,
    tell_caught_up,
    tell_moved,
    told_cancelled,
    told_caught_up,
    told_moved,
    told_of_place,
)
from bot.services.sessions.took_part import took_part
from storage.sessions import end_sessions_of
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    subject=SessionSubjects(),
    submission=DraftSubmissions(DRAFTS, plan_agreed_session),
    cards=(CARDS,),
    drafts=partial(drafts_of, kind=DRAFTS),
    happened=happened,
    suggested=suggested,
    left=move_lists_of,
    replanned=replan_said_yes,
    unreachable=unreachable,
    server_forgotten=end_sessions_of,
    thread_moved=follow_thread,
    twin_closed=follow_twin,
    progress=progress,
    took_part=took_part,
)

__all__ = [
    "DRAFTS",
    "KIND",
    "NOUN",
    "SessionList",
    "SessionNews",
    "SessionNewsKind",
    "announce",
    "announce_due",
    "cancel_session",
    "catch_up_with",
    "change_session",
    "clocks_due",
    "draft_on_show",
    "draft_session",
    "end_session",
    "follow_clocks",
    "forget_old_replies",
    "hear_again_of_session",
    "hear_no_more_of_session",
    "lists_to_move",
    "move_list",
    "move_lists",
    "move_session",
    "my_session",
    "next_places",
    "next_to_announce",
    "next_to_end",
    "next_to_move",
    "note_came",
    "noted_of",
    "on_show",
    "plan_session",
    "prepared_cancelling",
    "prepared_move",
    "prepared_session",
    "refresh_places",
    "reminded_of",
    "reword_session",
    "said_yes",
    "say_afterwards",
    "say_reply",
    "say_was_there",
    "session_on_show",
    "session_to_move",
    "session_to_tell_of",
    "sessions_of",
    "sessions_owed",
    "sessions_to_announce",
    "sessions_to_end",
    "sessions_to_move",
    "tell_cancelled",
    "tell_caught_up",
    "tell_moved",
    "told_cancelled",
    "told_caught_up",
    "told_moved",
    "told_of_place",
    "twin_closes",
]
