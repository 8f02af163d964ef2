"""The chart of a result: it shows what its words say, and can be read."""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ballots import Ballot
from bot.domain.decision_rules import PERCENTS, DecisionRule
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Outcome, OutcomeKind
from bot.domain.poll_words import scale_options
from bot.domain.polls import PollKind, Sensitivity
from bot.printing.chart import DARK, LIGHT, Chart, Colours, Look, as_image
from bot.printing.typesetting import unprintable
from bot.text import Texts, Words
from cogs.kit import drawing, limits
from cogs.polls import charts, options, result_cards, result_numbers
from tests.cogs.test_poll_cards_fit import LONGEST, OPTIONS
from tests.domain.votes import a_vote, told_of

TEXTS = Texts(("en", "cy"))
APART = ((RoleGroup.WORKER,), (RoleGroup.MANAGER,))
NUMBER = re.compile(r"\d+(?:\.\d+)?")
LONG = ("Face-to-face session in Cardiff, at noon", "Face-to-face session in Cardiff, at night", "Not at all")
SHORT = ("A video", "A card", "Not at all")
KINDS: Mapping[str, Mapping[str, Any]] = {
    "single": {"kind": PollKind.SINGLE},
    "multiple": {"kind": PollKind.MULTIPLE, "most": 2},
    "scale": {"kind": PollKind.SCALE, "options": scale_options("not at all", "very well")},
    "decision": {"kind": PollKind.DECISION, "options": ("Yes", "No", "Not sure")},
    "blurred": {"kind": PollKind.SINGLE, "sensitivity": Sensitivity.SENSITIVE},
    "blurred decision": {"kind": PollKind.DECISION, "sensitivity": Sensitivity.SENSITIVE, "options": SHORT},
}


@st.composite
def outcomes(draw: st.DrawFn, kind: str) -> Outcome:
    """Make up an outcome of one kind, from ballots that people could have cast."""
    vote = replace(a_vote(), options=draw(st.sampled_from([SHORT, LONG])), asked=60)
    vote = replace(vote, **KINDS[kind])
    if vote.kind is PollKind.DECISION:
        vote = replace(vote, rule=DecisionRule(draw(st.sampled_from(PERCENTS))))
    split = not vote.is_sensitive and draw(st.booleans())
    many = st.lists(st.integers(2, 6), min_size=len(vote.options), max_size=len(vote.options))
    ballots = [
        Ballot(frozenset({place, (place + 1) % vote.most}) if vote.most > 1 else frozenset({place}), group)
        for group in (RoleGroup.WORKER, RoleGroup.MANAGER)
        for place, count in enumerate(draw(many))
        for _ in range(count)
    ]
    apart = APART if split or (vote.rule is not None and draw(st.booleans())) else ()
    sizes = {RoleGroup.WORKER: 30, RoleGroup.MANAGER: 30}
    vote = replace(vote, split=split, apart=apart)
    told = told_of(vote, ballots, sizes=sizes, noise=draw(st.integers(-2, 2)).__int__)
    return Outcome(**{name: getattr(told, name) for name in told.__dataclass_fields__}, poll=vote)


def read_in(chart: Chart) -> Iterator[str]:
    """Yield whatever is read in the picture, in the first of its languages."""
    yield from (chart.question, chart.said[0], *(note[0] for note in chart.notes))
    for part in chart.parts:
        yield part.title[0]
        for bar in part.bars:
            assert str(bar.count) in bar.shown
            yield from (bar.label, bar.shown, str(bar.number or ""))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_heard_of_a_chart_has_every_number_that_is_seen_and_no_other_and_so_have_its_words(
    kind: str,
) -> None:
    @settings(max_examples=30)
    @given(outcomes(kind), st.sampled_from([TEXTS.words("en"), TEXTS.words("cy")]))
    def holds(outcome: Outcome, _: Words) -> None:
        chart = charts.chart_of(_, outcome)
        assert chart is not None
        heard = charts.in_words(_, chart)
        seen = set(NUMBER.findall(" ".join(read_in(chart))))
        assert set(NUMBER.findall(heard)) == seen
        for part in chart.parts:
            assert part.title[0] in heard
            assert [heard.count(bar.label) for bar in part.bars if bar.label not in heard] == []
        card = result_cards.result(_, outcome)
        embed = drawing.drawn(lambda _: card, _).embed
        words = f"{embed['title']} {embed['description']} {outcome.answers}"
        assert seen - set(NUMBER.findall(words)) == set()
        assert (outcome.kind is OutcomeKind.BLURRED) is chart.is_blurred
        bars = [bar for part in chart.parts for bar in part.bars]
        assert all((_("about {n}", n=bar.count) == bar.shown) is chart.is_blurred for bar in bars)

    holds()


def test_the_bars_of_all_groups_stand_in_one_order_and_a_long_answer_is_meant_by_its_number() -> None:
    outcome = LONGEST["single"]
    chart = charts.chart_of(TEXTS.words("en"), outcome)
    assert chart is not None
    assert {tuple((bar.number, bar.label) for bar in part.bars) for part in chart.parts} == {
        tuple((place, OPTIONS[place - 1][:31] + "…") for place in range(1, 11))
    }
    short = replace(a_vote(), options=SHORT)
    plain = charts.chart_of(TEXTS.words("en"), Outcome(OutcomeKind.COUNTS, 9, (1, 5, 3), poll=short))
    assert plain is not None
    assert [(bar.number, bar.label, bar.count) for bar in plain.parts[0].bars] == [
        (None, "A card", 5),
        (None, "Not at all", 3),
        (None, "A video", 1),
    ]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", [kind for kind in LONGEST if LONGEST[kind].counts])
def test_the_most_that_a_chart_can_say_is_heard_whole(kind: str, language: str) -> None:
    _, outcome = TEXTS.words(language), LONGEST[kind]
    many = [100 + place for place in range(len(outcome.counts or ()))]
    pools = tuple(replace(one, counts=tuple(many)) for one in outcome.pools)
    chart = charts.chart_of(_, replace(outcome, counts=tuple(many), pools=pools))
    assert chart is not None
    heard = charts.in_words(_, chart)
    assert limits.length(heard) <= limits.ALT_TEXT
    for part in chart.parts:
        assert part.title[0] in heard
    bars = sum(len(part.bars) for part in chart.parts)
    assert len(re.findall(r": (?:about |tua )?1\d\d[;.]", heard)) == bars


@pytest.mark.parametrize("kind", ["written", "too few"])
def test_where_there_are_no_numbers_there_is_no_chart_and_no_way_to_one(kind: str) -> None:
    _ = TEXTS.words("en")
    assert charts.picture_of(_, LONGEST[kind]) is None
    assert "The chart" not in str(result_cards.result(_, LONGEST[kind]).rows)
    assert "The chart" in str(result_cards.shown_late(_, LONGEST["single"]).rows)


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_bars_can_be_told_from_the_ground_they_stand_on(colours: Colours) -> None:
    assert contrast(colours.ink, colours.ground) >= 7
    assert contrast(colours.soft, colours.ground) >= 4.5
    assert contrast(colours.bar, colours.ground) >= 3
    assert contrast(colours.bar, colours.pale) >= 3  # how far a bar reaches, and the stripes of what is blurred
    assert contrast(colours.edge, colours.ground) >= 3
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in asdict(colours).values())


def test_answers_are_told_apart_in_it_also_where_no_font_has_them() -> None:
    tried = ("茶", "한국", "ひら", "👩‍👩‍👧", "👩🏾‍⚕️", "Tea 李", "🇬🇧", "❤️", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "★☆☆", "½", "Слово", "ŵŷ")
    left_out = unprintable(*tried)
    assert left_out
    for one in tried:
        vote = replace(a_vote(), options=(one, f"{one}!"))
        chart = charts.chart_of(TEXTS.words("en"), Outcome(OutcomeKind.COUNTS, 9, (4, 5), poll=vote))
        assert chart is not None
        if any(sign in one for sign in left_out):
            assert [bar.number for bar in chart.parts[0].bars] == [1, 2], one
            assert f"1. {one}: **4**" in result_numbers.counted(
                TEXTS.words("en"), Outcome(OutcomeKind.COUNTS, 9, (4, 5), poll=vote)
            )
    assert not options.are_numbered(replace(a_vote(), options=("❤️", "Слово", "★☆☆")))


@pytest.mark.parametrize(("look", "width"), [(Look(), 1080), (Look(wide=True, light=True), 1440)], ids=str)
def test_it_is_drawn_sharp_and_what_no_font_has_is_left_out(look: Look, width: int) -> None:
    assert unprintable("李", "👩🏾‍⚕️") != ()
    strange = ("Tea 李", "👩🏾‍⚕️", "\u200bСлово \u0000")
    vote = replace(a_vote(), options=strange, question="“Which?” #let x = 1 $x$ ŵŷ نور")
    chart = charts.chart_of(TEXTS.words("cy"), Outcome(OutcomeKind.COUNTS, 9, (1, 5, 3), poll=vote))
    assert chart is not None
    png = as_image(chart, look)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20]) == (width,)
