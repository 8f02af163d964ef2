"""Equal acts get the same thanks, whoever somebody is and whichever way their words came: all but those is equal."""

import itertools
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.answering import AnswerReceipt
from bot.domain.contributions import GivenAnswer
from bot.domain.outputs import PieceInLine, ThankYou
from bot.domain.people import PersonId, RoleGroup
from bot.domain.sources import Piece
from bot.domain.topics import Topic
from bot.services import contributions
from bot.services.outputs import thanking
from bot.text import Texts
from cogs.kit import drawing
from cogs.outputs import thank_you_cards
from storage.letters import letters
from storage.store import Transaction
from tests.services.outcomes import DAY, Answered, answered
from tests.services.polling_place import OWNER
from tests.services.published import TWO_WEEKS, Printer

WORDS = ("She stops wanting her tea.", "Sit down.", "The hands go cold before anything else.", "Open it.", "Sing")
ON_THE_CARD, ADDED_LATER, BY_PHONE = range(3)
GROUPS = tuple(RoleGroup)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path, size=len(GROUPS), groups=GROUPS) as found:
        yield found


async def answer(there: Answered, topic: Topic, who: int, way: int) -> None:
    """Have somebody say their words in this way, through what their press asks."""
    me, given, now = there.place.actor(who), GivenAnswer(0, (WORDS[who], "")), there.place.now
    if way == BY_PHONE:
        begun = await there.run(contributions.type_for_partner, OWNER, topic.id, me.person, "", now=now)
        seen = await there.run(contributions.take_typed, OWNER, begun.id, given, now=now)
        done = await there.run(contributions.post_typed, OWNER, seen.begun.id, now=now)
    elif way == ADDED_LATER:
        tap = await there.run(contributions.begin_answer, me, topic.id, GivenAnswer(0), now=now)
        await there.run(contributions.post_answer, me, tap.begun.id, now=now)
        seen = await there.run(contributions.begin_added, me, topic.id, WORDS[who], now=now)
        done = await there.run(contributions.post_answer, me, seen.begun.id, now=now)
    else:
        seen = await there.run(contributions.begin_answer, me, topic.id, given, now=now)
        done = await there.run(contributions.post_answer, me, seen.begun.id, now=now)
    assert isinstance(done, AnswerReceipt)


async def thanked(there: Answered, ways: Sequence[int]) -> list[tuple[str, ...]]:
    """Have each say something in their way, all of it used in one line, and return each one's thanks without words."""
    printer, topic = Printer(there), await there.asks()
    for who, way in enumerate(ways):
        await answer(there, topic, who, way)
    await there.decides(topic, [one.id for one in await there.every(topic)])
    await there.closes(topic)
    await printer.passes(DAY)
    await printer.publishes(("Stay with them.", await printer.of(topic, *range(len(ways)))))
    times = await there.run(when)
    found = await printer.passes(TWO_WEEKS + DAY)
    assert [who for who, _ in found] == list(range(len(ways)))
    return [(*times[there.place.asked[who]], *read(thanks, WORDS[who])) for who, thanks in found]


def read(thanks: ThankYou, wrote: str) -> tuple[str, ...]:
    """Return what somebody reads in each language, without what they wrote."""
    every = Texts(("en", "cy"))
    drawn = (drawing.drawn(partial(thank_you_cards.letter, thanks=thanks), every.words(one)) for one in ("en", "cy"))
    return tuple(str(card.embed).replace(wrote, "…") for card in drawn)


def when(tx: Transaction) -> dict[PersonId, tuple[str, str]]:
    """Return from when and until when each letter of thanks may come, by whom it is to."""
    asked = letters.select().where(letters.c.kind == "thank_you")
    return {row.person: (str(row.not_before), str(row.expires_at)) for row in tx.sql.execute(asked)}


@pytest.mark.parametrize("turn", range(3))
async def test_each_group_gets_the_same_letter_at_the_same_time_by_whichever_way_they_answered(
    there: Answered, turn: int
) -> None:
    ways = list(itertools.islice(itertools.cycle((ON_THE_CARD, ADDED_LATER, BY_PHONE)), turn, turn + len(GROUPS)))
    assert len(set(await thanked(there, ways))) == 1


async def test_thanks_that_come_later_to_one_group_would_be_noticed(
    there: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = thanking._standing

    def broken(*args: Any) -> Iterator[tuple[PieceInLine, Piece]]:
        for place, piece in standing(*args):
            late = DAY if piece.role_group is RoleGroup.MANAGER else 0 * DAY
            yield place, replace(piece, told_from=piece.told_from + late if piece.told_from else None)

    monkeypatch.setattr(thanking, "_standing", broken)
    assert len(set(await thanked(there, [ON_THE_CARD] * len(GROUPS)))) > 1
