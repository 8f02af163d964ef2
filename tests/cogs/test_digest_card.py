"""The week in short fits on one card, however much there is to tell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.contributions import ContributionOutcome
from bot.domain.digest import Digest
from bot.domain.happenings import Happening, Section
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.poll_outcomes import Outcome, OutcomeKind
from bot.domain.poll_words import MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH
from bot.domain.polls import Poll, PollId, PollState, Sensitivity
from bot.domain.proposals import WORDS_LENGTH, IdeaAnswer, Proposal, ProposalId, ProposalKind, ProposalState, Signature
from bot.services import contributions, polls, proposals, sessions, topics
from bot.services.contributions import OwnWords
from bot.services.polls.subject import subject_of
from bot.services.sessions import SessionNews, SessionNewsKind
from bot.services.topics.happened import TopicNews
from bot.text import Texts, Words, languages_here
from cogs.advisory import idea_cards
from cogs.contributions import outcome_words
from cogs.digest import letters
from cogs.kit.cards import Card
from cogs.kit.drawing import drawn
from cogs.kit.limits import EMBED_DESCRIPTION, length
from cogs.kit.nouns import HappeningRenderer, lines_of
from cogs.polls import subject_cards
from cogs.sessions import subject_cards as session_cards
from cogs.topics import hearing_cards
from tests.services.answered import ASKED, a_topic
from tests.services.held import TITLE, a_session

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
POLL = Poll(
    id=PollId("0" * 32),
    guild=GuildId(1),
    author=PersonId(2),
    state=PollState.CLOSED,
    question="W" * QUESTION_LENGTH,
    options=("O" * OPTION_LENGTH,) * MOST_OPTIONS,
    next_step="",
    sensitivity=Sensitivity.ORDINARY,
    audience=frozenset({RoleGroup.WORKER}),
    opened_at=NOON,
    closes_at=NOON,
)
IDEA = Proposal(
    id=ProposalId("0" * 32),
    guild=GuildId(1),
    person=PersonId(2),
    kind=ProposalKind.TALK,
    words="I" * WORDS_LENGTH,
    signature=Signature(),
    unsigned=False,
    to_group=True,
    state=ProposalState.ANSWERED,
    answer=IdeaAnswer.LATER,
)
DECIDED = Happening(polls.KIND, Section.DECIDED, Outcome(OutcomeKind.COUNTS, 9, (0, 9), poll=POLL))
AGREED = Happening(polls.KIND, Section.CHANGED, POLL)
OWN = Happening(proposals.KIND, Section.CHANGED, IDEA)
UNSIGNED = Happening(proposals.KIND, Section.CHANGED, replace(IDEA, unsigned=True))
TOPIC = a_topic(words=replace(ASKED, question="Q" * 200), heard="H" * 500)
CLOSED = Happening(topics.KIND, Section.DECIDED, TopicNews(TOPIC, closed=True, heard=False, done=False))
HEARD = Happening(topics.KIND, Section.CHANGED, TopicNews(TOPIC, closed=False, heard=True, done=False))
WORDS = Happening(contributions.KIND, Section.CHANGED, OwnWords("Q" * 200, ContributionOutcome.NOT_USED))
LONG = a_session(words=replace(a_session().words, title=TITLE * 2))
MEETING = Happening(sessions.KIND, Section.DECIDED, SessionNews(LONG, SessionNewsKind.CAUGHT_UP))
DRAWN_BY: Mapping[str, HappeningRenderer] = {
    proposals.KIND: idea_cards.happened,
    polls.KIND: subject_cards.happened,
    topics.KIND: hearing_cards.happened,
    contributions.KIND: outcome_words.happened,
    sessions.KIND: session_cards.happened,
}
ALL = (DECIDED, OWN, UNSIGNED, AGREED, CLOSED, HEARD, WORDS, MEETING)
FULL = Digest(ALL * 40, (subject_of(POLL),) * 40)


def week(_: Words, told: Digest) -> Card:
    decided, changed = (lines_of(_, told.happened, section, DRAWN_BY) for section in (Section.DECIDED, Section.CHANGED))
    return letters.week(_, decided, told.opened, changed)


@pytest.mark.parametrize("language", languages_here())
def test_a_full_week_fits_on_one_card_with_nothing_cut_off(language: str) -> None:
    text = drawn(lambda _: week(_, FULL), Texts().words(language)).embed["description"]
    assert length(text) < EMBED_DESCRIPTION
    assert not text.endswith("…")


def test_a_list_ends_at_three_and_says_how_many_more_there_are() -> None:
    body = week(Words(), FULL).body
    assert body.count("First choice") == 3
    assert body.count("and 277 more") + body.count("and 37 more") == 8
    assert "more" not in week(Words(), Digest((DECIDED,) * 3)).body


def test_what_words_changed_is_told_noun_by_noun() -> None:
    body = week(Words(), Digest((OWN, AGREED, UNSIGNED, OWN))).body
    assert [line[:14] for line in body.splitlines()] == [
        "**What your wo",
        *["- “IIIIIIIIIII"] * 2,
        "- Answered in ",
        "- The advisory",
    ]


def test_what_there_is_nothing_of_is_not_named() -> None:
    card = week(Words(), Digest((OWN,)))
    assert "Decided" not in card.body
    assert "Open for you" not in card.body
    assert [button.verb for row in card.rows for button in row] == ["digest-off"]  # type: ignore[union-attr]
