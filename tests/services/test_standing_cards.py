"""Cards that stand in a channel, of a noun made up for it: none is lost, doubled or fought over."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import LETTER_LIFE, Failure, Letter
from bot.domain.nouns import Noun
from bot.domain.people import ChannelId, GuildId, MessageId, Server
from bot.domain.standing_cards import LOOKS, StandingCard, StandingCardKind
from bot.services import letters, standing_cards
from storage.letters import letters as outbox
from storage.store import Store, Transaction

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
HERE, ELSEWHERE = GuildId(1), GuildId(2)
OLD, NEW = ChannelId(20), ChannelId(30)
POSTED, EDITED = LetterKind("leaf"), LetterKind("leaf_edit")
GONE, NO_PERMISSION = Failure(404, 10008), Failure(403, 50013)


def leaf(name: str, guild: GuildId = HERE, until: datetime = NOON + 9 * A_DAY) -> StandingCard:
    return StandingCard(POSTED, EDITED, guild, name, name, until)


class Leaves(list[StandingCard]):
    """The leaves that may change yet."""

    def changing(self, _tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
        del now
        return [one for one in self if guild in (None, one.guild)]


@pytest.fixture
def leaves(store: Store, request: pytest.FixtureRequest) -> Leaves:
    """Let there be one leaf that may change, of a noun that wants it back at once or not."""
    made = Leaves((leaf("a"),))
    at_once = getattr(request, "param", False)
    kind = StandingCardKind(EDITED, lambda here: here.notices_channel, made.changing, replaced_at_once=at_once)
    store.nouns.add(Noun(cards=(kind,)))
    return made


async def stands(store: Store, card: StandingCard, place: ChannelId = OLD, now: datetime = NOON) -> None:
    await store.run(standing_cards.stand, card, place, now=now)


async def due(store: Store, now: datetime = NOON) -> list[Letter]:
    return list((await store.run(letters.claim_due, now=now, places=9, people=9)).letters)


async def arrives(store: Store, number: int, now: datetime = NOON) -> Letter:
    (letter,) = await due(store, now)
    await store.run(letters.mark_sent, letter, MessageId(number), at=now)
    return letter


async def is_found_gone(store: Store, card: StandingCard, now: datetime) -> None:
    await store.run(standing_cards.edit, card, now=now)
    (change,) = await due(store, now)
    await store.run(letters.mark_failed, change, GONE, began=now, now=now, chance=0.5)


async def test_a_card_is_posted_once_and_then_brought_up_to_date(store: Store, leaves: Leaves) -> None:
    await stands(store, leaves[0])
    await stands(store, leaves[0], now=NOON + timedelta(minutes=1))  # it will say then what is so by then
    posted = await arrives(store, 5)
    assert (posted.kind, posted.place, posted.expires_at) == ("leaf", OLD, leaves[0].until)
    for minute in (2, 3, 3):
        await stands(store, leaves[0], now=NOON + timedelta(minutes=minute))
    (change,) = await due(store, NOON + timedelta(minutes=4))
    assert (change.kind, change.message, change.edits) == ("leaf_edit", 5, "leaf:a")
    assert change.not_before == NOON + timedelta(minutes=3), "the newest says it all"


async def test_what_may_have_arrived_as_it_was_is_brought_up_to_date_after_it(store: Store, leaves: Leaves) -> None:
    await stands(store, leaves[0])
    (posted,) = await due(store)
    failure = Failure(503)
    await store.run(letters.mark_failed, posted, failure, began=NOON, now=NOON, chance=0.5)
    await stands(store, leaves[0], now=NOON + timedelta(seconds=1))
    await store.run(letters.mark_sent, posted, MessageId(5), at=NOON)
    assert [one.kind for one in await due(store, NOON + timedelta(seconds=1))] == ["leaf_edit"]


async def test_cards_move_with_their_channel_and_edits_follow_them(store: Store, leaves: Leaves) -> None:
    leaves += [leaf("b", ELSEWHERE), leaf("over", until=NOON)]
    await stands(store, leaves[0])
    await arrives(store, 5)
    await store.run(standing_cards.edit, leaves[0], now=NOON)
    await store.run(standing_cards.bring, Server(HERE), now=NOON)
    await store.run(standing_cards.bring, Server(HERE, notices_channel=NEW), now=NOON)
    moved = await arrives(store, 6)
    assert (moved.kind, moved.place) == ("leaf", NEW)
    (change,) = await due(store)
    assert (change.kind, change.place, change.message) == ("leaf_edit", NEW, 6)


async def test_a_card_that_came_to_nothing_is_tried_again_when_it_is_to_stand(store: Store, leaves: Leaves) -> None:
    await stands(store, leaves[0])
    (posted,) = await due(store)
    await store.run(letters.mark_failed, posted, Failure(404, 10003), began=NOON, now=NOON, chance=0.5)
    assert await due(store) == []
    await store.run(standing_cards.bring, Server(HERE, notices_channel=OLD), now=NOON)
    assert [one.kind for one in await due(store)] == ["leaf"]


@pytest.mark.parametrize(("leaves", "came_back"), [(False, [0, 4, 8]), (True, list(range(9)))], indirect=["leaves"])
async def test_a_card_that_is_deleted_comes_back_once_a_day_or_at_once(
    store: Store, leaves: Leaves, came_back: list[int]
) -> None:
    await stands(store, leaves[0])
    await arrives(store, 1)
    found = []
    for turn in range(9):
        now = NOON + (turn + 1) * timedelta(hours=6)
        await is_found_gone(store, leaves[0], now)
        if await store.run(letters.next_due, now=now) is not None:
            await arrives(store, turn + 2, now)
            found.append(turn)
    assert found == came_back


async def test_what_was_said_once_stays_where_it_was_said_and_comes_back_once_where_it_was_deleted(
    store: Store,
) -> None:
    made = Leaves((leaf("a"),))
    kind = StandingCardKind(EDITED, lambda here: here.notices_channel, made.changing, said_once=True)
    store.nouns.add(Noun(cards=(kind,)))
    await store.run(standing_cards.say_once, made[0], OLD, now=NOON)
    await arrives(store, 1)
    await store.run(standing_cards.bring, Server(HERE, notices_channel=NEW), now=NOON)
    assert await due(store) == []
    six_hours, three_days = (NOON + look for look in LOOKS)
    assert await store.run(letters.next_due, now=NOON) == six_hours
    (look,) = await due(store, six_hours)
    assert (look.kind, look.message) == ("leaf_edit", 1)
    await store.run(letters.mark_failed, look, GONE, began=six_hours, now=six_hours, chance=0.5)
    again = await arrives(store, 2, six_hours)
    assert (again.kind, again.place) == ("leaf", OLD)
    (look,) = await due(store, three_days)
    await store.run(letters.mark_failed, look, GONE, began=three_days, now=three_days, chance=0.5)
    assert await due(store, three_days) == []


@pytest.mark.parametrize("worth", [timedelta(minutes=10), LOOKS[0], LOOKS[1], timedelta(days=4)])
async def test_what_was_said_once_is_looked_after_however_soon_it_is_over(store: Store, worth: timedelta) -> None:
    said = replace(leaf("a"), until=NOON + worth)
    await store.run(standing_cards.say_once, said, OLD, now=NOON)
    await arrives(store, 1)
    look = await store.run(letters.next_due, now=NOON)
    assert look is not None
    assert NOON < look < NOON + worth


async def test_a_card_that_was_only_tried_twice_at_first_comes_back_the_first_time_it_is_deleted(
    store: Store, leaves: Leaves
) -> None:
    await stands(store, leaves[0])
    (posted,) = await due(store)
    await store.run(letters.mark_failed, posted, Failure(503), began=NOON, now=NOON, chance=0.5)
    await arrives(store, 1, NOON + timedelta(minutes=1))
    await is_found_gone(store, leaves[0], NOON + timedelta(hours=1))
    assert (await arrives(store, 2, NOON + timedelta(hours=1))).kind == "leaf"


async def test_in_another_channel_cards_stand_in_the_order_in_which_they_are_to_stand(
    store: Store, leaves: Leaves
) -> None:
    leaves[:] = [leaf("c"), leaf("a"), leaf("b")]
    for number, card in enumerate(sorted(leaves, key=lambda one: one.name)):
        await stands(store, card, now=NOON + timedelta(minutes=number))
        await arrives(store, number + 1, NOON + timedelta(minutes=number))
    later = NOON + timedelta(hours=1)
    await store.run(standing_cards.bring, Server(HERE, notices_channel=NEW), now=later)
    assert [one.subject for one in await due(store, later)] == ["c", "a", "b"]


async def test_a_card_that_changes_no_more_is_not_put_back(store: Store, leaves: Leaves) -> None:
    await stands(store, leaves[0])
    await arrives(store, 1)
    await is_found_gone(store, leaves.pop(), NOON + A_DAY)
    assert await due(store, NOON + A_DAY) == []


async def test_a_card_is_remembered_for_as_long_as_it_may_change(store: Store, leaves: Leaves) -> None:
    await stands(store, leaves[0])
    await arrives(store, 1)
    await stands(store, leaf("z"), NEW, NOON + timedelta(minutes=1))  # the newest that was tried stays anyhow
    await arrives(store, 2, NOON + timedelta(minutes=1))
    later = leaves[0].until + LETTER_LIFE
    assert await store.run(letters.forget_letters, now=later) == 0
    leaves.clear()
    assert await store.run(letters.forget_letters, now=later) == 1
    kept = await store.run(lambda tx: list(tx.sql.execute(outbox.select()).mappings()))
    assert [row["dedupe_key"] for row in kept] == ["leaf:z"]
