"""How notes to people fared, and what those were about that came to nothing."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letter_kinds import AFTER_LEAVING, NOTE
from bot.domain.letters import LetterState
from bot.domain.people import GuildId
from bot.domain.sending import Fared
from storage.letters import letters
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
_FAILED = (
    sa.select(letters.c.subject)
    .where(
        _here,
        letters.c.person.is_not(None),
        letters.c.state == LetterState.DEAD.value,
        sa.func.coalesce(letters.c.tried_at, letters.c.next_try) >= _since,  # what was carried was never tried itself
    )
    .distinct()
)


def how_they_fared(tx: Transaction, guild: GuildId, *, since: datetime, until: datetime) -> Mapping[LetterState, Fared]:
    """Count, by what became of them, the letters to people that fell due in this time."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return {LetterState(state): Fared(count, people) for state, count, people in tx.sql.execute(_FARED, asked)}


def failed_since(tx: Transaction, guild: GuildId, moment: datetime) -> tuple[str, ...]:
    """Return what those letters to people were about that came to nothing since then; never whose they were."""
    return tuple(tx.sql.execute(_FAILED, {"of_guild": guild, "since": moment}).scalars())
