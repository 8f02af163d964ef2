"""What is on its way as somebody leaves or is erased brings nothing about them back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.calls import Suits
from bot.domain.letters import Failure, Letter, NewLetter
from bot.domain.people import ChannelId, MessageId, RoleGroup, RoleId
from bot.domain.reminders import REMINDER
from bot.services import calls, letters, partners
from bot.services.mydata import erase_person
from storage.contacts import contact_with
from storage.conversations import conversations_with, keep_conversation
from storage.letters import claim, due_to_people, write_letter
from storage.servers import put_server
from storage.store import Store
from tests.services.test_partners import ADA, HERE, NOON, SAFE

LASTS = timedelta(days=3)


async def known(store: Store) -> tuple[object, object]:
    """Return the ways to reach Ada that are remembered."""
    opened = await store.run(conversations_with, HERE, [ADA.person])
    return dict(opened), await store.run(contact_with, HERE, ADA.person)


async def on_its_way(store: Store) -> Letter:
    """Have Ada join, and a letter to her be tried for which a conversation was opened just now."""
    await store.run(put_server, replace(SAFE, coordinator_role=RoleId(5)))
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    promised = NewLetter(REMINDER, "reminder:x", HERE, None, ADA.person, "x", NOON, NOON + LASTS)
    await store.run(write_letter, promised)
    (letter,) = await store.run(due_to_people, HERE, [ADA.person], now=NOON)
    await store.run(claim, (letter,), now=NOON)
    return replace(letter, conversation=ChannelId(9), opened=True)


@pytest.mark.parametrize("goes", [partners.leave, erase_person])
async def test_a_letter_that_arrives_after_that_remembers_no_conversation(store: Store, goes: object) -> None:
    letter = await on_its_way(store)
    await store.run(goes, ADA, now=NOON)  # type: ignore[arg-type]
    await store.run(letters.mark, letter, letters.mark_sent, MessageId(77), at=NOON)
    assert await known(store) == ({}, None)


@pytest.mark.parametrize("goes", [partners.leave, erase_person])
async def test_a_letter_that_fails_too_late_after_that_is_counted_for_nobody(store: Store, goes: object) -> None:
    letter = await on_its_way(store)
    await store.run(goes, ADA, now=NOON)  # type: ignore[arg-type]
    late = NOON + LASTS
    await store.run(letters.mark, letter, letters.mark_failed, Failure(500), began=late, now=late, chance=0.5)
    assert await known(store) == ({}, None)


async def test_without_that_both_are_remembered(store: Store) -> None:
    letter = await on_its_way(store)
    await store.run(letters.mark, letter, letters.mark_sent, MessageId(77), at=NOON)
    assert (await known(store))[0] == {ADA.person: ChannelId(9)}


@pytest.mark.parametrize("ending", ["taken back", "called"])
async def test_a_call_that_is_over_keeps_no_way_to_reach_whoever_leaves(store: Store, ending: str) -> None:
    await store.run(put_server, replace(SAFE, coordinator_role=RoleId(5)))
    await store.run(partners.join, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(keep_conversation, HERE, ADA.person, ChannelId(7))
    asked = await store.run(calls.ask_for_call, ADA, "Ada", Suits.ANY, now=NOON)
    if ending == "called":
        coordinator = replace(ADA, roles=frozenset({RoleId(5)}))
        await store.run(calls.note_called, coordinator, asked.id, now=NOON)
    else:
        await store.run(calls.take_back_call, ADA, now=NOON)
    await store.run(partners.leave, ADA, now=NOON)
    assert await known(store) == ({}, None)
