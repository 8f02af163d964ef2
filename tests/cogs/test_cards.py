"""Cards as Discord takes them: the same as the library's own controls would be."""

import discord

from bot.text import Words
from cogs.kit import cards, drawing, limits
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.verbs import Verb

CARD = Card(
    title="A vote",
    body="Which one?",
    small="Anonymous",
    rows=(
        (Button(Verb("answer"), "Answer", "a1", Tone.MAIN), Button(Verb("gone"), "Throw away", tone=Tone.GRAVE)),
        Menu(
            Verb("choose"), "a1", "Choose", (Choice("0", "One", "the first"), Choice("1", "Two", chosen=True)), most=2
        ),
    ),
)


def as_sent(card: Card) -> drawing.Drawn:
    return drawing.drawn(lambda _: card, Words())


def by_the_library() -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Answer", custom_id="v1:answer:a1", style=discord.ButtonStyle.primary, row=0))
    view.add_item(discord.ui.Button(label="Throw away", custom_id="v1:gone:-", style=discord.ButtonStyle.danger, row=0))
    options = [
        discord.SelectOption(label="One", value="0", description="the first"),
        discord.SelectOption(label="Two", value="1", default=True),
    ]
    view.add_item(
        discord.ui.Select(custom_id="v1:choose:a1", placeholder="Choose", options=options, max_values=2, row=1)
    )
    return view


async def test_controls_are_drawn_as_the_library_would() -> None:
    theirs = by_the_library().to_components()
    for row in theirs:
        for control in row["components"]:
            control.pop("disabled")
            control.pop("required", None)
    assert as_sent(CARD).rows == theirs


async def test_the_library_sends_the_controls_and_keeps_nothing_of_them() -> None:
    drawn = as_sent(CARD)
    view = drawn.as_view()
    assert view is not None
    assert view.to_components() == drawn.rows
    assert view.is_finished()
    assert as_sent(Card("Thank you")).as_view() is None


def test_the_text_is_the_same_whichever_way_it_goes() -> None:
    drawn = as_sent(CARD)
    embed = drawn.as_embed()
    assert (embed.title, embed.description) == ("A vote", "Which one?\n\n-# Anonymous")
    theirs = dict(embed.to_dict())
    assert {key: theirs[key] for key in drawn.embed} == drawn.embed


def test_a_card_that_is_too_long_is_cut() -> None:
    long = as_sent(Card("t" * 999, "b" * 9999, rows=((Button(Verb("answer"), "l" * 99),),)))
    assert len(long.embed["title"]) == limits.EMBED_TITLE
    assert len(long.embed["description"]) == limits.EMBED_DESCRIPTION
    assert len(long.rows[0]["components"][0]["label"]) == limits.BUTTON_LABEL


def test_what_everybody_is_shown_alike_is_drawn_once_for_each_language() -> None:
    drawings: list[str] = []

    def about(_: Words, what: str) -> Card:
        drawings.append(what)
        return Card(title=what)

    english, again = Words(), Words()
    first = drawing.drawn(cards.Alike(about, ("tea",)), english)
    assert drawing.drawn(cards.Alike(about, ("tea",)), english) is first
    assert drawing.drawn(cards.Alike(about, ("cake",)), english).embed["title"] == "cake"
    assert drawing.drawn(cards.Alike(about, ("tea",)), again).embed["title"] == "tea"
    assert drawings == ["tea", "cake", "tea"]
