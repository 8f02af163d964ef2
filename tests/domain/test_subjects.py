"""Several nouns side by side: what is found out of one is found out of all, and who is no one's is told so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotFound
from bot.domain.subjects import Subject, SubjectId, Subjects

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE, ADA, BO = GuildId(1), GuildId(2), PersonId(3), PersonId(4)
Asked = dict[Subject, set[PersonId]]


class Noun:
    """A noun whose subjects ask these people."""

    def __init__(self, kind: str, asked: Asked, *reminders: LetterKind) -> None:
        self.kind, self.those, self.reminders = kind, asked, reminders

    def find(self, _: None, subject: str) -> Subject | None:
        return next((one for one in self.those if one.id == subject), None)

    def asked(self, _: None, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        found = self.find(_, subject)
        return found if found and found.guild == guild and person in self.those[found] else None

    def open_to(self, _: None, actor: Actor, subject: str, *, now: datetime) -> Subject:
        found = self.asked(_, actor.guild, actor.person, subject)
        if found is None or not found.can_be_answered(now):
            raise NotFound(f"no {self.kind} for you")
        return found

    def open_for(self, _: None, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        return tuple(one for one in self.those if self.asked(_, guild, person, one.id) and one.can_be_answered(now))

    def count_open(self, _: None, guild: GuildId, *, now: datetime) -> int:
        return sum(one.guild == guild and one.can_be_answered(now) for one in self.those)

    def replan(self, _: None, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False) -> None:
        raise NotImplementedError


def subject(name: str, kind: str, days: int | None, guild: GuildId = HERE) -> Subject:
    closes_at = None if days is None else NOON + timedelta(days=days)
    return Subject(SubjectId(name), kind, guild, BO, name, is_open=True, closes_at=closes_at)


VOTE, LATER, AWAY = subject("a", "vote", 2), subject("b", "vote", 9), subject("c", "vote", 3, ELSEWHERE)
TALK, LOOSE = subject("d", "talk", 4), subject("e", "talk", None)


@pytest.fixture
def every() -> Subjects[None]:
    found: Subjects[None] = Subjects()
    found.add(Noun("vote", {VOTE: {ADA}, LATER: {ADA, BO}, AWAY: {ADA}}, LetterKind("vote_reminder")))
    found.add(Noun("talk", {LOOSE: {ADA}, TALK: {ADA}}))
    return found


def test_what_no_clock_ends_can_be_answered_while_it_is_open_and_the_rest_until_it_closes() -> None:
    assert VOTE.can_be_answered(NOON)
    assert not VOTE.can_be_answered(NOON + timedelta(days=2))
    assert not replace(VOTE, is_open=False).can_be_answered(NOON)
    assert LOOSE.can_be_answered(NOON + timedelta(days=900))


def test_each_is_found_with_its_noun(every: Subjects[None]) -> None:
    assert [every.find(None, one) for one in ("a", "d", "x")] == [VOTE, TALK, None]
    assert every.of(TALK).kind == "talk"
    assert every.asked(None, HERE, ADA, "d") == TALK
    assert every.asked(None, HERE, BO, "d") is None


def test_what_is_open_stands_in_one_list_soonest_close_first_and_what_closes_by_no_clock_last(
    every: Subjects[None],
) -> None:
    assert every.open_for(None, HERE, ADA, now=NOON) == (VOTE, TALK, LATER, LOOSE)


def test_the_noun_itself_says_why_somebody_cannot_answer(every: Subjects[None]) -> None:
    assert every.open_to(None, Actor(ADA, HERE), "a", now=NOON) == VOTE
    with pytest.raises(NotFound, match="no vote for you"):
        every.open_to(None, Actor(BO, HERE), "a", now=NOON)


@pytest.mark.parametrize("which", ["c", "x"])
def test_what_is_in_another_server_gets_the_answer_of_what_is_nowhere(every: Subjects[None], which: str) -> None:
    with pytest.raises(NotFound, match="nothing here"):
        every.open_to(None, Actor(ADA, HERE), which, now=NOON)


def test_only_nouns_that_remind_by_themselves_name_a_letter(every: Subjects[None]) -> None:
    assert every.reminders == ("vote_reminder",)
