"""A noun that nobody has heard of: what is shared works for it as it does for votes, through its ports alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.digest import week_of
from bot.domain.happenings import Happening, Section
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Failure, Letter, LetterState, PrivateLetter
from bot.domain.nouns import Noun
from bot.domain.people import Actor, GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotFound
from bot.domain.reminders import Matter, Pick, ReminderKind
from bot.domain.subjects import Subject, SubjectId
from bot.services import digest, letters, opt_outs, preferences, waiting
from bot.services.notes import write_to_person
from bot.services.reminders import choosing, reminder_letters, schedule
from bot.services.subjects import open_here, what_is_open
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.preferences import put_preferences
from storage.store import Store, Transaction
from tests.bot.post import at_any_time
from tests.services.reminding import A_DAY, A_WEEK, ADA, BO, HERE, NOON, come, rows
from tests.services.reminding import letters as written_to_remind

INVITATION = LetterKind("walk_invitation")
WALK = Subject(SubjectId("a" * 32), "walk", HERE, BO.person, "Round the lake", is_open=True, closes_at=NOON + 5 * A_DAY)
MATTER = Matter(ReminderKind.SUBJECT, WALK.id)


class Walks:
    """Asks Ada to come for a walk, and would write to her the day before."""

    kind = "walk"
    reminders = (INVITATION,)

    def __init__(self) -> None:
        self.walk = WALK
        self.replanned: list[tuple[PersonId, bool]] = []
        self.told: list[tuple[PersonId | None, datetime, datetime]] = []

    def find(self, _tx: Transaction, subject: str) -> Subject | None:
        return self.walk if subject == self.walk.id else None

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        return self.find(tx, subject) if (guild, person) == (HERE, ADA.person) else None

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: object) -> Subject:
        found = self.asked(tx, actor.guild, actor.person, subject)
        if found is None:
            raise NotFound("This walk is for others.")
        return found

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: object) -> tuple[Subject, ...]:
        found = self.asked(tx, guild, person, self.walk.id)
        return (found,) if found is not None and found.is_open else ()

    def count_open(self, _tx: Transaction, guild: GuildId, *, now: object) -> int:
        return int(guild == HERE and self.walk.is_open)

    def replan(
        self, _tx: Transaction, _subject: Subject, mine: Preferences, *, now: object, anew: bool = False
    ) -> None:
        self.replanned.append((mine.person, anew))

    def happened(
        self, _tx: Transaction, _guild: GuildId, person: PersonId, *, since: object, until: object
    ) -> tuple[Happening, ...]:
        return (Happening("walk", Section.DECIDED, "we walked"),) if person == ADA.person else ()

    def arrived(self, _tx: Transaction, letter: Letter, *, written_at: datetime, now: datetime) -> None:
        self.told.append((letter.person, written_at, now))


@pytest.fixture
async def walks(store: Store) -> Walks:
    found = Walks()
    store.nouns.add(Noun(subject=found, happened=found.happened, arrived={INVITATION.name: found.arrived}))
    for who in (ADA, BO):
        await store.run(put_partner, HERE, who.person, RoleGroup.WORKER)
    return found


async def invite(store: Store) -> None:
    note = PrivateLetter(INVITATION, WALK.id, NOON + A_DAY, NOON + 4 * A_DAY)
    await store.run(write_to_person, HERE, ADA.person, note)


async def states(store: Store) -> list[str]:
    asked = sa.select(outbox.c.state).where(outbox.c.kind == INVITATION.name)
    return await store.run(lambda tx: list(tx.sql.execute(asked).scalars()))


async def test_somebody_is_reminded_of_it_and_told_once_where_it_would_remind_by_itself(
    store: Store, walks: Walks
) -> None:
    await invite(store)
    asked = await store.run(choosing.choices_for, ADA, MATTER, now=NOON)
    assert asked.subject == WALK
    await store.run(choosing.remind, ADA, MATTER, Pick(NOON + 2 * A_DAY), now=NOON)
    coming = await store.run(reminder_letters.coming_for, ADA, now=NOON)
    assert [(one.when, one.subject, one.reminder is None) for one in coming] == [
        (NOON + A_DAY, WALK, True),
        (NOON + 2 * A_DAY, WALK, False),
    ]
    assert await come(store, NOON + 2 * A_DAY) == 1
    assert await states(store) == [LetterState.CANCELLED.value]
    assert [one.expires_at for one in await written_to_remind(store)] == [WALK.closes_at]


async def test_who_is_not_asked_hears_so_in_its_own_words(store: Store, walks: Walks) -> None:
    with pytest.raises(NotFound, match="This walk is for others"):
        await store.run(choosing.choices_for, BO, MATTER, now=NOON)


async def test_a_reminder_follows_its_close_and_is_forgotten_once_it_is_over(store: Store, walks: Walks) -> None:
    await store.run(choosing.remind, ADA, MATTER, Pick(before_close=True), now=NOON)
    walks.walk = replace(WALK, closes_at=NOON + A_WEEK + 5 * A_DAY)
    await store.run(schedule.follow_close, WALK.id, NOON + A_WEEK + 5 * A_DAY, now=NOON)
    (one,) = await store.run(reminder_letters.coming_for, ADA, now=NOON)
    assert one.when - NOON > A_WEEK
    assert await store.run(schedule.forget_reminders, now=NOON) == 0
    walks.walk = replace(WALK, is_open=False, ended_at=NOON)
    assert await store.run(reminder_letters.coming_for, ADA, now=NOON) == ()
    assert await store.run(schedule.forget_reminders, now=NOON) == 1
    assert await rows(store) == 0


async def test_what_no_clock_ends_reminds_as_long_as_it_is_open(store: Store, walks: Walks) -> None:
    walks.walk = replace(WALK, closes_at=None)
    moment = NOON + 30 * A_DAY
    await store.run(choosing.remind, ADA, MATTER, Pick(moment), now=NOON)
    assert await come(store, moment) == 1
    assert [one.expires_at for one in await written_to_remind(store)] == [moment + A_WEEK]


async def test_it_can_be_not_for_me_until_it_has_long_ended(store: Store, walks: Walks) -> None:
    await invite(store)
    await store.run(choosing.remind, ADA, MATTER, Pick(NOON + 2 * A_DAY), now=NOON)
    assert await store.run(opt_outs.opt_out, ADA, WALK.id, now=NOON) == WALK
    assert await states(store) == [LetterState.CANCELLED.value]
    assert await store.run(reminder_letters.coming_for, ADA, now=NOON) == ()
    await store.run(preferences.turn_reminders, ADA, on=True, now=NOON)
    assert walks.replanned == []
    await store.run(opt_outs.undo_opt_out, ADA, WALK.id, now=NOON)
    assert walks.replanned == [(ADA.person, True)]
    await store.run(opt_outs.opt_out, ADA, WALK.id, now=NOON)
    walks.walk = replace(WALK, is_open=False, ended_at=NOON)
    assert await store.run(opt_outs.forget_opt_outs, now=NOON + 29 * A_DAY) == 0
    assert await store.run(opt_outs.forget_opt_outs, now=NOON + 30 * A_DAY) == 1


async def test_its_reminders_move_with_what_somebody_chooses(store: Store, walks: Walks) -> None:
    for who in (ADA, BO):
        await store.run(preferences.pause_for, who, 3, now=NOON)
    assert walks.replanned == [(ADA.person, False)]


async def test_it_is_open_to_those_it_asks_and_stands_in_their_week_in_short(store: Store, walks: Walks) -> None:
    assert await store.run(what_is_open, ADA, now=NOON) == (WALK,)
    assert await store.run(what_is_open, BO, now=NOON) == ()
    week = week_of("2026-W47", zone="Europe/London")
    for who in (ADA, BO):
        await store.run(preferences.turn_digest, who, on=True, now=NOON)
    told = await store.run(digest.digest_for, HERE, ADA.person, week.name, now=NOON)
    assert told is not None
    assert (told.opened, [one.found for one in told.happened]) == ((WALK,), ["we walked"])
    assert await store.run(digest.digest_for, HERE, BO.person, week.name, now=NOON) is None


async def test_whoever_asks_others_hears_that_somebody_could_not_be_reached(store: Store, walks: Walks) -> None:
    await store.run(put_preferences, at_any_time(ADA.person, HERE))
    await invite(store)
    now = NOON + A_DAY
    (letter,) = (await store.run(letters.claim_due, now=now, places=9, people=9)).letters
    refused = Failure(400, 50035)
    await store.run(letters.mark_failed, letter, refused, began=now, now=now, chance=0.5)
    asked = sa.select(outbox.c.person).where(outbox.c.kind == "undelivered")
    assert await store.run(lambda tx: list(tx.sql.execute(asked).scalars())) == [BO.person]


async def test_how_much_is_open_already_counts_every_noun_s(store: Store, walks: Walks) -> None:
    assert await store.run(open_here, HERE, now=NOON) == 1
    walks.walk = replace(WALK, is_open=False)
    assert await store.run(open_here, HERE, now=NOON) == 0


async def test_it_knows_when_its_letter_arrived_also_among_others_and_when_it_waits_and_is_seen(
    store: Store, walks: Walks
) -> None:
    await store.run(put_preferences, at_any_time(ADA.person, HERE))
    await invite(store)
    await store.run(write_to_person, HERE, ADA.person, PrivateLetter(LetterKind("other"), "b", NOON, NOON + 9 * A_DAY))
    now, later = NOON + A_DAY, NOON + A_DAY + timedelta(seconds=2)
    (note,) = (await store.run(letters.claim_due, now=now, places=9, people=9)).letters
    assert note.carries
    assert walks.told == []
    await store.run(letters.mark_failed, note, Failure(403, 50007), began=now, now=later, chance=0.5)
    (waits,) = await store.run(waiting.waiting_for, ADA, now=later)
    await store.run(waiting.mark_seen, ADA, waits, now=later + A_DAY)
    assert walks.told == [(ADA.person, later, later), (ADA.person, later + A_DAY, later + A_DAY)]


async def test_its_words_are_those_of_the_moment_at_which_the_letter_was_tried(store: Store, walks: Walks) -> None:
    await store.run(put_preferences, at_any_time(ADA.person, HERE))
    await invite(store)
    now, later = NOON + A_DAY, NOON + A_DAY + timedelta(seconds=2)
    (letter,) = (await store.run(letters.claim_due, now=now, places=9, people=9)).letters
    await store.run(letters.mark_sent, letter, MessageId(5), at=later)
    assert walks.told == [(ADA.person, now, later)]
