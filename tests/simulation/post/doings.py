"""What people do, and what is written to them, as the seed has it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_words import PollWords
from bot.domain.preferences import Preferences, Where
from bot.domain.refusals import Refusal
from bot.rehearsal.person import thumb
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.refused import Refused
from bot.services import mydata, polls, preferences
from bot.services.lifecycle import LOST_SETUP
from bot.services.notes import write_to_person
from bot.services.reminders.writing import write_reminder
from storage.preferences import preferences_of, put_preferences
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.plan import OTHERS, WORKERS
from tests.simulation.post.readers import Reader
from tests.simulation.post.resident import Resident
from tests.simulation.votes import OPTIONS, WORDS

if TYPE_CHECKING:
    from tests.simulation.post.life import PostLife

_TIMES = ("in 2 hours", "tomorrow at 10", "every day at 9am", "tomorrow at 23:30", "in 20 minutes")
_WAITS = (timedelta(0), timedelta(0), timedelta(hours=2), timedelta(hours=26))
_LASTS = (timedelta(hours=1), timedelta(days=1), timedelta(days=6))


class Doings:
    """Everybody who is written to in one life, and what happens around them."""

    def __init__(self, life: "PostLife") -> None:
        self.life = life
        self.chance = life.chance
        world = life.stage.world
        guild = GuildId(world.guild.id)
        accounts = [world.find_account(name) for name in self.chance.sample((*WORKERS, *OTHERS), 4)]
        self.residents = [Resident(one, Actor(PersonId(one.id), guild)) for one in accounts]
        self.owner = Actor(PersonId(world.guild.owner_id), guild, is_owner=True)
        self._subjects = 0
        self._written_to: list[Resident] = []  # about the last of them
        self._vote_is_open = False
        self._menu: tuple[Any, ...] = (
            *(self.written_to, self.written_to_again, self.everybody_written_to, self.asks_to_be_reminded) * 3,
            *(self.written_to_again,) * 4,
            *(self.presses, self.pauses, self.ends_a_pause, self.shuts_the_door, self.opens_the_door) * 2,
            *(self.presses, self.wants_it_elsewhere, self.leaves, self.comes_back, self.has_it_deleted),
            *(self.stopped_for_a_while, self.stopped_for_a_while, self.opens_a_vote),
        )

    async def moves_in(self) -> None:
        """Have everybody choose when they may be written to."""
        for one in self.residents:
            now = self.life.programme.clock.now()
            chosen = Reader.of(one.person, one.guild, self.chance, now).preferences

            def choose(tx: Transaction, chosen: Any = chosen) -> None:
                put_preferences(tx, chosen)

            begun = self.life.time()
            await self._asks(choose)
            one.chooses(chosen, begun, self.life.time())

    async def happen(self) -> None:
        """Do one to three of these things."""
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            act, who = self.chance.choice(self._menu), self.chance.choice(self.residents)
            self.life.recorder.happened(act.__name__)
            self.life.environment_faults.done[act.__name__] += 1
            await act(who)

    # Letters

    async def written_to(self, who: Resident) -> None:
        """Write somebody a letter about something new."""
        self._subjects += 1
        await self._writes([who], self._subjects)

    async def written_to_again(self, _: Resident) -> None:
        """Write another about the last thing to whoever had one."""
        await self._writes(self._written_to, self._subjects)

    async def everybody_written_to(self, _: Resident) -> None:
        """Write everybody a letter at the same time."""
        self._subjects += 1
        await self._writes(self.residents, self._subjects)

    async def _writes(self, people: list[Resident], subject: int) -> None:
        now, self._written_to = self.life.programme.clock.now(), people
        begins = now + self.chance.choice(_WAITS)
        note = PrivateLetter(
            LOST_SETUP, str(subject), begins, begins + self.chance.choice(_LASTS), f"{begins:%d%H%M%S}"
        )
        here = [one for one in people if one.erased_at is None]

        def write(tx: Transaction) -> None:
            for one in here:
                write_to_person(tx, one.guild, one.person, note)

        await self._asks(write)

    async def asks_to_be_reminded(self, who: Resident) -> None:
        """Ask for a reminder in words."""
        when, now = self.chance.choice(_TIMES), self.life.programme.clock.now()
        await self._asks(lambda tx: write_reminder(tx, who.actor, "Ring the office", when, now=now))

    async def opens_a_vote(self, _: Resident) -> None:
        """Open a vote that nobody answers: it stays open for longer, after its reminders were written."""
        if self._vote_is_open:
            return
        self._vote_is_open, now = True, self.life.programme.clock.now()
        words = PollWords(WORDS["Question"], OPTIONS, WORDS["What happens with it"])

        def open_one(tx: Transaction) -> None:
            if not polls.closing_times(tx):
                polls.open_poll(tx, self.owner, polls.draft_poll(tx, self.owner, words, now=now).id, now=now)

        await self._asks(open_one)

    # People

    async def presses(self, who: Resident) -> None:
        """Press something, anything."""
        world = self.life.stage.world
        who.presses.append(self.life.time())
        try:
            asked = thumb.run(world, who.account, world.places(world.guild)[0], "/help", {})
        except (CannotDo, Refused, LookupError):
            return
        await asked.answered
        await asyncio.sleep(2)
        who.presses.append(self.life.time())

    async def pauses(self, who: Resident) -> None:
        """Hear nothing for some days."""
        days, now = self.chance.choice((1, 2, 7)), self.life.programme.clock.now()
        await self._chooses(who, lambda tx: preferences.pause_for(tx, who.actor, days, now=now))

    async def ends_a_pause(self, who: Resident) -> None:
        """Hear everything again."""
        now = self.life.programme.clock.now()
        await self._chooses(who, lambda tx: preferences.end_pause(tx, who.actor, now=now))

    async def wants_it_elsewhere(self, who: Resident) -> None:
        """Have notes wait behind a button, or come in private again."""
        where, now = self.chance.choice(list(Where)), self.life.programme.clock.now()
        await self._chooses(who, lambda tx: preferences.choose_where(tx, who.actor, where, now=now))

    async def shuts_the_door(self, who: Resident) -> None:
        """Take no private messages."""
        who.account.dms_open = False

    async def opens_the_door(self, who: Resident) -> None:
        """Take private messages again."""
        who.account.dms_open = True

    async def leaves(self, who: Resident) -> None:
        """Leave the server."""
        world = self.life.stage.world
        if who.account.id in world.guild.members:
            world.leave(world.guild, who.account)

    async def comes_back(self, who: Resident) -> None:
        """Join the server again."""
        world = self.life.stage.world
        if who.account.id not in world.guild.members:
            world.join(world.guild, who.account)

    async def has_it_deleted(self, who: Resident) -> None:
        """Have everything that is known about them deleted."""
        now = self.life.programme.clock.now()
        if who.erased_at is None and await self._asks(lambda tx: mydata.erase_person(tx, who.actor, now=now)):
            who.erased_at = self.life.time()

    # The computer

    async def stopped_for_a_while(self, _: Resident) -> None:
        """End the programme this moment, and start it again hours or days later."""
        self.life.programme.die()
        await self.life.passes(timedelta(hours=self.chance.choice((1, 5, 20, 72))))

    async def _chooses(self, who: Resident, act: Callable[[Transaction], object]) -> None:
        begun = self.life.time()
        chosen: list[Preferences | None] = []

        def choose(tx: Transaction) -> None:
            act(tx)
            chosen.append(preferences_of(tx, who.guild, who.person))

        if await self._asks(choose) and (mine := chosen[-1]) is not None:
            who.chooses(mine, begun, self.life.time())

    async def _asks(self, act: Callable[[Transaction], object]) -> bool:
        """Ask the programme that runs, and tell whether it was done: a refusal is an answer too."""
        try:
            await promises.ask(self.life, act)
        except Refusal:
            return False
        return True
