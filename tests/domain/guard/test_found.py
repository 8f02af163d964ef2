"""The guard finds what points to somebody, and leaves the rest alone: the figures that it is held to."""

import pytest

from bot.domain.guard import Looked, look
from tests.domain.guard.texts import Sample, samples


def surely(looked: Looked) -> set[str]:
    return {find.reason for find in looked.finds if find.sure}


def reasons(looked: Looked) -> set[str]:
    return {find.reason for find in looked.finds}


def share(wrong: list[str], all_of_them: tuple[Sample, ...]) -> float:
    return len(wrong) / len(all_of_them)


def test_nearly_everything_that_points_to_somebody_is_held_back_for_the_right_reason() -> None:
    texts = samples("must_block")
    missed = [each.text for each in texts if not each.expected <= surely(look(each.text))]
    assert share(missed, texts) <= 0.02, missed


def test_nearly_everything_that_may_point_to_somebody_is_asked_about_and_not_held_back() -> None:
    texts = samples("must_ask")
    missed = [each.text for each in texts if not (look(each.text).asks and each.expected <= reasons(look(each.text)))]
    assert share(missed, texts) <= 0.05, missed


def test_hardly_anything_else_is_held_back() -> None:
    texts = samples("must_not_trigger")
    held = [each.text for each in texts if look(each.text).blocks]
    assert share(held, texts) <= 0.02, held


def test_little_else_is_asked_about() -> None:
    texts = samples("must_not_trigger")
    asked = [each.text for each in texts if look(each.text).asks]
    assert share(asked, texts) <= 0.10, asked


def test_nearly_every_sign_that_somebody_needs_help_is_heard() -> None:
    texts = tuple(each for each in samples("signs") if each.expected)
    missed = [each.text for each in texts if not each.expected <= look(each.text).signs]
    assert share(missed, texts) <= 0.05, missed


def test_what_only_sounds_like_a_sign_is_hardly_ever_taken_for_one() -> None:
    texts = tuple(each for each in samples("signs") if not each.expected) + samples("must_not_trigger")
    heard = [each.text for each in texts if look(each.text).signs]
    assert share(heard, texts) <= 0.02, heard


@pytest.mark.parametrize("kind", ["must_block", "must_ask", "must_not_trigger", "signs"])
def test_what_is_left_when_a_text_was_cleaned_is_not_held_back(kind: str) -> None:
    assert [each.text for each in samples(kind) if look(look(each.text).cleaned).blocks] == []


def test_a_text_with_nothing_in_it_is_given_back_as_it_was() -> None:
    quiet = [each.text for each in samples("must_not_trigger") if not look(each.text).finds]
    assert [text for text in quiet if look(text).cleaned != text] == []


def test_the_parts_are_named_where_they_stood() -> None:
    looked = look("Mrs Patel at 14 Elm Rd, keysafe 4471C")
    assert looked.cleaned == "[a name] at [an address], keysafe [a code]"
    assert looked.blocks
    assert looked.reasons == {"titled_name", "address", "code"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Doris Patel at 14 Elm Rd", "[a name] at [an address]"),
        ("my client Doris ap Huw likes tea", "my client [a name] likes tea"),
        ("Doris likes tea. We went to 5 Elm Rd", "[a name] likes tea. We went to [an address]"),
        ("Doris The dog, 5 Elm Rd", "[a name] The dog, [an address]"),
    ],
)
def test_a_surname_goes_with_the_first_name(text: str, left: str) -> None:
    assert look(text).cleaned == left


def test_words_of_another_language_may_stand_in_their_place() -> None:
    words = {find.reason: "[rhywbeth]" for find in look("Mrs Patel").finds}
    assert look("mae Mrs Patel yn iawn", words).cleaned == "mae [rhywbeth] yn iawn"


def test_what_was_looked_at_shows_no_words_when_it_is_printed() -> None:
    assert "elm" not in repr(look("14 elm road and Doris")).lower()
    assert "doris" not in repr(look("14 elm road and Doris")).lower()
