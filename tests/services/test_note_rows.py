"""Notes as rows: what they carry begins and ends with them, and what was sent uses up what a week has room for."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.digest import DIGEST
from bot.domain.letter_kinds import NOTE, OWN_NOTE
from bot.domain.letters import Failure, Letter, LetterState, PrivateLetter
from bot.domain.people import Actor, GuildId, MessageId, PersonId, RoleGroup
from bot.services import letters, notes, preferences, waiting
from storage.contacts import Contact, contact_with, keep_contact
from storage.letters import letters as outbox
from storage.letters import recall_letter
from storage.partners import put_partner
from storage.preferences import put_preferences
from storage.store import Store, Transaction
from tests.bot.post import at_any_time
from tests.kinds import kind_of

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ADA = GuildId(1_290_000_000_000_000_001), PersonId(1_290_000_000_000_000_100)
A_DAY = timedelta(days=1)
CLOSED = Failure(403, 50007)


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_preferences, at_any_time(ADA, HERE))
    return store


async def write(store: Store, *what: str, at: datetime = NOON, lasts: timedelta = 9 * A_DAY, **who: PersonId) -> None:
    for one in what:
        kind, _, subject = one.partition(":")
        note = PrivateLetter(kind_of(kind), subject, at, at + lasts, f"{at:%d%H}")
        await store.run(notes.write_to_person, HERE, who.get("person", ADA), note)


async def claim(store: Store, now: datetime = NOON) -> tuple[Letter, ...]:
    return (await store.run(letters.claim_due, now=now, places=9, people=9)).letters


async def sent(store: Store, now: datetime = NOON) -> list[str]:
    """Claim what is due, have it arrive, and return the kinds."""
    claimed = await claim(store, now)
    for letter in claimed:
        await store.run(letters.mark_sent, letter, MessageId(5), at=now)
    return [letter.kind for letter in claimed]


async def states(store: Store) -> dict[str, str]:
    def look(tx: Transaction) -> dict[str, str]:
        rows = tx.sql.execute(sa.select(outbox.c.kind, outbox.c.subject, outbox.c.state))
        return {
            kind if kind in (NOTE.name, OWN_NOTE.name) else f"{kind}:{subject}": state for kind, subject, state in rows
        }

    return await store.run(look)


async def contact(store: Store) -> Contact | None:
    return await store.run(contact_with, HERE, ADA)


async def test_what_a_note_carries_begins_and_ends_with_it(store: Store) -> None:
    await write(store, "poll_reminder:a", "digest:b")
    (note,) = await claim(store)
    assert (note.kind, note.attempts, note.doubtful_since) == (NOTE.name, 1, None)
    assert await states(store) == {"poll_reminder:a": "carried", "digest:b": "carried", "note": "sending"}
    await store.run(letters.mark_sent, note, MessageId(5), at=NOON)
    assert set((await states(store)).values()) == {"sent"}


@pytest.mark.parametrize("ends", [LetterState.EXPIRED, LetterState.CANCELLED])
async def test_a_note_that_is_never_sent_takes_what_it_carries_along(store: Store, ends: LetterState) -> None:
    await write(store, "poll_reminder:a", "digest:b")
    (note,) = await claim(store)
    end = letters.mark_expired if ends is LetterState.EXPIRED else letters.cancel
    await store.run(end, note)
    assert set((await states(store)).values()) == {ends.value}


async def test_a_note_left_in_hand_comes_again_as_it_was_and_new_things_wait(store: Store) -> None:
    await write(store, "poll_reminder:a", "digest:b")
    (note,) = await claim(store)
    await write(store, "idea_answer:c")
    (again,) = await claim(store, NOON + timedelta(seconds=5))
    assert (again.id, again.attempts, again.doubtful_since) == (note.id, 2, NOON)
    assert (await states(store))["idea_answer:c"] == "pending"
    await store.run(letters.mark_sent, again, MessageId(5), at=NOON)
    assert await sent(store, NOON + timedelta(hours=3)) == []
    assert await sent(store, NOON + A_DAY) == ["idea_answer"]


async def test_what_was_taken_back_or_is_too_late_leaves_the_note(store: Store) -> None:
    await write(store, "poll_reminder:a", "digest:b", "idea_answer:c")
    await write(store, "poll_reminder:d", lasts=timedelta(hours=1))
    (note,) = await claim(store)
    await store.run(recall_letter, notes.key_to(ADA, DIGEST, "b", "2012"))
    left = await store.run(notes.carried_by, note, now=NOON + timedelta(hours=2))
    assert [letter.subject for letter in left] == ["a", "c"]
    assert (await states(store))["poll_reminder:d"] == "expired"
    await store.run(notes.release, left[0], now=NOON)
    await store.run(letters.mark_sent, note, MessageId(5), at=NOON)
    now = await states(store)
    assert (now["poll_reminder:a"], now["idea_answer:c"]) == ("pending", "sent")


async def test_one_s_own_reminders_and_what_comes_at_once_use_up_nothing(store: Store) -> None:
    await write(store, "reminder:a", "reminder:b", "concern:c")
    assert sorted(await sent(store)) == ["concern", OWN_NOTE.name]
    assert await contact(store) is None
    await write(store, "poll_reminder:d")
    assert await sent(store) == ["poll_reminder"]
    await write(store, "reminder:e")
    assert await sent(store) == ["reminder"]


async def test_only_the_newest_of_several_about_the_same_thing_is_sent(store: Store) -> None:
    for days in (3, 2, 1):
        await write(store, "reminder:a", at=NOON - days * A_DAY)
    assert await sent(store) == ["reminder"]
    asked = sa.select(outbox.c.state).order_by(outbox.c.position)
    found = await store.run(lambda tx: tx.sql.execute(asked).scalars().all())
    assert found == ["cancelled", "cancelled", "sent"]


async def test_private_messages_closed_keep_the_note_whole_behind_the_button(store: Store) -> None:
    await write(store, "poll_reminder:a", "digest:b")
    (note,) = await claim(store)
    await store.run(letters.mark_failed, note, CLOSED, began=NOON, now=NOON, chance=0.5)
    (waits,) = await store.run(waiting.waiting_for, Actor(ADA, HERE), now=NOON)
    assert waits.id == note.id
    assert [one.subject for one in await store.run(notes.carried_to, Actor(ADA, HERE), waits.id)] == ["a", "b"]
    await store.run(waiting.mark_seen, Actor(ADA, HERE), waits, now=NOON)
    assert set((await states(store)).values()) == {"sent"}
    assert await store.run(notes.carried_to, Actor(PersonId(7), HERE), note.id) == ()
    assert await store.run(notes.letter_to, Actor(PersonId(7), HERE), note.id) is None


async def test_a_letter_meant_for_later_is_not_brought_forward_by_a_change_of_settings(store: Store) -> None:
    await write(store, "poll_reminder:a", at=NOON + A_DAY)
    await store.run(put_partner, HERE, ADA, RoleGroup.WORKER)
    await store.run(preferences.choose_rest_days, Actor(ADA, HERE), {6}, now=NOON)
    assert await claim(store) == ()
    assert await store.run(letters.next_due, now=NOON) == NOON + A_DAY


async def test_in_the_night_only_a_few_letters_are_looked_at_in_one_go(store: Store) -> None:
    night = NOON.replace(hour=23)
    people = [PersonId(number) for number in range(1, 200)]
    for person in people:
        await write(store, "poll_reminder:a", person=person)
    looks = 0
    while True:
        claimed = await store.run(letters.claim_due, now=night, places=9, people=2)
        assert claimed.letters == ()
        if not claimed.more:
            break
        looks += 1
    assert looks >= len(people) / 10
    following = await store.run(letters.next_due, now=night)
    assert following is not None
    assert following > night


async def test_what_somebody_asked_for_does_not_wait_behind_what_everybody_is_told(store: Store) -> None:
    people = [PersonId(number) for number in range(1, 60)]
    for person in (*people, ADA):
        await store.run(put_preferences, at_any_time(person, HERE))
        kind = "reminder:b" if person == ADA else "poll_reminder:a"
        await write(store, kind, person=person)
    claimed = await store.run(letters.claim_due, now=NOON, places=2, people=2)
    assert [(letter.person, letter.kind) for letter in claimed.letters] == [
        (ADA, "reminder"),
        (PersonId(1), "poll_reminder"),
    ]


async def count_statements(store: Store, *, unnoticed: bool = False, present: bool = True) -> tuple[int, bool]:
    def press(tx: Transaction) -> tuple[int, bool]:
        asked: list[str] = []
        sa.event.listen(tx.sql, "before_cursor_execute", lambda *given: asked.append(given[2]))
        greeting = waiting.greet(tx, Actor(ADA, HERE), present=present, unnoticed=unnoticed, now=NOON)
        return len(asked), greeting.has_news

    return await store.run(press)


async def test_a_press_costs_nothing_more_for_somebody_of_whom_nothing_is_known(store: Store) -> None:
    assert await count_statements(store) == (0, False)  # the one question that is asked is made ready beforehand


async def test_any_press_begins_the_count_anew_and_a_vote_changes_nothing(store: Store) -> None:
    for known in (Contact(unanswered=2), Contact(closed_at=NOON, unanswered=1), Contact(away_since=NOON)):
        await store.run(keep_contact, HERE, ADA, known)
        assert (await count_statements(store, unnoticed=True))[1] is False
        assert await contact(store) == known
    await store.run(keep_contact, HERE, ADA, Contact(unanswered=2))
    assert (await count_statements(store, present=False))[1] is False
    assert await contact(store) is None
    await store.run(keep_contact, HERE, ADA, Contact(closed_at=NOON, unanswered=1))
    assert (await count_statements(store))[1] is True
    assert await contact(store) == Contact(closed_at=NOON)


async def test_the_third_note_waits_until_something_is_pressed(store: Store) -> None:
    for days in range(3):
        await write(store, f"digest:{days}", at=NOON + days * A_DAY)
    kinds = [await sent(store, NOON + days * A_DAY) for days in range(3)]
    assert kinds == [["digest"], ["digest"], []]
    assert (await contact(store)) == Contact(unanswered=2)
    assert (await states(store))["digest:2"] == "waiting"
    assert (await count_statements(store))[1] is True
    assert await contact(store) == Contact()


@pytest.mark.parametrize(("status", "counts"), [(500, True), (429, False)], ids=["it may have arrived", "it has not"])
async def test_what_is_given_up_too_late_counts_if_it_may_have_arrived(store: Store, status: int, counts: bool) -> None:
    await write(store, "digest:a", lasts=timedelta(hours=1))
    (letter,) = await claim(store)
    late = NOON + timedelta(hours=2)
    await store.run(letters.mark_failed, letter, Failure(status), began=late, now=late, chance=0.5)
    assert (await states(store))["digest:a"] == "expired"
    assert await contact(store) == (Contact(unanswered=1) if counts else None)


async def counts(store: Store) -> tuple[int, int]:
    known = await contact(store) or Contact()
    return known.unanswered, known.unanswered_apart


async def test_notes_of_votes_alone_are_counted_apart_and_the_fourth_waits(store: Store) -> None:
    kinds = []
    for days in range(4):
        await write(store, f"poll_reminder:{days}", at=NOON + 8 * days * A_DAY)
        kinds.append(await sent(store, NOON + 8 * days * A_DAY))
    assert kinds == [["poll_reminder"]] * 3 + [[]]
    assert (await states(store))["poll_reminder:3"] == "waiting"
    assert await counts(store) == (0, 3)
    later = NOON + 25 * A_DAY
    await write(store, "digest:b", at=later)
    assert await sent(store, later) == ["digest"]  # nothing else is set back by them
    assert await counts(store) == (1, 3)


async def test_somebody_whom_other_notes_do_not_reach_any_more_still_hears_of_votes(store: Store) -> None:
    await store.run(keep_contact, HERE, ADA, Contact(unanswered=2))
    await write(store, "poll_reminder:a", "digest:b")
    assert await sent(store) == ["poll_reminder"]
    assert await counts(store) == (2, 1)
    assert (await states(store))["digest:b"] == "waiting"


async def test_several_votes_in_one_note_count_once_and_apart_and_with_something_else_like_anything_else(
    store: Store,
) -> None:
    await write(store, "poll_reminder:a", "poll_reminder:b")
    assert await sent(store) == ["secret_note"]
    assert await counts(store) == (0, 1)
    await write(store, "poll_reminder:c", "digest:d", at=NOON + A_DAY)
    assert await sent(store, NOON + A_DAY) == ["note"]
    assert await counts(store) == (1, 1)


@pytest.mark.parametrize("number", range(4))
async def test_the_third_note_of_votes_asks_whether_to_go_on_and_no_other_does(store: Store, number: int) -> None:
    await store.run(keep_contact, HERE, ADA, Contact(unanswered=1, unanswered_apart=number))
    await write(store, "poll_reminder:a")
    for letter in await claim(store):
        assert await store.run(notes.asks_to_go_on, letter) is (number == 2)
    await store.run(keep_contact, HERE, ADA, Contact(unanswered_apart=number))
    await write(store, "digest:b", at=NOON + A_DAY)
    for letter in await claim(store, NOON + A_DAY):
        if letter.kind == "digest":
            assert not await store.run(notes.asks_to_go_on, letter)
