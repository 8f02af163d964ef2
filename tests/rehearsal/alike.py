"""Histories that differ only in who votes and what people say of a session, and all thanks that come of each."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from bot.domain.nouns import Nouns
from bot.features import feature_called
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from storage.letters import letters
from storage.store import Transaction
from tests.clocks import LONDON
from tests.rehearsal.answering import GIVEN, answers
from tests.rehearsal.conftest import opened
from tests.rehearsal.house import WORDS, House, until, words
from tests.rehearsal.made import TITLE, publishes, starts_making
from tests.rehearsal.sessions import TITLE as SESSION
from tests.rehearsal.sessions import says_when, session_card, writes_session
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_outcomes import closes, looks_at_answers
from tests.rehearsal.test_story_sessions_afterwards import WROTE as CATCH_UP
from tests.rehearsal.test_story_thanks import FOR, thanks
from tests.rehearsal.topics import QUESTION, opens_topic
from tests.scenes import Scene

WRITERS: Final = ("Amara", "Grace", "Priya")
WROTE: Final = ("She stops wanting her tea.", "The hands go cold.", "She sleeps all day.")
LINES: Final = ("Offer small pleasures first.", "Warm her hands.")  # the third answer was used, and is in no line
OPTIONS: Final = WORDS["Answers, one a line"].splitlines()
GOING, LATER, CANNOT = "I'll be there", "I'll take part later", "Can't make it"
_HOUR, _MINUTE = "%Y-%m-%d %H", "%Y-%m-%d %H:%M"
_REFERENCE: Final = re.compile(r"Kitchen Table · \w\w-\w{4}")


def _kinds_of(*features: str) -> list[str]:
    """Name every kind of letter that these features write."""
    nouns: Nouns[Transaction] = Nouns()
    for name in features:
        feature_called(name).add_nouns(nouns)
    return sorted(nouns.letter_kinds)


OF_THANKS: Final = _kinds_of("cogs.outputs", "cogs.thanks")


@dataclass(frozen=True, slots=True)
class History:
    """Who voted for what, who said what of the session, one after the other, and who said that they were there."""

    votes: tuple[tuple[str, str], ...]
    replies: tuple[tuple[str, str], ...] = ()
    was_there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thanked:
    """All thanks that came of a history: letters with their times, what each person reads, what stands in public."""

    letters: tuple[tuple[object, ...], ...]
    read: tuple[tuple[str, str], ...]
    public: tuple[str, ...]


async def before(house: House) -> None:
    """Have three answers used and told, a card begun from them, a vote open and a session announced with two places."""
    on = await opens_topic(house)
    for name, wrote in zip(WRITERS, WROTE, strict=True):
        await answers(house, name, on, {**GIVEN, "What do you see or hear?": wrote})
        bethan = await looks_at_answers(house)
        await bethan.chooses("Choose one or more", f"1. Eating and drinking {wrote}")
        await bethan.chooses("What came of it?", "Used")
        await bethan.presses("Save")
        await bethan.sees("Saved.")
    await closes(house)
    for name in WRITERS:
        await house.person(name).sees("Your words were used")
    bethan = await starts_making(house)
    for wrote, line in zip(WROTE, LINES, strict=False):
        await _line_from(bethan, wrote, line)
    await house.opens_poll()
    bethan = await writes_session(house)
    await says_when(bethan, "in 5 days at 10:30")
    await bethan.presses("About it")
    await bethan.fills({"How many places": "2"})
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")
    await house.plans()
    await session_card(house)


async def _line_from(bethan: Person, wrote: str, line: str) -> None:
    """Have a line added that is made of this answer, wherever it stands in the list: that tells nothing."""
    await bethan.presses("Add a line")
    await bethan.chooses("Choose a question", QUESTION)
    listed = re.search(rf"(\d)\. {wrote}", words(await bethan.sees("Answers that were used")))
    assert listed is not None
    await bethan.chooses("Choose one or more", f"{listed[1]}. {wrote}")
    await bethan.presses("Write the line")
    await bethan.fills({"The line": line})
    await bethan.sees(line)


async def thanked_after(history: History, scene: Scene, folder: Path) -> Thanked:
    """Have this history lived from the scene on, until everybody was thanked who is thanked, and look at all thanks."""
    async with opened(folder, scene) as house:
        first = house.clock.now().astimezone(LONDON).replace(hour=13, minute=0, second=0, microsecond=0)
        await _day(house, first, 1)
        card = await session_card(house)
        for name, reply in history.replies:
            await house.person(name).presses(reply, on=card)
        for name, option in history.votes:
            await house.votes(name, option)
        await _day(house, first, 2)
        bethan = house.person("Bethan")
        await bethan.runs("/output list")
        await bethan.chooses("Look at one", TITLE)
        await publishes(bethan)
        await until(house.stage, lambda: _newest(house, "Made together"))
        await becomes(house, lambda: _all_went(house))
        await _day(house, first, 6)
        card = await until(house.stage, lambda: _newest(house, "This session is over"))
        for name in history.was_there:
            await house.person(name).presses("I was there", on=card)
        await bethan.runs("/session list")
        await bethan.chooses("After a session", SESSION)
        await bethan.presses("Write the catch-up")
        await bethan.fills(CATCH_UP)
        await bethan.sees("After the session")
        for day in (10, 11, 12, 15, 16, 17):  # the vote closes, and thanks are due
            await _day(house, first, day)
            for name in WRITERS:
                await house.person(name).presses("Help")
            if day == 11:
                await _thanks_by_people(house)
        return await _look(house)


async def _thanks_by_people(house: House) -> None:
    await thanks(house, "Bethan", "Grace")
    helen = house.person("Helen")
    await helen.runs("/thanks give")
    await helen.chooses("A group, on the wall", "Homecare workers")
    await helen.fills(FOR)
    await helen.presses("Put it on the wall")
    await until(house.stage, lambda: _newest(house, FOR["Thank you for…"]))
    await becomes(house, lambda: _all_went(house))


async def _day(house: House, first: datetime, day: int) -> None:
    """Let it become one o'clock on this day, the bot do what is due then, and five minutes pass to the second."""
    house.passes(first + timedelta(days=day) - house.clock.now())
    await house.app.beat()
    await becomes(house, lambda: _all_went(house))
    house.passes(first + timedelta(days=day, minutes=5) - house.clock.now())


def _newest(house: House, says: str) -> Message | None:
    found = house.person("Olwen").screen("notices")
    return next((one for one in reversed(found) if says in words(one)), None)


async def _all_went(house: House) -> bool:
    due = sa.select(letters.c.id).where(
        letters.c.state.in_(("pending", "sending")), letters.c.next_try <= house.clock.now()
    )
    return await house.app.store.run(lambda tx: tx.sql.execute(due).first()) is None


async def _look(house: House) -> Thanked:
    olwen = house.person("Olwen")
    public = [words(one) for one in olwen.screen("notices")]
    bot = house.stage.world.bot.id
    everybody = [account.name for account in house.stage.world.accounts.values() if account.id != bot]
    return Thanked(
        letters=await house.app.store.run(_letters),
        read=tuple(
            (name, _REFERENCE.sub("", screen.words(one)))
            for name in sorted(everybody)
            for one in house.person(name).dms
            if TITLE in screen.words(one) or FOR["Thank you for…"] in screen.words(one)
        ),
        public=tuple(_REFERENCE.sub("", _thanks_of(one)) for one in public),
    )


def _letters(tx: Transaction) -> tuple[tuple[object, ...], ...]:
    """Return every letter of thanks: to whom or where, about what, from when and until when, and when it was sent.

    A press takes a moment and between two private messages pass seconds, whatever they say: so minutes are looked at,
    and of when it was sent the hour. What each is about goes by number.
    """
    names = ("kind", "person", "place", "subject", "not_before", "expires_at", "state", "sent_at")
    asked = sa.select(*(letters.c[name] for name in names)).where(letters.c.kind.in_(OF_THANKS))
    rows = tx.sql.execute(asked.order_by(letters.c.not_before, letters.c.kind, letters.c.person)).all()
    about = {subject: number for number, subject in enumerate(dict.fromkeys(row.subject for row in rows))}
    return tuple(
        (
            *row[:3],
            about[row.subject],
            f"{row.not_before:{_MINUTE}}",
            f"{row.expires_at:{_MINUTE}}",
            row.state,
            _hour(row.sent_at),
        )
        for row in rows
    )


def _hour(when: datetime | None) -> str:
    return "" if when is None else f"{when:{_HOUR}}"


def _thanks_of(said: str) -> str:
    """Return what a public message says; of a result, which is of votes, its thanks alone."""
    if "Closed: " not in said and WORDS["Question"] not in said:
        return said
    return "\n".join(line for line in said.splitlines() if line.startswith("Thank you"))
