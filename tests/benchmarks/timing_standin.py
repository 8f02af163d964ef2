"""A stage that notes when each press leaves and when its answer arrives, and that costs little in between."""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import format_datetime
from time import perf_counter

from aiohttp import web

from bot.rehearsal.gateway.session import Session
from bot.rehearsal.person.person import Person
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json, to_bytes
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.world import Event

ANSWERED_WITH = b"Your answer is sealed"
_PROMISE = b'{"type":6}'  # when the computer is very busy; the answer follows
_PATIENCE = 15.0  # seconds; a press that is never answered counts as this long


@dataclass(frozen=True, slots=True)
class Burst:
    """Presses made in one instant: seconds from press to answer, for each and from the first to the last."""

    each: tuple[float, ...]
    whole: float


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
        self._press: Json = {}
        self._reply = b""
        self._date = ""

    async def identified(self) -> None:
        """Wait until a bot has begun a new session."""
        known = set(self.gateway.sessions)
        while not (fresh := set(self.gateway.sessions) - known):
            await self.world.change(self.world.bot.id)
        self.session = self.gateway.sessions[fresh.pop()]
        _stamp(self.session, self._left)

    async def learn(self, person: Person, menu: str, option: str) -> None:
        """Have somebody choose once on a paper they hold, and remember their press and its reply."""
        heard: list[Event] = []
        self.world.heard.append(heard.append)
        self.rest.recording = True
        await person.chooses(menu, option)
        self.rest.recording = False
        self.world.heard.remove(heard.append)
        self._press = next(event.data for event in heard if event.name == "INTERACTION_CREATE")
        answer = next(one for one in self.exchanges if one.template.endswith("/callback"))
        self._reply = to_bytes(answer.reply)

    async def press(self, people: Sequence[Account]) -> Burst:
        """Have these people answer in one instant; return when everyone has their reply."""
        presses = [self._of(person, number) for number, person in enumerate(people)]
        self._left.clear()
        self._arrived.clear()
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
        return Burst(each, max(arrived) - self._left[0])

    def _of(self, person: Account, number: int) -> Json:
        member = self.world.guild.members[person.id].wire()
        return {
            **self._press,
            "id": str(self.world.ids.new()),
            "token": secrets.token_urlsafe(64),
            "data": {**self._press["data"], "values": [self._options[number % len(self._options)]]},
            "member": {**member, "permissions": self._press["member"]["permissions"]},
        }

    @property
    def _options(self) -> list[str]:
        menu = self._press["message"]["components"][0]["components"][0]
        return [option["value"] for option in menu["options"]]

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        now = perf_counter()
        path = request.path.split("/")
        if path[-1] not in ("callback", "@original") or not self._waited_for:
            return await super()._serve(request)
        body = await request.read()
        if ANSWERED_WITH in body:
            self._note(path[-2] if path[-1] == "callback" else path[-3], now)
        elif body.replace(b" ", b"") != _PROMISE:
            raise AssertionError(f"a press was answered with something else: {body!r}")
        headers = {"Date": self._date, "Via": "1.1 stage", "Content-Type": "application/json"}
        if path[-1] == "@original":
            return web.Response(body=to_bytes(self._press["message"]), headers=headers)
        if "with_response" not in request.query_string:
            return web.Response(status=204, headers=headers)
        return web.Response(body=self._reply, headers=headers)

    def _note(self, token: str, when: float) -> None:
        if token in self._waited_for:
            self._waited_for.discard(token)
            self._arrived[token] = when
            if not self._waited_for:
                self._all_here.set()


def _stamp(session: Session, left: list[float]) -> None:
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
