"""How answers read in the thread."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import contributions
from bot.services.contributions import posts
from cogs.contributions import outcome_words, post_cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering

_TAKEN_BACK: Final = RenderedLetter(post_cards.taken_back)


def _post(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Show an answer; of one that was taken back, nothing is posted, unless its words may stand there already.

    Then Discord drops this as the double that it is, and the change that follows finds the message that it is for.
    """
    return _read(at, letter) or (None if letter.doubtful_since is None else _TAKEN_BACK)


def _change(at: Rendering, letter: Letter) -> RenderedLetter | None:
    return _read(at, letter) or _TAKEN_BACK


def _read(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = contributions.post_for_letter(at.tx, letter.subject)
    if found is not None:
        told = contributions.told_on_post(at.tx, *found)
        return RenderedLetter(lambda _: outcome_words.on_post(_, post_cards.posted(_, *found), told))
    # It may stand there by a try that nobody has heard of: sent again it is known, and can be changed.
    return None if letter.doubtful_since is None else RenderedLetter(post_cards.taken_back)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {posts.POST: _post, posts.POST_CHANGED: _change}
