"""What coordinators are offered after four and twelve weeks: to ask everybody how it goes with what was decided."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.decisions import FollowUp, FollowUpId
from bot.domain.people import GuildId, PersonId
from bot.jobs import Job, once
from bot.services import decisions
from bot.text import Words
from cogs.decisions import verbs
from cogs.kit.cards import Button, Card, on_day
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.nouns import short
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import ASK_AS_VOTE, TO_DO, Verb


def offered(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what it is time to ask about."""
    return [
        ToDoLine(LATER, partial(said, found=one), partial(ways, found=one), (one.id,), is_time)
        for one in decisions.offered_here(at.tx, guild, now=at.now)
    ]


def said(_: Words, found: FollowUp) -> str:
    """Ask how it is going with what was decided."""
    decision = found.decision
    return _(
        "**How is it going?** “{question}” was adopted on {day}.",
        question=short(decision.question),
        day=on_day(decision.decided_at),
    )


def ways(_: Words, found: FollowUp) -> tuple[Button, ...]:
    """Offer to ask everybody, as a draft that its coordinator looks over, or nobody."""
    return (
        Button(ASK_AS_VOTE, _.label("Ask everyone"), found.id),
        Button(verbs.FOLLOW_UP_NOT, _.label("Not this time"), found.id),
    )


def is_time(_: Words) -> str:
    """Say in a note that there is something to ask about."""
    return _("It is time to ask how something is going that was decided.")


def passed_over(_: Words) -> Card:
    """Say that nobody is asked."""
    return Card(
        title=_("Nobody is asked this time"),
        body=_("The decision stays as it is."),
        rows=((Button(TO_DO, _.label("To do")),),),
    )


async def pass_over(press: Press) -> Reply:
    """Ask nobody this time."""
    await press.run(decisions.pass_over, press.actor, FollowUpId(press.ref), now=press.now)
    return show(passed_over)


PRESSES: Mapping[Verb, Handler] = {verbs.FOLLOW_UP_NOT: pass_over}
JOB = Job("offer to ask how it goes", once(decisions.offer_follow_ups), decisions.next_offer)
