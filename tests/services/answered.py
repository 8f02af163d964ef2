"""A topic with answers to it, as they lie in the tables."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.answering import AnswerReceipt
from bot.domain.contributions import (
    BatchId,
    BegunAnswer,
    BegunId,
    Contribution,
    ContributionId,
    GivenAnswer,
    OutcomeBatch,
    Resonance,
)
from bot.domain.hours import Pattern, hours_for
from bot.domain.people import Actor, ChannelId, PersonId, RoleGroup, RoleId, Server
from bot.domain.preferences import Preferences, Quote, ShownAs
from bot.domain.topics import Purpose, Source, Topic, TopicId, TopicState, TopicWords
from bot.services.contributions import begin_answer, follow_some, post_answer
from storage import contributions, topics
from storage.partners import put_partner
from storage.preferences import put_preferences
from storage.servers import put_server
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON, NOTICES

ASKED = TopicWords("What helps?", "It goes into the card.", ("Sleep", "Tea"), ("What do you see?",), "What would help?")
AN_ANSWER = GivenAnswer(1, ("She stops wanting her tea.", ""))


THREAD = ChannelId(1_100_000_000_000_000_077)
COORDINATES = RoleId(1_100_000_000_000_000_055)
NAMES = {101: "Amara", 102: "Ben", 103: "Ceri"}


def a_topic(number: str = "a", **changed: Any) -> Topic:
    """Make up a topic that is being written."""
    given: dict[str, Any] = {
        "id": TopicId(number * 32),
        "guild": GUILD,
        "author": PersonId(7),
        "state": TopicState.DRAFT,
        "words": ASKED,
        "minutes": 2,
        "offer": "",
        "sensitive": False,
        "purpose": Purpose.INVOLVEMENT,
        "source": Source.TEAM,
        "audience": frozenset(),
        "closes_at": NOON + timedelta(days=14),
    }
    return Topic(**{**given, **changed})


def opened(tx: Transaction, topic: Topic) -> Topic:
    """Have a topic stand open."""
    topics.keep_draft(tx, topic, now=NOON)
    topics.open_draft(tx, topic, NOTICES, now=NOON)
    found = topics.topic(tx, None, topic.id)
    assert found is not None
    return found


def an_answer(topic: Topic, author: PersonId, number: str, **changed: Any) -> Contribution:
    """Make up what somebody answered."""
    given: dict[str, Any] = {
        "id": ContributionId(number * 32),
        "guild": topic.guild,
        "topic": topic.id,
        "author": author,
        "role_group": RoleGroup.WORKER,
        "answer": AN_ANSWER,
        "shown_as": ShownAs.ROLE,
        "name": "",
        "quote": Quote.NO,
        "posted_at": NOON,
    }
    return Contribution(**{**given, **changed})


AMARA, BEN, CERI = (Actor(PersonId(number), GUILD, names=(name,)) for number, name in NAMES.items())
BETHAN = Actor(PersonId(104), GUILD, frozenset({COORDINATES}), names=("Bethan",))


def furnish(tx: Transaction, /, **changed: Any) -> Topic:
    """Have three people take part and one coordinate, with an open topic that has a thread."""
    put_server(tx, Server(GUILD, coordinator_role=COORDINATES, notices_channel=NOTICES))
    for person, group in ((AMARA, RoleGroup.WORKER), (BEN, RoleGroup.MANAGER), (CERI, RoleGroup.WORKER)):
        put_partner(tx, GUILD, person.person, group)
        put_preferences(tx, Preferences(person.person, GUILD, NOON, hours_for(Pattern.ANY_DAY, "UTC")))
    topic = opened(tx, a_topic("a", **changed))
    topics.note_thread(tx, topic.id, THREAD)
    return replace(topic, thread=THREAD)


def answer_as(
    tx: Transaction, who: Actor, words: str = "Tea", *, number: str = "a", now: datetime = NOON
) -> Contribution:
    """Have somebody answer and post it, and all follow from it."""
    seen = begin_answer(tx, who, TopicId(number * 32), GivenAnswer(1, (words, "")), now=now)
    done = post_answer(tx, who, seen.begun.id, now=now)
    follow_some(tx, now=now)
    assert isinstance(done, AnswerReceipt)
    return done.answer


def settle_with_answers(tx: Transaction, person: PersonId, other: PersonId) -> None:
    """Have somebody stand in every table of topics and answers, beside another."""
    topic = opened(tx, a_topic("a", author=person))
    mine = an_answer(topic, person, "b")
    contributions.add(tx, mine)
    contributions.promise_call(tx, mine)
    theirs = an_answer(topic, other, "c")
    contributions.add(tx, theirs)
    contributions.keep_resonance(tx, theirs, person, Resonance.SAME)
    begun = BegunAnswer(BegunId("d" * 32), GUILD, topic.id, person, AN_ANSWER, ShownAs.ROLE, Quote.NO, NOON)
    contributions.keep_begun(tx, begun)
    batch = OutcomeBatch(BatchId("e" * 32), GUILD, topic.id, person, (theirs.id,), NOON)
    contributions.keep_batch(tx, batch)
