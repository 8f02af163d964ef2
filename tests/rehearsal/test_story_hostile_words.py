"""Stories of words that somebody typed to trick or to fill: shown harmless, and whole, wherever they stand."""

import unicodedata

import pytest
import regex

from bot.rehearsal.person import screen
from bot.rehearsal.rest.server import Exchange
from cogs.kit import limits
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import CLOSED, WORDS, WORKERS, House, custom_id, label, told, words

FAMILY, FLAG, ASTRAL, STACKED = "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "𝒳", "z̧̃̈"
HOSTILE = {
    "everyone": "@everyone and @here",
    "person": "<@123456789012345678> <@!123456789012345678>",
    "role": "<@&123456789012345678>",
    "channel": "<#123456789012345678> <id:guide> </poll open:123456789012345678>",
    "emoji": "<:smile:123456789012345678> <a:wave:123456789012345678>",
    "timestamp": "<t:1767225600:R>",
    "bidi": "abc\u202edef\u2066ghi\u2069\u200f\u061c end",
    "address": "https://evil.example/x http://a.b discord.gg/abc HTTPS://LOUD.EXAMPLE",
    "masked": "[click](https://evil.example) [two\nlines](https://evil.example)",
    "zero width": "a\u200bb\ufeffc\u2060d\u00ade",
    "app_state": "**bold** _it_ `code` ||spoiler|| ~~gone~~ ```block``` \\*",
    "lines": "# big",
    "quote": ">>> quoted",
}
_LIVE = regex.compile(
    r"@everyone|@here|<@[!&]?\d|<#\d|<id:|</\w|<a?:\w+:\d|(?<!\\)\]\((?!\\)|(?i:https?)://|(?i)discord\.gg/"
    r"|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u2060\u00ad]"
)


@pytest.mark.parametrize("name", HOSTILE)
async def test_whatever_is_typed_pings_links_and_hides_nothing_wherever_it_is_shown(house: House, name: str) -> None:
    nasty = HOSTILE[name]
    flat = nasty.replace("\n", " ")
    typed = {"Question": flat + " ?", "Answers, one a line": f"{nasty}\nplain", "What happens with it": flat}
    before = len(house.stage.exchanges)
    bethan = await house.writes(typed)
    await bethan.presses("See it as a worker")
    await bethan.presses("Post it")
    card = await house.card()
    first = (await house.person("Amara").presses("Answer privately", on=card)).original
    assert first is not None
    choice = label(screen.selects(first)[0]) and screen.selects(first)[0]["options"][0]["label"]
    for person in WORKERS[:5]:
        await house.votes(person, choice, card=card)
    for button in ("More", "What is open"):
        await house.person("Amara").presses(button)
    await begins_vote(bethan)
    await bethan.fills(typed | {"Answers, one a line": nasty.replace("\n", " ")})
    house.passes(CLOSED)
    await bethan.sees("Closed: 5 answers")
    shown = [text for one in list(house.stage.exchanges)[before:] for text in _rendered(one)]
    assert any("?" in text for text in shown)
    for text in shown:
        assert not (found := _LIVE.search(text)), (found, text)


@pytest.mark.parametrize("text", [FAMILY, FLAG, ASTRAL, STACKED, "é", "w"], ids=ascii)
@pytest.mark.parametrize("over", [0, 1])
async def test_the_longest_words_fit_everywhere_and_one_more_is_refused(house: House, text: str, over: int) -> None:
    def filled(most: int) -> str:
        unit = unicodedata.normalize("NFC", text)
        whole = unit * (most // limits.length(unit))
        return whole + "w" * (most + over - limits.length(whole))

    bethan = house.person("Bethan")
    options = "\n".join(f"{n}{filled(99)}" for n in range(10))
    forms = {
        "Question": (300, "The question is too long"),
        "Answers, one a line": (1500, "One answer is too long"),
        "What happens with it": (300, "What happens next is too long"),
    }
    if not over:
        card = await house.opens_poll(
            {"Question": filled(300), "Answers, one a line": options, "What happens with it": filled(300)}
        )
        await house.person("Amara").presses("Answer privately", on=card)
        await bethan.runs("/me")
        return
    await begins_vote(bethan)
    for field, (most, why) in forms.items():
        value = options if most == 1500 else filled(most)
        if limits.length(value) > most:  # the phone stops them: it counts for itself
            continue
        asked = await bethan.fills(WORDS | {field: value})
        assert why in told(asked)
        await bethan.presses("Write it again", on=asked.original)


async def test_a_poll_with_the_longest_words_reads_whole_in_welsh_and_english(house: House) -> None:
    olwen, bethan = house.person("Olwen"), house.person("Bethan")
    await olwen.runs("/setup")
    await olwen.chooses("Language of this server", "Cymraeg")
    await begins_vote(bethan, language="cy")
    form = await bethan.opens()
    options = "\n".join(f"{n}" + "*" * 99 for n in range(10))
    labels = screen.form_labels(form.components)[:3]
    asked = await bethan.fills(dict(zip(labels, ("*" * 300, options, "_" * 300), strict=True)))
    assert asked.original is not None
    for pressed_on in [custom_id(asked.original, verb) for verb in ("draft-preview", "draft-post")]:
        pressed = house.asks(bethan, pressed_on, message=asked.original)
        await pressed.answered
        assert not pressed.failed
    card = await house.stage.person("Amara").sees("\\*" * 300)
    assert "…" not in words(card)
    assert "Anonymous" in words(card)
    paper = house.asks(house.person("Amara"), custom_id(card, "answer"), message=card)
    await paper.answered
    said = told(paper)
    assert all(f"{n + 1}. {n}" + "\\*" * 99 in said for n in range(10))


def _rendered(exchange: Exchange) -> list[str]:
    """Return every text of a request that Discord would read as its mark-up."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            found.extend(value[key] for key in ("content", "title", "description") if isinstance(value.get(key), str))
            for key, inner in value.items():
                if key != "image":  # what a picture shows is read out as it is
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    body = exchange.request
    if isinstance(body, dict):
        walk(body.get("embeds"))
        walk((body.get("data") or {}).get("embeds") if isinstance(body.get("data"), dict) else None)
    return found
