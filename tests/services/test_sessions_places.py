"""Capacity and waiting list under whatever people do, again and again, in any order, and through kills."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain import places
from bot.domain.people import RoleGroup
from bot.domain.refusals import Refusal
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import SessionId
from bot.features import add_nouns
from bot.services import lifecycle, mydata, partners
from bot.services.sessions import replying
from storage import sessions
from storage.partners import put_partner
from storage.store import Store, Transaction
from tests.databases import open_store
from tests.services.polling_place import GUILD, copied
from tests.services.promise import LONGER
from tests.services.replied import Meeting
from tests.services.stops import Stopped, real_keys
from tests.services.waiting_list import HELD, OFFERED, Line, WaitingList

T = TypeVar("T")
WHO: Final = st.integers(0, 7)
REPLY: Final = st.sampled_from([*ReplyKind, ReplyKind.GOING])
PRESSES: Final = st.lists(st.tuples(WHO, REPLY), min_size=1, max_size=8)
PLACES: Final = st.one_of(st.integers(1, 4), st.none())


class Life(RuleBasedStateMachine):
    """One session with three places and eight people, beside a list kept by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.loop, self.folder = asyncio.new_event_loop(), Path(tempfile.mkdtemp())
        self.deaths, self.fuse = 0, -1  # failpoints until it dies: negative for never
        self.gone: set[int] = set()
        self.meeting = self.do(self._begin())
        self.paper = WaitingList(3, self.meeting.session.starts_at, self.meeting.now)
        self.most = 3

    def do(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    async def _begin(self) -> Meeting:
        return await Meeting.of(await self._open(), places=3)

    async def _open(self) -> Store:
        where = self.folder / str(self.deaths)
        where.mkdir(exist_ok=True)
        return await open_store(where, real_keys(where), failpoint=self._dies)

    def _dies(self, name: str) -> None:
        del name
        self.fuse -= 1
        if self.fuse == 0:
            copied(self.folder / str(self.deaths), self.folder / str(self.deaths + 1))
            raise Stopped

    async def says(self, who: int, reply: ReplyKind) -> None:
        with suppress(Refusal):
            await self.meeting.says(who, reply)

    def note(self, who: int, reply: ReplyKind) -> None:
        if who not in self.gone:
            self.paper.says(who, reply)

    @rule(presses=PRESSES)
    def several_press_in_one_instant(self, presses: list[tuple[int, ReplyKind]]) -> None:
        async def all_at_once() -> None:
            await asyncio.gather(*(self.says(*one) for one in presses))

        self.do(all_at_once())
        for one in presses:
            self.note(*one)

    @rule(who=WHO, reply=REPLY, after=st.integers(1, 9))
    def somebody_presses_as_it_dies(self, who: int, reply: ReplyKind, after: int) -> None:
        self.fuse, before = after, deepcopy(self.paper)
        with suppress(Stopped):
            self.do(self.says(who, reply))
        died, self.fuse = self.fuse <= 0, -1
        self.note(who, reply)
        if died:
            self.do(self.meeting.store.close())
            self.deaths += 1
            self.meeting.store = self.do(self._opened_again())
            if self.do(self.kept()) == before.lines:  # nobody was told that it is done
                self.paper = before

    async def _opened_again(self) -> Store:
        store = await self._open()
        add_nouns(store.nouns)
        return store

    @rule(hours=st.sampled_from([1, 5, 11, 23, 24, 30]))
    def time_passes(self, hours: int) -> None:
        self.do(self.meeting.passes(timedelta(hours=hours)))
        self.paper.passes(self.meeting.now)

    @rule(number=PLACES)
    def there_are_other_places(self, number: int | None) -> None:
        self.do(self.meeting.changes(places=number))
        self.paper.places = number
        self.paper.moves_up()
        self.most = self.paper.taken if number is None else max(number, self.paper.taken)

    @rule(hours=st.integers(-20, 20))
    def it_is_moved(self, hours: int) -> None:
        starts_at = self.meeting.session.starts_at + timedelta(hours=hours)
        if self.meeting.now < min(starts_at, self.meeting.session.starts_at):
            self.do(self.meeting.changes(starts_at=starts_at))
            self.paper.starts_at = starts_at
            self.paper.moves_up()

    @rule(who=WHO, way=st.sampled_from(["leaves", "is away", "is erased"]))
    def somebody_goes(self, who: int, way: str) -> None:
        if who in self.gone:
            return
        store, actor, now = self.meeting.store, self.meeting.actor(who), self.meeting.now
        if way == "leaves":
            self.do(store.run(partners.leave, actor, now=now))
        elif way == "is erased":
            self.do(store.run(mydata.erase_person, actor, now=now))
        elif now < self.meeting.session.starts_at:
            self.do(store.run(lifecycle.note_left, GUILD, actor.person, now=now))
        else:
            return
        self.gone.add(who)
        self.paper.goes(who, with_all=way != "is away")

    @rule(who=WHO)
    def somebody_is_back(self, who: int) -> None:
        if who in self.gone:
            store, person = self.meeting.store, self.meeting.people[who]
            self.do(store.run(lifecycle.note_arrived, GUILD, person, now=self.meeting.now))
            self.do(store.run(put_partner, GUILD, person, RoleGroup.WORKER))
            self.gone.discard(who)

    @invariant()
    def everybody_stands_as_on_paper(self) -> None:
        kept = self.do(self.kept())
        assert kept == self.paper.lines
        assert [one for one in kept if one in self.paper.queue] == self.paper.queue  # in the order of their turn

    @invariant()
    def never_one_place_too_many(self) -> None:
        taken = sum(one.place in (HELD, OFFERED) for one in self.do(self.kept()).values())
        assert self.paper.places is None or taken <= max(self.most, self.paper.places)

    async def kept(self) -> dict[int, Line]:
        who = {person: number for number, person in enumerate(self.meeting.people)}
        return {
            who[one.person]: Line(one.reply, one.place.value if one.place else "", one.offered_until, one.offers)
            for one in await self.meeting.replies()
        }

    def teardown(self) -> None:
        self.do(self.meeting.store.close())
        self.loop.close()
        shutil.rmtree(self.folder)


def lives(examples: int, **how: Any) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        **how,
    )


@pytest.mark.parametrize("examples", [8, pytest.param(600, marks=LONGER)])
def test_no_place_is_given_twice_nobody_is_lost_and_the_order_is_kept(examples: int) -> None:
    run_state_machine_as_test(Life, settings=lives(examples))


def whoever_pressed_last_is_offered_a_place(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sessions, "first_waiting", _last_waiting)


def _last_waiting(tx: Transaction, session: SessionId) -> SessionReply | None:
    waiting = [one for one in sessions.replies_to(tx, session) if one.place is PlaceState.WAITING and one.offers < 2]
    return waiting[-1] if waiting else None


def a_place_that_is_given_up_stays_empty(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replying, "move_list", lambda *_, **__: None)


def an_offer_lasts_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(places, "OFFER_LASTS", timedelta(days=30))


def what_is_said_is_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sessions, "keep_reply", lambda *_: None)


@pytest.mark.parametrize("seeds", [1, pytest.param(10, marks=LONGER)])
@pytest.mark.parametrize(
    "mistake",
    [
        a_place_that_is_given_up_stays_empty,
        pytest.param(whoever_pressed_last_is_offered_a_place, marks=LONGER),
        pytest.param(an_offer_lasts_for_ever, marks=LONGER),
        pytest.param(what_is_said_is_not_kept, marks=LONGER),
    ],
)
def test_a_mistake_is_noticed(
    mistake: Callable[[pytest.MonkeyPatch], None], seeds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake(monkeypatch)
    for one in range(seeds):
        with pytest.raises((AssertionError, Flaky)):  # when it dies within a commit, it is kept or not by chance
            run_state_machine_as_test(seed(one)(Life), settings=lives(200, phases=(Phase.generate,)))
