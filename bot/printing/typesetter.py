"""Sets one page, or tries characters, in a process of its own that knows nothing of the bot: see `typesetting.py`."""

import json
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

import regex
import typst

MISSING: Final = 3  # what it ends with where no font has a character
_NO_LETTERS: Final = regex.compile(r"[\p{Co}\p{Cn}\p{Cs}\p{Cc}\ufffd--\n]", regex.V1)  # fonts draw what nobody meant
_JOINED: Final = regex.compile(r"\p{Extended_Pictographic}[^\u200d]?+[^\u200d]?+\u200d")  # of which half is drawn
_GRAPHEME: Final = regex.compile(r"\X")
_TRIED: Final = b"""
#set document(title: "-")
#set text(font: "Noto Sans")
#for one in json(bytes(sys.inputs.told)) [#par(one)]
"""
_FONTS: Final = typst.Fonts(include_system_fonts=False, font_paths=[str(files("manimgx_fonts"))])


def main() -> int:
    """Do what is asked on standard input, and answer on standard output."""
    asked = json.load(sys.stdin)
    if "texts" in asked:
        sys.stdout.buffer.write(json.dumps(list(unprintable(asked["texts"]))).encode())
        return 0
    set_page = _set_page(asked)
    sys.stdout.buffer.write(set_page or b"")
    return MISSING if set_page is None else 0


def unprintable(texts: Sequence[str]) -> Iterator[str]:
    """Yield the characters that no font here has, as readers see them, each once, in their order."""
    seen = dict.fromkeys(one for text in texts for one in _GRAPHEME.findall(text))
    asked = tuple(one for one in seen if not (one.isascii() and one.isprintable()) and not one.isspace())
    never = {one for one in asked if _NO_LETTERS.search(one) or _JOINED.search(one)}
    missing = never | set(_missing([one for one in asked if one not in never]))
    return (one for one in asked if one in missing)


def _set_page(asked: dict[str, Any]) -> bytes | None:
    """Return the page: None where a character of it is in no font, unless it goes without those."""
    if asked.get("leaves_out"):
        missing = tuple(unprintable(list(_texts_in(asked["told"]))))
        asked = {**asked, "told": _without(asked["told"], missing)}
    if any(_NO_LETTERS.search(text) or _JOINED.search(text) for text in _texts_in(asked["told"])):
        return None
    page, inputs = asked["page"].encode(), {"told": json.dumps(asked["told"]), **asked["given"]}
    return _as_pdf(page, inputs) if asked["kind"] == "pdf" else _as_png(page, inputs, asked["sharp"])


def _texts_in(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _texts_in(one)


def _without(told: Any, characters: Sequence[str]) -> Any:
    if isinstance(told, dict):
        return {key: _without(one, characters) for key, one in told.items()}
    if isinstance(told, list):
        return [_without(one, characters) for one in told]
    if not isinstance(told, str) or not any(one in told for one in characters):
        return told
    return " ".join("".join(one for one in _GRAPHEME.findall(told) if one not in characters).split())


def _missing(characters: Sequence[str]) -> Iterator[str]:
    """Yield those of these that cannot be printed: found by halves, as a page is refused for the first that cannot."""
    if not characters or _as_pdf(_TRIED, {"told": json.dumps(characters)}):
        return
    if len(characters) == 1:
        yield from characters
        return
    half = len(characters) // 2
    yield from _missing(characters[:half])
    yield from _missing(characters[half:])


def _as_pdf(page: bytes, inputs: dict[str, str]) -> bytes | None:
    try:
        return typst.compile(
            page,
            format="pdf",
            sys_inputs=inputs,
            font_paths=_FONTS,
            ignore_system_fonts=True,
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        if "could not be displayed" in error.message:
            return None
        raise


def _as_png(page: bytes, inputs: dict[str, str], sharp: int) -> bytes:
    return typst.compile(page, format="png", ppi=sharp, sys_inputs=inputs, font_paths=_FONTS, ignore_system_fonts=True)


if __name__ == "__main__":
    sys.exit(main())
