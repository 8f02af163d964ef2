"""The words of a topic: what fits, what is refused in one sentence, and what would be easier to read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.plain_words import Jargon, LongSentence, advice_on
from bot.domain.refusals import Invalid
from bot.domain.topic_words import (
    FINDING_LENGTH,
    OPTION_LENGTH,
    PROMPT_LENGTH,
    QUESTION_LENGTH,
    checked_offer,
    checked_topic_words,
)
from bot.domain.topics import Evidence, TopicWords, check_topic_close, usual_close

ASKED = TopicWords("What helps?", "It goes into session 4.", ("Time", "A second pair of hands"))
EVIDENCE = Evidence("Most go home without having eaten.", "A survey, 2025")
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_white_space_is_folded_and_something_else_is_never_written_twice() -> None:
    words = checked_topic_words(replace(ASKED, question=" What \n helps? ", options=("Time", " Something  ELSE ", " ")))
    assert (words.question, words.options, words.taps) == ("What helps?", ("Time",), 2)


def test_evidence_has_answers_of_its_own_and_without_answers_there_are_none() -> None:
    assert checked_topic_words(replace(ASKED, evidence=EVIDENCE)).taps == 4
    assert checked_topic_words(replace(ASKED, options=("Something else",))).taps == 0


def test_what_is_as_long_as_can_be_fits() -> None:
    words = TopicWords(
        "q" * QUESTION_LENGTH,
        "w",
        tuple(f"{n}{'o' * (OPTION_LENGTH - 1)}" for n in range(4)),
        ("p" * PROMPT_LENGTH, "s" * PROMPT_LENGTH),
        "f" * PROMPT_LENGTH,
        Evidence("e" * FINDING_LENGTH, "s"),
    )
    assert checked_topic_words(words) == words


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"question": " "}, "Please write a question."),
        ({"why": "\n"}, "Please say why you ask."),
        ({"question": "q" * (QUESTION_LENGTH + 1)}, "The question is too long."),
        ({"question": "🫖" * (QUESTION_LENGTH // 2 + 1)}, "The question is too long."),
        ({"why": "w" * 301}, "Why you ask is too long."),
        ({"options": ("a", "b", "c", "d", "e")}, "Up to {most} ready-made answers fit."),
        ({"options": ("o" * (OPTION_LENGTH + 1),)}, "One answer is too long."),
        ({"options": ("Time", "ＴＩＭＥ")}, "Two answers are the same."),
        ({"options": ("Time", "Ti\u034fme")}, "Two answers are the same."),
        ({"prompts": ("a", "b", "c")}, "You can ask for words in up to {most} boxes."),
        ({"prompts": ("p" * (PROMPT_LENGTH + 1),)}, "The line above a box is too long."),
        ({"follow_up": "f" * (PROMPT_LENGTH + 1)}, "The follow-up is too long."),
        ({"evidence": Evidence("Found", "")}, "Please say where this was found out."),
        ({"evidence": Evidence("", "There")}, "Please say what was found out."),
        ({"evidence": Evidence("f" * (FINDING_LENGTH + 1), "x")}, "The finding is too long."),
        ({"evidence": Evidence("f", "x" * 151)}, "The source is too long."),
    ],
)
def test_what_does_not_fit_is_refused_in_one_clear_sentence(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_topic_words(replace(ASKED, **wrong))  # type: ignore[arg-type]
    assert refused.value.sentence.startswith(says)


def test_an_offer_is_one_sentence_that_fits() -> None:
    assert checked_offer("  A voucher of\n £10. ") == "A voucher of £10."
    with pytest.raises(Invalid):
        checked_offer("o" * 151)


@pytest.mark.parametrize(("ahead", "fits"), [(-1, False), (0.9, False), (1, True), (90, True), (90.1, False)])
def test_a_question_stays_open_for_a_day_at_least_and_ninety_at_most(ahead: float, fits: bool) -> None:
    if fits:
        check_topic_close(NOON + timedelta(days=ahead), now=NOON)
    else:
        with pytest.raises(Invalid):
            check_topic_close(NOON + timedelta(days=ahead), now=NOON)


def test_it_closes_in_two_weeks_in_the_evening_where_nobody_chose_otherwise() -> None:
    assert usual_close(NOON, "Europe/London") == datetime(2027, 3, 15, 20, tzinfo=UTC)
    assert usual_close(NOON + timedelta(days=20), "Europe/London") == datetime(2027, 4, 4, 19, tzinfo=UTC)


def test_plain_words_are_offered_for_jargon_and_long_sentences_are_counted() -> None:
    long = " ".join(["word"] * 21)
    found = advice_on("Do Stakeholders utilize it? Low-skilled work.", f"Short one. {long}. – {' '.join(['so'] * 20)}.")
    assert found == (
        Jargon("Stakeholders", "people involved"),
        Jargon("utilize", "use"),
        Jargon("Low-skilled", ""),
        LongSentence(21),
    )


@pytest.mark.parametrize(
    "text", ["", "What helps when you use a hoist?", "Participation", "An interactive day", "24/7"]
)
def test_plain_words_have_no_advice(text: str) -> None:
    assert advice_on(text) == ()
