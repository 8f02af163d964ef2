"""Every card there is, drawn with made-up records: at most sixty words, in short sentences. A new one is found here."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import ModuleType
from typing import Any

import pytest

import cogs
from bot.text import Words
from bot.text.catalogue import read_catalogue
from cogs.kit.cards import Card
from cogs.kit.drawing import drawn
from tests.text.samples import NoSample, variations
from tests.text.test_house_style import LONGEST, split, words_in

WELSH = Words("cy", read_catalogue("cy"))
MOST_WORDS = 60
GIVEN_WHOLE = {
    "cogs.polls.secrecy_cards.how_private": 80,  # a promise is not made shorter than it is
    "cogs.polls.preview_cards.how_private": 80,
    # a decision names its groups and its rule, and with them may stand who agreed to it and who suggested it
    "cogs.polls.cards.poll_card": 65,
    "cogs.polls.preview_cards.public": 65,
    "cogs.contributions.own_cards.my_words": 75,  # a list: of each the question, and how far it has come
    "cogs.contributions.anonymous.cards.preview": 65,  # a promise, and what may break it, beside what somebody wrote
    "cogs.topics.unnamed_cards.how_private": 80,
    "cogs.polls.listing_cards.one": 120,  # of a vote that has ended, its result
    # a result names each group with its numbers, four role groups as one; a decision its rule, and who is invited
    "cogs.polls.result_cards.result": 120,
    "cogs.polls.result_cards.shown_late": 120,
    "cogs.decisions.cards.one": 120,  # a record holds all that was decided, and all that was added to it
}
_MARKUP = re.compile(r"<t:\d+(:\w)?>")


def functions_that_draw(thing: type) -> Iterator[tuple[str, Callable[..., Any], dict[str, Any]]]:
    """Find every public function in the features that draws such a thing, a card, say, in somebody's words."""
    records: set[int] = set()
    for found in pkgutil.walk_packages(cogs.__path__, "cogs."):
        for name, draw in _public(importlib.import_module(found.name), records):
            hints = typing.get_type_hints(draw)
            if hints.pop("return", None) is thing and Words in hints.values():
                yield f"{found.name}.{name}", draw, {key: kind for key, kind in hints.items() if kind is not Words}


def _public(module: ModuleType, records: set[int]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the public functions of a module, and the methods of records that stand in it and were not met before."""
    for name, one in vars(module).items():
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
            yield name, one
        elif dataclasses.is_dataclass(one) and not isinstance(one, type) and id(one) not in records:
            records.add(id(one))
            methods = inspect.getmembers(one, inspect.ismethod)
            yield from ((f"{name}.{method}", draw) for method, draw in methods if not method.startswith("_"))


EVERY = tuple(functions_that_draw(Card))
NEVER: Mapping[str, Callable[..., bool]] = {  # arguments that do not go together: no caller gives a card these
    "cogs.contributions.preview_cards.preview": lambda seen, part: seen.post.is_anonymous,
    "cogs.advisory.table_cards.agenda": lambda found, drafts: not drafts,
    "cogs.me.when_cards.own_from": lambda days: not days,
    "cogs.me.when_cards.own_until": lambda days, starts: not days,
    "cogs.mydata.cards.page": lambda found, number: number >= len(found),
    "cogs.mydata.request_cards.requests": lambda found, counts: not counts,
    "cogs.notes.cards.open_now": lambda those, drawn_by, page: those and not drawn_by,
    "cogs.reminders.letters.told": lambda it, drawn_by: not drawn_by,
    "cogs.reminders.own_cards.kept": lambda known, subject, drawn_by, now: not drawn_by,
    "cogs.reminders.own_cards.planned": lambda subject, one, drawn_by, now: not drawn_by,
    "cogs.sessions.draft_cards.preview": lambda prepared, on_show, group: on_show.twin,
    "cogs.reminders.own_cards.coming": lambda every, drawn_by, now, first: not drawn_by,
}


def told(card: Card) -> str:
    """Return what the card says, without mark-up; a moment counts as the four words that people see."""
    text = f"{card.title}\n{card.wrote}\n{card.body}\n{card.small}\n{card.below}"
    return re.sub(r"<@!?\d+>", "", _MARKUP.sub("Sunday 1 March, 20:00", text))


def given(name: str, kinds: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield made-up arguments; whatever kind of thing cannot be made up yet is named by the failure."""
    never = NEVER.get(name)
    return (one for one in variations(kinds) if never is None or not never(**one))


def test_there_are_cards_to_draw() -> None:
    assert len(EVERY) > 60


@pytest.mark.parametrize("name", NEVER)
def test_only_what_would_be_made_up_is_left_out(name: str) -> None:
    kinds = next(kinds for known, _, kinds in EVERY if known == name)
    assert len(list(given(name, kinds))) < len(list(variations(kinds)))


@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_a_card_says_one_thing_in_few_words(name: str, draw: Callable[..., Card], kinds: dict[str, Any]) -> None:
    every = [told(draw(Words(), **arguments)) for arguments in given(name, kinds)]
    assert every, "nothing is left to draw it with"
    longest = max(every, key=words_in)
    assert words_in(longest) <= GIVEN_WHOLE.get(name, MOST_WORDS), f"{words_in(longest)} words: {longest}"
    assert [part for text in every for part in split(text) if words_in(part) > LONGEST] == []


@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_what_somebody_wrote_is_quoted_once_beside_an_unchecked_language(
    name: str, draw: Callable[..., Card], kinds: dict[str, Any]
) -> None:
    for arguments in given(name, kinds):
        said = str(drawn(partial(draw, **arguments), WELSH).as_embed().description).splitlines()
        quoted = [line for line in said if line.startswith("> ") and "Amara" in line]
        english = str(drawn(partial(draw, **arguments), Words()).as_embed().description).splitlines()
        assert len(quoted) <= sum(line in quoted for line in english), f"said twice: {quoted}"


@pytest.mark.parametrize(
    ("draw", "kinds", "noticed"),
    [
        (lambda _, number: Card(title=str(6 // number)), {"number": int}, ZeroDivisionError),
        (lambda _, thing: Card(title=str(thing)), {"thing": object}, NoSample),
        (lambda _, name: Card(title=f"{name} " * MOST_WORDS, body="one more"), {"name": str}, AssertionError),
    ],
    ids=["one record breaks it", "it takes what cannot be made up", "it says too much"],
)
def test_a_broken_card_is_noticed(draw: Callable[..., Card], kinds: dict[str, Any], noticed: type[Exception]) -> None:
    with pytest.raises(noticed):
        test_a_card_says_one_thing_in_few_words("broken", draw, kinds)
