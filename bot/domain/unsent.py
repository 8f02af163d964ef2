"""Words that were typed into a form and have not gone on: held by the guard, or refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot.domain.people import GuildId, PersonId

KEPT_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unsent:
    """What somebody typed into a form, and what they chose there, by key; `about` is what the form is about."""

    id: str
    guild: GuildId
    person: PersonId
    form: str
    about: str
    words: Mapping[str, str]
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> Mapping[str, str]:
        """Return words and choices, as they fill a form."""
        return {**self.words, **self.choices}
