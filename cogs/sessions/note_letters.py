"""How the letters to people about a session read: to each with what they said of it, and to nobody with the way in."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.replies import OwnReply
from bot.domain.session_letters import CANCELLED, CAUGHT_UP, GONE, MOVED, OFFERED
from bot.domain.session_notes import NOTE, REMINDER
from bot.services import sessions
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.nouns import SubjectRenderer
from cogs.kit.router import router_of
from cogs.sessions import note_cards, told_cards


def _note(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = sessions.noted_of(at.tx, letter, now=at.now)
    if found is None:
        return None
    return RenderedLetter(partial(note_cards.note, on_show=found), partial(note_cards.note_line, on_show=found))


def _reminder(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = sessions.reminded_of(at.tx, letter, now=at.now)
    if found is None:
        return None
    return RenderedLetter(partial(note_cards.reminder, session=found), partial(note_cards.reminder_line, session=found))


def _moved(at: Rendering, letter: Letter) -> RenderedLetter | None:
    news = sessions.told_moved(at.tx, letter, now=at.now)
    return None if news is None else RenderedLetter(partial(told_cards.moved, news=news))


def _cancelled(at: Rendering, letter: Letter) -> RenderedLetter | None:
    own = sessions.told_cancelled(at.tx, letter, now=at.now)
    return None if own is None else RenderedLetter(partial(told_cards.cancelled, own=own, twin=_twin(at, own)))


def _offered(at: Rendering, letter: Letter) -> RenderedLetter | None:
    own = sessions.told_of_place(at.tx, letter, now=at.now)
    return None if own is None else RenderedLetter(partial(told_cards.offered, own=own))


def _gone(at: Rendering, letter: Letter) -> RenderedLetter | None:
    own = sessions.told_of_place(at.tx, letter, now=at.now)
    if own is None:
        return None
    return RenderedLetter(partial(told_cards.gone, own=own), partial(told_cards.gone_line, own=own))


def _caught_up(at: Rendering, letter: Letter) -> RenderedLetter | None:
    own = sessions.told_caught_up(at.tx, letter, now=at.now)
    if own is None:
        return None
    card = partial(told_cards.caught_up, own=own, twin=_twin(at, own))
    return RenderedLetter(card, partial(told_cards.caught_up_line, own=own))


def _twin(at: Rendering, own: OwnReply) -> SubjectRenderer | None:
    return None if own.twin is None else router_of(at.bot).subjects[own.twin.kind]


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    NOTE: _note,
    REMINDER: _reminder,
    MOVED: _moved,
    CANCELLED: _cancelled,
    OFFERED: _offered,
    GONE: _gone,
    CAUGHT_UP: _caught_up,
}
