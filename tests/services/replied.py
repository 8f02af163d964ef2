"""A session that is announced, and people who say whether they come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.programmes import Programme, ProgrammeId
from bot.domain.replies import OwnReply, PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.times import meant_at
from bot.features import add_nouns
from bot.services import sessions
from bot.services.reminding import plan_some
from storage import sessions as kept
from storage.programmes import keep_programme
from storage.sessions import add_session
from storage.store import Store, Transaction
from tests.services.asked import BETHAN, MANAGERS, WORKERS, furnish
from tests.services.polling_place import GUILD, NOON, NOTICES

LINK = "https://teams.microsoft.com/meet/123456789?p=secretsecret"
STARTS = datetime(2026, 2, 24, 10, 30, tzinfo=UTC)


def announced(*, starts_at: datetime = STARTS, places: int | None = None, guild: GuildId = GUILD) -> Session:
    """Return a session of Bethan's of which everybody has been told."""
    return Session(
        id=SessionId("5e" * 16),
        guild=guild,
        author=BETHAN.person,
        state=SessionState.PLANNED,
        words=SessionWords("Talking about dying: what words do we use?", "It makes the second card.", LINK),
        venue=Venue.TEAMS,
        meant=meant_at(starts_at, "Europe/London"),
        starts_at=starts_at,
        minutes=90,
        places=places,
        offer="A thank-you of one session, live or in the thread.",
        costs="",
        audience=frozenset(),
        announces_at=starts_at - timedelta(days=21),
        channel=NOTICES,
        opened_at=starts_at - timedelta(days=21),
    )


def settle_with_session(tx: Transaction, me: PersonId) -> None:
    """Have somebody plan a session, say that they come, and begin a programme."""
    session = replace(announced(), author=me)
    add_session(tx, session, now=NOON)
    kept.keep_reply(tx, GUILD, SessionReply(session.id, me, ReplyKind.GOING, 1, PlaceState.HELD))
    weeks = date(2027, 1, 12), date(2027, 6, 29)
    keep_programme(tx, Programme(ProgrammeId("6" * 32), GUILD, me, "Last days", "A card.", *weeks, NOON))


class Meeting:
    """One session in one server, and what is said to it."""

    def __init__(self, store: Store, session: Session) -> None:
        self.store, self.session, self.now = store, session, NOON
        self.people = (*WORKERS, *MANAGERS)

    @classmethod
    async def of(
        cls,
        store: Store,
        *,
        places: int | None = None,
        starts_at: datetime = STARTS,
        audience: frozenset[RoleGroup] = frozenset(),
    ) -> "Meeting":
        add_nouns(store.nouns)
        await furnish(store)
        session = replace(announced(places=places, starts_at=starts_at), audience=audience)
        await store.run(add_session, session, now=NOON)
        return cls(store, session)

    def actor(self, who: int) -> Actor:
        return Actor(self.people[who], GUILD)

    async def says(self, who: int, reply: ReplyKind) -> OwnReply:
        said = await self.store.run(sessions.say_reply, self.actor(who), self.session.id, reply, now=self.now)
        while await self.store.run(plan_some, now=self.now):
            pass
        return said

    async def comes(self, *those: int) -> OwnReply:
        """Have these say that they will be there, one after the other; return what the last is told."""
        said = [await self.says(who, ReplyKind.GOING) for who in those]
        return said[-1]

    async def passes(self, time: timedelta) -> None:
        """Let time pass, and do what is due then, each time at its moment."""
        until = self.now + time
        while (due := await self.store.run(sessions.next_to_move, now=self.now)) is not None and due <= until:
            self.now = max(due, self.now)
            await self.beats()
        self.now = until
        await self.beats()

    async def beats(self) -> None:
        for one in await self.store.run(sessions.lists_to_move, now=self.now):
            await self.store.run(sessions.move_lists, one, now=self.now)

    async def replies(self) -> tuple[SessionReply, ...]:
        return await self.store.run(kept.replies_to, self.session.id)

    async def standing(self) -> dict[int, str]:
        """Say how everybody stands who comes: held, waiting or offered."""
        who: dict[PersonId, int] = {person: number for number, person in enumerate(self.people)}
        return {who[one.person]: one.place.value for one in await self.replies() if one.place is not None}

    async def changes(self, **how: object) -> None:
        """Have its time or its places changed, and the list follow."""
        self.session = replace(self.session, **how)  # type: ignore[arg-type]

        await self.store.run(kept.keep_session, self.session)
        await self.store.run(sessions.move_lists, self.session.id, now=self.now)
