"""What the group's table and /advisory lead to."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.oversight import OversightId
from bot.services import briefing, oversight, oversight_reasons, servers
from cogs.advisory import cards, table_cards
from cogs.advisory.room import preview_in, room_of
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.router import router_of


async def what_waits(press: Press) -> Reply:
    """List what waits for the one who asks."""
    drafts = {kind: one.draft for kind, one in router_of(press.bot).submissions.items()}
    return show(table_cards.agenda, await press.run(briefing.agenda_of, press.actor, now=press.now), drafts)


async def terms(press: Press) -> Reply:
    """Say what the group is."""
    days, silence = await press.run(briefing.terms_for, press.actor)
    return show(table_cards.terms, days, silence)


async def come_back(press: Press) -> Reply:
    """Ask how far back somebody wants to look."""
    await press.run(briefing.terms_for, press.actor)
    return show(table_cards.choose_time)


async def brief(press: Press) -> Reply:
    """Say what came and what was decided."""
    days = 30 if press.values[0] == table_cards.MONTH else 7
    found = await press.run(briefing.since_you_were_here, press.actor, back=timedelta(days=days), now=press.now)
    return show(table_cards.briefing, found)


async def see(press: Press) -> Reply:
    """Show one thing that is put to the group to a member, as its card in the channel does."""
    item, found = await press.run(oversight.item_of, press.actor, OversightId(press.ref))
    reasons = await press.run(oversight_reasons.reasons_of, press.actor, item.id)
    preview = preview_in(press.bot, found)
    room = room_of(press.bot, await press.run(servers.server_of, press.actor.guild))
    return show(lambda _: cards.item_card(_, item, preview(_), room.said(_), reasons))


PRESSES: Mapping[str, Handler] = {
    "group-waits": what_waits,
    "group-terms": terms,
    "group-back": come_back,
    "group-since": brief,
    "group-see": see,
}
