"""One's own record: what somebody took part in, to themselves alone; what they keep, and a certificate begun."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.contributions import ContributionOutcome, Decision
from bot.domain.outputs import CreditRole, OutputCredit
from bot.domain.people import Actor, Membership, PersonId
from bot.domain.preferences import Credit, ShownAs
from bot.domain.proposals import IdeaAnswer, ProposalKind
from bot.domain.record import CERTIFICATE_DRAFT_LIFE, MOST_ON_CERTIFICATE, EntryId, RecordEntry
from bot.domain.refusals import Invalid, NotFound
from bot.domain.sessions import REPLIES_KEPT
from bot.services import contributions, mydata, partners, proposals, record, sessions
from bot.services import outputs as made
from storage import contributions as kept_answers
from storage import outputs
from storage import record as kept
from storage.preferences import preferences_of, put_preferences
from storage.store import Store
from tests.services.answered import AMARA, BEN, answer_as, furnish
from tests.services.group_table import table
from tests.services.outcomes import Answered, answered
from tests.services.polling_place import GUILD, NOON
from tests.services.published import CARD, Printer
from tests.services.replied import Meeting

DAY = timedelta(days=1)
TODAY = NOON.date()
SOMEBODY = Actor(PersonId(77), GUILD, names=("Grace",))


def made_up(number: int, on: date = TODAY) -> RecordEntry:
    """Make up something that somebody took part in."""
    return RecordEntry(EntryId(f"{number:032x}"), "walk", f"Walk {number}", on)


async def keeps(store: Store, *entries: RecordEntry, most: int = 200) -> None:
    for number, one in enumerate(entries):
        when = NOON + number * DAY
        await store.run(kept.keep_entry, GUILD, SOMEBODY.person, one, most=most, now=when)


async def test_a_question_that_was_answered_stands_there_with_what_came_of_it_until_it_is_taken_back(
    store: Store,
) -> None:
    await store.run(furnish)
    answer = await store.run(answer_as, AMARA)
    (entry,) = await store.run(record.my_record, AMARA)
    assert (entry.title, entry.on, entry.outcome, entry.kept_until) == ("What helps?", NOON.date(), "", None)
    await store.run(kept_answers.decide, answer.id, Decision(ContributionOutcome.PARTLY, "room", NOON))
    (entry,) = await store.run(record.my_record, AMARA)
    assert (entry.outcome, entry.came_of_it) == ("partly", "room")
    assert await store.run(record.my_record, BEN) == (), "it is nobody else's"
    await store.run(contributions.take_back, AMARA, answer.id, now=NOON)
    assert await store.run(record.my_record, AMARA) == ()


async def test_a_session_stands_there_only_for_who_says_they_were_there_and_no_longer_than_that_is_kept(
    store: Store,
) -> None:
    meeting = await Meeting.of(store)
    await meeting.comes(0, 1)
    meeting.now = meeting.session.ends_at
    await store.run(sessions.end_session, meeting.session.id, now=meeting.now)
    assert await store.run(record.my_record, meeting.actor(0)) == (), "saying yes is not being there"
    for who in (0, 1):
        await store.run(sessions.say_was_there, meeting.actor(who), meeting.session.id, was_there=True, now=meeting.now)
    (entry,) = await store.run(record.my_record, meeting.actor(0))
    assert (entry.title, entry.on) == (meeting.session.words.title, date(2026, 2, 24))
    assert entry.kept_until == meeting.session.ends_at + REPLIES_KEPT
    held = await store.run(record.keep_entry, meeting.actor(0), entry.id, now=meeting.now)
    assert (held.is_kept, held.kept_until) == (True, None)
    await store.run(sessions.forget_old_replies, now=entry.kept_until)
    (later,) = await store.run(record.my_record, meeting.actor(0))
    assert (later.id, later.title, later.on, later.is_kept) == (entry.id, entry.title, entry.on, True)
    assert await store.run(record.my_record, meeting.actor(1)) == ()
    await store.run(record.forget_entry, meeting.actor(0), entry.id)
    assert await store.run(record.my_record, meeting.actor(0)) == ()


async def test_who_says_that_they_were_not_there_after_all_keeps_nothing_of_it(store: Store) -> None:
    meeting = await Meeting.of(store)
    meeting.now = meeting.session.ends_at
    await store.run(sessions.end_session, meeting.session.id, now=meeting.now)
    who, session = meeting.actor(0), meeting.session.id
    await store.run(sessions.say_was_there, who, session, was_there=True, now=meeting.now)
    await store.run(record.keep_entry, who, EntryId(session), now=meeting.now)
    await store.run(sessions.say_was_there, who, session, was_there=False, now=meeting.now)
    assert await store.run(record.my_record, who) == ()


async def test_an_idea_stands_there_under_a_name_and_one_without_a_name_is_nobodys(tmp_path: Path) -> None:
    async with table(tmp_path) as group:
        run, actor, now = group.place.store.run, group.place.actor(5), group.place.now
        for signed, words in ((False, "Nobody's"), (True, "Mine")):
            draft = await run(proposals.draft_idea, actor, ProposalKind.TALK, words, called="Amara", now=now)
            await run(proposals.sign_idea, actor, draft.id, signed=signed, now=now)
            idea = await run(proposals.send_idea, actor, draft.id, to_group=True, now=now)
        (entry,) = await run(record.my_record, actor)
        assert (entry.title, entry.on, entry.kept_until) == ("Mine", now.date(), None)
        answered = now + DAY
        await run(proposals.answer_idea, group.member(0), idea.id, IdeaAnswer.LATER, "In spring", now=answered)
        (entry,) = await run(record.my_record, actor)
        assert (entry.outcome, entry.came_of_it, entry.kept_until) == ("later", "In spring", answered + 30 * DAY)
        await run(record.keep_entry, actor, entry.id, now=answered)
        await run(proposals.forget_ideas, now=answered + 30 * DAY)
        (entry,) = await run(record.my_record, actor)
        assert (entry.title, entry.is_kept) == ("Mine", True)


async def test_what_was_made_stands_there_for_whose_words_or_name_are_in_it_until_it_is_withdrawn(
    tmp_path: Path,
) -> None:
    async with answered(tmp_path) as there:
        printer = Printer(there)
        topic = await printer.used(0, 1)
        await printer.publishes(("Tea.", await printer.of(topic, 0)), ("More tea.", await printer.of(topic, 0)))
        roles = (CreditRole.TRIED,)
        writer, named, other = (there.place.actor(number) for number in (0, 2, 1))
        credit = OutputCredit(CARD, GUILD, named.person, Credit.NAME, "Ceri", roles, NOON)
        await there.run(outputs.keep_credit, credit)
        assert await made_by(there, writer) == [("The pocket card", "1 2")]
        assert await made_by(there, named) == [("The pocket card", "tried")]
        assert await made_by(there, other) == []
        await there.run(outputs.keep_credit, replace(credit, way=Credit.NONE, name="", roles=()))
        assert await made_by(there, named) == []
        await printer.withdraws()
        assert await made_by(there, writer) == []


async def made_by(there: Answered, who: Actor) -> list[tuple[str, str]]:
    """Return what was made that stands in somebody's record."""
    mine = await there.run(record.my_record, who)
    return [(one.title, one.outcome) for one in mine if one.kind == made.KIND]


async def test_what_is_kept_stays_on_leaving_and_goes_when_everything_is_deleted(store: Store) -> None:
    await store.run(furnish)
    await store.run(answer_as, AMARA)
    await store.run(kept.keep_entry, GUILD, AMARA.person, made_up(1), most=200, now=NOON)
    await store.run(record.begin_certificate, AMARA, now=NOON)
    await store.run(partners.leave, AMARA, now=NOON)
    gone = replace(AMARA, membership=Membership.NOT_HERE)
    assert {one.title for one in await store.run(record.my_record, gone)} == {"What helps?", "Walk 1"}
    assert await store.run(kept.certificate_draft, GUILD, AMARA.person) is None
    await store.run(mydata.erase_person, gone, now=NOON)
    assert await store.run(record.my_record, gone) == ()
    assert (await store.run(record.certificate_to_make, gone, now=NOON)).entries == ()


async def test_nobody_keeps_what_is_not_in_their_record_or_is_kept_anyway(store: Store) -> None:
    await store.run(furnish)
    answer = await store.run(answer_as, AMARA)
    with pytest.raises(NotFound):
        await store.run(record.keep_entry, BEN, EntryId(answer.id), now=NOON)
    await store.run(record.keep_entry, AMARA, EntryId(answer.id), now=NOON)
    assert await store.run(kept.kept_by, GUILD, AMARA.person) == ()


async def test_of_as_many_as_can_be_kept_the_oldest_makes_room(store: Store) -> None:
    await keeps(store, made_up(1), made_up(2), made_up(3), most=2)
    assert {one.title for one in await store.run(record.my_record, SOMEBODY)} == {"Walk 2", "Walk 3"}


async def test_a_certificate_is_begun_in_the_name_and_language_somebody_goes_by_and_told_oldest_first(
    store: Store,
) -> None:
    await store.run(furnish)
    draft = (await store.run(record.begin_certificate, AMARA, now=NOON)).draft
    assert (draft.name, draft.language, draft.entries) == ("Amara", "en", ())
    mine = await store.run(preferences_of, GUILD, BEN.person)
    assert mine is not None
    await store.run(put_preferences, replace(mine, shown_as=ShownAs.PSEUDONYM, pseudonym="Rook"))
    await store.run(partners.choose_language, BEN, "cy", now=NOON)
    draft = (await store.run(record.begin_certificate, BEN, now=NOON)).draft
    assert (draft.name, draft.language) == ("Rook", "cy")
    walks = [made_up(number, NOON.date() - number * DAY) for number in (1, 2)]
    await keeps(store, *walks)
    ids = [one.id for one in walks]
    made = await store.run(record.choose_for_certificate, SOMEBODY, ids, ids, now=NOON)
    assert [one.title for one in made.entries] == ["Walk 2", "Walk 1"]


async def test_what_was_chosen_and_written_stays_for_a_day_and_screens_beside_change_nothing_of_it(
    store: Store,
) -> None:
    ids = [EntryId(f"{number:032x}") for number in range(30)]
    await keeps(store, *map(made_up, range(30)))
    await store.run(record.choose_for_certificate, SOMEBODY, ids[:25], ids[:2], now=NOON)
    await store.run(record.choose_for_certificate, SOMEBODY, ids[25:], ids[29:], now=NOON)
    await store.run(record.write_certificate, SOMEBODY, " Siân ", "To ask first.", now=NOON)
    await store.run(record.choose_certificate_language, SOMEBODY, "cy", now=NOON)
    await store.run(record.begin_certificate, SOMEBODY, now=NOON + DAY / 2)
    made = await store.run(record.certificate_to_make, SOMEBODY, now=NOON + DAY / 2)
    assert {one.id for one in made.entries} == {ids[0], ids[1], ids[29]}
    assert (made.draft.name, made.draft.learned, made.draft.language) == ("Siân", "To ask first.", "cy")
    later = NOON + CERTIFICATE_DRAFT_LIFE
    assert (await store.run(record.certificate_to_make, SOMEBODY, now=later)).entries == ()
    assert await store.run(record.forget_certificates, now=later) == 1
    assert await store.run(kept.certificate_draft, GUILD, SOMEBODY.person) is None


async def test_a_certificate_has_a_name_and_as_much_on_it_as_fits(store: Store) -> None:
    with pytest.raises(Invalid, match="write the name"):
        await store.run(record.write_certificate, SOMEBODY, " ", "", now=NOON)
    with pytest.raises(Invalid, match="name is too long"):
        await store.run(record.write_certificate, SOMEBODY, "n" * 81, "", now=NOON)
    with pytest.raises(Invalid, match="learned is too long"):
        await store.run(record.write_certificate, SOMEBODY, "Grace", "l" * 601, now=NOON)
    ids = [EntryId(f"{number:032x}") for number in range(MOST_ON_CERTIFICATE + 1)]
    with pytest.raises(Invalid, match="more than"):
        await store.run(record.choose_for_certificate, SOMEBODY, ids, ids, now=NOON)
