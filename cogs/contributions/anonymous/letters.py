"""How it reads in the thread what becomes of words without a name, and what was asked back about some."""

from collections.abc import Mapping
from typing import Final

from bot.domain.anonymous import BoxState
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.topics import TopicId
from bot.services.contributions import anonymous
from cogs.contributions.anonymous import notice_cards, reply_cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering


def _notice(at: Rendering, letter: Letter) -> RenderedLetter | None:
    box = anonymous.notice_for_letter(at.tx, TopicId(letter.subject))
    if box is None or box.state is BoxState.OPEN:
        return None
    return RenderedLetter(lambda _: notice_cards.notice(_, box))


def _asked(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Show what was asked; of words that were taken back, nothing is posted, unless it may stand there already."""
    gone = None if letter.doubtful_since is None else RenderedLetter(reply_cards.taken_back)
    return _read(at, letter) or gone


def _asked_changed(at: Rendering, letter: Letter) -> RenderedLetter | None:
    return _read(at, letter) or RenderedLetter(reply_cards.taken_back)


def _read(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = anonymous.asked_for_letter(at.tx, letter.subject)
    return None if found is None else RenderedLetter(lambda _: reply_cards.in_thread(_, *found))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    anonymous.NOTICE: _notice,
    anonymous.NOTICE_CHANGED: _notice,
    anonymous.ASKED: _asked,
    anonymous.ASKED_CHANGED: _asked_changed,
}
