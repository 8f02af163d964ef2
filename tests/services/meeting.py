"""A session and a programme in a store, with what somebody said."""

from datetime import date, datetime, timedelta

from bot.domain.people import ChannelId, PersonId
from bot.domain.programmes import Programme, ProgrammeId
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import ANNOUNCED_BEFORE, Session, SessionId, SessionState, SessionWords, TwinWords, Venue
from bot.domain.times import Meant
from storage import sessions
from storage.programmes import keep_programme
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON

SESSION = SessionId("5" * 32)
TITLE = "Talking about dying: what words do we use?"
STARTS = datetime(2027, 2, 9, 10, 30)  # noqa: DTZ001 - as the clocks there show it
LINK = "https://teams.microsoft.com/meet/123456?p=abc"


def a_session(author: PersonId) -> Session:
    """Return a session that is planned and announced."""
    meant = Meant(STARTS, "Europe/London")
    return Session(
        id=SESSION,
        guild=GUILD,
        author=author,
        state=SessionState.PLANNED,
        words=SessionWords(TITLE, "It goes into the card.", LINK, "Bethan", TwinWords("What words?", ("Plain ones",))),
        venue=Venue.TEAMS,
        meant=meant,
        starts_at=meant.moment,
        minutes=90,
        places=12,
        offer="A thank-you of one session.",
        costs="",
        audience=frozenset(),
        announces_at=meant.moment - ANNOUNCED_BEFORE,
        channel=ChannelId(9),
        opened_at=NOON,
    )


def settle_with_session(tx: Transaction, me: PersonId) -> None:
    """Have somebody plan a session, say that they come, and begin a programme."""
    sessions.add_session(tx, a_session(me), now=NOON)
    sessions.keep_reply(tx, GUILD, SessionReply(SESSION, me, ReplyKind.GOING, 1, PlaceState.HELD))
    weeks = date(2027, 1, 12), date(2027, 6, 29)
    keep_programme(tx, Programme(ProgrammeId("6" * 32), GUILD, me, "Last days", "A card.", *weeks, NOON - timedelta(1)))
