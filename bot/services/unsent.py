"""Words that have not gone on: kept for a day for the one who typed them, and for nobody else.

Nobody is asked a rule here: whoever typed something may have it back, whatever they may do with it. What the guard
found never comes here: the words are such as it found nothing in, or what is left of them without those parts.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.limits import FORM_DRAFTS
from bot.domain.people import GuildId, PersonId
from bot.domain.unsent import KEPT_FOR, Unsent
from storage import guard_counts, unsent_words
from storage.store import Transaction


def keep_unsent(tx: Transaction, unsent: Unsent, reasons: Iterable[str] = (), *, now: datetime) -> None:
    """Keep what somebody typed, and count for which reasons the guard held it; the oldest makes room."""
    unsent_words.drop_oldest_unsent(tx, unsent.guild, unsent.person, keep=FORM_DRAFTS - 1)
    unsent_words.keep_unsent(tx, unsent, now=now)
    guard_counts.count_held(tx, unsent.guild, reasons)


def unsent_of(tx: Transaction, guild: GuildId, person: PersonId, number: str, *, now: datetime) -> Unsent | None:
    """Return to somebody what they typed, if it is still kept."""
    return unsent_words.unsent_of(tx, guild, person, number, since=now - KEPT_FOR)


def newest_unsent(
    tx: Transaction, guild: GuildId, person: PersonId, *, form: str, about: str, now: datetime
) -> Unsent | None:
    """Return to somebody what they last typed into a form about this, if it is still kept."""
    return unsent_words.newest_unsent(tx, guild, person, form, about, since=now - KEPT_FOR)


def whose_unsent(tx: Transaction) -> set[tuple[GuildId, PersonId]]:
    """Return who has words that are kept, and in which server."""
    return unsent_words.whose_unsent(tx)


def drop_unsent(tx: Transaction, guild: GuildId, person: PersonId, *, form: str, about: str) -> None:
    """Forget what somebody typed into a form about this: it has gone on, or they do not want it kept."""
    unsent_words.drop_unsent(tx, guild, person, form, about)


def wipe_unsent(tx: Transaction, guild: GuildId, person: PersonId, *, form: str, about: str) -> None:
    """Forget the same at the wish of whoever typed it: out of every file."""
    drop_unsent(tx, guild, person, form=form, about=about)
    tx.rewrite()


def forget_unsent(tx: Transaction, *, now: datetime) -> int:
    """Forget what was typed more than a day ago."""
    return unsent_words.forget_unsent(tx, written_before=now - KEPT_FOR)
