"""How what was published reads in a list: of the week in short, and of where a programme stands."""

from collections.abc import Sequence

from bot.domain.happenings import Section
from bot.domain.progress import ProgressEntry, ProgressState
from bot.services.outputs import OutputNews
from bot.text import Words
from cogs.kit.cards import moment
from cogs.kit.nouns import listed, short


def happened(_: Words, section: Section, those: Sequence[OutputNews]) -> Sequence[str]:
    """Say what was published."""
    del section
    return listed(_, those, _published)


def progress(_: Words, entry: ProgressEntry) -> str:
    """Say when something was published, or from when it can be."""
    when = (
        _("from {when}", when=moment(entry.moment))
        if entry.state is ProgressState.COMES
        else _("published {when}", when=moment(entry.moment))
    )
    return f"{_('Made together: {title}', title=short(entry.title))} · {when}"


def _published(_: Words, news: OutputNews) -> str:
    if news.edition > 1:
        return _("{title} · edition {n} was published", title=short(news.title), n=news.edition)
    return _("{title} · was published", title=short(news.title))
