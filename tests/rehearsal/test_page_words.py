"""Discord's markdown, as the page reads it."""

import pytest

from bot.rehearsal.stage import Stage
from tests.rehearsal.browser import Phone

pytestmark = pytest.mark.browser

# What is written, and the shape that is shown: names of elements with what stands in them.
CASES = {
    "**bold** *italic* _too_ __under__ ~~gone~~": "p(strong(bold) em(italic) em(too) u(under) s(gone))",
    "***both***": "p(strong(em(both)))",
    "snake_case_word stays": "p(snake_case_word stays)",
    "2 * 3 * 4": "p(2 * 3 * 4)",
    r"\*plain\* and \_so\_": "p(*plain* and _so_)",
    "`**code**`": "p(code(**code**))",
    "``a ` b``": "p(code(a ` b))",
    "```py\nx = 1\n```after": "pre(code(x = 1))p(after)",
    "# One\n## Two\n### Three\n#Not": "p(One)p(Two)p(Three)p(#Not)",
    "-# small print": "p(small print)",
    "> said\n> twice\nafter": "blockquote(p(saidbr()twice))p(after)",
    ">>> all\nof it": "blockquote(p(allbr()of it))",
    "- a\n- b\n  - c\n- d": "ul(li(a)li(bul(li(c)))li(d))",
    "1. a\n2. b": "ol(li(a)li(b))",
    "- 1\n2. two": "ul(li(1))ol(li(two))",
    "a\nb": "p(abr()b)",
    "[tea](https://a.example/x_(y))": "p(a(tea))",
    "[tea](javascript:x)": "p([tea](javascript:x))",
    "see https://a.example/x.": "p(see a(https://a.example/x).)",
    "<https://a.example>": "p(a(https://a.example))",
    "||cake||": "p(button(span(cake)))",
    "<@7> <@!7> <@8> <@&9>": "p(span(@Ada) span(@Ada) span(@?) span(@worker))",
    "<#5> </poll open:1>": "p(span(#notices) span(/poll open))",
    "@everyone <:tea:123>": "p(span(@everyone) :tea:)",
    "<t:0:D> <t:0:t>": "p(time(1 January 1970) time(01:00))",
    "<t:1772395200:F>": "p(time(Sunday, 1 March 2026 at 20:00))",
    "<t:1782828000:t>": "p(time(15:00))",
    "<b>text</b> &amp;": "p(<b>text</b> &amp;)",
}

READ = """async (text) => {
  const { markdown } = await import("/page/markdown.js");
  const names = {
    zone: "Europe/London", me: "7", go: null,
    person: (id) => (id === "7" ? "Ada" : "?"), role: () => "worker", channel: () => "notices",
  };
  const inside = (node) => [...node.childNodes].map(shape).join("");
  const shape = (node) => node.nodeType === 3 ? node.data : `${node.localName}(${inside(node)})`;
  return inside(markdown(text, names));
}"""


@pytest.fixture
def stage(empty_stage: Stage) -> Stage:
    return empty_stage


async def test_markdown_is_read_as_discord_reads_it(hand: Phone) -> None:
    shown = {text: await hand.page.evaluate(READ, text) for text in CASES}
    assert shown == CASES


async def test_long_tangles_are_read_quickly(hand: Phone) -> None:
    tangles = [
        sign * (4000 // len(sign))
        for sign in ("*", "_", "`", "~~", "||", "[", "> ", "**_", "[a](", "- ", "<@", "\\\\", "*a _b ")
    ]
    for tangle in tangles:
        took = await hand.page.evaluate(
            f"async (text) => {{ const t = performance.now(); await ({READ})(text); return performance.now() - t; }}",
            tangle,
        )
        assert took < 1000, tangle[:8]
