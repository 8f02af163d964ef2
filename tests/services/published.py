"""Something that was made of answers, as it lies in the tables, and the post that thanks for them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.contributions import ContributionOutcome
from bot.domain.letters import Letter
from bot.domain.outputs import LineId, Output, OutputId, OutputLine, OutputState, OutputWords, PieceId, ThankYou
from bot.domain.people import MessageId
from bot.domain.topics import Topic
from bot.services import letters as post
from bot.services import notes, waiting
from bot.services import outputs as made
from storage import outputs
from storage.store import Transaction
from tests.services.outcomes import USED, Answered
from tests.services.polling_place import GUILD, OWNER

TWO_WEEKS = timedelta(days=14)
CARD = OutputId("c" * 32)
TITLE = OutputWords("The pocket card", "For your pocket")


class Printer:
    """Publishes what was made of answers, one edition after the other, and hands over the thanks for it."""

    def __init__(self, there: Answered) -> None:
        self.there = there
        self.output = Output(CARD, GUILD, OWNER.person, TITLE, OutputState.DRAFT, there.place.now)

    async def used(self, *people: int, number: str = "a", outcome: ContributionOutcome = USED) -> Topic:
        """Have these people answer a question, their answers used, and the question closed."""
        topic = await self.there.asks(number)
        await self.there.answers(topic, *people)
        await self.there.decides(topic, [one.id for one in await self.there.every(topic)], outcome)
        return await self.there.closes(topic)

    async def of(self, topic: Topic, *people: int) -> list[PieceId]:
        """Return what these people answered, as what a line is made of."""
        return [PieceId((await self.there.of(topic, one)).id) for one in people]

    async def publishes(self, *lines: tuple[str, Sequence[PieceId]], without: int | None = None) -> Output:
        """Have these lines follow those before, and publish an edition with all but the one of this number."""
        self.output = await self.there.run(self._publish, lines, without, now=self.there.place.now)
        return self.output

    def _publish(
        self, tx: Transaction, lines: Sequence[tuple[str, Sequence[PieceId]]], without: int | None, *, now: datetime
    ) -> Output:
        edition = self.output.edition + 1
        published = replace(self.output, state=OutputState.PUBLISHED, edition=edition, published_at=now)
        outputs.keep_output(tx, published)
        before = outputs.lines_of(tx, CARD)
        for number, (words, pieces) in enumerate(lines, start=len(before) + 1):
            outputs.add_line(tx, OutputLine(LineId(f"{number:032x}"), CARD, number, words, tuple(pieces)))
        for one in outputs.lines_of(tx, CARD):
            if one.number == without:
                outputs.remove_line(tx, one.id)
        outputs.keep_edition(tx, published, outputs.lines_of(tx, CARD))
        made.thank_writers(tx, published, now=now)
        return published

    async def withdraws(self) -> None:
        self.output = replace(self.output, state=OutputState.WITHDRAWN)
        await self.there.run(outputs.keep_output, self.output)

    async def passes(self, time: timedelta) -> list[tuple[int, ThankYou]]:
        """Let time pass, in which everybody presses something, and have delivered what is due; return the thanks."""
        self.there.place.now += time
        for number in range(2):
            who = self.there.place.actor(number)
            await self.there.run(waiting.greet, who, present=True, unnoticed=False, now=self.there.place.now)
        return await self.there.run(self._deliver, now=self.there.place.now)

    def _deliver(self, tx: Transaction, *, now: datetime) -> list[tuple[int, ThankYou]]:
        thanked = []
        while due := post.claim_due(tx, now=now, places=9, people=99).letters:
            for letter in due:
                found = [
                    self._read(tx, one)
                    for one in (notes.carried_by(tx, letter, now=now) if letter.carries else (letter,))
                ]
                if letter.kind == made.THANK_YOU.name and found == [None]:
                    post.cancel(tx, letter)
                    continue
                thanked += [one for one in found if one is not None]
                post.mark_sent(tx, letter, MessageId(int(letter.id[:12], 16)), at=now)
        return sorted(thanked, key=lambda one: one[0])

    def _read(self, tx: Transaction, letter: Letter) -> tuple[int, ThankYou] | None:
        """Find the words of a letter, as whoever sends it does; one that says nothing any more leaves its note."""
        if letter.kind != made.THANK_YOU.name or letter.person is None:
            return None
        found = made.thanks_in(tx, letter)
        if found is None:
            notes.leave_out(tx, letter)
            return None
        return self.there.place.asked.index(letter.person), found

    async def written(self) -> list[tuple[int, str]]:
        """Return to whom a letter of thanks was written, and how far each has come."""
        return [
            (self.there.place.asked.index(person), state)
            for _, person, _, state in await self.there.letters(made.THANK_YOU.name)
            if person is not None
        ]


def said(thanks: ThankYou) -> list[tuple[int, str, str]]:
    """Return what is thanked for: the number of each line, its words, and whose words went into it."""
    return [(one.number, one.words, one.wrote) for one in thanks.lines]
