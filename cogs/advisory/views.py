"""What the buttons on the group's cards lead to; every answer is for the one who pressed, and for nobody else."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.actions import Action
from bot.domain.oversight import OversightId, Voice
from bot.services import briefing, oversight, oversight_reasons, permission, servers
from cogs.advisory import cards, table_cards, verbs
from cogs.advisory.room import preview_in, room_of
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.kit.membership import look_over
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.router import router_of
from cogs.kit.verbs import Verb


def _says(voice: Voice) -> Handler:
    async def say(press: Press) -> Reply:
        if voice is Voice.GOES_AHEAD:  # with the last voice it opens, for those who are in the server then
            await press.run(permission.allow, press.actor, Action.OVERSEE)
            await look_over(press, insist=False)
        item = await press.run(oversight.speak, press.actor, OversightId(press.ref), voice, now=press.now)
        press.bot.wake()
        return show(cards.heard, item, voice)

    return say


async def pause(press: Press) -> Reply:
    """Hold something up."""
    item = await press.run(oversight.hold_up, press.actor, OversightId(press.ref), now=press.now)
    press.bot.wake()
    return show(cards.paused, item)


async def go_on(press: Press) -> Reply:
    """Take one's own pause away."""
    item = await press.run(oversight.release, press.actor, OversightId(press.ref), now=press.now)
    press.bot.wake()
    return show(cards.going_on, item)


async def say_why(press: Press) -> Reply:
    """Open the form for a reason, with what this member wrote before in it."""
    reason = await press.run(oversight_reasons.own_reason, press.actor, OversightId(press.ref))
    return open_form(cards.reason_form, press.ref, reason.words if reason else "")


async def take_reason(press: Press) -> Reply:
    """Show a reason as the others will read it."""
    words = tidied(press.typed.get("reason", ""))
    reason = await press.run(oversight_reasons.write_reason, press.actor, OversightId(press.ref), words, now=press.now)
    room = room_of(press.bot, await press.run(servers.server_of, press.actor.guild))
    return show(cards.reason_preview, reason, private=room.is_private)


async def send_reason(press: Press) -> Reply:
    """Let the others read a reason."""
    reason = await press.run(oversight_reasons.send_reason, press.actor, OversightId(press.ref), now=press.now)
    press.bot.wake()
    return show(cards.reason_sent, reason)


async def drop_reason(press: Press) -> Reply:
    """Forget a reason."""
    await press.run(oversight_reasons.drop_reason, press.actor, OversightId(press.ref), now=press.now)
    press.bot.wake()
    return show(cards.reason_dropped)


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
    days = 30 if press.value == table_cards.MONTH else 7
    found = await press.run(briefing.since_you_were_here, press.actor, back=timedelta(days=days), now=press.now)
    return show(table_cards.briefing, found)


async def see(press: Press) -> Reply:
    """Show one thing that is put to the group to a member, as its card in the channel does."""
    item, found = await press.run(oversight.item_of, press.actor, OversightId(press.ref))
    reasons = await press.run(oversight_reasons.reasons_of, press.actor, item.id)
    preview = preview_in(press.bot, found)
    room = room_of(press.bot, await press.run(servers.server_of, press.actor.guild))
    return show(lambda _: cards.item_card(_, item, preview(_), room.said(_), reasons))


PRESSES: Mapping[Verb, Handler] = {
    verbs.GROUP_AHEAD: _says(Voice.GOES_AHEAD),
    verbs.GROUP_CHANGE: _says(Voice.CHANGE),
    verbs.GROUP_STOP: _says(Voice.STOP),
    verbs.GROUP_PAUSE: pause,
    verbs.GROUP_GO_ON: go_on,
    verbs.GROUP_WHY: say_why,
    verbs.GROUP_WHY_SEND: send_reason,
    verbs.GROUP_WHY_DROP: drop_reason,
    verbs.GROUP_WAITS: what_waits,
    verbs.GROUP_TERMS: terms,
    verbs.GROUP_BACK: come_back,
    verbs.GROUP_SINCE: brief,
    verbs.GROUP_SEE: see,
}


FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.GROUP_REASON: (take_reason, cards.reason_form),
}
