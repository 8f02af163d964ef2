"""The sessions of a server, as coordinators look them over: to come, being planned, and over."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.drafts import KeptDraft
from bot.domain.people import Actor
from bot.domain.sessions import Session, SessionState
from bot.services.drafts import drafts_of
from bot.services.permission import allow
from bot.services.sessions.drafts import DRAFTS
from storage import sessions
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class SessionList:
    """All sessions of a server: of drafts, those of the one who asks."""

    coming: tuple[Session, ...]
    drafts: tuple[KeptDraft, ...]
    over: tuple[Session, ...]


def sessions_of(tx: Transaction, actor: Actor, *, now: datetime) -> SessionList:
    """Return every session of this server, soonest first, and those that are over latest first."""
    here = allow(tx, actor, Action.SAY_AFTERWARDS)
    ended = sessions.ended_here(tx, here.guild)
    return SessionList(
        coming=sessions.planned_here(tx, here.guild),
        drafts=drafts_of(tx, here.guild, actor.person, kind=DRAFTS, now=now),
        over=tuple(one for one in ended if one.state is SessionState.OVER),
    )
