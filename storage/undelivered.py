"""What those notes to people were about that came to nothing."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.letters import LetterState
from bot.domain.people import GuildId
from storage.letters import letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_here = letters.c.guild == sa.bindparam("of_guild", type_=Snowflake)
_since = sa.bindparam("since", type_=Moment)
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


def failed_since(tx: Transaction, guild: GuildId, moment: datetime) -> tuple[str, ...]:
    """Return what those letters to people were about that came to nothing since then; never whose they were."""
    return tuple(tx.sql.execute(_FAILED, {"of_guild": guild, "since": moment}).scalars())
