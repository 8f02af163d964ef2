"""A stage that notes when each press leaves and when its answer arrives, and that costs little in between."""

import asyncio
import secrets
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import format_datetime
from time import perf_counter
from typing import Any

from aiohttp import web

from bot.rehearsal.gateway.gateway_session import GatewaySession
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json, from_text, to_bytes
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.world import Event

ANSWERED_WITH = b"Your answer is sealed"
_PROMISES = (5, 6)  # when the computer is very busy; the answer follows
_PATIENCE = 15.0  # seconds; a press that is never answered counts as this long


@dataclass(frozen=True, slots=True)
class Burst:
    """Presses made in one instant: seconds from press to answer, for each and from the first to the last."""

    each: tuple[float, ...]
    whole: float
    answers: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """A press that somebody made, Discord's reply to its answer, and the words by which the answer is known."""

    press: Json
    reply: bytes
    answered_with: bytes


class TimingStandin(Stage):
    """The stage of one bot. Presses are copies of one real press; answers to them are checked, timed and received."""

    def seat(self, people: int) -> None:
        """Let this many more people into the server."""
        self.rest.recording = False
        self.world.bot_token = f"{'bench' * 5}.rehearsal-{secrets.token_hex(3)}.{secrets.token_hex(16)}"
        self.people = [self.world.add_person(f"Person {number}") for number in range(people)]
        self._left: list[float] = []
        self._arrived: dict[str, float] = {}
        self._waited_for: set[str] = set()
        self._all_here = asyncio.Event()
        self._bodies: dict[str, bytes] = {}
        self._date = ""

    async def identified(self) -> None:
        """Wait until a bot has begun a new session."""
        known = set(self.gateway.sessions)
        while not (fresh := set(self.gateway.sessions) - known):
            await self.world.change(self.world.bot.id)
        self.session = self.gateway.sessions[fresh.pop()]
        _stamp(self.session, self._left)

    async def learn(self, doing: Coroutine[Any, Any, object], answered_with: bytes) -> Learnt:
        """Have somebody press something once, and remember their press and its reply."""
        heard: list[Event] = []
        self.world.heard.append(heard.append)
        self.rest.recording = True
        await doing
        self.rest.recording = False
        self.world.heard.remove(heard.append)
        press = next(event.data for event in heard if event.name == "INTERACTION_CREATE")
        answer = next(one for one in reversed(self.exchanges) if one.template.endswith("/callback"))
        return Learnt(press, to_bytes(answer.reply), answered_with)

    async def learn_vote(self) -> None:
        """Have the first of all choose once on the paper they hold."""
        person = self.person(self.people[0].name)
        self._vote = await self.learn(person.chooses("Choose one", "Pocket card"), ANSWERED_WITH)
        menu = self._vote.press["message"]["components"][0]["components"][0]
        self._options = [option["value"] for option in menu["options"]]

    async def vote(self, people: Sequence[Account]) -> Burst:
        """Have these people vote in one instant."""
        chosen = (self._options[number % len(self._options)] for number in range(len(people)))
        return await self.press(people, self._vote, [{"values": [one]} for one in chosen])

    async def press(self, people: Sequence[Account], learnt: Learnt, data: Sequence[Json]) -> Burst:
        """Have these people press in one instant, each with data of their own; return when all have answers."""
        presses = [self._of(person, learnt.press, own) for person, own in zip(people, data, strict=True)]
        self._left.clear()
        self._arrived.clear()
        self._bodies.clear()
        self._learnt = learnt
        self._waited_for = {one["token"] for one in presses}
        self._all_here.clear()
        self._date = format_datetime(self.world.now(), usegmt=True)
        for one in presses:
            self.session.dispatch("INTERACTION_CREATE", one)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._all_here.wait(), _PATIENCE)
        never = perf_counter()
        self._waited_for = set()
        arrived = [self._arrived.get(one["token"], never) for one in presses]
        each = tuple(end - start for start, end in zip(self._left, arrived, strict=True))
        answers = tuple(self._bodies.get(one["token"], b"") for one in presses)
        return Burst(each, max(arrived) - self._left[0], answers)

    def _of(self, person: Account, press: Json, own: Json) -> Json:
        member = self.world.guild.members[person.id].wire()
        return {
            **press,
            "id": str(self.world.ids.new()),
            "token": secrets.token_urlsafe(64),
            "data": {**press["data"], **own},
            "member": {**member, "permissions": press["member"]["permissions"]},
        }

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        now = perf_counter()
        path = request.path.split("/")
        if path[-1] not in ("callback", "@original") or not self._waited_for:
            return await super()._serve(request)
        body = await request.read()
        if self._learnt.answered_with in body:
            self._note(path[-2] if path[-1] == "callback" else path[-3], now, body)
        elif from_text(body).get("type") not in _PROMISES:
            raise AssertionError(f"a press was answered with something else: {body!r}")
        headers = {"Date": self._date, "Via": "1.1 stage", "Content-Type": "application/json"}
        if path[-1] == "@original":
            return web.Response(body=to_bytes(self._learnt.press["message"]), headers=headers)
        if "with_response" not in request.query_string:
            return web.Response(status=204, headers=headers)
        return web.Response(body=self._learnt.reply, headers=headers)

    def _note(self, token: str, when: float, body: bytes) -> None:
        if token in self._waited_for:
            self._waited_for.discard(token)
            self._arrived[token] = when
            self._bodies[token] = body
            if not self._waited_for:
                self._all_here.set()


def _stamp(session: GatewaySession, left: list[float]) -> None:
    """Note the time when each press is packed and about to leave."""
    socket = session.socket
    pack = socket._pack if socket is not None else None
    if socket is None or pack is None:
        raise LookupError("the bot is not there, or does not ask for packed messages")

    def packed(text: bytes) -> bytes:
        out = pack(text)
        if b"INTERACTION_CREATE" in text[:80]:
            left.append(perf_counter())
        return out

    socket._pack = packed
