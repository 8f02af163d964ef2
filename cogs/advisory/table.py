"""What the group's table and /advisory lead to."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.oversight import OversightId
from bot.services import briefing, oversight, oversight_reasons
from cogs.advisory import cards, table_cards
from cogs.advisory.room import preview_in, room_of
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.kit.door import door_of


async def what_waits(ask: Ask) -> Reply:
    """List what waits for the one who asks."""
    drafts = {kind: one.draft for kind, one in door_of(ask.bot).submissions.items()}
    return show(table_cards.desk, await ask.run(briefing.desk_of, ask.actor, now=ask.now), drafts)


async def terms(ask: Ask) -> Reply:
    """Say what the group is."""
    days, silence = await ask.run(briefing.terms_for, ask.actor)
    return show(table_cards.terms, days, silence)


async def come_back(ask: Ask) -> Reply:
    """Ask how far back somebody wants to look."""
    await ask.run(briefing.terms_for, ask.actor)
    return show(table_cards.choose_time)


async def brief(ask: Ask) -> Reply:
    """Say what came and what was decided."""
    days = 30 if ask.values[0] == table_cards.MONTH else 7
    found = await ask.run(briefing.since_you_were_here, ask.actor, back=timedelta(days=days), now=ask.now)
    return show(table_cards.briefing, found)


async def see(ask: Ask) -> Reply:
    """Show one thing that is put to the group to a member, as its card in the channel does."""
    item, found = await ask.run(oversight.item_of, ask.actor, OversightId(ask.ref))
    reasons = await ask.run(oversight_reasons.reasons_of, ask.actor, item.id)
    preview, room = preview_in(ask.bot, found), await room_of(ask.bot, ask.actor.guild)
    return show(lambda _: cards.item_card(_, item, preview(_), room.said(_), reasons))


PRESSES: Mapping[str, Handler] = {
    "group-waits": what_waits,
    "group-terms": terms,
    "group-back": come_back,
    "group-since": brief,
    "group-see": see,
}
