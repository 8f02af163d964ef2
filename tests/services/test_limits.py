"""One account that presses all day fills nothing: it is told what to do, and what it leaves stays small."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import limits
from bot.domain.actions import Action
from bot.domain.calls import Suits
from bot.domain.data_requests import RequestKind
from bot.domain.limits import Cap
from bot.domain.people import Actor, LeadAnswer, PersonId, RoleId, Server
from bot.domain.poll_drafts import DraftChange
from bot.domain.polls import PollId
from bot.domain.preferences import Consent
from bot.domain.proposals import ProposalKind
from bot.domain.refusals import Invalid, Refusal, TooMany
from bot.domain.sessions import SessionWords
from bot.domain.unsent import Unsent
from bot.services import calls, concerns, consents, mydata, partners, polls, proposals, sessions, unsent
from bot.services.permission import note_refused
from bot.services.reminders import writing
from cogs.kit.unsent import UnsentInMemory
from storage.servers import put_server
from storage.store import Transaction
from tests.clocks import clock_at
from tests.services.polling_place import GUILD, NOON, NOTICES, OWNER, WORDS, WORKER, PollingPlace, polling_place

Pressed = Callable[..., object]


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        await place.store.run(put_server, SERVER)
        yield place


SERVER = Server(
    GUILD,
    notices_channel=NOTICES,
    coordinator_role=RoleId(1_100_000_000_000_000_077),
    lead=PersonId(1_100_000_000_000_000_078),
    lead_name="Mair",
    lead_contact="In the office",
    lead_answer=LeadAnswer.ACCEPTED,
    local_numbers="Adult safeguarding: 01632 960 001",
)


def idea(tx: Transaction, actor: Actor, /, **now: Any) -> object:
    draft = proposals.draft_idea(tx, actor, ProposalKind.ASK, "Words", called="", **now)
    return proposals.send_idea(tx, actor, draft.id, to_group=False, **now)


def call(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    calls.ask_for_call(tx, actor, "Amara", Suits.ANY, **now)
    calls.take_back_call(tx, actor, **now)


def concern(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    concerns.ask_lead(tx, actor, None, **now)
    concerns.take_back_concern(tx, actor, **now)


def erasure(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    partners.join(tx, actor, WORKER, **now)
    mydata.erase_person(tx, actor, **now)


def question(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    made = mydata.ask_about_data(tx, actor, RequestKind.QUESTION, "Words", **now)
    mydata.answer_request(tx, OWNER, made.id, "An answer", **now)


def reminder(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    made = writing.write_reminder(tx, actor, "Words", "tomorrow 8pm", **now)
    writing.delete_reminder(tx, actor, made.id)  # type: ignore[union-attr]


def act(tx: Transaction, actor: Actor, /, **now: Any) -> None:
    consents.withdraw_consent(tx, actor, Consent.RESEARCH, **now)


def draft(tx: Transaction, _: Actor, /, **now: Any) -> object:
    return polls.draft_poll(tx, OWNER, WORDS, **now)


def session_draft(tx: Transaction, _: Actor, /, **now: Any) -> object:
    return sessions.draft_session(tx, OWNER, SessionWords("Words", "We find some."), **now)


def waiting_question(tx: Transaction, actor: Actor, /, **now: Any) -> object:
    return mydata.ask_about_data(tx, actor, RequestKind.QUESTION, "Words", **now)


DAILY = (
    (idea, limits.IDEAS),
    (call, limits.CALLS),
    (concern, limits.CONCERNS),
    (erasure, limits.ERASURES),
    (question, limits.REQUESTS),
    (reminder, limits.REMINDERS),
    (act, limits.ACTS),
)
AT_ONCE = (
    (waiting_question, limits.OPEN_REQUESTS),
    (draft, limits.POLL_DRAFTS),
    (session_draft, limits.SESSION_DRAFTS),
)


def press_on(tx: Transaction, pressed: Pressed, actor: Actor, most: int, /, **now: Any) -> int:
    """Press until it is refused, or once more than there may be; return how often it was done."""
    for times in range(most + 1):
        try:
            pressed(tx, actor, **now)
        except TooMany:
            return times
    return most + 1


@pytest.mark.parametrize(("pressed", "limit"), DAILY, ids=lambda one: one.what if isinstance(one, Cap) else "")
async def test_one_person_can_do_so_many_in_a_day_and_goes_on_on_the_next(
    place: PollingPlace, pressed: Pressed, limit: Cap
) -> None:
    amara, grace = place.actor(3), place.actor(4)
    assert await place.store.run(press_on, pressed, amara, limit.most, now=place.now) == limit.most
    with pytest.raises(TooMany) as refused:
        await place.store.run(pressed, amara, now=place.now + timedelta(hours=23))
    assert refused.value.sentence == limit.sentence
    await place.store.run(pressed, grace, now=place.now)
    await place.store.run(pressed, amara, now=place.now + timedelta(hours=24))


@pytest.mark.parametrize(("pressed", "limit"), AT_ONCE, ids=lambda one: one.what if isinstance(one, Cap) else "")
async def test_no_more_than_so_many_stand_at_the_same_time(place: PollingPlace, pressed: Pressed, limit: Cap) -> None:
    assert await place.store.run(press_on, pressed, place.actor(3), limit.most, now=place.now) == limit.most
    with pytest.raises(TooMany):
        await place.store.run(pressed, place.actor(3), now=place.now + timedelta(days=2))


async def test_a_coordinator_with_all_the_drafts_that_fit_keeps_no_other_from_writing_one(place: PollingPlace) -> None:
    """Nobody finds another's drafts, so that they could not throw one away."""
    other = replace(place.actor(5), roles=frozenset({SERVER.coordinator_role or RoleId(0)}))
    await place.store.run(press_on, draft, OWNER, limits.POLL_DRAFTS.most, now=place.now)
    await place.store.run(polls.draft_poll, other, WORDS, now=place.now)


async def test_so_many_votes_are_open_at_the_same_time(place: PollingPlace) -> None:
    def opens(tx: Transaction, _: Actor, /, **now: Any) -> object:
        made = polls.draft_poll(tx, OWNER, WORDS, **now)
        change = DraftChange(closes_at=NOON + timedelta(days=3))
        polls.change_draft(tx, OWNER, made.id, change, **now)
        return polls.open_poll(tx, OWNER, PollId(made.id), **now)

    most = limits.OPEN_POLLS.most
    assert await place.store.run(press_on, opens, OWNER, most, now=place.now) == most


async def test_what_is_refused_can_be_pressed_without_end_and_is_noted_once_a_day(place: PollingPlace) -> None:
    def pressed(tx: Transaction, /, **now: Any) -> None:
        for action in (Action.SET_UP, Action.OPEN_POLL):
            for _ in range(50):
                note_refused(tx, place.actor(3), action, in_private=False, **now)

    for day in range(2):
        await place.store.run(pressed, now=place.now + timedelta(days=day))
    refused = await place.rows("audit", "action, allowed")
    assert sorted(refused) == sorted([("open a vote", 0), ("set up the server", 0)] * 2)


async def test_what_everybody_may_always_do_is_never_refused_and_noted_a_few_times(place: PollingPlace) -> None:
    def pressed(tx: Transaction, /, **now: Any) -> None:
        for _ in range(limits.OWN_ACTS_NOTED + 5):
            mydata.export_data(tx, place.actor(3), **now)

    await place.store.run(pressed, now=place.now)
    assert len(await place.rows("audit")) == limits.OWN_ACTS_NOTED


async def test_drafts_that_nobody_goes_on_with_make_room_for_the_newest(place: PollingPlace) -> None:
    def writes(tx: Transaction, number: int, /, **now: Any) -> None:
        proposals.draft_idea(tx, place.actor(3), ProposalKind.ASK, f"Idea {number}", called="", **now)
        writing.write_reminder(tx, place.actor(3), f"Reminder {number}", "", **now)

    await place.store.run(proposals.draft_idea, place.actor(4), ProposalKind.ASK, "Another's", called="", now=place.now)
    for number in range(30):
        await place.store.run(writes, number, now=place.now + timedelta(seconds=number))
    ideas = {row[0] for row in await place.rows("proposals", "words")}
    assert ideas == {"Another's", *(f"Idea {number}" for number in range(20, 30))}
    assert {row[0] for row in await place.rows("reminders", "words")} == {f"Reminder {n}" for n in range(20, 30)}


async def test_so_many_ideas_wait_for_an_answer(place: PollingPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.proposals.drafting.IDEAS_WAITING", Cap("{most} wait", 3, "idea waiting"))
    for person in range(3):
        await place.store.run(idea, place.actor(person), now=place.now)
    with pytest.raises(TooMany):
        await place.store.run(idea, place.actor(4), now=place.now)


async def test_what_was_done_lately_is_in_no_file_and_is_undone_with_what_was_refused(
    place: PollingPlace, tmp_path: Path
) -> None:
    def fails(tx: Transaction, /, **now: Any) -> None:
        idea(tx, place.actor(3), **now)
        raise Invalid("Not this time.")

    for _ in range(limits.IDEAS.most):
        with pytest.raises(Refusal, match="Not this time"):
            await place.store.run(fails, now=place.now)
    await place.store.run(idea, place.actor(3), now=place.now)
    assert not any(b"lately" in path.read_bytes() for path in (tmp_path / "data").iterdir())


def typed(person: int, number: int) -> Unsent:
    return Unsent(f"{number:032x}", GUILD, PersonId(person), "propose-tell", "-", {"words": f"words {number}"})


def test_words_of_refused_forms_are_kept_for_each_apart_in_memory() -> None:
    memory = UnsentInMemory(clock_at(NOON))
    every = [typed(1, 0), *(typed(2, number) for number in range(1, 601))]
    for one in every:
        memory.keep(one)
    found = [memory.find(one.person, one.id) is not None for one in every]
    assert found == [True] + [False] * 590 + [True] * limits.FORM_DRAFTS


async def test_words_of_refused_forms_are_kept_for_each_apart_on_disk(place: PollingPlace) -> None:
    every = [typed(1, 0), *(typed(2, number) for number in range(1, 31))]
    for seconds, one in enumerate(every):
        await place.store.run(unsent.keep_unsent, one, now=NOON + timedelta(seconds=seconds))
    soon = NOON + timedelta(minutes=1)
    found = [await place.store.run(unsent.unsent_of, GUILD, one.person, one.id, now=soon) for one in every]
    assert [one is not None for one in found] == [True] + [False] * 20 + [True] * limits.FORM_DRAFTS
    assert found[-1] == every[-1]
