"""Words that have not gone on are kept for a day for the one who typed them; of what the guard held, only how often."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import GuildId, PersonId
from bot.domain.unsent import KEPT_FOR, Unsent
from bot.services import unsent
from storage.guard_counts import held_counts
from storage.store import Store
from tests.databases import open_store
from tests.services.polling_place import NOON

HERE, AMARA, IOAN = GuildId(1), PersonId(10), PersonId(11)
TYPED = Unsent("a" * 32, HERE, AMARA, "answer", "topic", {"first": "Tea", "second": ""}, {"tap": "2"})
MOMENT = timedelta(microseconds=1)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(tmp_path)
    yield store
    await store.close()


async def found(store: Store, person: PersonId = AMARA, *, guild: GuildId = HERE, later: timedelta = MOMENT) -> object:
    return await store.run(unsent.unsent_of, guild, person, TYPED.id, now=NOON + later)


async def test_words_and_choices_come_back_as_they_were_typed_and_only_to_whoever_typed_them(store: Store) -> None:
    await store.run(unsent.keep_unsent, TYPED, now=NOON)
    assert await found(store) == TYPED
    assert await found(store, IOAN) is None
    assert await found(store, guild=GuildId(2)) is None


async def test_they_are_given_back_for_a_day_and_then_forgotten(store: Store) -> None:
    await store.run(unsent.keep_unsent, TYPED, now=NOON)
    assert await store.run(unsent.forget_unsent, now=NOON + KEPT_FOR - MOMENT) == 0
    assert await found(store, later=KEPT_FOR - MOMENT) == TYPED
    assert await found(store, later=KEPT_FOR) is None
    assert await store.run(unsent.forget_unsent, now=NOON + KEPT_FOR) == len(TYPED.typed)


async def test_the_newest_words_of_the_same_form_about_the_same_are_found_until_they_have_gone_on(store: Store) -> None:
    newer = replace(TYPED, id="b" * 32, words={"first": "Tea and cake"})
    other = replace(TYPED, id="c" * 32, about="another topic")
    for seconds, one in enumerate((TYPED, newer, other)):
        await store.run(unsent.keep_unsent, one, now=NOON + timedelta(seconds=seconds))

    async def newest(about: str) -> object:
        return await store.run(unsent.newest_unsent, HERE, AMARA, form="answer", about=about, now=NOON + KEPT_FOR / 2)

    assert await newest("topic") == newer
    await store.run(unsent.drop_unsent, HERE, AMARA, form="answer", about="topic")
    assert await newest("topic") is None
    assert await newest("another topic") == other


async def test_of_what_was_held_one_number_is_kept_for_each_reason_and_server(store: Store) -> None:
    for number, reasons in (("a", ["code", "name"]), ("b", ["code"])):
        await store.run(unsent.keep_unsent, replace(TYPED, id=number * 32), reasons, now=NOON)
    await store.run(unsent.keep_unsent, replace(TYPED, id="c" * 32, guild=GuildId(2)), ["code"], now=NOON)
    assert await store.run(held_counts, HERE) == {"code": 2, "name": 1}
    assert await store.run(held_counts, GuildId(2)) == {"code": 1}
