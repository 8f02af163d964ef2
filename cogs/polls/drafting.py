"""What a coordinator's form and panel lead to, until a poll is posted."""

from collections.abc import Mapping

import discord

from bot.domain.people import RoleGroup
from bot.domain.poll_reminders import Cost
from bot.domain.polls import Draft, DraftChange, PollId, PollWords, Sensitivity
from bot.domain.refusals import NotReady
from bot.domain.times import Found, evening_after, when
from bot.services import polls, servers
from cogs.kit import notes
from cogs.kit import when as times
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, shown, tidied
from cogs.kit.forms import FormIn
from cogs.kit.group import Group, group_of, group_sits
from cogs.kit.places import lacking_permission
from cogs.polls import caution_cards, draft_cards, reminder_cards
from cogs.polls.draft_cards import EVERYONE, OTHER_TIME


async def write(ask: Ask) -> Reply:
    """Open the form for a new vote, for coordinators."""
    await ask.run(polls.coordinated, ask.actor)
    return open_form(draft_cards.words_form)


async def take_words(ask: Ask) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = PollWords(
        question=one_line(ask.typed.get("question", "")),
        options=tuple(filter(None, map(one_line, tidied(ask.typed.get("options", "")).split("\n")))),
        next_step=one_line(ask.typed.get("next_step", "")),
    )
    if ask.ref == NO_REFERENCE:
        return await _panel(ask, (await ask.run(polls.draft_poll, ask.actor, words, now=ask.now)).id)
    poll = await ask.run(polls.reword_draft, ask.actor, PollId(ask.ref), words, now=ask.now)
    return await _panel(ask, poll.id, anew=poll.id != ask.ref)


async def rewrite(ask: Ask) -> Reply:
    """Open the form again with the draft's words in it."""
    draft = await _draft(ask)
    return open_form(draft_cards.words_form, draft.poll)


async def choose_people(ask: Ask) -> Reply:
    """Say who is asked: everyone, or some role groups."""
    before = (await _draft(ask)).poll.audience
    groups = frozenset(RoleGroup(value) for value in ask.values if value != EVERYONE)
    # The menu arrives with the old choice ticked: whichever side was added last is meant.
    everyone_added = EVERYONE in ask.values and bool(before)
    return await _change(ask, DraftChange(audience=frozenset() if everyone_added else groups))


async def choose_kind(ask: Ask) -> Reply:
    """Say how careful the result must be."""
    return await _change(ask, DraftChange(sensitivity=Sensitivity(ask.values[0])))


async def choose_close(ask: Ask) -> Reply:
    """Say when it closes: an evening some days ahead, or another time by form."""
    if ask.values[0] == OTHER_TIME:
        return open_form(draft_cards.close_form, ask.ref)
    server = await ask.run(servers.server_of, ask.actor.guild)
    return await _change(ask, DraftChange(closes_at=evening_after(int(ask.values[0]), now=ask.now, zone=server.zone)))


async def take_close(ask: Ask) -> Reply:
    """Read the day and time that were typed; ask when they can be read in more than one way."""
    refusal = await ask.run(polls.why_no_draft, ask.actor, PollId(ask.ref))
    if refusal is not None:  # another day or time would change nothing
        return show(notes.refused, refusal)
    server = await ask.run(servers.server_of, ask.actor.guild)
    typed = one_line(ask.typed.get("closes_at", ""))
    found = when(typed, now=ask.now, zone=server.zone, spans=False)
    if not isinstance(found, Found):
        return show(draft_cards.which_close, ask.ref, found, server.zone)
    return await _close_at(ask, found, server.zone)


async def write_close(ask: Ask) -> Reply:
    """Let a day and a time be written again."""
    await _draft(ask)
    return open_form(draft_cards.close_form, ask.ref)


async def choose_moment(ask: Ask) -> Reply:
    """Take one of the times that what was typed could mean."""
    server = await ask.run(servers.server_of, ask.actor.guild)
    return await _close_at(ask, times.chosen(ask.values[0]), server.zone)


async def back_to_panel(ask: Ask) -> Reply:
    """Show the panel as it stands."""
    return await _panel(ask, PollId(ask.ref))


async def preview(ask: Ask) -> Reply:
    """Show the draft exactly as a worker will see it."""
    prepared = await ask.run(polls.prepared, ask.actor, PollId(ask.ref), now=ask.now)
    group = await group_of(ask) is not Group.NONE
    return show(draft_cards.preview, prepared.draft.poll, group=group, item=prepared.item, cost=await _cost(ask))


async def know(ask: Ask) -> Reply:
    """Say in full what to know before it opens."""
    return show(caution_cards.to_know, await _draft(ask))


async def reminders(ask: Ask) -> Reply:
    """Show how many reminders come with it, and roughly how many people they would reach."""
    return show(reminder_cards.choosing, await _cost(ask))


async def choose_reminders(ask: Ask) -> Reply:
    """Say how many reminders come with it."""
    number = int(ask.values[0]) if ask.values[0].isdecimal() else -1
    change = DraftChange(reminders=number)
    await ask.run(polls.change_draft, ask.actor, PollId(ask.ref), change, now=ask.now)
    return await reminders(ask)


async def post(ask: Ask) -> Reply:
    """Open the poll, where people will see it: from now on its words are fixed."""
    here = await ask.run(polls.coordinated, ask.actor)
    if here.notices_channel is not None and ask.interaction.guild is not None:
        _check_place(await _place(ask.interaction.guild, here.notices_channel))
    sits = await group_sits(ask)
    poll = await ask.run(polls.open_poll, ask.actor, PollId(ask.ref), now=ask.now, group_sits=sits)
    ask.bot.wake()
    return show(draft_cards.posted, poll)


async def send_to_group(ask: Ask) -> Reply:
    """Put the draft to the advisory group; where none sits any more, show how it is opened without one."""
    await ask.run(polls.coordinated, ask.actor)
    if await group_sits(ask):
        await ask.run(polls.put_to_group, ask.actor, PollId(ask.ref), now=ask.now)
        ask.bot.wake()
    return await _panel(ask, PollId(ask.ref))


async def take_back(ask: Ask) -> Reply:
    """Take the draft back from the advisory group."""
    await ask.run(polls.take_back, ask.actor, PollId(ask.ref), now=ask.now)
    ask.bot.wake()
    return await _panel(ask, PollId(ask.ref))


async def discard(ask: Ask) -> Reply:
    """Throw a draft away."""
    await ask.run(polls.discard_draft, ask.actor, PollId(ask.ref), now=ask.now)
    ask.bot.wake()
    return show(draft_cards.discarded)


async def ask_again(ask: Ask) -> Reply:
    """Draft a poll that had no result once more, with the same words."""
    return await _panel(ask, (await ask.run(polls.ask_again, ask.actor, PollId(ask.ref), now=ask.now)).id)


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


async def _change(ask: Ask, change: DraftChange) -> Reply:
    return await _panel(ask, (await ask.run(polls.change_draft, ask.actor, PollId(ask.ref), change, now=ask.now)).id)


async def _close_at(ask: Ask, found: Found, zone: str) -> Reply:
    """Close the draft then, and say in full how the words were understood."""
    change = DraftChange(closes_at=found.starts)
    poll = await ask.run(polls.change_draft, ask.actor, PollId(ask.ref), change, now=ask.now)
    prepared = await ask.run(polls.prepared, ask.actor, poll.id, now=ask.now)
    group = await group_of(ask) is not Group.NONE
    return show(draft_cards.understood, prepared, found, zone, group=group)


async def _panel(ask: Ask, poll: PollId, *, anew: bool = False) -> Reply:
    prepared = await ask.run(polls.prepared, ask.actor, poll, now=ask.now)
    group = await group_of(ask) is not Group.NONE
    return show(draft_cards.desk, prepared, group=group, anew=anew)


async def _cost(ask: Ask) -> Cost:
    """Find what its reminders would cost, a few people at a time: others press meanwhile."""
    cost = await ask.run(polls.cost_of, ask.actor, PollId(ask.ref), now=ask.now)
    while not cost.is_known:
        cost = await ask.run(polls.cost_of, ask.actor, PollId(ask.ref), now=ask.now, so_far=cost)
    return cost


async def _draft(ask: Ask) -> Draft:
    return await ask.run(polls.draft_of, ask.actor, PollId(ask.ref), now=ask.now)


PRESSES: Mapping[str, Handler] = {
    "draft": back_to_panel,
    "draft-know": know,
    "draft-words": rewrite,
    "draft-who": choose_people,
    "draft-kind": choose_kind,
    "draft-close": choose_close,
    "draft-close-at": choose_moment,
    "draft-close-write": write_close,
    "draft-preview": preview,
    "draft-reminders": reminders,
    "draft-reminders-choose": choose_reminders,
    "draft-post": post,
    "draft-send": send_to_group,
    "draft-back": take_back,
    "draft-discard": discard,
    "ask-again": ask_again,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    "poll-words": (take_words, draft_cards.words_form),
    "poll-close": (take_close, draft_cards.close_form),
}
