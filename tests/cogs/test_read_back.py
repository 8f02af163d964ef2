"""What is read back of somebody's answer stands on a card that is kept for everybody, and is kept nowhere itself."""

import gc
import json
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

import pytest

from bot.domain.polls import PollId
from bot.text import Texts, Words
from cogs.kit import drawing
from cogs.kit.cards import Alike, CardIn, ReadBack
from cogs.kit.drawing import Drawn
from cogs.kit.fast_callback import FastCallback, _answer
from cogs.polls import cards
from tests.domain.votes import a_vote

POLL = a_vote(options=3)
ANSWERS = ("plain", 'with "marks" and a \\', "Sgwrs \N{SMILING FACE WITH OPEN MOUTH}", r"\u0000", "long " * 2000)


def read_back(said: str) -> CardIn:
    return ReadBack(Alike(cards.sealed, (POLL,)), lambda _: said)


def in_each_language() -> Iterator[Words]:
    texts = Texts(("en", "cy"))
    return (texts.words(language) for language in ("en", "cy"))


@pytest.mark.parametrize("said", ANSWERS)
def test_it_reads_as_the_whole_card_drawn_anew_would(said: str) -> None:
    card = read_back(said)
    for _ in in_each_language():
        quick, whole = drawing.drawn(card, _), drawing.drawn(partial(card), _)
        assert (quick.embed, quick.rows) == (whole.embed, whole.rows)


@pytest.mark.parametrize("said", ANSWERS)
def test_it_is_sent_as_the_whole_card_would_be(said: str) -> None:
    callback = FastCallback("", lambda _: None)
    for _ in in_each_language():
        drawn = drawing.drawn(read_back(said), _)
        for in_place in (True, False):
            sent = json.loads(callback._packed(drawn, in_place=in_place))
            assert sent == _answer(drawn, in_place=in_place)


def test_nothing_that_is_kept_of_it_tells_what_was_chosen() -> None:
    callback, _ = FastCallback("", lambda _: None), Words()
    poll = a_vote(options=4, id=PollId("f" * 32))

    def answered(place: int) -> None:
        card = ReadBack(Alike(cards.sealed, (poll,)), lambda _: cards.you_chose(_, poll, {place}))
        callback._packed(drawing.drawn(card, _), in_place=True)

    answered(0)
    kept = what_is_kept(callback)
    for place in (3, 1, 0, 2):
        answered(place)
        assert what_is_kept(callback) == kept


def what_is_kept(callback: FastCallback) -> tuple[Any, ...]:
    """Return how often each cache was filled, which cards are packed, and every drawn card there is."""
    gc.collect()
    drawn = sorted(json.dumps(one.embed) for one in gc.get_objects() if isinstance(one, Drawn))
    caches = [one for one in gc.get_objects() if isinstance(one, _CACHE)]
    return sorted(one.cache_info().misses for one in caches), list(callback._kept.values()), drawn


_CACHE = type(lru_cache(lambda: None))
