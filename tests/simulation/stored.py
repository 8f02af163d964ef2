"""Votes of every kind and form, opened by the coordinator's hand and answered: all that is stored, moment by moment."""

import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.text import Texts, Words
from cogs.polls import kinds
from storage.backup import backup
from storage.contacts import Contact, keep_contact
from storage.partners import put_language, put_partner
from storage.store import Transaction
from tests.rehearsal.begun import begins_vote, words_typed
from tests.scenes import Scene
from tests.services.papers import PAPERS, Ending
from tests.services.polling_place import MANAGER, WORKER
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.door import Evening, lived
from tests.simulation.programme import Programme, remember_tasks
from tests.simulation.template import MORE_MANAGERS, close, template, temporary
from tests.simulation.visits import Visit, comes

ORDINARY, BY_GROUP, SENSITIVE = "Ordinary", "Ordinary, by role group", "Sensitive"
PEOPLE: Final[Mapping[RoleGroup, tuple[str, ...]]] = {  # of each group as many as are shown apart
    WORKER: ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya", "Nerys", "Tomos"),
    MANAGER: ("Helen", "Rhys", *MORE_MANAGERS, "Carys", "Emrys", "Gwen", "Huw", "Lowri", "Megan"),
}
_LATER: Final = {WORKER: PEOPLE[WORKER][8:], MANAGER: (*PEOPLE[MANAGER][4:], "Eleri")}  # who is not in the template
_POOLS: Final = {WORKER: "Other partners", MANAGER: "Manager"}  # the only carer is asked with the workers
READERS: Final = {  # who reads how private it is, by the language that they chose; the last two answer nothing
    "en": {WORKER: "Amara", MANAGER: "Helen"},
    "cy": {WORKER: "Margaret", MANAGER: "Eleri"},
}
_WAYS = (0, 1, 2, 4)  # of coming to a vote: those that begin at its card

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A vote: of which kind, in which form its result is told, and which of the two groups are asked."""

    kind: PollKind
    form: str = ORDINARY
    groups: Sequence[RoleGroup] = (WORKER, MANAGER)

    @property
    def words(self) -> PollWords:
        """Return what the coordinator writes."""
        return replace(PAPERS[self.kind], question=f"{self.form}: {PAPERS[self.kind].question}")


VOTES: Final = (  # each pair of kind and form that there is; of the same people two are sensitive at most
    Asked(PollKind.SINGLE),
    Asked(PollKind.SINGLE, BY_GROUP),
    Asked(PollKind.SINGLE, SENSITIVE),
    Asked(PollKind.MULTIPLE),
    Asked(PollKind.MULTIPLE, BY_GROUP),
    Asked(PollKind.SCALE),
    Asked(PollKind.SCALE, BY_GROUP),
    Asked(PollKind.DECISION),
    Asked(PollKind.DECISION, BY_GROUP),
    Asked(PollKind.DECISION, SENSITIVE, (MANAGER,)),
    Asked(PollKind.WRITTEN),
    Asked(PollKind.WRITTEN, SENSITIVE, (WORKER,)),
)


@dataclass(frozen=True, slots=True)
class Came:
    """One who came to a vote: who, of which group, and how."""

    name: str
    group: RoleGroup
    visit: Visit


@dataclass(frozen=True, slots=True)
class Moment:
    """Every row of every table, every file there is, and all that a backup holds, at one moment."""

    rows: Rows
    files: Mapping[str, bytes]
    backup: Mapping[str, bytes]

    @property
    def everything(self) -> Mapping[str, bytes]:
        """Return what every file holds, the backup among them."""
        return {**self.files, **{f"backup/{name}": content for name, content in self.backup.items()}}


@dataclass(slots=True)
class Life:
    """Votes from before they open until all of them have ended, and what people were told of their secrecy."""

    before: Rows
    came: Mapping[Asked, Sequence[Came]]
    numbers: dict[str, int] = field(default_factory=dict)  # of the accounts
    opened: Moment = field(init=False)
    answered: Moment = field(init=False)
    ended: Moment = field(init=False)
    said: dict[tuple[Asked, str], str] = field(default_factory=dict)  # by the language of who asked
    log: Sequence[str] = ()

    def row(self, moment: Moment, asked: Asked) -> Mapping[str, Any]:
        """Return the row of a vote."""
        (found,) = (row for row in moment.rows["polls"] if row["question"] == asked.words.question)
        return found

    def rows(self, moment: Moment, table: str, asked: Asked) -> Sequence[Mapping[str, Any]]:
        """Return what a table holds of a vote."""
        poll = self.row(moment, asked)["id"]
        return [row for row in moment.rows[table] if row["poll"] == poll]

    def counting(self, asked: Asked) -> Mapping[str, Came]:
        """Return by name how everybody last came whose answer counts in a vote."""
        return {one.name: one for one in self.came[asked] if one.visit.counts}


def comers(voters: int, answers: int) -> Mapping[Asked, Sequence[Came]]:
    """Draw who comes to each vote, and let their answers begin with one of the three.

    Of each group as many come, and give the same answers, whoever is drawn.
    """
    return {asked: tuple(_to(asked, random.Random(f"voters {voters} {asked}"), answers)) for asked in VOTES}


def _to(asked: Asked, chance: random.Random, answers: int) -> Sequence[Came]:
    number = 6 if len(asked.groups) == 1 else 5 if PollKind.DECISION is asked.kind or asked.form == BY_GROUP else 3
    visits: list[Came] = []
    for group in asked.groups:
        *sealed, other = chance.sample(PEOPLE[group], number + 1)
        who = [(name, Ending.SEALED) for name in sealed]
        if asked.kind is PollKind.WRITTEN:
            who += [(other, ending) for ending in (Ending.TAKEN_BACK, Ending.DROPPED, Ending.WAITING)]
        who.insert(0, who[0])  # the first comes again, with another answer
        visits += [
            Came(name, group, Visit(0, (place + answers) % 3, _WAYS[place % 4], 0, asked.kind, ends))
            for place, (name, ends) in enumerate(who)
        ]
    return visits


@cache
def _opened_by_hand() -> tuple[Scene, Rows]:
    """Have Bethan open a vote of each kind in each form, once; return what lay in the tables before, too."""

    async def live(folder: Path) -> tuple[Scene, Rows]:
        evening = Evening(folder, template(), Programme)
        await evening.opens()
        for name in (*_LATER[WORKER], *_LATER[MANAGER]):
            evening.stage.world.add_person(name)
        await evening.ask(_join, evening)
        await evening.passes(timedelta(minutes=1))
        before = await evening.ask(_every_row)
        for asked in VOTES:
            await _opens(evening, asked)
        await evening.passes(timedelta(minutes=1))
        moment = datetime.fromtimestamp(int(evening.programme.clock.now().timestamp()) + 60, template().moment.tzinfo)
        await evening.programme.stop()
        await close(evening.stage)
        return Scene.left_in(folder, evening.stage.world, moment), before

    with temporary() as folder, seeded("opened by hand", template().moment) as loop, attached():
        remember_tasks(loop)
        template().furnish(Path(folder) / "kitchen")
        return loop.run_until_complete(live(Path(folder) / "kitchen"))


def _join(tx: Transaction, evening: Evening) -> None:
    here = GuildId(evening.stage.world.guild.id)
    for group, names in _LATER.items():
        for name in names:
            put_partner(tx, here, PersonId(evening.stage.world.find_account(name).id), group)
        for name in PEOPLE[group][::2]:  # half of them are reached as those who have not been seen for a while
            keep_contact(tx, here, PersonId(evening.stage.world.find_account(name).id), Contact(unanswered=2))
    for language, readers in READERS.items():
        for name in readers.values():
            put_language(tx, here, PersonId(evening.stage.world.find_account(name).id), language)


async def _opens(evening: Evening, asked: Asked) -> None:
    bethan, _ = evening.stage.person("Bethan"), Words()
    await begins_vote(bethan, kinds.name(_, asked.kind))
    await bethan.fills(words_typed(asked.words))
    if len(asked.groups) == 1:
        await bethan.chooses("Who is asked", *(_POOLS[group] for group in asked.groups))
    several = asked.kind in (PollKind.MULTIPLE, PollKind.SCALE)
    await bethan.chooses("What the result shows" if several else "Ordinary or sensitive", asked.form)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


def live(came: Mapping[Asked, Sequence[Came]]) -> Life:
    """Let these people come to the votes, and read everything before, during and after."""
    scene, before = _opened_by_hand()
    life = Life(before, came)
    _, life.log = lived(scene, partial(_live, scene=scene, life=life))
    return life


async def _live(folder: Path, scene: Scene, life: Life) -> None:
    evening = Evening(folder, scene, Programme)
    try:
        await evening.opens()
        await evening.passes(timedelta(minutes=1))
        life.numbers = {one.name: one.id for one in evening.stage.world.accounts.values()}
        life.opened = await _moment(evening)
        for asked, came in life.came.items():
            card = _card(evening, asked)
            for language, names in READERS.items():
                reader = evening.stage.person(names[asked.groups[0]])
                life.said[asked, language] = await _how_private(reader, card, language)
            for one in came:
                await comes(evening.stage.person(one.name), card, one.visit)
        await evening.passes(timedelta(0))
        life.answered = await _moment(evening)
        await evening.closes()
        life.ended = await _moment(evening)
        await evening.programme.stop()
    finally:
        await close(evening.stage)
        evening.programme.let_go()


def _card(evening: Evening, asked: Asked) -> Message:
    places = (one for one in evening.person(0).screen("notices") if asked.words.question in screen.words(one))
    return next(one for one in places if "More" in map(screen.label, screen.buttons(one)))


async def _how_private(person: Person, card: Message, language: str) -> str:
    _ = Texts().words(language)
    await person.presses("More", on=card)  # in the language of the server, as everything that all can read
    answer = await person.presses(_.label("How private is this?"))
    assert answer.original is not None
    return screen.words(answer.original)


async def _moment(evening: Evening) -> Moment:
    folder = evening.programme.machine.folder
    rows = await evening.ask(_every_row)
    files = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    with temporary() as elsewhere:
        backup(folder / "data", Path(elsewhere) / "backup.zip", key_dir=folder / "keys")
        with zipfile.ZipFile(Path(elsewhere) / "backup.zip") as packed:
            return Moment(rows, files, {name: packed.read(name) for name in packed.namelist()})


def _every_row(tx: Transaction) -> Rows:
    ask = tx.sql.exec_driver_sql
    names = ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars().all()
    return {name: sorted((dict(row._mapping) for row in ask(f"SELECT * FROM {name}")), key=repr) for name in names}
