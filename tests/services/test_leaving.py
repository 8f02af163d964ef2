"""Leaving, by the register: what somebody chose goes with them; what they asked for, and are owed, stays."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.calls import CallRequest, Suits
from bot.domain.data_requests import RequestKind
from bot.domain.hours import Pattern
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Failure, Letter, PrivateLetter
from bot.domain.people import Actor, ChannelId, LeadAnswer, MessageId, PersonId, RoleGroup
from bot.domain.personal import RowFate
from bot.domain.preferences import Where
from bot.domain.proposals import ProposalKind
from bot.domain.reminders import Reminder, ReminderId, ReminderKind
from bot.domain.safety import Concern
from bot.domain.suggestions import Suggester
from bot.domain.unsent import Unsent
from bot.services import concerns, joining, letters, lifecycle, mydata, notes, partners, polls, preferences, proposals
from storage import letters as outbox
from storage import to_remind
from storage.calls import put_call
from storage.concerns import put_concern
from storage.contacts import Contact, contact_with, keep_contact
from storage.contacts import contacts as contacts_table
from storage.conversations import conversations, keep_conversation
from storage.last_looks import LastLook, keep_look
from storage.opt_outs import put_opt_out
from storage.partners import put_partner
from storage.personal import REGISTER
from storage.personal.entries import RegisterEntry as Line
from storage.polls import put_credit
from storage.reminders import keep_reminder
from storage.servers import put_server, server
from storage.store import Transaction
from storage.taken_names import put_names
from storage.unsent_words import keep_unsent
from tests.kinds import kind_of
from tests.services.answered import settle_with_answers
from tests.services.polling_place import GUILD, NOON, WORDS, PollingPlace, polling_place
from tests.services.reminded import planned
from tests.services.replied import settle_with_session
from tests.services.spoken_against import settle_with_dissent
from tests.services.thanked import settle_with_thanks
from tests.services.traces import settle_in

DAY = timedelta(days=1)
MONTH = lifecycle.KEPT_FOR
OWED, ENDING = LetterKind("owed"), kind_of("digest")
CLOSED, BUSY = Failure(403, 50007), Failure(503)
LINES = tuple(line for line in REGISTER if line.who)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as found:
        yield found


async def fill(place: PollingPlace, me: Actor) -> None:
    """Have a row about somebody in every table that can hold one."""
    await place.opens_poll()
    await place.store.run(lambda tx: settle_in(tx, me.person))
    await place.store.run(lambda tx: put_partner(tx, GUILD, me.person, RoleGroup.WORKER))
    draft = await place.store.run(polls.draft_poll, replace(me, is_owner=True), WORDS, now=NOON)
    idea = await place.store.run(proposals.draft_idea, me, ProposalKind.TALK, "Tea", called="Ada", now=NOON)
    await place.store.run(proposals.send_idea, me, idea.id, to_group=False, now=NOON)
    await place.store.run(mydata.ask_about_data, me, RequestKind.QUESTION, "What?", now=NOON)

    def put(tx: Transaction) -> None:
        put_server(tx, replace(server(tx, GUILD), lead=me.person, lead_name="Mair"))
        put_concern(tx, Concern("c" * 32, GUILD, me.person, NOON, "Ada"))
        put_call(tx, CallRequest("d" * 32, GUILD, me.person, "Ada", Suits.ANY, NOON))
        keep_reminder(
            tx, Reminder(ReminderId("e" * 32), GUILD, me.person, ReminderKind.OWN, "e" * 32, "Rota"), now=NOON
        )
        keep_contact(tx, GUILD, me.person, Contact(unanswered=1))
        keep_conversation(tx, GUILD, me.person, ChannelId(7))
        put_opt_out(tx, GUILD, me.person, "f" * 32)
        put_names(tx, GUILD, me.person, ("Ada",))
        keep_look(tx, GUILD, me.person, LastLook(NOON, NOON))
        to_remind.add(tx, GUILD, "topic:" + "b" * 32, [me.person])
        keep_unsent(tx, Unsent("a" * 32, GUILD, me.person, "propose-tell", "-", {"words": "Tea"}), now=NOON)
        settle_with_answers(tx, me.person, PersonId(70))
        settle_with_session(tx, me.person)
        settle_with_thanks(tx, me.person)
        settle_with_dissent(tx, me.person)
        put_credit(tx, draft.id, me.person, Suggester("Ada"))
        keep_unsent(tx, Unsent("f" * 32, GUILD, me.person, "idea", "-", {"words": "Tea"}), now=NOON)

    await place.store.run(put)


async def held(place: PollingPlace, person: PersonId) -> dict[str, int]:
    """Count the rows about somebody, line by line of the register."""

    def count(tx: Transaction, line: Line) -> int:
        who = tx.keys.person_tag(GUILD, person) if line.tagged else person
        asked = sa.select(sa.func.count()).select_from(line.table).where(line.table.c[line.who] == who)
        return tx.sql.execute(asked).scalar_one()

    return await place.store.run(lambda tx: {line.table.name: count(tx, line) for line in LINES})


async def goes(place: PollingPlace, me: Actor, way: str) -> None:
    if way == "leaving":
        await place.store.run(partners.leave, me, now=NOON)
    elif way == "away":
        await place.store.run(lifecycle.note_left, GUILD, me.person, now=NOON)
        assert await place.store.run(lifecycle.forget_the_away, now=NOON + MONTH) == 1
    else:
        await place.store.run(mydata.erase_person, me, now=NOON)


@pytest.mark.parametrize("way", ["leaving", "away", "erasure"])
async def test_every_row_fares_as_the_register_says(place: PollingPlace, way: str) -> None:
    me = place.actor(0)
    await fill(place, me)
    before = await held(place, me.person)
    assert all(before.values()), "say in fill() how somebody comes to stand in a new table"
    others = await held(place, place.asked[1])
    await goes(place, me, way)
    after = await held(place, me.person)
    for line in LINES:
        fate: RowFate = getattr(line.fates, way)
        name = line.table.name
        if fate in (RowFate.DELETED, RowFate.EMPTIED):
            assert after[name] == 0, name
        elif fate is RowFate.KEPT:
            assert after[name] >= before[name], name
        else:
            assert after[name] > 0, f"{name}: a note that is owed was on its way"
    assert await held(place, place.asked[1]) == others


async def write(place: PollingPlace, me: Actor, *kinds: LetterKind, at: timedelta = timedelta(0)) -> None:
    for kind in kinds:
        note = PrivateLetter(kind, kind.name * 4, NOON + at, NOON + 9 * DAY, occasion=f"{at}")
        await place.store.run(notes.write_to_person, GUILD, me.person, note)


async def states(place: PollingPlace, me: Actor) -> dict[str, str]:
    def look(tx: Transaction) -> dict[str, str]:
        rows = tx.sql.execute(sa.select(outbox.letters).where(outbox.letters.c.person == me.person))
        return {row.kind: row.state for row in rows}

    return await place.store.run(look)


async def ways(place: PollingPlace, me: Actor) -> int:
    def count(tx: Transaction) -> int:
        tables = (contacts_table, conversations)
        return sum(len(tx.sql.execute(one.select().where(one.c.person == me.person)).all()) for one in tables)

    return await place.store.run(count)


@pytest.fixture
async def ada(place: PollingPlace) -> Actor:
    """Somebody who takes part and may be written to on any day, and whom we have written to before."""
    me = place.actor(0)
    await place.store.run(preferences.choose_pattern, me, Pattern.ANY_DAY, now=NOON)
    await place.store.run(keep_conversation, GUILD, me.person, ChannelId(7))
    await place.store.run(keep_contact, GUILD, me.person, Contact(unanswered=1))
    return me


async def claim(place: PollingPlace) -> tuple[Letter, ...]:
    return (await place.store.run(letters.claim_due, now=NOON, places=9, people=9)).letters


async def test_with_nothing_owed_the_way_to_reach_them_goes_too(place: PollingPlace, ada: Actor) -> None:
    await write(place, ada, ENDING, kind_of("reminder"), kind_of("poll_reminder"), at=DAY)
    await place.store.run(partners.leave, ada, now=NOON)
    assert (await states(place, ada), await ways(place, ada)) == ({}, 0)


async def test_what_waits_behind_a_button_for_a_partner_goes_and_what_is_owed_still_waits(
    place: PollingPlace, ada: Actor
) -> None:
    await place.store.run(preferences.choose_where, ada, Where.PANEL, now=NOON)
    await write(place, ada, ENDING, OWED)
    assert await claim(place) == ()
    await place.store.run(partners.leave, ada, now=NOON)
    assert (await states(place, ada), await ways(place, ada)) == ({"owed": "waiting"}, 2)


async def test_a_note_goes_once_nothing_is_left_that_it_carries(place: PollingPlace, ada: Actor) -> None:
    await write(place, ada, ENDING, kind_of("poll_reminder"), OWED)
    (note,) = await claim(place)
    await place.store.run(letters.unclaim, note, now=NOON)
    await place.store.run(partners.leave, ada, now=NOON)
    assert await states(place, ada) == {"note": "pending", "owed": "carried"}
    bo = place.actor(1)
    await place.store.run(preferences.choose_pattern, bo, Pattern.ANY_DAY, now=NOON)
    await write(place, bo, ENDING, kind_of("poll_reminder"))
    empty = next(one for one in await claim(place) if one.person == bo.person)
    await place.store.run(letters.unclaim, empty, now=NOON)
    await place.store.run(partners.leave, bo, now=NOON)
    assert await states(place, bo) == {}


async def test_what_is_being_sent_just_then_is_not_taken_up_again(place: PollingPlace, ada: Actor) -> None:
    await write(place, ada, ENDING)
    (letter,) = await claim(place)
    await place.store.run(partners.leave, ada, now=NOON)
    assert await states(place, ada) == {"digest": "cancelled"}
    for failure in (CLOSED, BUSY):
        await place.store.run(letters.mark_failed, letter, failure, began=NOON, now=NOON, chance=0.5)
    await place.store.run(letters.unclaim, letter, now=NOON)
    assert (await states(place, ada), await ways(place, ada)) == ({"digest": "cancelled"}, 0)
    await place.store.run(letters.mark_sent, letter, MessageId(5), at=NOON)  # it got there all the same
    assert (await states(place, ada), await ways(place, ada)) == ({"digest": "sent"}, 0)


async def test_how_to_reach_somebody_is_forgotten_with_the_last_letter_to_them(place: PollingPlace, ada: Actor) -> None:
    await write(place, ada, OWED)
    await place.store.run(partners.leave, ada, now=NOON)
    await write(place, place.actor(1), OWED, at=-DAY)
    await place.store.run(keep_contact, GUILD, place.asked[1], Contact(unanswered=1))
    assert await place.store.run(lifecycle.forget_ways, now=NOON) == 0
    await place.store.run(lambda tx: tx.sql.execute(outbox.letters.delete()))
    assert await place.store.run(lifecycle.forget_ways, now=NOON) == 2
    assert await place.store.run(contact_with, GUILD, place.asked[1]) == Contact(unanswered=1), "who takes part stays"


async def test_a_concern_outlasts_leaving_and_its_name_goes_with_whoever_is_away_for_long(place: PollingPlace) -> None:
    me, lead = place.actor(0), place.asked[1]

    def name(tx: Transaction) -> None:
        named = replace(server(tx, GUILD), lead_name="Mair", lead_contact="In", local_numbers="1")
        put_server(tx, replace(named, lead=lead, lead_answer=LeadAnswer.ACCEPTED))

    await place.store.run(name)
    await place.store.run(concerns.ask_lead, me, "Ada", now=NOON)
    sent = outbox.letters.update().where(outbox.letters.c.kind == concerns.CONCERN.name).values(state="sent", message=5)
    await place.store.run(lambda tx: tx.sql.execute(sent))
    await place.store.run(partners.leave, me, now=NOON)
    leads = Actor(lead, GUILD)
    assert [one.shown_name for one in await place.store.run(concerns.queue_of, leads)] == ["Ada"]
    assert concerns.OVER.name not in await states(place, leads)
    await place.store.run(put_partner, GUILD, me.person, RoleGroup.WORKER)
    for _ in range(2):
        await place.store.run(lifecycle.note_left, GUILD, me.person, now=NOON)
        await place.store.run(lifecycle.forget_the_away, now=NOON + MONTH)
    assert await place.store.run(concerns.queue_of, leads) == ()
    edits = [row for row in await place.letters() if row[0] == concerns.OVER.name]
    assert len(edits) == 1, "what was sent to the lead is changed, once"
    assert concerns.LATE.name not in await states(place, leads), "and what was not is taken back"


async def test_whoever_is_back_is_reminded_again_of_what_they_are_still_asked(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=8 * DAY)
    me = place.actor(0)
    before = (await planned(place))[me.person]
    assert before
    await place.store.run(partners.leave, me, now=NOON)
    assert me.person not in await planned(place)
    await place.store.run(
        lambda tx: put_server(tx, replace(server(tx, GUILD), lead_name="Mair", lead_contact="In", local_numbers="1"))
    )
    await place.store.run(joining.choose_group, me, RoleGroup.WORKER, now=NOON)
    await place.store.run(joining.choose_pattern, me, Pattern.OWN, now=NOON)
    await place.store.run(joining.take_part, me, now=NOON)
    assert (await planned(place))[me.person] == before
