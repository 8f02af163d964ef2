"""Drafts of sessions: what their coordinator is told, how long they are kept, and what the group agreed to."""

from datetime import datetime, timedelta

import pytest

from bot.domain.oversight import Ending, Oversight
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid, NotReady
from bot.domain.session_drafts import SessionCaution, SessionChange
from bot.domain.sessions import Repeats, Session, SessionId, SessionState, SessionWords, TwinWords, Venue
from bot.services import drafts, group_letters, oversight, sessions
from bot.services.drafts import forget_drafts
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.asked import BETHAN, MANAGERS, RHYS, SERVER, WORKERS, furnish
from tests.services.polling_place import GUILD, NOON
from tests.services.test_sessions_planning import HELD, change, plan

DAY = timedelta(days=1)
TEAMS = HELD.where


@pytest.fixture
async def draft(store: Store) -> Session:
    await furnish(store)
    return await store.run(sessions.draft_session, BETHAN, HELD, now=NOON)


async def cautions(store: Store, draft: Session) -> tuple[SessionCaution, ...]:
    return (await store.run(sessions.prepared_session, RHYS, draft.id, now=NOON)).warnings


def with_place(where: str) -> SessionChange:
    return SessionChange(words=SessionWords(HELD.title, HELD.aim, where, HELD.led_by))


async def test_a_coordinator_is_told_whom_it_asks_and_what_would_be_easier_to_read(
    store: Store, draft: Session
) -> None:
    jargon = SessionWords("We utilise words", HELD.aim, TEAMS, twin=HELD.twin)
    await change(store, draft, SessionChange(words=jargon))
    found = await store.run(sessions.prepared_session, RHYS, draft.id, now=NOON)
    assert (found.asked, found.open_already, found.warnings) == (15, 0, ())
    assert [one.plain for one in found.advice if hasattr(one, "plain")] == ["use"]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("", SessionCaution.NOWHERE),
        ("https://meet.jit.si/KitchenTable", SessionCaution.OTHER_LINK),
        ("https://zoom.us/pricing", SessionCaution.NO_MEETING),
        ("https://zoom.us/meeting/register/tJ0o", SessionCaution.SIGNS_IN),
    ],
)
async def test_of_a_link_it_is_said_what_to_know_and_it_is_planned_all_the_same(
    store: Store, draft: Session, where: str, said: SessionCaution
) -> None:
    await change(store, draft, with_place(where))
    assert await cautions(store, draft) == (said,)
    await plan(store, draft)


async def test_that_teams_ends_its_links_is_said_when_it_matters(store: Store, draft: Session) -> None:
    await change(store, draft, SessionChange(repeats=Repeats.FORTNIGHTLY, occasions=3))
    assert await cautions(store, draft) == ()
    await change(store, draft, SessionChange(occasions=4))
    assert await cautions(store, draft) == (SessionCaution.LINK_ENDS,)
    await change(store, draft, with_place("https://zoom.us/j/81234567890"))
    assert await cautions(store, draft) == ()


async def test_what_stops_it_is_said_before_it_is_pressed(store: Store, draft: Session) -> None:
    managers = frozenset({RoleGroup.MANAGER})
    far = SessionChange(starts_at=NOON + 90 * DAY, repeats=Repeats.MONTHLY, occasions=12, audience=managers)
    await change(store, draft, far)
    await change(store, draft, SessionChange(twin=TwinWords("What helps?"), candidates=(NOON + DAY, NOON + 2 * DAY)))
    await store.run(put_server, SERVER.__class__(GUILD, coordinator_role=SERVER.coordinator_role))
    for person in MANAGERS[:2]:
        await store.run(put_partner, GUILD, person, RoleGroup.FAMILY_CARER)
    assert await cautions(store, draft) == (
        SessionCaution.NO_ANSWERS,
        SessionCaution.TIMES_OPEN,
        SessionCaution.GROUPS_CHANGED,
        SessionCaution.NO_NOTICES_CHANNEL,
        SessionCaution.IMPOSSIBLE_START,
        SessionCaution.LINK_ENDS,
    )


async def test_a_link_is_never_called_a_place_where_it_would_be_shown_to_everybody(
    store: Store, draft: Session
) -> None:
    with pytest.raises(Invalid, match="has a link"):
        await change(store, draft, SessionChange(venue=Venue.IN_PERSON))
    there = await change(store, draft, with_place("Bethel Chapel, 14 Elm Road"))
    assert (there.venue, there.words.where) == (Venue.IN_PERSON, "Bethel Chapel, 14 Elm Road")
    back = await change(store, draft, with_place(f" {TEAMS} "))
    assert (back.venue, back.words.where) == (Venue.TEAMS, TEAMS)
    assert (await change(store, draft, with_place(""))).venue is Venue.TEAMS


async def test_other_words_for_what_is_planned_already_begin_a_draft_much_like_it(store: Store, draft: Session) -> None:
    await change(store, draft, SessionChange(minutes=60, places=12, offer="A thank-you.", costs="Bus fares."))
    await plan(store, draft)
    words = SessionWords("Other words", HELD.aim)
    other = await store.run(sessions.reword_session, BETHAN, draft.id, words, now=NOON)
    assert (other.state, other.minutes, other.places) == (SessionState.DRAFT, 60, 12)
    assert (other.offer, other.costs, other.words.twin) == ("A thank-you.", "Bus fares.", HELD.twin)
    gone = await store.run(sessions.reword_session, BETHAN, SessionId("0" * 32), words, now=NOON)
    assert gone.minutes == 90


async def test_a_draft_is_kept_a_week_or_as_long_as_partners_are_asked_when_it_is_to_be(
    store: Store, draft: Session
) -> None:
    async def kept_until() -> list[datetime | None]:
        found = await store.run(drafts.my_drafts, BETHAN, sessions.DRAFTS, now=NOON)
        return [one.kept_until for one in found]

    assert await kept_until() == [NOON + 7 * DAY]
    await change(store, draft, SessionChange(candidates=(NOON + 30 * DAY, NOON + 25 * DAY)))
    assert await kept_until() == [NOON + 30 * DAY]
    assert await store.run(forget_drafts, kind=sessions.DRAFTS, now=NOON + 29 * DAY) == 0
    assert await store.run(forget_drafts, kind=sessions.DRAFTS, now=NOON + 30 * DAY) == 1


async def test_the_group_agrees_to_what_is_held_when_and_for_whom_but_not_to_a_link(
    store: Store, draft: Session
) -> None:
    def agree(tx: Transaction, *, now: datetime) -> None:
        item = drafts.put_to_group(tx, BETHAN, sessions.DRAFTS, draft.id, now=now)
        group_letters.end(tx, item, Ending.GOES_AHEAD, now=now)

    async def item() -> Oversight | None:
        return await store.run(oversight.latest_of, draft.id)

    await store.run(agree, now=NOON)
    await change(store, draft, with_place("https://zoom.us/j/81234567890"))
    found = await item()
    assert found is not None
    assert found.ending is Ending.TAKEN_BACK  # by another venue
    await store.run(agree, now=NOON + timedelta(hours=1))
    await change(store, draft, with_place("https://zoom.us/j/81234567899"))
    found = await item()
    assert found is not None
    assert found.is_agreed
    await change(store, draft, SessionChange(starts_at=NOON + 30 * DAY))
    with pytest.raises(NotReady, match="sees this first"):
        await store.run(sessions.plan_session, BETHAN, draft.id, now=NOON, group_sits=True)


async def test_the_group_has_until_a_day_before_it_starts(store: Store, draft: Session) -> None:
    await change(store, draft, SessionChange(starts_at=NOON + 2 * DAY))
    with pytest.raises(Invalid, match="The advisory group has until"):
        await store.run(drafts.put_to_group, BETHAN, sessions.DRAFTS, draft.id, now=NOON)


async def test_workers_are_asked_with_whoever_shares_their_pool(store: Store, draft: Session) -> None:
    await store.run(put_partner, GUILD, WORKERS[0], RoleGroup.RESEARCHER)
    changed = await change(store, draft, SessionChange(audience=frozenset({RoleGroup.RESEARCHER})))
    assert RoleGroup.RESEARCHER in changed.audience
    assert len(changed.audience) > 1
