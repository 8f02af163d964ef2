"""How answers read in the thread."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import contributions
from bot.services.contributions import posts
from cogs.contributions import post_cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering


def _post(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = contributions.post_for_letter(at.tx, letter.subject)
    return None if found is None else RenderedLetter(lambda _: post_cards.posted(_, *found))


def _change(at: Rendering, letter: Letter) -> RenderedLetter | None:
    return _post(at, letter) or RenderedLetter(post_cards.taken_back)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {posts.POST: _post, posts.POST_CHANGED: _change}
