"""Putting together what is made: words and lines, from answers that were used, by several coordinators at once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import limits
from bot.domain.contributions import GivenAnswer
from bot.domain.output_drafts import PreparedLine, PreparedOutput, seen, seen_words
from bot.domain.outputs import LineId, Output, OutputState, OutputWords, PieceId
from bot.domain.people import RoleGroup
from bot.domain.preferences import Quote
from bot.domain.refusals import Invalid, NotFound, NotReady, TooLate, TooMany
from bot.domain.subjects import SubjectId
from bot.domain.topics import Topic
from bot.services import contributions as answering
from bot.services import outputs
from bot.services.mydata import erasing
from storage import contributions
from storage import outputs as kept
from storage.store import Transaction
from tests.services.outcomes import NOT_USED, USED, Answered, answered
from tests.services.polling_place import GUILD, NOON, OWNER

CARD = OutputWords("The pocket card", "For your pocket.")
TEA = "Mam stops wanting her tea long before she stops eating."


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


@pytest.fixture
async def topic(there: Answered) -> Topic:
    """Have two answers used, one of them not to be quoted, and a third not used."""
    topic = await there.asks()
    await there.answers(topic, 0, answer=GivenAnswer(0, (TEA, "")), quote=Quote.NO)
    await there.answers(topic, 1, answer=GivenAnswer(0, ("He sleeps by day.", "")), quote=Quote.YES)
    await there.answers(topic, 2, role_group=RoleGroup.MANAGER)
    await there.decides(topic, [(await there.of(topic, one)).id for one in (0, 1)], USED)
    await there.decides(topic, [(await there.of(topic, 2)).id], NOT_USED)
    return await there.closes(topic)


@pytest.fixture
async def card(there: Answered) -> Output:
    return await there.run(outputs.draft_output, OWNER, CARD, now=NOON)


async def panel(there: Answered, card: Output) -> PreparedOutput:
    return await there.run(outputs.prepared_output, OWNER, card.id)


async def line_of(there: Answered, card: Output, topic: Topic, *people: int) -> PreparedLine:
    """Begin a line from what these people answered."""
    chosen = [PieceId((await there.of(topic, one)).id) for one in people]
    return await there.run(outputs.choose_pieces, OWNER, card.id, chosen)


async def write(there: Answered, line: LineId, words: str, *, before: str = "") -> PreparedLine:
    return await there.run(outputs.change_line, OWNER, line, words, seen_before=seen(before))


async def lines(there: Answered, card: Output) -> list[tuple[int, str]]:
    return [(one.number, one.words) for one in (await panel(there, card)).lines]


async def test_a_line_is_made_of_answers_to_one_question_and_then_of_more_and_put_into_words(
    there: Answered, topic: Topic, card: Output
) -> None:
    source = SubjectId(topic.id)
    offered = await there.run(outputs.sources_here, OWNER, card.id)
    assert [one.title for one in offered.sources] == [topic.words.question]
    begun = await line_of(there, card, topic, 0, 2)
    assert [one.words for one in begun.pieces] == [TEA], "what is not used goes into no line"
    assert (begun.line.words, begun.line.number, begun.of) == ("", 1, 1)
    more = await there.run(outputs.used_answers, OWNER, begun.line.id, source)
    assert (more.about, len(more.pieces)) == (str(begun.line.id), 2)
    assert more.in_lines == {begun.pieces[0].id}
    both = await there.run(outputs.choose_pieces, OWNER, more.about, [PieceId(one.id) for one in more.pieces])
    assert (both.line.id, len(both.pieces), both.of) == (begun.line.id, 2, 1)
    written = await write(there, begun.line.id, " Offer\ntea first. ")
    assert (written.line.words, written.unquotable) == ("Offer tea first.", False)
    assert await there.run(kept.sources_of, card.id) == (source,)
    await there.run(outputs.remove_line, OWNER, begun.line.id, seen_before=seen("Offer tea first."))
    assert (await there.run(kept.sources_of, card.id), await lines(there, card)) == ((), [])


async def test_lines_move_one_place_and_close_up_where_one_is_taken_out(there: Answered, card: Output) -> None:
    first, second, third = [
        (await there.run(outputs.add_line, OWNER, card.id, words)).line.id for words in ("Tea.", "Sleep.", "Walk.")
    ]
    await there.run(outputs.move_line, OWNER, third, up=True)
    await there.run(outputs.move_line, OWNER, first, up=True)
    moved = await there.run(outputs.move_line, OWNER, second, up=False)
    assert (moved.line.number, await lines(there, card)) == (3, [(1, "Tea."), (2, "Walk."), (3, "Sleep.")])
    await there.run(outputs.remove_line, OWNER, first, seen_before=seen("Tea."))
    assert await lines(there, card) == [(1, "Walk."), (2, "Sleep.")]


async def test_a_line_that_repeats_whoever_does_not_wish_to_be_quoted_is_refused_whatever_it_is_made_of(
    there: Answered, topic: Topic, card: Output
) -> None:
    quotes = "Remember: “stops wanting her tea long before”."
    begun = await line_of(there, card, topic, 1)
    for attempt in (
        write(there, begun.line.id, quotes),
        there.run(outputs.add_line, OWNER, card.id, quotes),
        there.run(outputs.draft_output, OWNER, OutputWords("Tea", quotes), now=NOON),
        there.run(outputs.reword_output, OWNER, card.id, OutputWords(quotes), seen=seen_words(CARD)),
    ):
        with pytest.raises(Invalid, match="does not wish to be quoted") as refusal:
            await attempt
        assert refusal.value.values["theirs"] == "stops wanting her tea long before"
    assert await lines(there, card) == [(1, "")]
    await write(there, begun.line.id, "He sleeps by day. Offer tea first.")


async def test_nobody_is_quoted_either_whose_answer_was_not_used_or_is_to_a_question_that_is_open(
    there: Answered, topic: Topic, card: Output
) -> None:
    words = ("Nobody rings the family after midnight", "Ask what music he likes best")
    await there.answers(topic_b := await there.asks("b"), 3, answer=GivenAnswer(0, (words[0], "")), quote=Quote.NO)
    await there.answers(topic_b, 0, answer=GivenAnswer(0, ("Tea.", words[1])), quote=Quote.IN_OTHER_WORDS)
    for one in words:
        with pytest.raises(Invalid, match="does not wish to be quoted"):
            await there.run(outputs.add_line, OWNER, card.id, one)


@pytest.mark.parametrize("way", ["taken back", "erased"])
async def test_a_line_that_repeats_an_answer_that_was_taken_back_is_marked_and_cannot_say_it_again(
    there: Answered, topic: Topic, card: Output, way: str
) -> None:
    words = "He sleeps best by day with the window open."
    await there.answers(other := await there.asks("b"), 3, answer=GivenAnswer(0, (words, "")), quote=Quote.YES)
    line = (await there.run(outputs.add_line, OWNER, card.id, words)).line.id
    plain = (await there.run(outputs.add_line, OWNER, card.id, "He sleeps best by day.")).line.id
    shown = await there.run(outputs.preview_output, OWNER, card.id, now=NOON)
    me = there.place.actor(3)
    if way == "erased":
        await there.run(erasing.erase_person, me, now=NOON)
    else:
        await there.run(answering.take_back, me, (await there.of(other, 3)).id, now=NOON)
    assert (await panel(there, card)).unquotable == {line}
    with pytest.raises(NotReady, match="does not wish to be quoted"):
        await there.run(outputs.publish_output, OWNER, card.id, seen_before=shown.seen, now=NOON)
    with pytest.raises(Invalid, match="does not wish to be quoted"):
        await write(there, line, f"{words[:-1]}!", before=words)
    await write(there, line, "By day, with fresh air.", before=words)
    assert (await panel(there, card)).unquotable == frozenset()
    assert [one.id for one in (await panel(there, card)).lines] == [line, plain]


async def takes_back_their_yes(there: Answered, who: int) -> None:
    def unquote(tx: Transaction) -> None:
        for unquoted in tx.nouns.unquoted:
            unquoted(tx, GUILD, there.place.asked[who], now=NOON)

    await there.run(unquote)


async def test_a_line_is_marked_and_not_published_once_its_author_wishes_not_to_be_quoted_any_more(
    there: Answered, topic: Topic, card: Output
) -> None:
    words = "Sleeping by day while he sleeps"
    await there.answers(other := await there.asks("b"), 3, answer=GivenAnswer(0, (words, "")), quote=Quote.YES)
    await there.decides(other, [(await there.of(other, 3)).id], USED)
    other = await there.closes(other)
    begun = await line_of(there, card, other, 3)
    await write(there, begun.line.id, words)
    assert not (await panel(there, card)).unquotable
    own = (await there.run(outputs.draft_output, OWNER, CARD, now=NOON)).id
    await there.run(outputs.add_line, OWNER, own, words)
    await takes_back_their_yes(there, 3)
    assert (await panel(there, card)).unquotable == {begun.line.id}
    assert (await there.run(outputs.prepared_line, OWNER, begun.line.id)).unquotable
    shown = await there.run(outputs.preview_output, OWNER, own, now=NOON)
    with pytest.raises(NotReady, match="A line repeats somebody who does not wish to be quoted"):
        await there.run(outputs.publish_output, OWNER, own, seen_before=shown.seen, now=NOON)


async def test_whoever_publishes_is_told_that_it_is_the_title_which_repeats_somebody(
    there: Answered, topic: Topic
) -> None:
    words = "Sleeping by day while he sleeps"
    await there.answers(await there.asks("b"), 3, answer=GivenAnswer(0, (words, "")), quote=Quote.YES)
    own = (await there.run(outputs.draft_output, OWNER, OutputWords(words), now=NOON)).id
    await there.run(outputs.add_line, OWNER, own, "Offer tea first.")
    await takes_back_their_yes(there, 3)
    shown = await there.run(outputs.preview_output, OWNER, own, now=NOON)
    with pytest.raises(NotReady, match="Its title or what it is repeats somebody"):
        await there.run(outputs.publish_output, OWNER, own, seen_before=shown.seen, now=NOON)


async def test_of_two_coordinators_the_second_is_told_that_the_first_has_changed_it(
    there: Answered, card: Output
) -> None:
    line = (await there.run(outputs.add_line, OWNER, card.id, "Tea.")).line
    await write(there, line.id, "Offer tea.", before="Tea.")
    with pytest.raises(TooLate, match="changed this line"):
        await write(there, line.id, "Tea and cake.", before="Tea.")
    with pytest.raises(TooLate, match="changed this line"):
        await there.run(outputs.remove_line, OWNER, line.id, seen_before=seen("Tea."))
    assert await lines(there, card) == [(1, "Offer tea.")]
    other = OutputWords("The card", link="https://example.org/card")
    changed = await there.run(outputs.reword_output, OWNER, card.id, other, seen=seen_words(CARD))
    with pytest.raises(TooLate, match="changed these words"):
        await there.run(outputs.reword_output, OWNER, card.id, CARD, seen=seen_words(CARD))
    assert (await panel(there, card)).output == changed


async def test_what_is_worked_on_is_told_from_what_everybody_sees(there: Answered, card: Output) -> None:
    line = (await there.run(outputs.add_line, OWNER, card.id, "Tea.")).line
    published = replace(card, state=OutputState.PUBLISHED, edition=1, published_at=NOON)

    def publish(tx: Transaction) -> None:
        kept.keep_output(tx, published)
        kept.keep_edition(tx, published, kept.lines_of(tx, card.id))

    await there.run(publish)
    assert not (await panel(there, card)).has_news
    await there.run(outputs.add_line, OWNER, card.id, "Sleep.")
    assert (await panel(there, card)).has_news
    edition = await there.run(kept.edition_of, card.id)
    assert edition is not None
    assert [one.id for one in edition.lines] == [line.id]
    with pytest.raises(TooLate, match="withdraw it"):
        await there.run(outputs.throw_away_output, OWNER, card.id)


async def test_a_draft_is_thrown_away_once_and_nothing_can_be_done_about_it_after_that(
    there: Answered, topic: Topic, card: Output
) -> None:
    line = (await line_of(there, card, topic, 0)).line
    for _ in range(2):
        await there.run(outputs.throw_away_output, OWNER, card.id)
    assert await there.run(outputs.outputs_of, OWNER) == ()
    for attempt in (
        panel(there, card),
        write(there, line.id, "Tea."),
        line_of(there, card, topic, 0),
        there.run(outputs.used_answers, OWNER, card.id, SubjectId(topic.id)),
        there.run(outputs.reword_output, OWNER, card.id, CARD, seen=seen_words(CARD)),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_what_was_withdrawn_or_is_asked_about_is_not_thrown_away_or_changed(
    there: Answered, card: Output
) -> None:
    asking = replace(card, state=OutputState.ASKING, asked_at=NOON, asked_until=NOON)
    await there.run(kept.keep_output, asking)
    with pytest.raises(TooLate, match="being asked"):
        await there.run(outputs.throw_away_output, OWNER, card.id)
    await there.run(outputs.add_line, OWNER, card.id, "Tea.")
    await there.run(kept.keep_output, replace(card, state=OutputState.WITHDRAWN))
    with pytest.raises(TooLate, match="withdrawn"):
        await there.run(outputs.add_line, OWNER, card.id, "Tea.")


async def test_answers_that_were_taken_back_meanwhile_are_not_chosen(
    there: Answered, topic: Topic, card: Output
) -> None:
    mine = await there.of(topic, 0)
    line = (await line_of(there, card, topic, 0, 1)).line
    await there.run(contributions.remove, mine.id)
    found = await there.run(outputs.prepared_line, OWNER, line.id)
    assert [one.words for one in found.pieces] == ["He sleeps by day."]
    with pytest.raises(NotFound, match="not here any more"):
        await there.run(outputs.choose_pieces, OWNER, card.id, [PieceId(mine.id)])
    with pytest.raises(NotFound, match="choose another"):
        await there.run(outputs.used_answers, OWNER, card.id, SubjectId("f" * 32))


async def test_there_are_as_many_drafts_and_lines_as_anybody_needs(there: Answered, card: Output) -> None:
    for _ in range(limits.OUTPUT_LINES.most):
        await there.run(outputs.add_line, OWNER, card.id, "Tea.")
    with pytest.raises(TooMany):
        await there.run(outputs.add_line, OWNER, card.id, "Tea.")
    for _ in range(limits.OUTPUT_DRAFTS.most - 1):
        await there.run(outputs.draft_output, OWNER, CARD, now=NOON)
    with pytest.raises(TooMany):
        await there.run(outputs.draft_output, OWNER, CARD, now=NOON)
