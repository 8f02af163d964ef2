"""Forgetting a whole server: every row of it, in every table, the log of acts last."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa

from bot.domain.people import GuildId
from storage.audit import audit, remove_acts
from storage.cleaning_owed import owe_forgetting
from storage.departures import departures, remove_departure
from storage.personal.about_nobody import ABOUT_NOBODY
from storage.personal.data_access import belongs_to_a_server, scope
from storage.personal.register import REGISTER
from storage.servers import servers
from storage.store import Transaction
from storage.tables import metadata

_LAST = (servers, audit, departures)  # the log may only go once nothing is known of its server any more
_TABLES: Final = {line.table: "" for line in REGISTER} | dict(ABOUT_NOBODY)
_KNOWN: Final = tuple(sa.select(one.c.guild).distinct() for one in _TABLES if one is not audit and "guild" in one.c)


def forget_server(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Forget everything about a server, once its nouns have ended, and leave no trace of it in the files.

    Older copies are gone through later; KeyUnreadable when that could not be kept in mind.
    """
    owe_forgetting(tx, tx.keys.server_tag(guild), now=now)
    for table in reversed(metadata.sorted_tables):
        if belongs_to_a_server(table) and table not in _LAST:
            tx.sql.execute(sa.delete(table).where(scope(table, guild)))
    tx.sql.execute(sa.delete(servers).where(servers.c.guild == guild))
    remove_acts(tx, guild)
    remove_departure(tx, guild)
    tx.rewrite()


def known_servers(tx: Transaction) -> frozenset[GuildId]:
    """Return every server of which anything is known."""
    return frozenset(GuildId(one) for asked in _KNOWN for one in tx.sql.execute(asked).scalars())
