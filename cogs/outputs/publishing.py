"""Publishing an edition, after a look at what everybody will see; withdrawing it; and all of it on screens."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.outputs import OutputId
from bot.domain.people import GuildId, PersonId
from bot.services import outputs
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.menus import page_called
from cogs.kit.posting import check_notices
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import SEE_OUTPUT, Verb
from cogs.outputs import cards, publishing_cards, verbs


async def preview(press: Press) -> Reply:
    """Show the card as everybody will see it."""
    found = await press.run(outputs.preview_output, press.actor, OutputId(press.ref), now=press.now)
    return show(publishing_cards.preview, found)


async def publish(press: Press) -> Reply:
    """Publish it, where people will see it, unless somebody else has just changed what was seen."""
    seen, _, ref = press.ref.rpartition(".")
    found = await press.run(outputs.preview_output, press.actor, OutputId(ref), now=press.now)
    await check_notices(press, found.notices)
    output = await press.run(outputs.publish_output, press.actor, OutputId(ref), seen_before=seen, now=press.now)
    press.bot.wake()
    return show(publishing_cards.published, output)


async def ask_to_withdraw(press: Press) -> Reply:
    """Say what withdrawing it means."""
    output = await press.run(outputs.output_to_withdraw, press.actor, OutputId(press.ref))
    return show(publishing_cards.confirm_withdraw, output)


async def withdraw(press: Press) -> Reply:
    """Withdraw it."""
    output = await press.run(outputs.withdraw_output, press.actor, OutputId(press.ref), now=press.now)
    press.bot.wake()
    return show(publishing_cards.withdrawn, output)


async def see(press: Press) -> Reply:
    """Show the card to whoever asks for it; or all of it, screen by screen, where it has no room on one."""
    at, _, ref = press.ref.rpartition(".")
    found = await press.run(outputs.published_output, press.actor, OutputId(ref))
    return show(cards.whole, found, page_called(at) if at else None)


def owed(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what can be published: whoever wishes to be named has had time to say so."""
    found = outputs.outputs_to_publish(at.tx, guild, now=at.now)
    if not found:
        return ()
    say = partial(publishing_cards.to_publish, found=found)
    return (ToDoLine(SOON, say, partial(publishing_cards.go_on, found=found)),)


PRESSES: Mapping[Verb, Handler] = {
    SEE_OUTPUT: see,
    verbs.OUTPUT_PREVIEW: preview,
    verbs.OUTPUT_PUBLISH: publish,
    verbs.OUTPUT_WITHDRAW: ask_to_withdraw,
    verbs.OUTPUT_WITHDRAW_NOW: withdraw,
}
