"""The longest poll there can be still reads whole on every screen, in every language."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.poll_lists import ListedAs, ListedPoll
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, WrittenAnswer
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollId, PollKind, PollState, Sensitivity
from bot.domain.written_words import WrittenDraft
from bot.rehearsal.limits.forms import read_form
from bot.text import Texts
from cogs.kit import drawing, forms, limits, people
from cogs.kit.cards import Alike, Button, Menu, ReadBack
from cogs.kit.clean import shown_in
from cogs.kit.menus import ON_SCREEN, called
from cogs.polls import answer_forms, cards, listing_cards, result_cards, result_words, written_cards
from cogs.polls.verbs import READ_ALL

OPTIONS = tuple(f"{n}" + "w" * 99 for n in range(10))
POLL = Poll(
    id=PollId("0" * 32),
    guild=GuildId(1),
    author=PersonId(2),
    state=PollState.CLOSED,
    question="q" * 300,
    options=OPTIONS,
    next_step="n" * 300,
    sensitivity=Sensitivity.ORDINARY,
    audience=frozenset(RoleGroup),
    opened_at=datetime(2027, 1, 1, tzinfo=UTC),
    closes_at=datetime(2027, 1, 8, tzinfo=UTC),
)
COUNTS = tuple(range(10, 20))
OUTCOME = Outcome(
    OutcomeKind.COUNTS, 725, COUNTS, poll=POLL, pools=tuple(PoolCounts((group,), 145, COUNTS) for group in RoleGroup)
)


EACH = tuple((group,) for group in RoleGroup)
MISSED = tuple(PoolDecision(pool, DecisionVerdict.NO_QUORUM) for pool in EACH)
DECISION = replace(
    POLL, kind=PollKind.DECISION, rule=DecisionRule(75, 50), options=OPTIONS[:3], ended_at=POLL.closes_at, apart=EACH
)
SCALE = replace(POLL, kind=PollKind.SCALE, options=scale_options("w" * 96, "w" * 96), ended_at=POLL.closes_at)
WRITTEN = replace(POLL, kind=PollKind.WRITTEN, options=(), ended_at=POLL.closes_at)
LONGEST = {  # the result of each kind with the most to say
    "single": OUTCOME,
    "multiple": replace(OUTCOME, poll=replace(POLL, kind=PollKind.MULTIPLE, most=10, ended_at=POLL.closes_at)),
    "blurred": replace(OUTCOME, kind=OutcomeKind.BLURRED, answers=None, pools=()),
    "scale": Outcome(
        OutcomeKind.COUNTS, 725, COUNTS[:5], tuple(PoolCounts(pool, 145, COUNTS[:5]) for pool in EACH), poll=SCALE
    ),
    "decision": Outcome(
        OutcomeKind.COUNTS,
        725,
        COUNTS[:3],
        tuple(PoolCounts(pool, 145, COUNTS[:3]) for pool in EACH),
        MISSED,
        poll=DECISION,
    ),
    "written": Outcome(OutcomeKind.WORDS, written=(WrittenAnswer("w" * 600),) * 500, poll=WRITTEN),
    "too few": Outcome(OutcomeKind.TOO_FEW, written=(WrittenAnswer("w" * 600, tuple(RoleGroup)),) * 9, poll=WRITTEN),
}


def said_of(outcome: Outcome, language: str) -> str:
    """Return what a result says, which fits and of which nothing is cut off."""
    _ = Texts(("en", "cy")).words(language)
    said: str = drawing.drawn(lambda words: result_cards.result(words, outcome), _).embed["description"]
    assert limits.length(said) <= limits.EMBED_DESCRIPTION
    assert said.endswith(shown_in(outcome.came_of_it, 300)) if outcome.came_of_it else not said.endswith("…")
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", LONGEST)
def test_the_longest_result_of_every_kind_names_every_answer_and_every_group(kind: str, language: str) -> None:
    outcome = replace(LONGEST[kind], came_of_it="m" * 300)
    said = said_of(outcome, language)
    assert all(option in said for option in outcome.poll.options)
    for pool in (*(one.pool for one in outcome.pools), *(one.pool for one in outcome.verdicts)):
        assert people.audience(Texts(("en", "cy")).words(language), pool) in said


@pytest.mark.parametrize(("words", "people_who_wrote"), [("w" * 600, 500), ("*" * 600, 40)])
def test_all_that_five_hundred_people_wrote_is_read_page_by_page_each_answer_once(
    words: str, people_who_wrote: int
) -> None:
    _ = Texts(("en", "cy")).words("cy")
    written = tuple(WrittenAnswer(f"{number}. {words}"[:600]) for number in range(people_who_wrote))
    outcome = Outcome(OutcomeKind.WORDS, written=written, poll=WRITTEN)
    read, at = list[str](), 0
    while at < people_who_wrote:
        page = drawing.drawn(lambda words, at=at: result_words.page(words, outcome, at), _)  # type: ignore[misc]
        assert limits.length(page.embed["description"]) <= limits.EMBED_DESCRIPTION
        assert not page.embed["description"].endswith("…")
        read += re.findall(r"^> (\d+)\\", page.embed["description"], re.MULTILINE)
        ways = [button["custom_id"] for row in page.rows for button in row["components"]]
        at = len(read)
        assert (ways[-1] == f"v1:read-all:{called(at)}.{POLL.id}") is (at < people_who_wrote)
    assert read == [str(number) for number in range(people_who_wrote)]


def test_who_turns_back_reads_what_stood_before() -> None:
    outcome = Outcome(OutcomeKind.WORDS, written=(WrittenAnswer("w" * 600),) * 20, poll=WRITTEN)
    second = result_words.page(Texts(("en", "cy")).words("en"), outcome, 3)
    ways = (Button(READ_ALL, "Go back", f"a.{POLL.id}"), Button(READ_ALL, "Go on", f"g.{POLL.id}"))
    assert second.rows == (ways,)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_longest_paper_and_card_read_whole(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    for draw in (cards.poll_card, cards.paper, cards.more, cards.extended, cards.closed):
        said = drawing.drawn(lambda words, draw=draw: draw(words, POLL), _).embed["description"]  # type: ignore[misc]
        assert not said.endswith("…"), draw


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("mark", ["w", "*", "👩‍👩‍👧"])
async def test_the_longest_form_reads_whole_and_so_does_what_is_read_back_of_it(language: str, mark: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    size = limits.length(mark)
    several = replace(
        POLL,
        kind=PollKind.MULTIPLE,
        most=10,
        question=mark * (300 // size),
        options=tuple(f"{n}" + mark * (99 // size) for n in range(10)),
    )
    above, boxes, below = read_form(forms.modal(answer_forms.several(_, several)).to_dict())[2]
    assert all(option["label"] for option in boxes["component"]["options"])
    assert not any(part["content"].endswith("…") for part in (above, below))
    written = WrittenDraft(replace(POLL, kind=PollKind.WRITTEN, options=()), mark * (600 // size))
    for card in (
        ReadBack(Alike(cards.sealed, (several,)), lambda words: cards.you_chose(words, several, range(10))),
        ReadBack(Alike(cards.sealed, (written.poll,)), lambda words: written_cards.you_wrote(words, written)),
        lambda words: written_cards.preview(words, written),
    ):
        assert not drawing.drawn(card, _).embed["description"].endswith("…")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_longest_screen_of_the_list_reads_whole_and_leads_to_each_vote(language: str) -> None:
    of_each = (ListedAs.OPEN, ListedAs.DRAFT, ListedAs.GROUP, *[ListedAs.ENDED] * 30)
    every = tuple(
        ListedPoll(PollId(f"{n:032x}"), "👩‍👩‍👧" * 37, listed_as, POLL.closes_at, OutcomeKind.VOID, is_owed=True)
        for n, listed_as in enumerate(of_each)
    )
    _ = Texts(("en", "cy")).words(language)
    found = set()
    for first in range(0, len(every), ON_SCREEN):
        card = listing_cards.overview(_, every, first)
        said = drawing.drawn(lambda words, first=first: listing_cards.overview(words, every, first), _)  # type: ignore[misc]
        assert not said.embed["description"].endswith("…")
        assert bool(card.small) is (first + ON_SCREEN < len(every)), "it says whether there are more"
        found |= {choice.value for row in card.rows if isinstance(row, Menu) for choice in row.choices}
    assert {one.id for one in every} <= found


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("mark", ["*", "_", "`", "👩‍👩‍👧"])
@pytest.mark.parametrize("kind", ["single", "multiple", "blurred", "decision"])
def test_no_count_is_ever_cut_off_whatever_the_answers_are_made_of(language: str, mark: str, kind: str) -> None:
    outcome = LONGEST[kind]
    poll = replace(
        outcome.poll,
        question=mark * (300 // limits.length(mark)),
        next_step=mark * (300 // limits.length(mark)),
        options=tuple(f"{n}" + mark * (99 // limits.length(mark)) for n in range(len(outcome.poll.options))),
    )
    said = said_of(replace(outcome, poll=poll, came_of_it=mark * 300), language)
    times = len(outcome.pools) * (2 if outcome.verdicts and language == "cy" else 1)  # beside the English
    for place, count in enumerate(outcome.counts or ()):
        assert len(re.findall(rf"^{place + 1}\. .*: \*\*(?:.*about )?{count}\*\*$", said, re.MULTILINE)) == 1
        assert len(re.findall(rf"(?<=[ (]){place + 1}: {count}(?= ·|\)|$)", said, re.MULTILINE)) == times
