"""Words that could not be taken yet: kept for a quarter of an hour, in memory only, so that nobody types twice."""

import secrets
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.domain.people import PersonId
from cogs.kit.forms import FormIn, Typed

KEPT_FOR: Final = timedelta(minutes=15)
_MOST: Final = 500


class FormDrafts:
    """Forms that were refused, by reference; each opens again, filled, for the person who typed it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[datetime, PersonId, FormIn, Typed]] = OrderedDict()

    def keep(self, person: PersonId, form: FormIn, typed: Typed) -> str:
        """Keep these words; return the reference to find them by."""
        self._forget_old()
        ref = secrets.token_hex(16)
        self._kept[ref] = (self._clock.now() + KEPT_FOR, person, form, typed)
        return ref

    def find(self, person: PersonId, ref: str) -> tuple[FormIn, Typed] | None:
        """Find this person's words again, or None when they are gone or somebody else's."""
        self._forget_old()
        _, owner, form, typed = self._kept.get(ref, (None, None, None, None))
        return (form, typed) if form is not None and typed is not None and owner == person else None

    def _forget_old(self) -> None:
        now = self._clock.now()
        while self._kept and (len(self._kept) > _MOST or next(iter(self._kept.values()))[0] <= now):
            self._kept.popitem(last=False)
