"""A session as it is read from a row, and as it is written there."""

from datetime import datetime
from typing import Any, Final

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.places_left import PlacesLeft
from bot.domain.sessions import (
    Afterwards,
    Repeats,
    SeriesId,
    Session,
    SessionId,
    SessionState,
    SessionWords,
    TwinWords,
    Venue,
)
from bot.domain.subjects import SubjectId
from bot.domain.times import Meant
from storage.role_groups import audience_from, audience_listed
from storage.sessions.tables import sessions

SESSION_COLUMNS: Final = tuple(column for column in sessions.c if column.name != "drafted_at")
_TO_THE_MINUTE: Final = "%Y-%m-%dT%H:%M"


def session_from(row: Any) -> Session:
    """Read a session from a row that has SESSION_COLUMNS, by their names."""
    zone = row["zone"]
    return Session(
        id=SessionId(row["id"]),
        guild=GuildId(row["guild"]),
        author=PersonId(row["author"]),
        state=SessionState(row["state"]),
        words=_words_from(row),
        venue=Venue(row["venue"]),
        meant=Meant(datetime.fromisoformat(row["meant"]), zone, row["fold"]),
        starts_at=row["starts_at"],
        minutes=row["minutes"],
        places=row["places"],
        offer=row["offer"],
        costs=row["costs"],
        audience=audience_from(row["audience"]),
        announces_at=row["announces_at"],
        repeats=Repeats(row["repeats"]),
        occasions=row["occasions"],
        second=_meant(row["second"], zone) if row["second"] else None,
        candidates=tuple(_meant(one, zone) for one in _lines(row["candidates"])),
        series=None if row["series"] is None else SeriesId(row["series"]),
        beside=None if row["beside"] is None else SessionId(row["beside"]),
        twin=None if row["twin"] is None else SubjectId(row["twin"]),
        channel=None if row["channel"] is None else ChannelId(row["channel"]),
        opened_at=row["opened_at"],
        edition=row["edition"],
        moved_at=row["moved_at"],
        ended_at=row["ended_at"],
        after=Afterwards(row["caught_up"], row["slides"], row["heard"], row["follows"], row["said_at"]),
        places_shown=PlacesLeft(row["places_shown"] or PlacesLeft.UNSAID),
        places_due=row["places_due"],
    )


def written(session: Session) -> dict[str, object]:
    """Write out what a session holds, by column, but for whose it is and where it is on its way."""
    words = session.words
    return {
        "title": words.title,
        "aim": words.aim,
        "place": words.where,
        "led_by": words.led_by,
        "venue": session.venue.value,
        "meant": session.meant.local.strftime(_TO_THE_MINUTE),
        "zone": session.meant.zone,
        "fold": session.meant.fold,
        "starts_at": session.starts_at,
        "minutes": session.minutes,
        "places": session.places,
        "offer": session.offer,
        "costs": session.costs,
        "audience": audience_listed(session.audience),
        "twin_question": words.twin.question,
        "twin_options": "\n".join(words.twin.options),
        "twin_prompts": "\n".join(words.twin.prompts),
        "repeats": session.repeats.value,
        "occasions": session.occasions,
        "second": "" if session.second is None else _as_text(session.second),
        "candidates": "\n".join(map(_as_text, session.candidates)),
        "series": session.series,
        "beside": session.beside,
        "twin": session.twin,
        "channel": session.channel,
        "announces_at": session.announces_at,
        "opened_at": session.opened_at,
        "edition": session.edition,
        "moved_at": session.moved_at,
        "places_shown": session.places_shown.value,
        "places_due": session.places_due,
        **_after_written(session.after),
    }


def _after_written(after: Afterwards) -> dict[str, object]:
    return {
        "caught_up": after.caught_up,
        "slides": after.slides,
        "heard": after.heard,
        "follows": after.follows,
        "said_at": after.said_at,
    }


def _words_from(row: Any) -> SessionWords:
    return SessionWords(
        title=row["title"],
        aim=row["aim"],
        where=row["place"],
        led_by=row["led_by"],
        twin=TwinWords(row["twin_question"], _lines(row["twin_options"]), _lines(row["twin_prompts"])),
    )


def _as_text(meant: Meant) -> str:
    return f"{meant.local.strftime(_TO_THE_MINUTE)} {meant.fold}"


def _meant(text: str, zone: str) -> Meant:
    local, fold = text.split()
    return Meant(datetime.fromisoformat(local), zone, int(fold))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
