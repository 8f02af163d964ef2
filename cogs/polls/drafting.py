"""What a coordinator's form and panel lead to, until a poll is posted."""

from collections.abc import Mapping

import discord

from bot.domain.people import RoleGroup
from bot.domain.poll_drafts import DraftChange, PollDraft
from bot.domain.poll_reminders import Notice
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, Sensitivity
from bot.domain.refusals import NotReady
from bot.domain.times import Found, evening_after, when
from bot.services import polls, servers
from cogs.kit import error_cards
from cogs.kit import when as times
from cogs.kit.blocked_channels import lacking_permission
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, shown, tidied
from cogs.kit.forms import FormIn
from cogs.kit.group import GroupPresence, group_of, group_sits
from cogs.kit.membership import look_over
from cogs.kit.press import Handler, Press, Reply, one_of, open_form, show
from cogs.kit.verbs import Verb
from cogs.polls import caution_cards, draft_cards, panel_cards, reminder_cards, verbs, withdrawing
from cogs.polls.panel_cards import BY_GROUP, DAYS_AHEAD, EVERYONE, OTHER_TIME


async def write(press: Press) -> Reply:
    """Show coordinators the drafts they have; without one, open the form for a new vote."""
    found = await press.run(polls.my_drafts, press.actor, now=press.now)
    return show(draft_cards.found_again, found) if found else open_form(draft_cards.words_form)


async def begin(press: Press) -> Reply:
    """Open the form for a new vote, beside the drafts there are."""
    await press.run(polls.coordinated, press.actor)
    return open_form(draft_cards.words_form)


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = PollWords(
        question=one_line(press.typed.get("question", "")),
        options=tuple(filter(None, map(one_line, tidied(press.typed.get("options", "")).split("\n")))),
        next_step=one_line(press.typed.get("next_step", "")),
    )
    if press.ref == NO_REFERENCE:
        return await _panel(press, (await press.run(polls.draft_poll, press.actor, words, now=press.now)).id)
    poll = await press.run(polls.reword_draft, press.actor, PollId(press.ref), words, now=press.now)
    return await _panel(press, poll.id, anew=poll.id != press.ref)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    draft = await _draft(press)
    return open_form(draft_cards.words_form, draft.poll)


async def choose_people(press: Press) -> Reply:
    """Say who is asked: everyone, or some role groups, small ones together."""
    before = (await _draft(press)).poll.audience
    chosen = (group for value in press.values if value != EVERYONE for group in value.split())
    groups = frozenset(one_of(RoleGroup, group) for group in chosen)
    # The menu arrives with the old choice ticked: whichever side was added last is meant.
    everyone_added = EVERYONE in press.values and bool(before)
    return await _change(press, DraftChange(audience=frozenset() if everyone_added else groups))


async def choose_kind(press: Press) -> Reply:
    """Say in which form the result is shown."""
    if press.value == BY_GROUP:
        return await _change(press, DraftChange(sensitivity=Sensitivity.ORDINARY, split=True))
    return await _change(press, DraftChange(sensitivity=press.one_of(Sensitivity), split=False))


async def choose_close(press: Press) -> Reply:
    """Say when it closes: an evening some days ahead, or another time by form."""
    if press.value == OTHER_TIME:
        return open_form(draft_cards.close_form, press.ref)
    server = await press.run(servers.server_of, press.actor.guild)
    return await _change(
        press, DraftChange(closes_at=evening_after(press.number(most=max(DAYS_AHEAD)), now=press.now, zone=server.zone))
    )


async def take_close(press: Press) -> Reply:
    """Read the day and time that were typed; ask when they can be read in more than one way."""
    refusal = await press.run(polls.why_no_draft, press.actor, PollId(press.ref))
    if refusal is not None:  # another day or time would change nothing
        return show(error_cards.refused, refusal)
    server = await press.run(servers.server_of, press.actor.guild)
    typed = one_line(press.typed.get("closes_at", ""))
    found = when(typed, now=press.now, zone=server.zone, spans=False)
    if not isinstance(found, Found):
        return show(draft_cards.which_close, press.ref, found, server.zone)
    return await _close_at(press, found, server.zone)


async def write_close(press: Press) -> Reply:
    """Let a day and a time be written again."""
    await _draft(press)
    return open_form(draft_cards.close_form, press.ref)


async def choose_moment(press: Press) -> Reply:
    """Take one of the times that what was typed could mean."""
    server = await press.run(servers.server_of, press.actor.guild)
    return await _close_at(press, times.chosen(press.value), server.zone)


async def back_to_panel(press: Press) -> Reply:
    """Show the panel as it stands."""
    return await _panel(press, PollId(press.ref))


async def preview(press: Press) -> Reply:
    """Show the draft exactly as a worker will see it."""
    prepared = await press.run(polls.prepared, press.actor, PollId(press.ref), now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    notice = await _notice(press)
    return show(draft_cards.preview, prepared.draft.poll, group=group, item=prepared.item, notice=notice)


async def know(press: Press) -> Reply:
    """Say in full what to know before it opens."""
    return show(caution_cards.in_full, await _draft(press))


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
    return await _panel(press, PollId(press.ref))


async def take_back(press: Press) -> Reply:
    """Take the draft back from the advisory group."""
    await press.run(polls.take_back, press.actor, PollId(press.ref), now=press.now)
    press.bot.wake()
    return await _panel(press, PollId(press.ref))


async def discard(press: Press) -> Reply:
    """Throw a draft away; where it has opened meanwhile, ask whether to withdraw it."""
    opened = await press.run(polls.discard_draft, press.actor, PollId(press.ref), now=press.now)
    if opened is not None:
        return await withdrawing.asked(press, opened.id)
    press.bot.wake()
    return show(draft_cards.discarded)


async def ask_again(press: Press) -> Reply:
    """Draft a poll that had no result once more, with the same words."""
    return await _panel(press, (await press.run(polls.ask_again, press.actor, PollId(press.ref), now=press.now)).id)


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


async def _change(press: Press, change: DraftChange) -> Reply:
    return await _panel(
        press, (await press.run(polls.change_draft, press.actor, PollId(press.ref), change, now=press.now)).id
    )


async def _close_at(press: Press, found: Found, zone: str) -> Reply:
    """Close the draft then, and say in full how the words were understood."""
    change = DraftChange(closes_at=found.starts)
    poll = await press.run(polls.change_draft, press.actor, PollId(press.ref), change, now=press.now)
    prepared = await press.run(polls.prepared, press.actor, poll.id, now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    return show(panel_cards.understood, prepared, found, zone, group=group)


async def _panel(press: Press, poll: PollId, *, anew: bool = False) -> Reply:
    prepared = await press.run(polls.prepared, press.actor, poll, now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    return show(panel_cards.desk, prepared, group=group, anew=anew)


async def _notice(press: Press) -> Notice:
    return await press.run(polls.notice_of, press.actor, PollId(press.ref), now=press.now)


async def _draft(press: Press) -> PollDraft:
    return await press.run(polls.draft_of, press.actor, PollId(press.ref), now=press.now)


PRESSES: Mapping[Verb, Handler] = {
    verbs.POLL_BEGIN: begin,
    verbs.DRAFT: back_to_panel,
    verbs.DRAFT_KNOW: know,
    verbs.DRAFT_WORDS: rewrite,
    verbs.DRAFT_WHO: choose_people,
    verbs.DRAFT_KIND: choose_kind,
    verbs.DRAFT_CLOSE: choose_close,
    verbs.DRAFT_CLOSE_AT: choose_moment,
    verbs.DRAFT_CLOSE_WRITE: write_close,
    verbs.DRAFT_PREVIEW: preview,
    verbs.DRAFT_NOTICE: notice,
    verbs.DRAFT_POST: post,
    verbs.DRAFT_SEND: send_to_group,
    verbs.DRAFT_BACK: take_back,
    verbs.DRAFT_DISCARD: discard,
    verbs.ASK_AGAIN: ask_again,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.POLL_WORDS: (take_words, draft_cards.words_form),
    verbs.POLL_CLOSE: (take_close, draft_cards.close_form),
}
