"""A session that is planned and will be announced, in a server where people have joined."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.letters import Letter
from bot.domain.people import GuildId, MessageId
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, TwinWords, Venue
from bot.domain.times import Meant
from bot.services import letters
from storage import sessions as kept
from storage.sessions import add_session
from storage.store import Store
from tests.services.asked import BETHAN
from tests.services.polling_place import GUILD

LINK = "https://teams.microsoft.com/meet/123456789?p=secretsecret"
TITLE = "Talking about dying: what words do we use?"
ASKS = TwinWords("What words do you use?", ("Passing away", "Dying"), ("When?", "With whom?"))
WORDS = SessionWords(TITLE, "It makes the second card.", LINK, "Bethan and Amara", ASKS)
MEANT = Meant(datetime(2026, 3, 24, 10, 30), "Europe/London")  # noqa: DTZ001 - what clocks there show
ANNOUNCED = datetime(2026, 3, 3, 10, 30, tzinfo=UTC)


def a_session(number: str = "5e", **changed: Any) -> Session:
    """Make up a session of Bethan's that is planned: its times follow from what its clocks are meant to show."""
    given: dict[str, Any] = {
        "id": SessionId(number * 16),
        "guild": GUILD,
        "author": BETHAN.person,
        "state": SessionState.PLANNED,
        "words": WORDS,
        "venue": Venue.TEAMS,
        "meant": MEANT,
        "minutes": 90,
        "places": None,
        "offer": "A thank-you of one session, live or in the thread.",
        "costs": "Travel, up to £10.",
        "audience": frozenset(),
        **changed,
    }
    starts_at = given["meant"].moment
    return Session(**{"starts_at": starts_at, "announces_at": starts_at - timedelta(days=21), **given})


async def planned(store: Store, session: Session) -> Session:
    """Have it planned, as planning leaves it."""
    await store.run(add_session, session, now=session.announces_at - timedelta(days=30))
    return session


async def as_it_is(store: Store, session: Session, guild: GuildId = GUILD) -> Session:
    """Return a session as it stands now."""
    found = await store.run(kept.session, guild, session.id)
    assert found is not None
    return found


async def change(store: Store, session: Session, **how: Any) -> None:
    """Have something of it be otherwise, behind everybody's back."""
    await store.run(kept.keep_session, replace(await as_it_is(store, session), **how))


async def arrive(store: Store, now: datetime) -> list[tuple[str, str]]:
    """Have all letters to places arrive that are due; return of each its kind and what it is about."""
    claimed = await store.run(letters.claim_due, now=now, places=600, people=0)
    for letter in claimed.letters:
        await store.run(letters.mark_sent, letter, MessageId(letter.message or _number(letter)), at=now)
    return [(letter.kind, letter.subject) for letter in claimed.letters]


def _number(letter: Letter) -> int:
    return int(letter.id[:12], 16)
