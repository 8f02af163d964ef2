"""What became of votes, for whoever hears of it in short: it says the same to everybody."""

from datetime import datetime

from bot.domain.happenings import Happening, Section
from bot.domain.oversight import Ending
from bot.domain.people import GuildId, PersonId
from bot.domain.polls import Poll
from bot.services import oversight
from bot.services.polls.subject import KIND
from storage import polls
from storage.store import Transaction


def happened(
    tx: Transaction, guild: GuildId, _person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return the results there were, then what came of earlier ones, and what the advisory group agreed to."""
    outcomes = (polls.outcome(tx, one) for one in polls.ended_with_result(tx, guild, since, until))
    agreed = (poll for poll in polls.opened(tx, guild, since, until) if _was_agreed(tx, poll))
    return (
        *(Happening(KIND, Section.DECIDED, one) for one in outcomes if one is not None),
        *(Happening(KIND, Section.CHANGED, step) for step in polls.told_next_steps(tx, guild, since, until)),
        *(Happening(KIND, Section.CHANGED, poll) for poll in agreed),
    )


def _was_agreed(tx: Transaction, poll: Poll) -> bool:
    item = oversight.latest_of(tx, poll.id)
    return item is not None and item.ending is Ending.GOES_AHEAD
