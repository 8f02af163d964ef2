"""What a service receives as its first argument."""

import sqlite3
from collections.abc import Callable, Hashable

import sqlalchemy as sa

from bot.domain.nouns import Nouns
from bot.domain.subjects import Subjects
from bot.domain.submissions import Submissions
from storage.inspection import REWRITE_OWED
from storage.keys import Keys


class Transaction:
    """One call's changes: kept together or not at all."""

    __slots__ = (
        "_failpoint",
        "_known",
        "_references",
        "_written",
        "acts",
        "driver",
        "keys",
        "membership_checked",
        "nouns",
        "rewrites",
        "sql",
    )

    def __init__(
        self,
        sql: sa.Connection,
        driver: sqlite3.Connection,
        keys: Keys,
        nouns: "Nouns[Transaction]",
        references: Callable[[], str],
        failpoint: Callable[[str], None],
    ) -> None:
        self.sql = sql
        self.driver = driver  # the same connection, for statements that are ready for it
        self.keys = keys
        self.nouns = nouns
        self.acts: list[Callable[[], None]] | None = None
        self.rewrites = False
        self.membership_checked = False  # whether it was asked if whoever wants this is in the server
        self._references = references
        self._failpoint = failpoint
        self._known: dict[Hashable, object] = {}
        self._written = -1

    @property
    def subjects(self) -> "Subjects[Transaction]":
        """Whatever people can be asked about."""
        return self.nouns.subjects

    @property
    def submissions(self) -> "Submissions[Transaction]":
        """Whatever can lie before the advisory group."""
        return self.nouns.submissions

    def known(self) -> dict[Hashable, object]:
        """Return what was read and may be remembered: nothing, once anything was written since."""
        written = self.driver.total_changes
        if written != self._written:
            self._known, self._written = {}, written
        return self._known

    def new_reference(self) -> str:
        """Make up a name for something new: 32 hexadecimal characters that nobody can guess."""
        return self._references()

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do this once the change is kept and before anybody is told; a failure is logged and undoes nothing."""
        if self.acts is None:
            self.acts = []
        self.acts.append(act)

    def rewrite(self) -> None:
        """Have the files written anew after the commit, so that nothing deleted lingers in them."""
        self.rewrites = True

    def rewrite_later(self) -> None:
        """Have the files written anew at the next occasion, or start: what was deleted lingers in them until then."""
        self.sql.exec_driver_sql(REWRITE_OWED)  # in the same commit, so that a crash cannot forget it

    def rewrite_if_owed(self) -> None:
        """Have the files written anew after the commit, where something deleted lingers in them."""
        self.rewrites = self.rewrites or bool(self.sql.exec_driver_sql("PRAGMA user_version").scalar_one())

    def failpoint(self, name: str) -> None:
        """Mark a place where a test may stop the programme; does nothing otherwise."""
        self._failpoint(name)
