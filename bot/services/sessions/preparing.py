"""A draft of a session as its coordinator sees it: who would be asked, and what to know before people are told."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.join_links import LinkCaution, outlasts_teams
from bot.domain.meeting_places import meeting_place
from bot.domain.people import Actor, Server
from bot.domain.plain_words import advice_on
from bot.domain.refusals import Invalid
from bot.domain.session_cards import SessionOnShow
from bot.domain.session_drafts import PreparedSession, SessionCaution
from bot.domain.session_times import held_at
from bot.domain.sessions import Session, SessionId
from bot.domain.small_numbers import SMALLEST, pools_of
from bot.services import drafts, oversight
from bot.services.sessions.cards import on_show
from bot.services.sessions.drafts import DRAFTS, asks_others, check_times
from bot.services.sessions.fair_times import fair_times
from bot.services.subjects import open_here
from storage.partners import count_joined
from storage.store import Transaction


def prepared_session(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> PreparedSession:
    """Return a draft, how many people it would ask, what to know before planning it, and what the group says of it."""
    here = drafts.may_write(tx, actor, DRAFTS)
    draft = drafts.draft_here(tx, DRAFTS, actor.guild, session_id)
    sizes = count_joined(tx, draft.guild)
    item, reasons = oversight.said_of(tx, session_id)
    return PreparedSession(
        session=draft,
        asked=sum(size for group, size in sizes.items() if not draft.audience or group in draft.audience),
        fair=fair_times(tx, draft, now=now),
        warnings=_warnings(tx, here, draft, now=now),
        pools=pools_of(sizes, least=SMALLEST),
        open_already=open_here(tx, actor.guild, now=now),
        advice=advice_on(*_words_of(draft)),
        item=item,
        reasons=reasons,
    )


def draft_on_show(tx: Transaction, actor: Actor, session_id: SessionId) -> SessionOnShow:
    """Return what the public card of a draft will tell."""
    draft = drafts.look_at_draft(tx, actor, DRAFTS, session_id)
    (first, second), *_ = held_at(draft)
    also_at = None if second is None else second.moment
    return replace(on_show(tx, replace(draft, meant=first, starts_at=first.moment)), also_at=also_at)


def _words_of(session: Session) -> tuple[str, ...]:
    """Return every text that a session shows, as it was written."""
    words, twin = session.words, session.words.twin
    return (words.title, words.aim, session.offer, session.costs, twin.question, *twin.options, *twin.prompts)


def _warnings(tx: Transaction, here: Server, draft: Session, *, now: datetime) -> tuple[SessionCaution, ...]:
    caution = meeting_place(draft.words.where).caution
    warned = {
        SessionCaution.NO_ANSWERS: not draft.words.twin.options,
        SessionCaution.TIMES_OPEN: bool(draft.candidates),
        SessionCaution.GROUPS_CHANGED: asks_others(tx, draft),
        SessionCaution.NO_NOTICES_CHANNEL: here.notices_channel is None,
        SessionCaution.IMPOSSIBLE_START: not _possible(draft, now),
        SessionCaution.NOWHERE: not draft.words.where,
        SessionCaution.OTHER_LINK: caution is LinkCaution.OTHER,
        SessionCaution.NO_MEETING: caution is LinkCaution.NO_MEETING,
        SessionCaution.SIGNS_IN: caution is LinkCaution.SIGNS_IN,
        SessionCaution.LINK_ENDS: outlasts_teams(draft.venue, now=now, last_ends_at=_last_end(draft)),
    }
    return tuple(caution for caution, holds in warned.items() if holds)


def _last_end(draft: Session) -> datetime:
    starts = (meant.moment for pair in held_at(draft) for meant in pair if meant is not None)
    return max(starts) + timedelta(minutes=draft.minutes)


def _possible(draft: Session, now: datetime) -> bool:
    try:
        check_times(draft, now=now)
    except Invalid:
        return False
    return True
