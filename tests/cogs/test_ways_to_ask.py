"""Five kinds of vote and six ready-made ones: each begins with a form that fits, and is read as it stands there."""

import pytest

from bot.domain.decision_rules import PERCENTS
from bot.domain.plain_words import advice_on
from bot.domain.poll_words import checked_words, scale_ends
from bot.domain.polls import PollKind
from bot.domain.refusals import Invalid
from bot.domain.suggestions import SuggestedKind, Suggestion
from bot.text import Texts, Words
from cogs.kit import limits
from cogs.kit.cards import Menu
from cogs.kit.forms import Choose, Form, Says
from cogs.polls import draft_cards, kinds, starts, word_forms
from cogs.polls.starts import KIND_OF, Start, Template

EVERY: tuple[Start, ...] = (*PollKind, *Template)
LANGUAGES = [Texts().words(language) for language in ("en", "cy")]


def standing(form: Form) -> dict[str, str]:
    """Return what stands in a form, as it is sent by whoever changes nothing."""
    return {part.key: part.value for part in form.fields if not isinstance(part, Says)}


def menu_of(_: Words) -> Menu:
    (menu,) = (row for row in starts.begin(_, (), draft_cards.DRAFTS).rows if isinstance(row, Menu))
    return menu


@pytest.mark.parametrize("_", LANGUAGES, ids=["en", "cy"])
def test_one_menu_has_the_five_kinds_and_six_ready_made_ones(_: Words) -> None:
    choices = menu_of(_).choices
    assert [choice.value for choice in choices] == [one.value for one in EVERY]
    assert len({choice.label for choice in choices}) == 11
    assert all(0 < limits.length(choice.label) <= limits.SELECT_TEXT and choice.hint for choice in choices)


@pytest.mark.parametrize("_", LANGUAGES, ids=["en", "cy"])
@pytest.mark.parametrize("start", EVERY)
def test_a_form_has_at_most_five_parts_all_of_which_fit(_: Words, start: Start) -> None:
    form = word_forms.words_form(_, starts.words_of(_, start))
    assert len(form.fields) <= limits.FORM_FIELDS
    assert limits.length(form.title) <= limits.FORM_TITLE
    for part in form.fields:
        assert not isinstance(part, Says)
        assert limits.length(part.label) <= limits.FIELD_LABEL, part.label
        assert limits.length(part.hint) <= limits.FIELD_HINT
        if isinstance(part, Choose):
            assert 2 <= len(part.choices) <= limits.FORM_CHOICES
            assert part.value in {choice.value for choice in part.choices}


@pytest.mark.parametrize("_", LANGUAGES, ids=["en", "cy"])
@pytest.mark.parametrize("template", Template)
def test_what_is_ready_made_fits_in_plain_words_and_is_read_as_it_stands(_: Words, template: Template) -> None:
    begun = starts.words_of(_, template)
    assert begun.kind is KIND_OF[template]
    assert checked_words(begun) == begun
    assert advice_on(begun.question, *begun.options, begun.next_step) == ()
    typed = standing(word_forms.words_form(_, begun))
    assert word_forms.read(typed, starts.words_of(_, template)) == begun


def test_of_a_kind_afresh_only_the_words_are_missing() -> None:
    for kind in PollKind:
        form = word_forms.words_form(Words(), starts.words_of(Words(), kind))
        asked = {"question": "Which?", "options": "Film\nCard"}
        typed = {key: asked.get(key, value) for key, value in standing(form).items()}
        words = checked_words(word_forms.read(typed, starts.words_of(Words(), kind)))
        assert (words.kind, words.question, words.next_within) == (kind, "Which?", 14)


def test_a_rule_that_a_small_group_could_never_meet_is_not_offered() -> None:
    begun = starts.words_of(Words(), PollKind.DECISION)
    for smallest, offered in ((14, PERCENTS[:3]), (15, PERCENTS)):
        form = word_forms.words_form(Words(), begun, smallest=smallest)
        (rule,) = (part for part in form.fields if isinstance(part, Choose) and part.key == "percent")
        assert [choice.value for choice in rule.choices] == [str(percent) for percent in offered]


def test_as_many_as_they_like_means_as_many_as_there_are() -> None:
    begun = starts.words_of(Words(), PollKind.MULTIPLE)
    form = word_forms.words_form(Words(), begun)
    typed = standing(form) | {"question": "Which?", "options": "a\nb\nc\nd\ne\nf\ng", "most": word_forms.ALL}
    words = checked_words(word_forms.read(typed, begun))
    assert words.most == 7
    assert standing(word_forms.words_form(Words(), words))["most"] == word_forms.ALL


def test_what_no_form_of_ours_offers_is_refused() -> None:
    begun = starts.words_of(Words(), PollKind.DECISION)
    typed = standing(word_forms.words_form(Words(), begun)) | {"question": "Shall we?"}
    for key, value in (("percent", "1"), ("percent", ""), ("quorum", "99"), ("within", "365"), ("within", "14 ")):
        with pytest.raises(Invalid, match="not one of the choices"):
            word_forms.read(typed | {key: value}, begun)


@pytest.mark.parametrize("decided", ["Is card 3 ready?", "Is it ready? " * 23])
def test_how_it_goes_with_what_was_decided_is_asked_on_a_scale_however_long_that_was(decided: str) -> None:
    suggestion = Suggestion(decided, kind=SuggestedKind.HOW_IT_GOES)
    kind = starts.kind_suggested(suggestion)
    assert kind is PollKind.SCALE
    words = checked_words(starts.words_suggested(Words(), suggestion, kind))
    assert words.question.endswith("” We said yes. How is it going?")
    assert scale_ends(words.options) == ("Not at all well", "Very well")


def test_what_somebody_would_have_decided_is_asked_as_a_decision_and_the_rest_is_for_the_coordinator_to_say() -> None:
    assert starts.kind_suggested(Suggestion("Shall we?", kind=SuggestedKind.DECIDE)) is PollKind.DECISION
    assert starts.kind_suggested(Suggestion("Who helps?")) is None
    for kind in PollKind:
        assert starts.words_suggested(Words(), Suggestion(" Who \n helps? "), kind).question == "Who helps?"


def test_each_kind_has_a_name_of_its_own_and_says_what_it_is_for() -> None:
    for say in (kinds.name, kinds.hint):
        assert len({say(Words(), kind) for kind in PollKind}) == len(PollKind)
