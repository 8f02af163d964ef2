"""What somebody has who reads every file of the bot while people answer without a name, and after: all but the key."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.anonymous import AnonymousAnswer, next_evening, pack_answer
from bot.domain.contributions import GivenAnswer
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.polls import PollKind
from bot.services import topics
from bot.services.contributions import anonymous, my_words
from storage import contributions
from storage import topics as kept_topics
from storage.store import Transaction
from tests.services.answered import THREAD, a_topic
from tests.services.boxes import TOPIC
from tests.soak.attacks.evidence import PEOPLE, VOTERS, Evidence, app_of, backup, house_of_voters, name_of, text
from tests.soak.attacks.exactly import ExactHouse, lives

_DAY = timedelta(days=1)
_REPLIERS = 10  # of all who wrote: whom the coordinator asks back


@dataclass(slots=True)
class BoxEvidence(Evidence):
    """The same of one question: `later` are copies from before and after each author, in this order, came back.

    Each of those looked at what they wrote; the first of them were asked something, and replied. `replied` is what
    everybody reads of that, in the order in which it was shown.
    """

    later: list[bytes] = field(default_factory=list)
    replied: Sequence[str] = ()
    sealed_in: str = "sealed_answers"
    told_in: str = "contributions"

    @property
    def repliers(self) -> Sequence[str]:
        """Return who replied, one after the other."""
        return self.voters[:_REPLIERS]

    def packed(self, answer: int) -> bytes:
        """Return an answer as it lies there before it is sealed."""
        return pack_answer(AnonymousAnswer(RoleGroup.WORKER, GivenAnswer(0, (self.texts[answer], ""))))

    def reply_of(self, answer: int) -> str:
        """Return what whoever wrote an answer replies: each of another length, told by its last word."""
        return f"{'Yes, and more. ' * (answer + 1)}{name_of(answer).upper()}"


def box_evidence(number: int) -> BoxEvidence:
    """Have everybody write by lot, in an order by lot, come back to it, and look into the files all the time."""
    chance = random.Random(f"box {number}")
    voters = chance.sample(PEOPLE, VOTERS)
    drawn = chance.sample(range(VOTERS), VOTERS)
    found = BoxEvidence(PollKind.WRITTEN, voters, dict(zip(voters, drawn, strict=True)), [*map(text, range(VOTERS))])
    lives(lambda house: _look_on(house, found), house_of_voters(), seed=f"box {number}")
    return found


async def _look_on(house: ExactHouse, found: BoxEvidence) -> None:
    run = app_of(house).store.run
    await run(_open, _actor(house, "Bethan", is_owner=True), now=house.clock.now())
    found.backups.append(backup(house))
    for name in found.voters:
        await _writes(house, name, found.texts[found.answers[name]])
        found.times.append(int(house.clock.now().timestamp() * 1_000_000))
        found.backups.append(backup(house))
        house.passes(timedelta(minutes=1))
    found.log = b"".join(content for name, content in house.files().items() if name.endswith("-wal"))
    await _evening(house)
    found.told = await run(_told)
    asked = [found.texts[found.answers[name]] for name in found.repliers]
    await run(_ask_back, _actor(house, "Bethan", is_owner=True), asked, now=house.clock.now())
    found.later.append(backup(house))
    for name in found.voters:
        await _comes_back(house, name, found.reply_of(found.answers[name]) if name in found.repliers else "")
        found.later.append(backup(house))
        house.passes(timedelta(minutes=1))
    await _evening(house)
    found.replied = await run(_replied)
    for days in (13, 4, 15, 1):
        house.passes(timedelta(days=days))
        await _evening(house)
    assert not await run(lambda tx: tx.keys.known())
    found.left = house.files()


def _actor(house: ExactHouse, name: str, *, is_owner: bool = False) -> Actor:
    here = GuildId(house.stage.world.guild.id)
    return Actor(PersonId(house.person(name).account.id), here, is_owner=is_owner)


def _open(tx: Transaction, bethan: Actor, *, now: datetime) -> None:
    kept_topics.keep_draft(
        tx, a_topic("b", anonymous=True, guild=bethan.guild, author=bethan.person, closes_at=now + 14 * _DAY), now=now
    )
    topics.open_topic(tx, bethan, TOPIC, now=now)
    kept_topics.note_thread(tx, TOPIC, THREAD)


async def _writes(house: ExactHouse, name: str, words: str) -> None:
    run, actor, now = app_of(house).store.run, _actor(house, name), house.clock.now()
    seen = await run(anonymous.write_anonymously, actor, TOPIC, GivenAnswer(0, (words, "")), now=now)
    await run(anonymous.seal_anonymous, actor, TOPIC, seen=seen.mark, now=now)


async def _comes_back(house: ExactHouse, name: str, reply: str) -> None:
    run, actor = app_of(house).store.run, _actor(house, name)
    await run(my_words, actor, now=house.clock.now())
    if reply:
        seen = await run(anonymous.write_reply, actor, TOPIC, reply)
        await run(anonymous.agree_to_reply, actor, TOPIC, seen=seen.wish_mark)


async def _evening(house: ExactHouse) -> None:
    """Let time pass until it is 20:00, and what that brings be done."""
    now = house.clock.now()
    house.passes(next_evening(now, "Europe/London") - now)
    run, now = app_of(house).store.run, house.clock.now()
    for one in await run(topics.topics_to_close, now=now):
        await run(topics.close_topic, one, now=now)
    for one in await run(anonymous.boxes_due, now=now):
        await run(anonymous.look_into_box, one, now=now)
    await house.rests()


def _ask_back(tx: Transaction, bethan: Actor, asked: Sequence[str], *, now: datetime) -> None:
    for one in contributions.answers_to(tx, TOPIC):
        if one.answer.words[0] in asked:
            anonymous.ask_back(tx, bethan, one.id, "What would help?", now=now)


def _told(tx: Transaction) -> Sequence[str]:
    """Return what stands in the thread, in the order in which it is posted."""
    return _in_turn(tx, "SELECT first_words, kind FROM contributions JOIN letters ON subject = contributions.id")


def _replied(tx: Transaction) -> Sequence[str]:
    """Return the replies, in the order in which they are shown."""
    return _in_turn(tx, "SELECT reply, kind FROM asked_back JOIN letters ON subject = contribution")


def _in_turn(tx: Transaction, asked: str) -> Sequence[str]:
    shown = tx.sql.exec_driver_sql(f"{asked} ORDER BY position").all()
    return list(
        dict.fromkeys(words for words, kind in shown if kind in {"contribution", "asked_back_changed"} and words)
    )
