"""From a draft to an open vote: looked at as others will see it, put to the advisory group, posted."""

from collections.abc import Mapping

import discord

from bot.domain.poll_reminders import Notice
from bot.domain.polls import PollId
from bot.domain.refusals import NotReady
from bot.services import polls
from cogs.kit.blocked_channels import lacking_permission
from cogs.kit.clean import shown
from cogs.kit.group import GroupPresence, group_of, group_sits
from cogs.kit.membership import look_over
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import caution_cards, draft_cards, reminder_cards, verbs
from cogs.polls.drafting import draft_of, panel


async def preview(press: Press) -> Reply:
    """Show the draft exactly as a worker will see it."""
    prepared = await press.run(polls.prepared, press.actor, PollId(press.ref), now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    notice = await _notice(press)
    return show(draft_cards.preview, prepared.draft.poll, group=group, item=prepared.item, notice=notice)


async def know(press: Press) -> Reply:
    """Say in full what to know before it opens."""
    return show(caution_cards.in_full, await draft_of(press))


async def notice(press: Press) -> Reply:
    """Say how people would hear of it."""
    return show(reminder_cards.notice, await _notice(press))


async def post(press: Press) -> Reply:
    """Open the poll, where people will see it: from now on its words are fixed."""
    here = await press.run(polls.coordinated, press.actor)
    if here.notices_channel is not None and press.interaction.guild is not None:
        _check_place(await _place(press.interaction.guild, here.notices_channel))
    sits = await group_sits(press)
    await look_over(press)
    poll = await press.run(polls.open_poll, press.actor, PollId(press.ref), now=press.now, group_sits=sits)
    press.bot.wake()
    return show(draft_cards.posted, poll)


async def send_to_group(press: Press) -> Reply:
    """Put the draft to the advisory group; where none sits any more, show how it is opened without one."""
    await press.run(polls.coordinated, press.actor)
    if await group_sits(press):
        await press.run(polls.put_to_group, press.actor, PollId(press.ref), now=press.now)
        press.bot.wake()
    return await panel(press, PollId(press.ref))


async def take_back(press: Press) -> Reply:
    """Take the draft back from the advisory group."""
    await press.run(polls.take_back, press.actor, PollId(press.ref), now=press.now)
    press.bot.wake()
    return await panel(press, PollId(press.ref))


async def _place(guild: discord.Guild, number: int) -> discord.abc.GuildChannel | None:
    """Find a channel; ask Discord before anybody is refused, for what we remember may be behind."""
    place = guild.get_channel(number)
    if place is not None and lacking_permission(place) is None:
        return place
    try:
        found = await guild.fetch_channel(number)
    except (discord.NotFound, discord.InvalidData):
        return None
    except discord.HTTPException:
        return place
    return found if isinstance(found, discord.abc.GuildChannel) else None


def _check_place(notices: discord.abc.GuildChannel | None) -> None:
    if notices is None:
        raise NotReady(
            "The notices channel is not there any more. Nothing was posted. The server's owner can mend it with /setup."
        )
    lacking = lacking_permission(notices)
    if lacking is not None:
        raise NotReady(
            "Nothing was posted. In {room} the bot needs the permission “{name}”. "
            "The server's owner can mend it with /setup.",
            room=f"#{shown(notices.name)}",
            name=lacking,
        )


async def _notice(press: Press) -> Notice:
    return await press.run(polls.notice_of, press.actor, PollId(press.ref), now=press.now)


PRESSES: Mapping[Verb, Handler] = {
    verbs.DRAFT_KNOW: know,
    verbs.DRAFT_PREVIEW: preview,
    verbs.DRAFT_NOTICE: notice,
    verbs.DRAFT_POST: post,
    verbs.DRAFT_SEND: send_to_group,
    verbs.DRAFT_BACK: take_back,
}
