"""Finding somebody in files: in every shape that a number may have there, also inside archives."""

import struct
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bot.domain.hours import Hours, Pattern, Window
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import PersonId, RoleGroup
from bot.domain.preferences import Consent, ConsentGiven, Joining, Preferences, ShownAs
from bot.services import notes
from storage import consents, partners, preferences
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON


def settle_in(tx: Transaction, person: PersonId, called: str = "Robin") -> None:
    """Fill the tables that a partner can be in."""
    hours = Hours(Pattern.OWN, (Window(1, 600, 720), Window(3, 600, 720)))
    preferences.put_preferences(tx, Preferences(person, GUILD, NOON, hours, ShownAs.PSEUDONYM, pseudonym=called))
    preferences.put_joining(tx, Joining(person, GUILD, NOON, RoleGroup.WORKER))
    consents.give_consent(tx, GUILD, person, ConsentGiven(Consent.TAKE_PART, "1", NOON))
    partners.put_language(tx, GUILD, person, "cy")
    write_note(tx, person)


def write_note(tx: Transaction, person: PersonId) -> None:
    notes.write_to_person(
        tx, GUILD, person, PrivateLetter(LetterKind("test"), "0" * 32, NOON, NOON + timedelta(days=1))
    )


def traces(folder: Path, person: int, *words: str) -> list[str]:
    """Name every file in which the person, or these words, can still be found; also inside archives."""
    contents: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            contents[path.name] = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    contents |= {f"{path.name}/{name}": packed.read(name) for name in packed.namelist()}
    sought = [*forms_of(person), *(word.encode() for word in words)]
    return [name for name, content in contents.items() if any(form in content for form in sought)]


def forms_of(person: int) -> Iterator[bytes]:
    """Return every shape in which a number may lie in a file: written out, as bytes, as SQLite packs row numbers."""
    yield str(person).encode()
    yield f"{person:x}".encode()
    yield f"{person:X}".encode()
    yield struct.pack(">q", person)
    yield struct.pack("<q", person)
    yield varint(person)


def varint(number: int) -> bytes:
    """Pack a number as SQLite packs one in nine bytes: seven bits in each of eight, then eight."""
    return bytes(0x80 | (number >> shift) & 0x7F for shift in range(57, 7, -7)) + bytes([number & 0xFF])
