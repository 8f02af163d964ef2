"""What other people see after one person has answered or set something, between two turnouts."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from cogs.kit.feature import features_of
from storage.store import Transaction
from tests.rehearsal.answering import GIVEN
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import WORDS
from tests.rehearsal.sessions import MEETING, TITLE
from tests.rehearsal.topics import ASKED, QUESTION
from tests.scenes import Scene
from tests.services.papers import KINDS, Ending
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.door import VOTERS, Evening, with_votes
from tests.simulation.programme import remember_tasks
from tests.simulation.screens import (
    COORDINATOR,
    LEAD,
    MEMBER,
    OBSERVERS,
    OWNER,
    PARTNER,
    Seen,
    Walk,
    bot_of,
    read_letters,
)
from tests.simulation.template import close, temporary
from tests.simulation.visits import Visit

_KEPT = ("ballots", "ballot_drafts", "begun_answers", "opt_outs", "sealed_answers", "sealed_drafts")


class Act(Protocol):
    """Something that one of the voters does."""

    def __call__(self, evening: Evening, who: int) -> Awaitable[None]:
        """Do it."""


@cache
def furnished() -> Scene:
    """Have all that others might look at: drafts, one of them before the group, an idea, a call, a group, a lead."""

    async def live(folder: Path) -> Scene:
        evening = Evening(folder, with_votes())
        await evening.opens()
        bethan, stage = evening.stage.person(COORDINATOR), evening.stage
        await _drafts(bethan, "What shall we make first?")
        await _drafts(bethan, "When shall we meet?")
        await _ask_a_question(evening)
        await _plan_a_session(evening)
        stage.person(OWNER).gives_role(MEMBER, "Advisory group")
        await asyncio.sleep(60)
        await bethan.runs("/poll open")
        await bethan.presses("2. Go on")
        await bethan.presses("Send to the advisory group", on=bethan.private)
        await stage.person("Sipho").presses("Please call me")
        await stage.person("Sipho").chooses("When it suits you", "In the morning")
        await stage.person("Priya").presses("I have an idea")
        await stage.person("Priya").chooses("What would you like?", "I'd like us to talk about…")
        await stage.person("Priya").fills({"In your own words": "Could we talk about travel time?"})
        await stage.person("Priya").presses("Send it")
        await _make_lead(evening)
        await evening.passes(timedelta(minutes=1))
        moment = evening.programme.clock.now().replace(microsecond=0) + timedelta(seconds=60)
        await evening.programme.stop()
        await close(stage)
        return Scene.left_in(folder, stage.world, moment)

    return _lived("furnished", with_votes(), live)


async def _drafts(bethan: Person, question: str) -> None:
    """Have a vote written that is not opened."""
    await begins_vote(bethan)
    await bethan.fills(WORDS | {"Question": question})


async def _ask_a_question(evening: Evening) -> None:
    """Have one question open that somebody has answered, and one written and not opened."""
    bethan, priya = evening.stage.person(COORDINATOR), evening.stage.person("Priya")
    await bethan.runs("/topic open")
    await bethan.fills(ASKED)
    await bethan.presses("Without a name: no")
    await bethan.presses("Post it")
    await asyncio.sleep(60)
    await begins_to_answer(evening, VOTERS.index("Priya"))
    await priya.presses("Post it", on=priya.private)
    await bethan.runs("/topic open")
    await bethan.fills(ASKED | {"Question": "What helps at night?"})


async def _plan_a_session(evening: Evening) -> None:
    """Have a session announced to which somebody has said yes, and one written and not planned."""
    bethan = evening.stage.person(COORDINATOR)
    await bethan.runs("/session plan")
    await bethan.fills(MEETING)
    await bethan.presses("About it")
    await bethan.fills({"How many places": "12"})
    await bethan.chooses("When it is", "Another time, in words…")
    await bethan.fills({"Day and time": "in 10 days at 14:00"})
    await bethan.presses("Post it")
    await asyncio.sleep(60)
    await says_yes_to_the_session(evening, VOTERS.index(PARTNER))
    await bethan.runs("/session plan")
    await bethan.fills(MEETING | {"What it is called": "Nights"})


async def _make_lead(evening: Evening) -> None:
    """Have the owner say whose account the lead's is, and let that one say yes."""
    owner, lead = evening.stage.person(OWNER), evening.stage.person(LEAD)
    await owner.runs("/setup")
    await owner.presses("Who people turn to")
    await owner.chooses("The lead's Discord account, if any", LEAD)
    await owner.chooses("Is it?", "Yes, this is Nia Rees")
    await lead.runs("/worried")
    await lead.presses("Are you the lead?")
    await lead.presses("Yes, I am the lead")
    await lead.sees("You are the safeguarding lead here")


def _lived(seed: str, scene: Scene, live: Callable[[Path], Awaitable[Scene]]) -> Scene:
    with temporary() as folder, seeded(seed, scene.moment) as loop, attached():
        remember_tasks(loop)
        scene.furnish(Path(folder) / "kitchen")
        return loop.run_until_complete(live(Path(folder) / "kitchen"))


def seen_after(*acts: Act, who: int = 0, observers: tuple[str, ...] = OBSERVERS) -> Seen:
    """Have one of the voters do this, and return all that the others can see after it, before the next turnout."""
    scene, seen = furnished(), Seen()
    with temporary() as folder, seeded("screens", scene.moment) as loop, attached():
        remember_tasks(loop)
        scene.furnish(Path(folder) / "kitchen")
        loop.run_until_complete(_see(Path(folder) / "kitchen", [(act, who) for act in acts], observers, seen))
    return seen


async def _see(folder: Path, acts: Sequence[tuple[Act, int]], observers: Sequence[str], seen: Seen) -> None:
    scene = furnished()
    evening = Evening(folder, scene)
    try:
        await evening.opens()
        for act, who in acts:
            await act(evening, who)
        await evening.reaches(scene.moment + timedelta(hours=1))  # as late in any case
        seen.every = {verb for feature in features_of(bot_of(evening)) for verb in feature.presses}
        seen.kept = await evening.ask(_what_is_kept)
        walks = [Walk(evening, who, seen) for who in observers]
        if len(observers) > 1:
            await evening.ask(read_letters, evening, await evening.ask(_refs), seen)
        for walk in walks:
            await walk.run()
        for walk in walks:
            await walk.ends()
        for verb in sorted(seen.every - seen.pressed) if len(observers) > 1 else ():
            for walk in walks[:2]:
                await walk.forges(verb)
        await evening.programme.stop()
    finally:
        await close(evening.stage)
        evening.programme.let_go()


def _refs(tx: Transaction) -> list[str]:
    """Return what letters may be about."""
    known = "SELECT id FROM polls UNION SELECT id FROM sessions UNION SELECT subject FROM letters ORDER BY 1"
    return list(tx.sql.exec_driver_sql(known).scalars())


def _what_is_kept(tx: Transaction) -> tuple[object, ...]:
    """Return what people's answers and settings have come to: none of it is for others to see."""
    ask = tx.sql.exec_driver_sql
    chosen = ask("SELECT person, reminders, paused_until, pattern FROM preferences ORDER BY person").all()
    numbers = (ask(f"SELECT count(*) FROM {table}").scalar_one() for table in _KEPT)
    replies = ask("SELECT person, reply, place FROM session_replies ORDER BY person").all()
    return (*numbers, *map(tuple, chosen), *map(tuple, replies))


async def votes(evening: Evening, who: int) -> None:
    await evening.comes(Visit(who, 1, way=1))


async def votes_in_every_other_vote(evening: Evening, who: int) -> None:
    for kind in KINDS:
        if kind is not PollKind.SINGLE:
            await evening.comes(Visit(who, 2, way=1, kind=kind))


async def takes_back_and_leaves_waiting(evening: Evening, who: int) -> None:
    """Take back what they wrote and sealed, write again, and seal it not."""
    for ends in (Ending.TAKEN_BACK, Ending.WAITING):
        await evening.comes(Visit(who, 1, kind=PollKind.WRITTEN, ends=ends))


async def begins_to_answer(evening: Evening, who: int) -> None:
    """Look over an answer to the question, and post it not."""
    await evening.person(who).presses("Answer", on=_question(evening, who))
    await evening.person(who).fills(GIVEN)


async def writes_without_a_name(evening: Evening, who: int) -> None:
    """Seal an answer without a name, change it, and look at it."""
    person = evening.person(who)
    asked = await person.presses("Answer without a name", on=_question(evening, who))
    asked = await person.fills(GIVEN)
    asked = await person.presses("Seal it", on=asked.original)
    await person.presses("Change it", on=asked.original)
    asked = await person.fills(GIVEN | {"What do you see or hear?": "The hands go cold."})
    asked = await person.presses("Seal it", on=asked.original)
    await person.presses("My words", on=asked.original)


async def takes_out_and_leaves_waiting_without_a_name(evening: Evening, who: int) -> None:
    """Seal an answer without a name, take it out, write again, and seal it not."""
    person = evening.person(who)
    asked = await person.presses("Answer without a name", on=_question(evening, who))
    if person.form is None:
        await person.presses("Change it", on=asked.original)
    asked = await person.fills(GIVEN)
    asked = await person.presses("Seal it", on=asked.original)
    await person.presses("Take it out", on=asked.original)
    await person.presses("Answer without a name", on=_question(evening, who))
    await person.fills(GIVEN)


async def skips_the_question(evening: Evening, who: int) -> None:
    await evening.person(who).presses("Skip", on=_question(evening, who))


def _question(evening: Evening, who: int) -> Message:
    return next(m for m in evening.person(who).screen("notices") if QUESTION in screen.words(m))


def _session(evening: Evening, who: int) -> Message:
    return next(m for m in evening.person(who).screen("notices") if TITLE in screen.words(m))


async def says_yes_to_the_session(evening: Evening, who: int) -> None:
    await evening.person(who).presses("I'll be there", on=_session(evening, who))


async def takes_part_later(evening: Evening, who: int) -> None:
    """Say so, having said yes first, and hear no more of it."""
    asked = await evening.person(who).presses("I'll be there", on=_session(evening, who))
    await evening.person(who).presses("I'll take part later", on=asked.original)
    await evening.person(who).presses("No more about this one", on=asked.original)


async def cannot_come(evening: Evening, who: int) -> None:
    await evening.person(who).presses("Can't make it", on=_session(evening, who))


async def pauses(evening: Evening, who: int) -> None:
    await _in_settings(evening, who, "Pause for a week now")


async def turns_reminders_off(evening: Evening, who: int) -> None:
    await _in_settings(evening, who, "When", "Turn reminders off")


async def changes_hours(evening: Evening, who: int) -> None:
    asked = await _in_settings(evening, who, "When")
    await evening.person(who).chooses("Change how I work", "Split day", on=asked.original)


async def _in_settings(evening: Evening, who: int, *labels: str) -> Interaction:
    person = evening.person(who)
    asked = await person.runs("/me")
    for label in labels:
        asked = await person.presses(label, on=asked.original)
    return asked
