"""What a coordinator sees before a vote opens is what everybody sees then, and what is pressed there does nothing."""

from dataclasses import replace
from functools import partial

import pytest

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import RoleGroup
from bot.domain.poll_drafts import PollDraft, Prepared
from bot.domain.poll_reminders import Notice
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind
from bot.domain.small_numbers import Pool
from bot.domain.suggestions import Suggester
from bot.text import Texts, Words
from cogs.kit import drawing, form_cards, forms, limits
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import answer_forms, cards, preview_cards
from cogs.polls.views import PRESSES as REAL
from tests.cogs.test_poll_cards_fit import POLL
from tests.text.samples import samples

POOLS: tuple[Pool, ...] = ((RoleGroup.WORKER,), (RoleGroup.MANAGER, RoleGroup.FAMILY_CARER, RoleGroup.RESEARCHER))
OF_EACH_KIND = (
    POLL,
    replace(POLL, kind=PollKind.MULTIPLE, most=10),
    replace(POLL, kind=PollKind.SCALE, options=scale_options("l" * 60, "h" * 60)),
    replace(POLL, kind=PollKind.DECISION, options=("Yes", "No", "Not sure"), rule=DecisionRule(75, 50), apart=POOLS),
    replace(POLL, kind=PollKind.WRITTEN, options=()),
)
LANGUAGES = [Texts().words(language) for language in ("en", "cy")]
NAMED = Suggester("n" * 32)
NOTICE: Notice = samples(Notice)[0]
each_kind = pytest.mark.parametrize("poll", OF_EACH_KIND, ids=[poll.kind for poll in OF_EACH_KIND])
each_language = pytest.mark.parametrize("words", LANGUAGES, ids=["en", "cy"])


def seen(_: Words, poll: Poll) -> drawing.Drawn:
    """Draw all that stands in the preview of a vote."""
    form = poll.kind in (PollKind.MULTIPLE, PollKind.WRITTEN)
    private = form_cards.as_card(preview_cards.tried_form(_, poll)) if form else preview_cards.paper(_, poll)
    beneath = preview_cards.beneath(_, poll, group=False, item=None, notice=NOTICE)
    shown = (
        lambda words: preview_cards.public(words, Prepared(PollDraft(poll, 30), credit=NAMED)),
        lambda words: private if form else preview_cards.paper(words, poll),
        lambda words: replace(beneath, once=True) if words is _ else beneath,
    )
    return drawing.together(*(drawing.drawn(card, _) for card in shown))


@each_language
@each_kind
def test_the_longest_card_and_paper_of_each_kind_fit_in_one_answer(poll: Poll, words: Words) -> None:
    marked = replace(poll, question="*" * 300, next_step="_" * 300, options=tuple(f"{n}" + "*" * 99 for n in range(10)))
    drawn = seen(words, marked if len(poll.options) == 10 else poll)
    assert len(drawn.others) >= 1
    said = [text for embed in drawn.embeds for text in (embed["title"], embed["description"])]
    assert sum(map(limits.length, said)) <= limits.EMBED_ALL
    assert not any(embed["description"].endswith("…") for embed in drawn.embeds)
    assert len(drawn.rows) <= limits.ROWS


@each_kind
def test_no_control_of_it_does_what_the_real_one_does_and_no_two_are_called_alike(poll: Poll) -> None:
    every = [seen(Words(), poll)]
    every += [
        drawing.drawn(partial(draw, poll=poll), Words()) for draw in (preview_cards.more, preview_cards.how_private)
    ]
    for drawn in every:
        called = [control["custom_id"] for row in drawn.rows for control in row["components"]]
        assert {one.split(":")[1] for one in called}.isdisjoint({*REAL, REMIND, NOT_FOR_ME})
        assert len(set(called)) == len(called)


@each_language
@each_kind
def test_the_form_to_be_tried_is_the_real_one_but_for_where_it_goes(poll: Poll, words: Words) -> None:
    if poll.kind not in (PollKind.MULTIPLE, PollKind.WRITTEN):
        return
    tried = preview_cards.tried_form(words, poll)
    real = answer_forms.several(words, poll) if poll.kind is PollKind.MULTIPLE else None
    if real is not None:
        assert replace(tried, verb=real.verb) == real
    assert tried.sealed
    assert forms.modal(tried).to_dict()["components"]


def test_a_form_reads_as_a_card_part_by_part() -> None:
    card = form_cards.as_card(answer_forms.several(Words(), replace(POLL, options=("Film", "Card"), most=2)))
    assert "☐ Film\n☐ Card" in card.wrote
    assert cards.question(POLL) in card.wrote
