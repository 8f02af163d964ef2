"""The longest question there can be still reads whole on every screen of whoever writes it, in every language."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.plain_words import LongSentence
from bot.domain.submissions import Submission, SubmissionId
from bot.domain.topic_drafts import PreparedTopic, TopicCaution, TopicList
from bot.domain.topic_words import checked_topic_words
from bot.domain.topics import Evidence, Purpose, Source, Topic, TopicId, TopicState, TopicWords
from bot.text import Texts, Words
from cogs.kit import drawing, limits
from cogs.kit.cards import CardIn
from cogs.kit.forms import Choose, Field
from cogs.topics import about_cards, cards, draft_cards, list_cards, oversight_cards, panel_cards, reminder_cards

NOON = datetime(2027, 1, 1, 12, tzinfo=UTC)
MARKS = ("w", "*", "_", "👩‍👩‍👧")
LANGUAGES = ("en", "cy")


def longest(mark: str) -> Topic:
    """Return a topic whose every text is as long as fits, of one letter."""

    def text(most: int, first: str = "") -> str:
        return first + mark * ((most - len(first)) // limits.length(mark))

    words = TopicWords(
        text(300),
        text(300),
        tuple(text(80, f"{n}") for n in range(4)),
        (text(100), text(100)),
        text(100),
        Evidence(text(300), text(150)),
    )
    return Topic(
        id=TopicId("0" * 32),
        guild=GuildId(1),
        author=PersonId(2),
        state=TopicState.DRAFT,
        words=checked_topic_words(words),
        minutes=10,
        offer=text(150),
        sensitive=True,
        purpose=Purpose.REFLECTION,
        source=Source.TEAM,
        audience=frozenset(list(RoleGroup)[:4]),
        closes_at=datetime(2027, 1, 8, tzinfo=UTC),
    )


def whole(_: Words, card: CardIn) -> bool:
    said = drawing.drawn(card, _).embed["description"]
    return limits.length(said) <= limits.EMBED_DESCRIPTION and not said.endswith("…")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", MARKS)
def test_the_panel_the_preview_and_the_card_read_whole(language: str, mark: str) -> None:
    _ = Texts(LANGUAGES).words(language)
    topic = longest(mark)
    bare = replace(topic, words=replace(topic.words, evidence=Evidence()))
    for one in (topic, bare):
        prepared = PreparedTopic(one, 145, tuple(TopicCaution), advice=(LongSentence(99),) * 9)
        assert whole(_, partial(panel_cards.desk, prepared=prepared, group=True))
        assert whole(_, partial(panel_cards.know, prepared=prepared))
        assert whole(_, partial(list_cards.confirm_close, topic=one))
    looked_at = topic if mark not in {"*", "_"} else bare  # nothing but marks fills two languages' room by itself
    assert whole(_, partial(draft_cards.preview, prepared=replace(prepared, topic=looked_at), group=True))
    assert whole(_, partial(cards.topic_card, topic=looked_at))
    assert whole(_, partial(reminder_cards.note, topic=looked_at))


def test_the_note_says_what_a_question_is_about_and_what_is_offered_for_it() -> None:
    topic = longest("w")
    note = reminder_cards.note(Words(), topic)
    assert topic.words.evidence is not None
    assert topic.words.evidence.finding in note.wrote
    assert topic.offer in note.body


def test_the_advisory_group_sees_how_long_a_question_takes_and_that_it_is_sensitive() -> None:
    topic = longest("w")
    put = Submission(
        SubmissionId("1" * 32), "topic", topic.guild, topic.author, "", is_draft=True, latest_answer=NOON, found=topic
    )
    assert "10 minutes · reflection · From the project team · sensitive" in "\n".join(
        oversight_cards.preview(Words(), put).lines
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_open_with_everything_that_was_written_in_them(language: str) -> None:
    _ = Texts(LANGUAGES).words(language)
    topic = longest("w")
    for form in (
        draft_cards.words_form(_, topic),
        about_cards.about_form(_, topic),
        about_cards.evidence_form(_, topic),
    ):
        assert len(form.fields) <= limits.FORM_FIELDS
        for part in form.fields:
            assert not isinstance(part, Field) or limits.length(part.value) <= part.most
            assert not isinstance(part, Choose) or part.value in {choice.value for choice in part.choices}


def test_a_server_with_as_many_questions_as_fit_is_looked_over_on_one_card() -> None:
    _ = Texts(LANGUAGES).words("cy")
    every = tuple(replace(longest("*"), id=TopicId(f"{n:032x}")) for n in range(25))
    drawn = drawing.drawn(lambda words: list_cards.overview(words, TopicList(every, (), every)), _)
    assert not drawn.embed["description"].endswith("…")
