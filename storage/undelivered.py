"""How notes to people fared, and whether some of what somebody asked others could not be delivered."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letter_kinds import AFTER_LEAVING, NOTE
from bot.domain.letters import LetterState
from bot.domain.people import GuildId, PersonId
from bot.domain.sending import Fared
from storage.letters import letters
from storage.oversights import oversights
from storage.polls import polls
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_here = letters.c.guild == sa.bindparam("of_guild", type_=Snowflake)
_since = sa.bindparam("since", type_=Moment)
_FARED = (
    sa.select(letters.c.state, sa.func.count(), sa.func.count(letters.c.person.distinct()))
    .where(
        _here,
        letters.c.person.is_not(None),
        letters.c.edits.is_(None),
        letters.c.uses_allowance,  # what uses none is somebody's own business
        letters.c.kind.not_in((NOTE.name, AFTER_LEAVING.name)),  # a note carries others
        letters.c.not_before > _since,
        letters.c.not_before <= sa.bindparam("until", type_=Moment),
    )
    .group_by(letters.c.state)
)
_theirs = sa.select(polls.c.id).where(polls.c.author == sa.bindparam("of_author", type_=Snowflake))
_FAILED = (
    sa.select(letters.c.id)
    .where(
        _here,
        letters.c.person.is_not(None),
        letters.c.state == LetterState.DEAD.value,
        sa.func.coalesce(letters.c.tried_at, letters.c.next_try) >= _since,  # what was carried was never tried itself
        letters.c.subject.in_(_theirs),
    )
    .limit(1)
)
_OF_OVERSIGHT = sa.select(oversights.c.submission).where(oversights.c.id == sa.bindparam("subject", type_=sa.String))
_AUTHOR = sa.select(polls.c.author).where(
    sa.or_(polls.c.id == sa.bindparam("subject", type_=sa.String), polls.c.id.in_(_OF_OVERSIGHT))
)


def how_they_fared(tx: Transaction, guild: GuildId, *, since: datetime, until: datetime) -> Mapping[LetterState, Fared]:
    """Count, by what became of them, the letters to people that fell due in this time."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return {LetterState(state): Fared(count, people) for state, count, people in tx.sql.execute(_FARED, asked)}


def author_of(tx: Transaction, subject: str) -> PersonId | None:
    """Return who wrote the vote that this is about, or the vote that was put to the group as this."""
    author: int | None = tx.sql.execute(_AUTHOR, {"subject": subject}).scalar_one_or_none()
    return None if author is None else PersonId(author)


def some_failed(tx: Transaction, guild: GuildId, author: PersonId, *, since: datetime) -> bool:
    """Tell whether some letter to a person about this author's votes came to nothing since then; never whose."""
    return tx.sql.execute(_FAILED, {"of_guild": guild, "of_author": author, "since": since}).first() is not None
