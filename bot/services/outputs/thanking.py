"""Thanking those whose words stand in what was made: once for each line, two weeks after they heard what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.outputs import (
    THANKED_AFTER,
    LineId,
    Output,
    OutputId,
    OutputState,
    PieceInLine,
    ThankedLine,
    ThankYou,
)
from bot.domain.people import NOBODY, GuildId, PersonId
from bot.domain.sources import Piece
from bot.services.notes import key_to, write_to_person
from bot.services.outputs.pieces import piece_of
from storage import letters, outputs
from storage.partners import partner
from storage.preferences import preferences_of
from storage.store import Transaction

THANK_YOU: Final = LetterKind("thank_you", ends_on_leaving=True)
_WORTH_THANKING: Final = timedelta(days=60)


def thank_writers(tx: Transaction, output: Output, *, now: datetime) -> None:
    """Have everybody thanked whose words stand in the edition that is published now, and who was not thanked for it.

    Who votes, and who says what of a session, is asked nowhere here; nor is which way somebody's words came.
    """
    for author, theirs in _to_thank(tx, output).items():
        told = [one.told_from + THANKED_AFTER if one.told_from else now + THANKED_AFTER for _, one in theirs]
        not_before = max(now, *told)
        for place, _ in theirs:
            outputs.thank_in(tx, place, output.edition)
        letter = PrivateLetter(THANK_YOU, output.id, not_before, not_before + _WORTH_THANKING, str(output.edition))
        write_to_person(tx, output.guild, author, letter)


def thanks_in(tx: Transaction, letter: Letter) -> ThankYou | None:
    """Return what a letter thanks for, as it is now: None where there is nothing to say, or it is not wanted."""
    output = outputs.output(tx, letter.guild, OutputId(letter.subject))
    if output is None or letter.person is None or output.state is OutputState.WITHDRAWN:
        return None
    edition = outputs.edition_of(tx, output.id)
    if edition is None or not _is_welcome(tx, letter.guild, letter.person):
        return None
    theirs: dict[LineId, Piece] = {}
    for place, piece in _said_in(tx, output, letter):
        theirs.setdefault(place.line, piece)
    lines = [
        ThankedLine(number, line.words, mine.words or mine.chose, mine.is_partly_used)
        for number, line in enumerate(edition.lines, 1)
        if (mine := theirs.get(line.id)) is not None
    ]
    return ThankYou(output.id, edition.words.title, tuple(lines)) if lines else None


def note_thanks_arrived(tx: Transaction, letter: Letter, /, *, written_at: datetime, now: datetime) -> None:
    """Note that somebody was thanked, once they were: never again for the same line in the same words."""
    del written_at  # what is published meanwhile has a letter of its own
    output = outputs.output(tx, letter.guild, OutputId(letter.subject))
    if output is not None and letter.is_over:
        for place, _ in _said_in(tx, output, letter):
            outputs.thank_in(tx, place, _edition_of(letter))
            outputs.note_thanked(tx, place, now=now)
            outputs.keep_thanked_words(tx, output.id, place)


def _to_thank(tx: Transaction, output: Output) -> Mapping[PersonId, list[tuple[PieceInLine, Piece]]]:
    """Return what stands in the published edition that no letter thanks for, by who wrote it and is glad of thanks."""
    found: dict[PersonId, list[tuple[PieceInLine, Piece]]] = defaultdict(list)
    for place, piece in _standing(tx, output.guild, _unthanked(tx, output)):
        if not _is_on_its_way(tx, output, place, piece.author):
            found[piece.author].append((place, piece))
    return {author: theirs for author, theirs in found.items() if _is_welcome(tx, output.guild, author)}


def _said_in(tx: Transaction, output: Output, letter: Letter) -> Iterator[tuple[PieceInLine, Piece]]:
    """Yield what this letter thanks for that still stands in the published edition.

    The newest that is due speaks for those before that did not go: it says what they were to say.
    """
    edition = _edition_of(letter)
    places = [
        *(one for one in outputs.pieces_in_edition(tx, output.id) if one.thanked_at and one.thanked_in == edition),
        *(one for one in _unthanked(tx, output) if (one.thanked_in or edition + 1) <= edition),
    ]
    for place, piece in _standing(tx, output.guild, places):
        if piece.author == letter.person and (
            place.thanked_in == edition or not _is_on_its_way(tx, output, place, piece.author)
        ):
            yield place, piece


def _unthanked(tx: Transaction, output: Output) -> list[PieceInLine]:
    """Return what stands in the published edition for which nobody was thanked in these words, whatever the line."""
    thanked = outputs.thanked_words_of(tx, output.id)
    places = outputs.pieces_in_edition(tx, output.id)
    return [one for one in places if (one.piece, outputs.said(one.words)) not in thanked]


def _is_on_its_way(tx: Transaction, output: Output, place: PieceInLine, author: PersonId) -> bool:
    """Tell whether a letter that is to thank for this is neither there nor over."""
    if place.thanked_in is None:
        return False
    key = key_to(author, THANK_YOU, output.id, str(place.thanked_in))
    return letters.is_on_its_way(tx, key)


def _standing(tx: Transaction, guild: GuildId, places: Iterable[PieceInLine]) -> Iterator[tuple[PieceInLine, Piece]]:
    """Yield what was not taken back, and is used."""
    for place in places:
        piece = piece_of(tx, guild, place.piece)
        if piece is not None:
            yield place, piece


def _is_welcome(tx: Transaction, guild: GuildId, author: PersonId) -> bool:
    """Tell whether somebody takes part here, and does not say "please no thanks"."""
    if author == NOBODY or partner(tx, guild, author) is None:
        return False
    chosen = preferences_of(tx, guild, author)
    return chosen is None or chosen.wants_thanks


def _edition_of(letter: Letter) -> int:
    """Return the edition that a letter is about, with which what it is told apart by ends."""
    return int(letter.dedupe_key.rpartition(":")[2])
