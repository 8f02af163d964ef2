"""One life about a session: planned, replied to, moved or called off, held and forgotten, in the weather of a seed."""

import asyncio
import random
from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.client import Bot
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.replies import SessionReply
from bot.domain.session_drafts import SessionChange
from bot.domain.session_moves import Cancelling, SessionMove
from bot.domain.sessions import Session, SessionState, SessionWords, TwinWords, Venue
from bot.services import letters
from bot.services import sessions as service
from storage import sessions
from storage.preferences import preferences_of
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.life import Life, LifeTold, at_one_table
from tests.simulation.post.readers import Reader
from tests.simulation.post.recorder import Claim
from tests.simulation.post.resident import Chosen, Resident
from tests.simulation.sessions import kept
from tests.simulation.sessions.environment_faults import SessionFaults
from tests.simulation.sessions.people import TITLE, Guest
from tests.simulation.sessions.plan import SessionPlan
from tests.simulation.sessions.recorder import LINK, SessionRecorder

_PLACE = "The hall, Cardiff"
_TWIN = TwinWords("Which words do you use?", ("Plain ones", "None yet"), ("What would you tell us?",))
_APART = 65.0  # seconds that each hop lasts: so long a letter may be on its way, and none is taken for another hop's
_LAST_DAY = timedelta(hours=30)
_OPENS = timedelta(hours=2)  # before the start, from where on a free place is theirs who presses first


class SessionLife(Life):
    """A session with few places, people who come and go, a waiting list that moves, and its twin."""

    begins = staticmethod(at_one_table)
    again = "python -m tests.simulation --sessions"
    recorder: SessionRecorder
    environment_faults: SessionFaults

    def __init__(self, seed: int, folder: Path, choices: str) -> None:
        super().__init__(seed, folder, choices)
        world = self.stage.world
        self.time = asyncio.get_running_loop().time
        self.holds = SessionPlan.of(seed)
        self.chance = random.Random(f"session life {seed}")
        self.recorder = SessionRecorder(world, self.time)
        self.environment_faults = SessionFaults(self, random.Random(f"mischief {seed}"))  # type: ignore[arg-type]
        self.guests = [Guest(world, self.recorder, name, random.Random(f"{name} {seed}")) for name in self.holds.come]
        self.moves, self.is_called_off = self.holds.moves, self.holds.is_called_off
        self.gone: set[str] = set()
        self.residents: list[Resident] = []
        self.letters: dict[str, Any] = {}
        guild = GuildId(world.guild.id)
        self.actor = Actor(PersonId(world.guild.owner_id), guild, is_owner=True)

    def _failpoint(self, name: str) -> bool:
        if name == "letter.claimed":
            self.recorder.claims.append(Claim(self.time(), self.programme.clock.now()))
        return super()._failpoint(name)

    @property
    def here(self) -> list[Guest]:
        """Those who have not left."""
        return [one for one in self.guests if one.account.name not in self.gone]

    def told(self) -> LifeTold:
        """Return what this life left."""
        return replace(super().told(), answered=sum(one.done for one in self.recorder.tried))

    async def _story(self) -> None:
        await self.is_up()
        self.residents = await promises.ask(self, self._moves_in)
        await self._is_planned()
        await self._in_any_weather(*(one.says() for one in self.guests))
        await self._clears_up()
        await self._stands()
        for _ in range(self.chance.choice((2, 3, 4))):
            await self._time_passes()
            await self._list_is_right()
            self.environment_faults.closes()
            await self._in_any_weather(*self._doings(), self._changes())
            await self._clears_up()
            await self._stands()
        await self._begins()
        await self._is_forgotten()
        found = await promises.ask(self, lambda tx: kept.read(tx, self.actor.guild))
        await self.is_up()
        self.ending = True
        await self.programme.stop()
        kept.check(self, found)

    # The steps of the story

    async def _is_planned(self) -> None:
        holds = self.holds
        twin = replace(_TWIN, prompts=_TWIN.prompts if self.seed % 2 else ())
        words = SessionWords(TITLE, "We look for words.", LINK if holds.online else _PLACE, "", twin)
        groups = frozenset({RoleGroup.WORKER} if holds.workers_only else ())

        def plan(tx: Transaction) -> None:
            now = self.programme.clock.now()
            if sessions.planned_here(tx, self.actor.guild):
                return
            draft = service.draft_session(tx, self.actor, words, now=now)
            change = SessionChange(
                starts_at=now.replace(second=0, microsecond=0) + holds.ahead,
                minutes=holds.minutes,
                venue=Venue.TEAMS if holds.online else Venue.IN_PERSON,
                places=holds.places,
                for_all=holds.places is None,
                audience=groups,
            )
            service.change_session(tx, self.actor, draft.id, change, now=now)
            service.plan_session(tx, self.actor, draft.id, now=now)

        await promises.ask(self, plan)
        (await self._bot()).wake()
        self.coordinator.posted = True

    async def _changes(self) -> None:
        """Have the session moved, or called off, by a coordinator who sees it as it is; done twice, it is done once."""
        by, self.moves = self.moves, None
        ends, self.is_called_off = self.is_called_off and by is None, self.is_called_off and by is not None
        session = await self._session()
        if session is None or not (by or ends):
            return
        to = SessionMove(starts_at=session.starts_at + by) if by else None

        def change(tx: Transaction) -> None:
            now = self.programme.clock.now()
            here = sessions.session(tx, self.actor.guild, session.id)
            if here is None or here.state is not SessionState.PLANNED or here.starts_at - now < 2 * _OPENS:
                return
            if to is not None and to.starts_at is not None and to.starts_at - now > 2 * _OPENS:
                service.move_session(tx, self.actor, session.id, to, seen=here.edition, now=now)
            if ends:
                service.cancel_session(tx, self.actor, session.id, Cancelling.WITH_TWIN, seen=here.edition, now=now)

        await asyncio.sleep(self.chance.uniform(1, 20))
        await promises.ask(self, change)
        (await self._bot()).wake()

    async def _bot(self) -> Bot:
        app = (await self.is_up()).app
        assert app is not None
        return app.bot

    async def _in_any_weather(self, *acts: Awaitable[object]) -> None:
        """Have all of this happen at once, while things go wrong."""
        faults = asyncio.create_task(self.environment_faults.happens(), name="environment faults")
        await asyncio.gather(*acts)
        faults.cancel()
        await asyncio.wait([faults])

    def _doings(self) -> list[Awaitable[object]]:
        """Draw what people do on a later day."""
        doings: list[Awaitable[object]] = []
        for one in self.here:
            act = self.chance.choice((one.says, one.thinks_again, one.thinks_again, one.thinks_again, None))
            if act is not None:
                doings.append(act())
        return [*doings, *self._those_who_go()]

    def _those_who_go(self) -> list[Awaitable[object]]:
        """Have one leave, or be forgotten, now and then."""
        here, going = self.here, list[Awaitable[object]]()
        for act in (self._leaves, self._has_it_deleted):
            if here and self.chance.random() < 0.25:
                one = here.pop(self.chance.randrange(len(here)))
                self.gone.add(one.account.name)
                going.append(act(one))
        return going

    async def _leaves(self, one: Guest) -> None:
        await asyncio.sleep(self.chance.uniform(8, 25))
        if self.chance.random() < 0.5:
            await one.stops()
        else:
            self.stage.world.leave(self.stage.world.guild, one.account)

    async def _has_it_deleted(self, one: Guest) -> None:
        await asyncio.sleep(self.chance.uniform(8, 25))
        await one.has_it_deleted()

    async def _stands(self) -> None:
        """See that the list is right, and that those alone are shown the way in who hold a place."""
        session, rows = await self._list_is_right()
        self.recorder.looks += 1
        shown = await asyncio.gather(*(one.looks() for one in self.here))
        looked = {one.account.name for one, seen in zip(self.here, shown, strict=True) if seen is not None}
        if session is not None and rows == await self._rows(session):  # no offer has run out meanwhile
            kept.let_in_are_those_who_hold_a_place(self, rows, looked)
        self.recorder.looks += 1

    async def _list_is_right(self) -> tuple[Session | None, tuple[SessionReply, ...]]:
        """See that places are given as they should be, once all that is due is done; return how everybody stands."""
        await promises.what_is_due_is_told(self)
        session = await self._session()
        if session is None or self.stage.clock.now() > session.starts_at - _OPENS:
            return None, ()
        rows = await self._rows(session)
        kept.list_is_right(self, session, rows, self.programme.clock.now())
        return session, rows

    async def _rows(self, session: Session) -> tuple[SessionReply, ...]:
        rows: tuple[SessionReply, ...] = await promises.ask(self, lambda tx: sessions.replies_to(tx, session.id))
        return rows

    async def _session(self) -> Session | None:
        here: tuple[Session, ...] = await promises.ask(self, lambda tx: sessions.planned_here(tx, self.actor.guild))
        return here[0] if here else None

    async def _left(self) -> timedelta:
        session = await self._session()
        return session.starts_at - self.programme.clock.now() if session else timedelta(0)

    async def _time_passes(self) -> None:
        """Let some of what is left until it begins pass, at once or bit by bit."""
        left = await self._left() - 2 * _OPENS
        if left > timedelta(hours=2):
            await self._hops(left * self.chance.choice((0.1, 0.3, 0.5)), self.chance.choice((1, 4)))

    async def _until_something_is_due(self, left: timedelta) -> timedelta:
        """Return how long nothing happens: days may pass unseen, but for the last one, which has its reminders."""
        if left > _LAST_DAY:
            return min(left - _LAST_DAY, timedelta(hours=self.chance.choice((7, 30))))
        now = self.programme.clock.now()
        due: datetime | None = await promises.ask(self, lambda tx: letters.next_due(tx, now=now))
        longest = timedelta(hours=self.chance.choice((3, 7)))
        return longest if due is None else min(max(due - now, timedelta(seconds=2)), longest)

    async def _hops(self, time: timedelta, hops: int) -> None:
        for _ in range(hops):
            await self.passes(time / hops)
            await asyncio.sleep(_APART)

    async def _begins(self) -> None:
        """Come to its start, with some who press at the last moment, and others too late; then to its end."""
        while (left := await self._left()) > timedelta(hours=1):
            await self._hops(min(left - timedelta(minutes=30), await self._until_something_is_due(left)), 1)
        self.environment_faults.closes()
        await asyncio.gather(*(one.says(patience=2) for one in self.here[:3]))
        await self._clears_up()
        left = await self._left()
        await self._hops(max(left, timedelta(0)) + timedelta(minutes=1), 1)
        await asyncio.gather(*(one.comes() for one in self.here[:3]))
        await self._hops(timedelta(minutes=self.holds.minutes + 1), 1)

    async def _is_forgotten(self) -> None:
        """Let weeks pass until its twin is closed, all is told, and nobody knows any more who said what."""
        for hop in range(60):
            self.letters.update(await promises.ask(self, kept.to_people))  # the oldest are forgotten on the way
            if await promises.ask(self, kept.nothing_left):
                return
            if hop % 5 == 0:
                await asyncio.gather(*(one.looks_in() for one in self.here))
            await self._hops(timedelta(hours=self.chance.choice((9, 20, 40))), 1)
        raise AssertionError("Something about a session is never told, or never forgotten.")

    def _moves_in(self, tx: Transaction) -> list[Resident]:
        """Read when each guest may be written to: nobody chooses anything else here."""
        found: list[Resident] = []
        for guest in self.guests:
            actor = Actor(PersonId(guest.account.id), self.actor.guild)
            chosen = preferences_of(tx, actor.guild, actor.person)
            assert chosen is not None
            found.append(
                Resident(guest.account, actor, [Chosen(-1.0, -1.0, Reader(actor.person, chosen))], guest.pressed)
            )
        return found
