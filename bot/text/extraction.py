"""Gathers every sentence people may read out of the code, and lays it into the catalogues."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.text.catalogue import path_of

ROOT = Path(__file__).parents[2]
_REFUSALS = ("NotAllowed", "NotFound", "NotReady", "TooLate", "TooFew", "Invalid")
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "label", "later", *_REFUSALS)),
    "number": (1, 2),
}
FOLDERS = {  # what storage says is for operators, in English, but for what it says people's data are called
    "bot": [("rehearsal/**", "ignore"), ("**.py", "python")],
    "cogs": [("**.py", "python")],
    "storage/personal": [("**.py", "python")],
}
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
    for place, message in _found({name: KEYWORDS[name] for name in keywords or KEYWORDS}):
        catalog.add(message, locations=[(place, 0)])
    return catalog


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


def _found(keywords: Mapping[str, tuple[int, ...] | None]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder, method in FOLDERS.items():
        for name, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, method_map=method, keywords=keywords, strip_comment_tags=True
        ):
            yield f"{folder}/{name}", message
