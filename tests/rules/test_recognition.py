"""Nobody is counted, ranked or held beside anybody: not in a table, not in what services return, not in a text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pytest
import sqlalchemy as sa

import bot.services
import storage
from bot.domain.contributions import Contribution
from bot.domain.people import PersonId
from bot.domain.topics import Topic
from storage.personal.register import REGISTER
from storage.tables import Moment, every_table
from tests.rules.recognition import (
    KEEPS_SCORE,
    beside_each_other,
    measured,
    numbers_beside_a_person,
    numbers_in,
    services,
    times_in,
)
from tests.text.test_catalogues import catalogue, texts_of
from tests.text.test_house_style import MESSAGES

WHO: Final = {one.who for one in REGISTER} - {""} | {"tag"}
NUMBERS: Final[Mapping[str, str]] = {  # in tables that are about somebody, with the reason
    "the order in which rows were written": "audit.position letters.position",
    "how often we tried to send it, and Discord's code for why not": "letters.attempts letters.error",
    "notes since they last pressed anything, so that we stop": "contacts.unanswered contacts.unanswered_apart",
    "the hours that they chose": "preferences.quiet_from preferences.quiet_until preferences.rest_days "
    "windows.weekday windows.starts windows.ends",
    "about what somebody put up for everybody, whoever they are": "outputs.edition polls.asked polls.answers "
    "topics.minutes sessions.fold sessions.minutes sessions.places sessions.occasions sessions.edition "
    "polls.most polls.next_within polls.percent polls.quorum servers.oversight_days",
    "which of two hours is meant when the clocks go back": "reminders.fold",
    "the place of what somebody chose among the answers": "begun_answers.option contributions.option",
    "how many say the same of an answer, told from five on": "contributions.same_for contributions.different_for",
    "whose turn it is to have a place, for 30 days": "session_replies.position session_replies.offers",
    "what one member says of a draft, behind a tag": "oversight_voices.voice oversight_voices.pauses",
}
TIMES: Final[Mapping[str, str]] = {  # in tables with one row of each person, with the reason
    "when they began what they have not finished, for a day": "joinings.begun_at certificate_drafts.begun_at "
    "outcome_batches.begun_at",
    "since when they take no private messages or are out of the server, and were told that something waits": (
        "contacts.closed_at contacts.away_since contacts.offered_at"
    ),
    "the day on which they last looked, for themselves alone: what is new since then": "last_looks.looked_on "
    "last_looks.shown_since",
    "when they joined, and until when they have paused": "preferences.joined_at preferences.paused_until",
}
ASKS_EVERYBODY: Final = {  # whose person put it up for all, and stands on its card
    *("NewTwin", "Output", "Poll", "Programme", "Server", "Session", "SessionOnShow", "Subject", "Submission", "Topic"),
}
TOGETHER: Final[Mapping[str, str]] = {  # records of a person that are returned beside others, with the reason
    "BegunAnswer": "what a coordinator types, and for whom: those two alone see it",
    "Behalf": "the same",
    "CallRequest": "who asked to be called, until somebody has called them",
    "Concern": "who asked for the safeguarding lead, for the lead alone",
    "Contribution": "an answer as everybody reads it in the thread, in an order that tells nothing",
    "Dissent": "one's own, and nobody else's",
    "Joining": "one's own choices, and nobody else's",
    "Letter": "what is to be sent: to the one it is for",
    "OutcomeBatch": "what a coordinator is deciding about, beside the answers as everybody reads them",
    "OutputCredit": "one's own wishes, and nobody else's",
    "Partner": "one's own choices, and nobody else's",
    "PersonId": "numbers alone: whom to write to or to look up in Discord, and how many there are",
    "Piece": "an answer as everybody reads it in the thread, and whether it may be quoted",
    "Preferences": "one's own choices; of several, when each may be written to, which nobody is shown",
    "Proposal": "an idea, as its author sent it to the advisory group or the coordinators",
    "Reminder": "one's own, and nobody else's",
    "Thanked": "whom somebody chose to thank, shown to them alone until it goes",
    "Thanks": "what somebody wrote themselves and to whom it is to go, shown to them alone",
}
BESIDE_A_PERSON: Final[Mapping[str, str]] = {  # numbers in a record of somebody, with the reason
    "how often we tried to send it, and Discord's code for why not": "Letter.attempts Letter.error",
    "about what somebody put up for everybody, whoever they are": "NewTwin.minutes Output.edition Poll.asked "
    "Poll.most Poll.next_within Server.oversight_days Session.edition Session.minutes Session.occasions Session.places "
    "Subject.minutes Topic.minutes",
    "whose turn it is to have a place": "SessionReply.offers SessionReply.position",
}
RANKS: Final = re.compile(  # in English and in Welsh
    r"streak|badge|leader ?board|\bpoints\b|\bscor(e|es|ed|ing)\b|\brank(s|ed|ing)?\b|\blevels?\b|winner|champion"
    r"|(?<!on )(?<!ar y )\btop\b|\bnumber one\b|(days|weeks|months|times) in a row|never missed|\b(in)?active\b"
    r"|well done|star of"
    r"|\bmost (active|answers|helpful|often|posts|thanks|votes)|(more|less|fewer|better) than (any|others? p)"
    r"|rhediad o|bathod|\bpwyntiau|\bsgor|\bsgôr|tabl arwein|pencampwr|enillydd|mwyaf gweithgar|ar y brig",
    re.IGNORECASE,
)
COUNTS: Final = re.compile(  # a number of what one person did
    r"(?<!\w)(you|she|he|\{(name|person|called|who)\})((’ve|’s| have| has| had) \w+| (?!can\b|may\b|hear\b)\w+)\b"
    r"[^.?!]*\{(n|number|count|times|total)\}"
    r"|(?<!\w)(rydych( chi)?|mae \{name\}) wedi [^.?!]*\{(n|number|count|times|total)\}",
    re.IGNORECASE,
)
COUNTS_NOBODY: Final[Mapping[str, str]] = {  # sentences that look so, with the reason
    "You chose **{called}**, <@{number}>, for **{lead}**.": "the number of an account",
    "You have {n} day.": "how long somebody has to say no",
    "You have {n} days.": "how long somebody has to say no",
}
WELSH: Final = sorted({form for each in catalogue("cy") if each.id for form in texts_of(each.string)})


def named(those: Mapping[str, str]) -> set[str]:
    return {name for names in those.values() for name in names.split()}


def about_people() -> list[sa.Table]:
    """Return every table with a row about somebody: a column of it says who."""
    return [table for table in every_table().sorted_tables if WHO & set(table.c.keys())]


def scores(tables: Sequence[sa.Table]) -> set[str]:
    """Name what could score somebody: a number, or when they last did something, that is not known as harmless."""
    numbers = {name for table in tables for name in numbers_in(table)} - named(NUMBERS)
    times = {name for table in tables for name in times_in(table, WHO)} - named(TIMES)
    words = {
        f"{table.name}.{name}" for table in tables for name in (table.name, *table.c.keys()) if KEEPS_SCORE.search(name)
    }
    return numbers | times | words


def ranked(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if RANKS.search(text) or (COUNTS.search(text) and text not in COUNTS_NOBODY)]


def test_no_table_keeps_a_score_a_streak_or_when_somebody_last_did_something() -> None:
    tables = about_people()
    assert len(tables) > 30
    assert scores(tables) == set()
    assert named(NUMBERS) == {name for table in tables for name in numbers_in(table)}
    assert named(TIMES) == {name for table in tables for name in times_in(table, WHO)}


def test_nothing_that_services_return_holds_two_peoples_activity_but_what_everybody_reads_or_is_ones_own() -> None:
    those = list(services())
    assert len(those) > 400
    found = {one.name: beside_each_other(one.returns, ASKS_EVERYBODY) for one in those}
    assert set().union(*found.values()) == set(TOGETHER)
    assert [one.name for one in those if one.is_asked and "PersonId" in found[one.name]] == []


def test_no_number_and_no_time_stands_beside_somebody_in_what_services_and_tables_return() -> None:
    assert [one.name for one in services(bot.services, storage) if measured(one.returns)] == []
    assert set(numbers_beside_a_person()) == named(BESIDE_A_PERSON)


def test_no_text_ranks_people_or_counts_what_one_of_them_did() -> None:
    assert ranked(MESSAGES) == []
    assert ranked(WELSH) == []
    assert [text for text in COUNTS_NOBODY if text not in MESSAGES] == []


@dataclass(frozen=True, slots=True)
class Ranked:
    """Broken: somebody, and how often they answered."""

    person: PersonId
    answers: int


@dataclass(frozen=True, slots=True)
class Wall:
    """Broken: those who were thanked, in a record of the group."""

    title: str
    rows: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Broken: one person's beside another's."""

    topic: Topic
    mine: Ranked
    theirs: Ranked | None


@pytest.mark.parametrize(
    ("returns", "found"),
    [
        (tuple[Ranked, ...], {"Ranked"}),
        (Wall | None, {"Ranked"}),
        (Pair, {"Ranked"}),
        (dict[str, list[Wall]], {"Ranked"}),
        (tuple[Ranked, Contribution], {"Ranked", "Contribution"}),
        (Mapping[PersonId, int], {"PersonId"}),
        (Ranked | None, set()),
        (tuple[Topic, Ranked], set()),
        (tuple[Topic, ...], set()),
    ],
)
def test_two_peoples_activity_in_one_record_would_be_found(returns: Any, found: set[str]) -> None:
    assert beside_each_other(returns, ASKS_EVERYBODY) == found


def test_a_number_or_a_time_of_each_would_be_found() -> None:
    for returns in (Mapping[PersonId, int], tuple[tuple[PersonId, datetime], ...], dict[str, dict[PersonId, float]]):
        assert measured(returns)
    assert not measured(Mapping[PersonId, Topic])


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (sa.Column("answers", sa.Integer), "totted.answers"),
        (sa.Column("share", sa.Float), "totted.share"),
        (sa.Column("seen_at", Moment), "totted.seen_at"),
        (sa.Column("streak", sa.Text), "totted.streak"),
        (sa.Column("points", sa.BigInteger), "totted.points"),
    ],
)
def test_a_table_that_scores_somebody_would_be_found(column: sa.Column[Any], name: str) -> None:
    person = sa.Column("person", sa.BigInteger, primary_key=True)
    assert scores([sa.Table("totted", sa.MetaData(), person, column)]) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "You have answered {n} questions.",
        "You’ve been thanked {n} times.",
        "{name} posted {count} answers.",
        "Amara is our top partner this week.",
        "A streak of {n} weeks!",
        "You have earned a badge.",
        "You answered more than other people.",
        "That makes 5 points.",
        "You are the most active partner here.",
        "Rydych wedi ateb {n} cwestiwn.",
        "Rydych wedi ennill bathodyn.",
    ],
)
def test_a_text_that_ranks_or_counts_somebody_would_be_found(text: str) -> None:
    assert ranked([text]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "{n} people answered.",
        "You can have up to {n} reminders.",
        "Most people hear of this by {when}.",
        "Wait {n} days.",
    ],
)
def test_what_counts_a_group_or_nobody_is_no_rank(text: str) -> None:
    assert ranked([text]) == []
