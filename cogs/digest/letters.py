"""How the week in short reads, in lines of the feature of each noun."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.domain.digest import DIGEST, Digest
from bot.domain.happenings import Section
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.subjects import Subject
from bot.services import digest
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering
from cogs.kit.nouns import HappeningRenderer, heading, lines_of, listed, short, until
from cogs.kit.router import router_of
from cogs.kit.verbs import DIGEST_OFF, WHAT_IS_OPEN


def _week(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None:
        return None
    found = digest.digest_for(at.tx, letter.guild, letter.person, letter.subject, now=at.now)
    if found is None:
        return None
    drawn_by = router_of(at.bot).happenings
    return RenderedLetter(partial(_drawn, found=found, drawn_by=drawn_by), lambda _: NoteLine(title(_), minutes=1))


def _drawn(_: Words, found: Digest, drawn_by: Mapping[str, HappeningRenderer]) -> Card:
    decided, changed = (lines_of(_, found.happened, one, drawn_by) for one in (Section.DECIDED, Section.CHANGED))
    return week(_, decided, found.opened, changed)


def title(_: Words) -> str:
    """Name it."""
    return _("The week in short")


def week(_: Words, decided: Sequence[str], opened: Sequence[Subject], changed: Sequence[str]) -> Card:
    """Tell one person of a week; what was decided, and what words changed, comes as lines of a list."""
    parts = (
        _part(heading(_, Section.DECIDED), decided),
        _part(_("**Open for you**"), listed(_, opened, _open)),
        _part(heading(_, Section.CHANGED), changed),
    )
    look = (Button(WHAT_IS_OPEN, _.label("What is open"), tone=Tone.MAIN),) if opened else ()
    return Card(
        title=title(_),
        body="\n\n".join(part for part in parts if part),
        rows=((*look, Button(DIGEST_OFF, _.label("No more of these"))),),
    )


def _open(_: Words, one: Subject) -> str:
    return " · ".join(filter(None, (short(one.title), until(_, one))))


def _part(heading: str, lines: Sequence[str]) -> str:
    return "\n".join((heading, *lines)) if lines else ""


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    DIGEST: _week,
}
