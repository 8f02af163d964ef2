"""What lies before the advisory group: every act, and every refusal."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.actions import Action
from bot.domain.oversight import AGREED, Ending, OversightId, OversightState, Voice
from bot.domain.people import GuildId, RoleGroup, Silence
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, PollState, Sensitivity
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady, TooFew, TooLate
from bot.services import drafts, oversight, oversight_reasons, polls
from bot.services.partners import leave
from storage.servers import put_server, server
from storage.store import Transaction
from tests.services.group_table import ROOM, Table, table
from tests.services.polling_place import GUILD, OWNER, WORDS

DAY = timedelta(days=1)
YES, CHANGE, STOP = Voice.GOES_AHEAD, Voice.CHANGE, Voice.STOP


@pytest.fixture
async def group(tmp_path: Path) -> AsyncIterator[Table]:
    async with table(tmp_path) as found:
        yield found


async def state(group: Table) -> PollState:
    return (await group.place.store.run(polls.poll_of, group.draft)).state


async def letters(group: Table, kind: str) -> list[tuple[object, ...]]:
    return [row for row in await group.place.letters() if row[0] == kind]


async def test_three_of_the_same_open_it_once_and_forget_who_said_so(group: Table) -> None:
    await group.puts()
    assert [row[2] for row in await letters(group, "oversight_card")] == [ROOM]
    for member, voice in ((0, YES), (1, STOP), (1, YES), (0, YES)):
        assert (await group.says(member, voice)).ending is None
        assert await state(group) is PollState.DRAFT
    assert len(await group.place.rows("oversight_voices")) == 2
    assert (await group.says(2, YES)).ending is Ending.GOES_AHEAD
    assert await state(group) is PollState.OPEN
    assert await group.place.rows("oversight_voices") == []
    assert len(await letters(group, "poll_card")) == 1
    assert len(await letters(group, "oversight_told")) == 1
    with pytest.raises(TooLate):
        await group.says(3, STOP)
    assert await group.place.store.run(oversight.agreement_of, group.draft) is not None


@pytest.mark.parametrize("voice", [CHANGE, STOP])
async def test_what_is_to_be_changed_or_stopped_does_not_open(group: Table, voice: Voice) -> None:
    await group.puts()
    for member in range(3):
        await group.says(member, voice)
    assert await state(group) is PollState.DRAFT
    assert (await group.now_is()).ending is Ending(voice.value)
    run, now = group.place.store.run, group.place.now
    if voice is STOP:
        for change in (DraftChange(sensitivity=Sensitivity.SENSITIVE), DraftChange(words=WORDS)):
            with pytest.raises(TooLate):
                await run(polls.change_draft, OWNER, group.draft, change, now=now)
        with pytest.raises(TooLate):
            await run(polls.open_poll, OWNER, group.draft, now=now)
        with pytest.raises(TooLate):
            await run(drafts.put_to_group, OWNER, polls.DRAFTS, group.draft, now=now)
        return
    with pytest.raises(NotReady):
        await run(polls.open_poll, OWNER, group.draft, now=now, group_sits=True)
    await run(polls.change_draft, OWNER, group.draft, DraftChange(words=replace(WORDS, question="Other?")), now=now)
    assert (await run(drafts.put_to_group, OWNER, polls.DRAFTS, group.draft, now=now + DAY)).title == "Other?"


async def test_silence_opens_it_at_its_time_and_not_before(group: Table) -> None:
    item, place = await group.puts(), group.place
    assert await place.store.run(oversight.next_due, now=place.now) == item.answer_by
    assert await place.store.run(oversight.settle_silences, now=item.answer_by - timedelta(seconds=1)) == 0
    assert await place.store.run(oversight.settle_silences, now=item.answer_by) == 1
    assert await state(group) is PollState.OPEN
    assert (await group.now_is()).ending is Ending.SILENCE
    assert await place.store.run(oversight.settle_silences, now=item.answer_by) == 0
    assert await place.store.run(oversight.next_due, now=place.now) is None


async def test_where_it_was_chosen_silence_means_waiting_and_is_told_once(tmp_path: Path) -> None:
    async with table(tmp_path, silence=Silence.WAITS) as group:
        item, place = await group.puts(), group.place
        assert await place.store.run(oversight.settle_silences, now=item.answer_by + 9 * DAY) == 0
        assert await place.store.run(oversight.next_due, now=place.now) is None
        assert [row[5] for row in await letters(group, "oversight_late")]
        assert oversight.is_late(item, now=item.answer_by)
        assert not oversight.is_late(item, now=item.answer_by - DAY)


async def test_how_silence_counts_is_fixed_when_it_is_put(group: Table) -> None:
    item, place = await group.puts(), group.place

    def change(tx: Transaction) -> None:
        put_server(tx, replace(server(tx, GUILD), silence=Silence.WAITS, oversight_days=14))

    await place.store.run(change)
    assert await place.store.run(oversight.settle_silences, now=item.answer_by) == 1


async def test_a_pause_stops_the_clock_until_the_last_one_is_taken_away(group: Table) -> None:
    item, place = await group.puts(), group.place
    assert (await group.pauses(0)).state is OversightState.PAUSED
    await group.pauses(0)
    await group.pauses(1)
    place.now += 10 * DAY
    assert await place.store.run(oversight.settle_silences, now=place.now) == 0
    assert (await group.goes_on(2)).state is OversightState.PAUSED
    assert (await group.goes_on(0)).state is OversightState.PAUSED
    assert (await group.goes_on(1)).answer_by == item.answer_by + 10 * DAY
    assert await place.rows("oversight_voices") == []
    assert (await group.now_is()).answer_by == item.answer_by + 10 * DAY


async def test_three_decide_although_somebody_pauses_and_a_voice_outlives_ones_own_pause(group: Table) -> None:
    await group.puts()
    await group.says(0, YES)
    await group.pauses(0)
    await group.pauses(3)
    await group.goes_on(0)
    await group.says(1, YES)
    assert (await group.says(2, YES)).ending is Ending.GOES_AHEAD


async def test_each_act_is_noted_without_who_and_pressing_twice_is_no_act(group: Table) -> None:
    await group.puts()
    for member, voice in ((0, YES), (0, YES), (1, STOP)):
        await group.says(member, voice)
    await group.pauses(0)
    await group.pauses(0)
    rows = await group.place.rows("audit", "who, action")
    assert [who for who, action in rows if action == Action.OVERSEE.value] == [None] * 3
    assert [who for who, action in rows if action == Action.SEND_TO_ADVISORY.value] != [None]


async def test_nobody_but_members_who_have_joined_oversees_or_reads(group: Table) -> None:
    item, place = await group.puts(), group.place
    member = group.member(0)
    others = (
        OWNER,
        replace(member, roles=frozenset()),
        replace(member, is_bot=True),
        replace(group.member(1), guild=GuildId(7)),
    )
    run = place.store.run
    for actor in others:
        for act in (oversight.hold_up, oversight.release):
            with pytest.raises(NotAllowed):
                await run(act, actor, item.id, now=place.now)
        with pytest.raises(NotAllowed):
            await run(oversight.speak, actor, item.id, YES, now=place.now)
        for read in (oversight.item_of, oversight_reasons.reasons_of, oversight_reasons.own_reason):
            with pytest.raises(NotAllowed):
                await run(read, actor, item.id)
        with pytest.raises(NotAllowed):
            await run(oversight_reasons.write_reason, actor, item.id, "Why", now=place.now)

    await run(leave, member, now=place.now)
    with pytest.raises(NotAllowed):
        await group.says(0, YES)
    with pytest.raises(NotFound):
        await run(oversight.speak, group.member(1), OversightId("0" * 32), YES, now=place.now)


async def test_only_coordinators_put_things_to_the_group_and_take_them_back(group: Table) -> None:
    await group.puts()
    run, now = group.place.store.run, group.place.now
    for act in (drafts.put_to_group, drafts.take_back):
        with pytest.raises(NotAllowed):
            await run(act, group.member(0), polls.DRAFTS, group.draft, now=now)
        with pytest.raises(NotFound):
            await run(act, OWNER, polls.DRAFTS, PollId("0" * 32), now=now)


async def test_a_draft_before_the_group_is_not_changed_opened_or_put_twice(group: Table) -> None:
    item = await group.puts()
    run, now = group.place.store.run, group.place.now
    assert await run(drafts.put_to_group, OWNER, polls.DRAFTS, group.draft, now=now) == item
    for change in (DraftChange(closes_at=now + 9 * DAY), DraftChange(audience=frozenset({RoleGroup.WORKER}))):
        with pytest.raises(TooLate):
            await run(polls.change_draft, OWNER, group.draft, change, now=now)
    for sits in (True, False):
        with pytest.raises(NotReady):
            await run(polls.open_poll, OWNER, group.draft, now=now, group_sits=sits)
    assert await run(drafts.forget_drafts, kind=polls.DRAFTS, now=now + 30 * DAY) == 0
    await run(drafts.take_back, OWNER, polls.DRAFTS, group.draft, now=now)
    await run(drafts.take_back, OWNER, polls.DRAFTS, group.draft, now=now)
    with pytest.raises(TooLate):
        await group.says(0, YES)
    await run(polls.change_draft, OWNER, group.draft, DraftChange(closes_at=now + 9 * DAY), now=now)


async def test_a_draft_thrown_away_is_taken_from_the_group(group: Table) -> None:
    await group.puts()
    await group.place.store.run(drafts.discard_draft, OWNER, polls.DRAFTS, group.draft, now=group.place.now)
    assert (await group.now_is()).ending is Ending.TAKEN_BACK


async def test_agreement_is_to_these_words_and_outlives_only_another_closing_time(tmp_path: Path) -> None:
    async with table(tmp_path, size=7) as group:  # too few to open
        await group.puts()
        for member in range(3):
            await group.says(member, YES)
        assert await state(group) is PollState.DRAFT
        run, now = group.place.store.run, group.place.now
        with pytest.raises(TooFew):
            await run(polls.open_poll, OWNER, group.draft, now=now, group_sits=True)
        await run(polls.change_draft, OWNER, group.draft, DraftChange(closes_at=now + 9 * DAY), now=now)
        assert (await group.now_is()).ending in AGREED
        other = PollWords("Another question?", ("Yes", "No"))
        await run(polls.change_draft, OWNER, group.draft, DraftChange(words=other), now=now)
        assert (await group.now_is()).ending is Ending.TAKEN_BACK
        with pytest.raises(NotReady):
            await run(polls.open_poll, OWNER, group.draft, now=now, group_sits=True)


async def test_it_closes_after_the_groups_time_and_needs_a_channel(group: Table) -> None:
    run, now = group.place.store.run, group.place.now
    draft = await run(polls.draft_poll, OWNER, WORDS, now=now)
    await run(polls.change_draft, OWNER, draft.id, DraftChange(closes_at=now + 2 * DAY), now=now)
    with pytest.raises(Invalid):
        await run(drafts.put_to_group, OWNER, polls.DRAFTS, draft.id, now=now)

    def close(tx: Transaction) -> None:
        put_server(tx, replace(server(tx, GUILD), advisory_channel=None))

    await run(close)
    with pytest.raises(NotReady):
        await run(drafts.put_to_group, OWNER, polls.DRAFTS, draft.id, now=now)


async def test_a_reason_is_sent_once_looked_over_and_is_nobodys_once_decided(group: Table) -> None:
    item, run, now = await group.puts(), group.place.store.run, group.place.now
    await run(oversight_reasons.write_reason, group.member(0), item.id, "First words", now=now)
    assert await run(oversight_reasons.reasons_of, group.member(1), item.id) == ()
    await run(oversight_reasons.write_reason, group.member(0), item.id, "Better words", now=now)
    await run(oversight_reasons.send_reason, group.member(0), item.id, now=now)
    await run(oversight_reasons.write_reason, group.member(1), item.id, "Never sent", now=now)
    assert [one.words for one in await run(oversight_reasons.reasons_of, group.member(2), item.id)] == ["Better words"]
    with pytest.raises(NotFound):
        await run(oversight_reasons.send_reason, group.member(2), item.id, now=now)
    with pytest.raises(Invalid):
        await run(oversight_reasons.write_reason, group.member(2), item.id, " ", now=now)
    assert (await run(polls.prepared, OWNER, group.draft, now=now)).reasons == ()
    for member in range(3):
        await group.says(member, CHANGE)
    assert await group.place.rows("oversight_reasons", "tag, sent, words") == [(None, 1, "Better words")]
    found = await run(polls.prepared, OWNER, group.draft, now=now)
    assert [one.words for one in found.reasons] == ["Better words"]
    with pytest.raises(TooLate):
        await run(oversight_reasons.write_reason, group.member(0), item.id, "Too late", now=now)


async def test_a_reason_can_be_taken_back_until_it_is_decided(group: Table) -> None:
    item, run, now = await group.puts(), group.place.store.run, group.place.now
    await run(oversight_reasons.write_reason, group.member(0), item.id, "Words", now=now)
    await run(oversight_reasons.send_reason, group.member(0), item.id, now=now)
    await run(oversight_reasons.drop_reason, group.member(0), item.id, now=now)
    await run(oversight_reasons.drop_reason, group.member(0), item.id, now=now)
    assert await group.place.rows("oversight_reasons") == []


async def test_words_go_after_30_days_and_decisions_after_90(group: Table) -> None:
    item, run, now = await group.puts(), group.place.store.run, group.place.now
    await run(oversight_reasons.write_reason, group.member(0), item.id, "Words", now=now)
    await run(oversight_reasons.send_reason, group.member(0), item.id, now=now)
    for member in range(3):
        await group.says(member, STOP)
    assert await run(oversight.forget_items, now=now + 29 * DAY) == 0
    assert len(await group.place.rows("oversight_reasons")) == 1
    await run(oversight.forget_items, now=now + 31 * DAY)
    assert await group.place.rows("oversight_reasons") == []
    assert await run(oversight.forget_items, now=now + 91 * DAY) == 1


async def test_no_row_of_the_group_holds_anybodys_number_or_their_tag_elsewhere(group: Table) -> None:
    await group.puts()
    for member in range(2):
        await group.says(member, YES)
        await group.pauses(member)
    tags = {bytes(str(row[0]).encode()) for row in await group.place.rows("oversight_voices", "hex(tag)")}
    people = {group.place.keys.person_tag(GUILD, person).hex().upper().encode() for person in group.place.asked}
    assert len(tags) == 2
    assert not tags & people
    held = str(await group.place.rows("oversight_voices")) + str(await group.place.rows("oversights"))
    assert not [person for person in group.place.asked if str(person) in held]
