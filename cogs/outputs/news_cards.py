"""How what was made reads among other things: in the week in short, in a programme, in one's own record."""

from collections.abc import Sequence

from bot.domain.happenings import Section
from bot.domain.outputs import CreditRole
from bot.domain.progress import ProgressEntry, ProgressState
from bot.domain.record import RecordEntry
from bot.services.outputs import OutputNews
from bot.text import Words
from cogs.kit.cards import moment
from cogs.kit.nouns import EntryWords, listed, short
from cogs.outputs.role_words import all_of


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


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Name it, with the lines that somebody wrote for and what they said that they did."""
    said = one.outcome.split()
    lines, roles = [one for one in said if one.isdecimal()], [one for one in said if not one.isdecimal()]
    came = (
        _("Your words are in it, number {numbers}.", numbers=", ".join(lines)) if lines else "",
        _("What you did: {roles}", roles=all_of(_, map(CreditRole, roles))) if roles else "",
    )
    return EntryWords(_("Made together: “{title}”", title=one.title), " ".join(filter(None, came)))


def _published(_: Words, news: OutputNews) -> str:
    if news.edition > 1:
        return _("{title} · edition {n} was published", title=short(news.title), n=news.edition)
    return _("{title} · was published", title=short(news.title))
