"""Gathers every sentence people may read out of the code, and lays it into the catalogues."""

import ast
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.text.catalogue import path_of

ROOT = Path(__file__).parents[2]
_REFUSALS = (
    "NotAllowed",
    "NotJoined",
    "NotFound",
    "NotReady",
    "MembershipUnknown",
    "TooLate",
    "TooFew",
    "TooMany",
    "Invalid",
)
KEYWORDS: Mapping[str, int] = {  # how many sentences each begins with
    **dict.fromkeys(("_", "label", "later", "Cap", *_REFUSALS), 1),
    "number": 2,
}
FOLDERS = ("bot", "cogs", "storage/personal")  # storage speaks to operators, in English, but names people's data
_STAGE = ROOT / "bot" / "rehearsal"
_WIDTH = 120
_NOBODY_FILLS = (
    b'"Report-Msgid',
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)


def sentences(*keywords: str) -> Catalog:
    """Gather every sentence, with the files it stands in; the stage speaks English only and is left out."""
    catalog = Catalog(domain="kitchen_table", fuzzy=False)
    for path in _files():
        for message in said_in(path.read_text("utf-8"), *keywords):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def said_in(code: str, *keywords: str) -> Iterator[str | tuple[str, ...]]:
    """Yield what a file says, in its order: from its syntax, as its tokens differ from one Python to another."""
    wanted = keywords or tuple(KEYWORDS)
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and _name_of(node) in wanted)
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        first = (one.value for one in call.args[: KEYWORDS[_name_of(call)]] if isinstance(one, ast.Constant))
        said = tuple(one for one in first if isinstance(one, str))
        if said:
            yield said if len(said) > 1 else said[0]


def update_catalogue(language: str) -> None:
    """Add new sentences to a catalogue, still without words, and take away those nobody says any more."""
    path = path_of(language)
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.update(sentences(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    written = BytesIO()
    write_po(written, catalog, width=_WIDTH, include_lineno=False)
    path.write_bytes(
        b"".join(line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(_NOBODY_FILLS))
    )


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        found = (path for path in (ROOT / folder).rglob("*.py") if _STAGE not in path.parents)
        yield from sorted(found, key=lambda path: (path.parent, path.name))


def _name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))
