"""Whatever leads to a secret answer is pressed unnoticed: every control on a card from which somebody may answer."""

from collections.abc import Iterator

import pytest

from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit.feature import Feature
from cogs.kit.forms import Form
from cogs.kit.press import FormAbout, Sheet
from cogs.kit.verbs import FOR_ME_AGAIN, NOT_FOR_ME, REMIND, WHAT_IS_OPEN, Verb
from tests.cogs.every_feature import every_feature
from tests.cogs.test_verbs import pressed
from tests.text.samples import samples
from tests.text.test_every_card import EVERY, given

KEPT = {REMIND, NOT_FOR_ME, FOR_ME_AGAIN}  # what somebody asks for with these is kept, and is no answer
SECRET = [one for one in every_feature() if one.subjects and any(kind.secret for kind in one.letters)]
UNNOTICED = frozenset(verb for one in every_feature() for verb in one.unnoticed)


def ways_to_answer(feature: Feature) -> Iterator[Verb]:
    """Yield the verbs by which its subjects are answered."""
    for drawn in feature.subjects.values():
        yield from (drawn.answer(Words(), subject).verb for subject in samples(Subject))


def cards_of(feature: Feature) -> Iterator[frozenset[Verb]]:
    """Yield the verbs on each of its cards."""
    for name, draw, kinds in EVERY:
        if name.startswith(f"cogs.{feature.name}."):
            yield from (frozenset(pressed(draw(Words(), **one))) for one in given(name, kinds))


def empty(sheet: Sheet) -> Form:
    """Draw a form about nothing."""
    return (sheet.empty if isinstance(sheet, FormAbout) else sheet)(Words())


def sealed_forms_of(feature: Feature) -> Iterator[Verb]:
    """Yield the verbs of its forms that take a secret answer."""
    yield from (verb for verb, (_, sheet) in feature.forms.items() if empty(sheet).sealed)


def noticed(feature: Feature, unnoticed: frozenset[Verb] = UNNOTICED) -> set[Verb]:
    """Return what would be noticed of the controls that stand beside a way to answer, and of forms to answer with."""
    beside = {verb for card in cards_of(feature) if card & feature.unnoticed for verb in card}
    return beside.union(sealed_forms_of(feature)) - unnoticed - KEPT


def test_something_is_answered_in_secret() -> None:
    assert SECRET


@pytest.mark.parametrize("feature", SECRET, ids=lambda one: one.name)
def test_every_control_beside_a_way_to_answer_in_secret_is_pressed_unnoticed(feature: Feature) -> None:
    assert set(ways_to_answer(feature)) <= feature.unnoticed
    assert noticed(feature) == set()


@pytest.mark.parametrize("feature", SECRET, ids=lambda one: one.name)
def test_one_that_is_left_out_is_found(feature: Feature) -> None:
    for verb in feature.unnoticed:
        assert noticed(feature, UNNOTICED - {verb}) == {verb}


def test_every_control_on_a_card_about_words_without_a_name_is_pressed_unnoticed() -> None:
    about = [(draw, kinds, name) for name, draw, kinds in EVERY if name.startswith("cogs.contributions.anonymous.")]
    beside = {
        verb for draw, kinds, name in about for one in given(name, kinds) for verb in pressed(draw(Words(), **one))
    }
    assert len(beside) > 10
    assert beside - UNNOTICED == set()


def test_whatever_takes_a_secret_answer_is_sealed() -> None:
    sealing = [one for one in every_feature() if one.unnoticed or any(sealed_forms_of(one))]
    assert {one.name for one in sealing} >= {"contributions", *(one.name for one in SECRET)}
    for feature in sealing:
        assert feature.unnoticed & set(feature.forms) == set(sealed_forms_of(feature))


def test_asking_what_is_open_is_unnoticed_too() -> None:
    assert WHAT_IS_OPEN in UNNOTICED


def test_only_what_is_answered_can_be_unnoticed() -> None:
    for feature in every_feature():
        assert feature.unnoticed <= {*feature.presses, *feature.forms}
