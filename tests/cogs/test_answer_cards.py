"""Cards of answers: what is said after one's own, and that a long one is read to its end before it is posted."""

from dataclasses import replace
from functools import partial

from bot.domain.answering import AnswerPreview, AnswerReceipt, AnswerSheet, OwnAnswer, OwnNames, Peer
from bot.domain.contributions import BegunAnswer, BegunId, Behalf, GivenAnswer
from bot.domain.people import ChannelId, PersonId, RoleGroup
from bot.domain.preferences import Quote, ShownAs
from bot.domain.topics import Evidence
from bot.text import Words
from bot.text.catalogue import read_catalogue
from cogs.contributions import answering, form_cards, own_cards, post_cards, preview_cards, verbs
from cogs.contributions.parts import read_part
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Menu
from cogs.kit.drawing import drawn
from cogs.kit.forms import Choose, Says
from cogs.kit.verbs import ANSWER_TOPIC, MY_WORDS
from tests.services.answered import a_topic, an_answer
from tests.services.polling_place import GUILD, NOON

TOPIC = a_topic()
MINE, THEIRS = an_answer(TOPIC, PersonId(1), "b"), an_answer(TOPIC, PersonId(2), "c")


def pressed(card: Card) -> set[str]:
    return {one.verb for row in card.rows if isinstance(row, tuple) for one in row if isinstance(one, Button)}


def test_in_a_sensitive_question_nobody_meets_anothers_words_unasked() -> None:
    hard = replace(TOPIC, sensitive=True)
    ordinary = preview_cards.receipt(Words(), AnswerReceipt(TOPIC, MINE, Peer(TOPIC, THEIRS)))
    careful = preview_cards.receipt(Words(), AnswerReceipt(hard, MINE, Peer(hard, THEIRS)))
    assert "her tea" in ordinary.below
    assert verbs.PEER_SAME in pressed(ordinary)
    assert "her tea" not in careful.body + careful.below
    assert verbs.PEER in pressed(careful)
    assert verbs.PEER_SAME not in pressed(careful)


def test_a_long_answer_is_looked_over_message_by_message_and_nothing_of_it_is_cut() -> None:
    words = ("*" * 999, "_" * 999)  # each is twice as long once it is made harmless
    answer = GivenAnswer(1, words, "~" * 999, "|" * 999)
    begun = BegunAnswer(BegunId("d" * 32), GUILD, TOPIC.id, PersonId(1), answer, ShownAs.ROLE, Quote.NO, NOON)
    seen = AnswerPreview(TOPIC, begun, replace(MINE, answer=answer), OwnNames(), may_be_quoted=False, changes=False)
    found, part = "", 0
    for _ in range(4):
        card = preview_cards.preview(Words(), seen, part)
        assert str(
            drawn(partial(preview_cards.preview, seen=seen, part=part), Words(), guild=None).as_embed().description
        ).endswith("a day.")
        found += card.wrote
        (onward,) = [one for row in card.rows if isinstance(row, tuple) for one in row if one.verb == verbs.ANSWER_PART]
        part = read_part(onward.ref)[1]
        if part == 0:
            break
    assert [found.count(sign) for sign in "~|"] == [999, 999]
    assert found.count("\\_") == 999


def test_whoever_answers_whether_something_rings_true_reads_it_above_and_others_read_what_they_mean() -> None:
    topic = replace(TOPIC, words=replace(TOPIC.words, evidence=Evidence("Four in ten were never shown.", "A study")))
    says, chooses, *_boxes = form_cards.answer_form(Words(), AnswerSheet(topic)).fields
    assert isinstance(says, Says)
    assert "Four in ten were never shown." in says.words
    assert isinstance(chooses, Choose)
    assert chooses.label == "Does this ring true where you work?"
    assert post_cards.said(Words(), topic, MINE).startswith("Does this ring true? **Partly**")


def test_the_thanks_lead_to_where_the_answer_stands() -> None:
    receipt = preview_cards.receipt(Words(), AnswerReceipt(replace(TOPIC, thread=ChannelId(77)), MINE))
    assert "It stands here: <#77>" in receipt.body


def test_whoever_takes_words_back_or_posts_none_can_answer_again_as_long_as_that_is_possible() -> None:
    taken = OwnAnswer(TOPIC, MINE, is_open=True)
    assert ANSWER_TOPIC in pressed(own_cards.is_taken_back(Words(), taken))
    assert ANSWER_TOPIC not in pressed(own_cards.is_taken_back(Words(), replace(taken, is_open=False)))
    begun = BegunAnswer(BegunId("d" * 32), GUILD, TOPIC.id, PersonId(1), MINE.answer, ShownAs.ROLE, Quote.NO, NOON)
    seen = AnswerPreview(TOPIC, begun, MINE, OwnNames(), may_be_quoted=False, changes=False)
    assert ANSWER_TOPIC in pressed(preview_cards.dropped(Words(), seen))
    changed = preview_cards.dropped(Words(), replace(seen, changes=True))
    assert "What you posted before stays as it is." in changed.body
    assert MY_WORDS in pressed(changed)


def test_whoever_has_made_up_a_name_can_make_up_another_but_nobody_does_for_them() -> None:
    begun = BegunAnswer(BegunId("d" * 32), GUILD, TOPIC.id, PersonId(1), MINE.answer, ShownAs.ROLE, Quote.NO, NOON)
    seen = AnswerPreview(TOPIC, begun, MINE, OwnNames(made_up="Robin"), may_be_quoted=False, changes=False)
    typed = replace(seen, begun=replace(begun, behalf=Behalf(PersonId(1), RoleGroup.WORKER)))
    offered, by_phone = (preview_cards.preview(Words(), one).rows[0] for one in (seen, typed))
    assert isinstance(offered, Menu)
    assert isinstance(by_phone, Menu)
    assert [one.label for one in offered.choices][1:] == ["Shown as the made-up name", "Make up another name…"]
    assert preview_cards.MAKE_UP not in {one.value for one in by_phone.choices}


def test_every_ready_made_answer_can_be_chosen() -> None:
    assert set(map(str, range(limits.FORM_CHOICES - 1))) <= answering._TAPS


def test_anothers_words_stand_once_in_the_thanks_of_a_language_that_nobody_checked() -> None:
    draw = partial(preview_cards.receipt, done=AnswerReceipt(TOPIC, MINE, Peer(TOPIC, THEIRS)))
    said = str(drawn(draw, Words("cy", read_catalogue("cy"))).as_embed().description)
    assert said.count("her tea") == 1


def test_of_a_long_answer_the_rest_is_read_by_its_author_and_found_by_others() -> None:
    long = GivenAnswer(1, ("q " * 499, "x " * 499), "z " * 499)
    topic = replace(TOPIC, thread=ChannelId(77))
    mine = OwnAnswer(topic, replace(MINE, answer=long), is_open=True)
    read, part = "", 0
    while True:
        card = own_cards.own(Words(), mine, part)
        read += card.wrote
        (onward,) = [
            one for row in card.rows if isinstance(row, tuple) for one in row if one.verb == verbs.MY_WORD_PART
        ]
        part = read_part(onward.ref)[1]
        if not part:
            break
    assert [read.count(f"{sign} ") + read.count(f"{sign}\n") for sign in "qxz"] == [499] * 3
    peer = Peer(topic, replace(THEIRS, answer=long))
    for said in (
        preview_cards.peer_card(Words(), peer).wrote,
        preview_cards.receipt(Words(), AnswerReceipt(topic, MINE, peer)).below,
    ):
        assert "(1 of 2)" in said
        assert "The rest of it stands in <#77>" in said
    assert verbs.MY_WORD_PART not in pressed(own_cards.own(Words(), OwnAnswer(TOPIC, MINE, is_open=True)))
