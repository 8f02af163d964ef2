"""A session as everybody may know it: all that its public card tells."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.oversight import Oversight
from bot.domain.people import PersonId
from bot.domain.sessions import Session
from bot.domain.subjects import Subject


@dataclass(frozen=True, slots=True)
class SessionOnShow:
    """What the card of a session tells: nothing in it is different because somebody replied.

    `also_at` is when it is held once more; `contact` is who planned it, None once they coordinate no longer.
    """

    session: Session
    twin: Subject | None = None
    also_at: datetime | None = None
    contact: PersonId | None = None
    agreed: Oversight | None = None
