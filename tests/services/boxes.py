"""A question that can be answered without a name, in a place where the same calls always leave the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.domain.anonymous import OwnAnonymous
from bot.domain.contributions import Contribution, GivenAnswer
from bot.domain.preferences import Quote
from bot.domain.topics import TopicId
from bot.services import topics
from bot.services.contributions import anonymous
from storage import contributions as kept
from storage import topics as kept_topics
from storage.contributions import anonymous as sealed
from storage.store import Transaction
from tests.services.answered import THREAD, a_topic
from tests.services.polling_place import NOON, OWNER, PollingPlace

TOPIC: Final = TopicId("b" * 32)
DAY: Final = timedelta(days=1)
LEAST: Final = 5
SAID: Final[Sequence[tuple[GivenAnswer, Quote, bool]]] = (  # as different as answers can be, without their ending
    (GivenAnswer(0, ("No.", "")), Quote.NO, False),
    (GivenAnswer(1, ("She stops wanting her tea. " * 30, ""), "And more time. " * 40), Quote.YES, True),
    (GivenAnswer(2, ("Mae hi'n gofyn am ei mam 🫖, dro ar ôl tro", "")), Quote.IN_OTHER_WORDS, False),
)
REPLIES: Final = ("No.", "More time with each of them. " * 18, "Mwy o amser 🫖")


class What(Enum):
    """What somebody does with what they write."""

    SENT = auto()
    WAITING = auto()  # they never come back to it
    DROPPED = auto()
    CHANGED = auto()  # sent, and something else sent in its place
    TAKEN_OUT = auto()
    COUNTERMANDED = auto()  # sent, and something else begun and left waiting


class Later(Enum):
    """What an author does with words that are shown."""

    NOTHING = auto()
    TAKE_BACK = auto()
    KEEP_AFTER_ALL = auto()
    REPLY = auto()  # to what was asked back
    REPLY_UNSEEN = auto()  # it waits to be looked over
    TAKE_BACK_NOW = auto()


COUNTS: Final = frozenset({What.SENT, What.CHANGED, What.COUNTERMANDED})


@dataclass(frozen=True, slots=True)
class Writes:
    """Somebody writes something, so many minutes after what was done before, and does this with it."""

    person: int
    words: int
    what: What = What.SENT
    minutes: int = 1
    later: Later = Later.NOTHING

    @property
    def counts(self) -> bool:
        """Tell whether something waits to be shown after it."""
        return self.what in COUNTS


def said(words: int) -> tuple[GivenAnswer, Quote, bool]:
    """Return an answer that no other is like; whether it may be quoted, and whether it may stand under a group."""
    answer, quote, under_group = SAID[words % len(SAID)]
    first, second = answer.words
    return replace(answer, words=(f"{first} {name_of(words)}", second)), quote, under_group


def name_of(words: int) -> str:
    """Return the last word of an answer, which is its alone."""
    return "".join(chr(97 + (words * 7 + place * 5) % 26) for place in range(7))


@dataclass
class AnswerPlace:
    """A polling place in which a question is asked, with the hour hand at what happens to its box."""

    place: PollingPlace
    sensitive: bool = False

    async def opens(self) -> None:
        """Ask the question, in a thread of its own."""

        def ask(tx: Transaction) -> None:
            draft = a_topic("b", anonymous=True, author=OWNER.person, sensitive=self.sensitive)
            kept_topics.keep_draft(tx, draft, now=NOON)
            topics.open_topic(tx, OWNER, TOPIC, now=NOON)
            kept_topics.note_thread(tx, TOPIC, THREAD)

        await self.place.store.run(ask)

    async def writes(self, one: Writes) -> None:
        """Have somebody do that."""
        run, actor = self.place.store.run, self.place.actor(one.person)
        if one.what is What.COUNTERMANDED:
            await self._sends(one.person, one.words)
            await self._keeps(one.person, one.words + 1)
        elif one.what is What.CHANGED:
            await self._sends(one.person, one.words + 1)
            await self._sends(one.person, one.words)
        elif one.what in {What.SENT, What.TAKEN_OUT}:
            await self._sends(one.person, one.words)
        else:
            await self._keeps(one.person, one.words)
        if one.what is What.DROPPED:
            await run(anonymous.drop_anonymous_draft, actor, TOPIC)
        if one.what is What.TAKEN_OUT:
            await run(anonymous.take_out_anonymous, actor, TOPIC)

    async def _keeps(self, person: int, words: int) -> OwnAnonymous:
        run, actor, now = self.place.store.run, self.place.actor(person), self.place.now
        answer, quote, under_group = said(words)
        await run(anonymous.write_anonymously, actor, TOPIC, answer, now=now)
        return await run(anonymous.choose_for_anonymous, actor, TOPIC, under_group=under_group, quote=quote, now=now)

    async def _sends(self, person: int, words: int) -> OwnAnonymous:
        seen = await self._keeps(person, words)
        return await self.place.store.run(
            anonymous.seal_anonymous, self.place.actor(person), TOPIC, seen=seen.mark, now=self.place.now
        )

    async def wishes(self, one: Writes, reply: int = 0) -> None:
        """Have an author do that with their words, which are shown."""
        run, actor = self.place.store.run, self.place.actor(one.person)
        match one.later:
            case Later.TAKE_BACK | Later.KEEP_AFTER_ALL:
                await run(anonymous.wish_taken_back, actor, TOPIC)
            case Later.TAKE_BACK_NOW:
                await run(anonymous.take_back_now, actor, TOPIC, now=self.place.now)
            case Later.REPLY | Later.REPLY_UNSEEN:
                seen = await run(anonymous.write_reply, actor, TOPIC, REPLIES[reply % len(REPLIES)])
                if one.later is Later.REPLY:
                    await run(anonymous.agree_to_reply, actor, TOPIC, seen=seen.wish_mark)
        if one.later is Later.KEEP_AFTER_ALL:
            await run(anonymous.drop_wish, actor, TOPIC)

    async def asks_back_everybody(self) -> None:
        """Have a coordinator ask about all that is shown, in the order of what it says."""
        asked = [one for one in await self.shown() if await self.place.store.run(sealed.asked_of, one.id) is None]
        for one in sorted(asked, key=lambda one: one.answer.words):
            await self.place.store.run(anonymous.ask_back, OWNER, one.id, "What would help?", now=self.place.now)

    async def evening(self, days: int) -> None:
        """Move to the evening so many days after the question was asked, and do what it brings."""
        self.place.now = NOON.replace(hour=20) + days * DAY
        await self.looks()

    async def looks(self) -> None:
        """Do what is due now, as the programme does."""
        run, now = self.place.store.run, self.place.now
        for one in await run(topics.topics_to_close, now=now):
            await run(topics.close_topic, one, now=now)
        for one in await run(anonymous.boxes_due, now=now):
            await run(anonymous.look_into_box, one, now=now)
        await run(anonymous.destroy_left_keys, now=now)

    async def comes_to_its_end(self, first: int) -> None:
        """Go from evening to evening until the key is gone."""
        for day in (first, 14, 15, 17, *range(18, 40, 7)):
            await self.evening(day)

    async def shown(self) -> list[Contribution]:
        """Return what stands in the thread, in the order in which it is kept."""
        return list(await self.place.store.run(kept.answers_to, TOPIC))

    async def own(self, person: int, *, now: datetime | None = None) -> OwnAnonymous:
        """Return what somebody finds of their own."""
        return await self.place.store.run(
            anonymous.own_anonymous, self.place.actor(person), TOPIC, now=now or self.place.now
        )
