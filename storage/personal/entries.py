"""One line of the register: whose rows of a table are, what they are shown of them, and what becomes of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa

from bot.domain.personal import Fates, RowFate

SOMEBODY: Final = object()  # in place of a person: a number that nobody has, another one in each row
GO_WITH_THEM: Final = Fates(RowFate.DELETED, RowFate.DELETED, RowFate.DELETED)
OUTLAST_LEAVING: Final = Fates(RowFate.KEPT, RowFate.DELETED, RowFate.DELETED)
STAY_UNTIL_ERASED: Final = Fates(RowFate.KEPT, RowFate.KEPT, RowFate.DELETED)
LOSE_THEIR_NUMBER: Final = Fates(RowFate.KEPT, RowFate.KEPT, RowFate.EMPTIED)  # when they have everything deleted
ALWAYS_STAY: Final = Fates(RowFate.KEPT, RowFate.KEPT, RowFate.KEPT)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """Rows of one table about a person: `who` is the column that says whose they are, empty where nothing can tell.

    `tagged`: `who` holds a keyed hash. `named_in`: text columns that may hold the person's number as a word.
    `instead`: what an emptied row holds in these columns; `who` becomes NULL where nothing is said.
    """

    table: sa.Table
    who: str
    called: str
    shown: str
    other: str
    fates: Fates
    why: str = ""
    tagged: bool = False
    named_in: str = ""
    instead: Mapping[str, object] = field(default_factory=dict)

    @property
    def columns(self) -> frozenset[str]:
        """Return every column that this line speaks of."""
        return frozenset((self.who, *self.shown.split(), *self.other.split())) - {""}
