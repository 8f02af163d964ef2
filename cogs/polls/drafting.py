"""What a coordinator's form and panel lead to: words, people, kind, close."""

from collections.abc import Mapping

from bot.domain.poll_drafts import DraftChange, PollDraft
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, Sensitivity
from bot.domain.times import Found
from bot.services import polls, servers
from cogs.kit import error_cards
from cogs.kit import when as times
from cogs.kit.audience import chosen_audience
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.closing import typed_time
from cogs.kit.forms import FormIn
from cogs.kit.group import GroupPresence, group_of
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import ASK_AS_VOTE, Verb
from cogs.polls import draft_cards, panel_cards, verbs, withdrawing
from cogs.polls.panel_cards import BY_GROUP


async def write(press: Press) -> Reply:
    """Show coordinators the drafts they have; without one, open the form for a new vote."""
    found = await press.run(polls.my_drafts, press.actor, now=press.now)
    return show(draft_cards.found_again, found) if found else open_form(draft_cards.words_form)


async def begin(press: Press) -> Reply:
    """Open the form for a new vote, beside the drafts there are."""
    await press.run(polls.coordinated, press.actor)
    return open_form(draft_cards.words_form)


async def begin_with(press: Press) -> Reply:
    """Open the form for a new vote about what somebody suggested."""
    words = await press.run(polls.suggested_poll, press.actor, press.ref)
    return open_form(draft_cards.words_form, question=one_line(words))


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = PollWords(
        question=one_line(press.typed.get("question", "")),
        options=tuple(filter(None, map(one_line, tidied(press.typed.get("options", "")).split("\n")))),
        next_step=one_line(press.typed.get("next_step", "")),
    )
    if press.ref == NO_REFERENCE:
        return await panel(press, (await press.run(polls.draft_poll, press.actor, words, now=press.now)).id)
    poll = await press.run(polls.reword_draft, press.actor, PollId(press.ref), words, now=press.now)
    return await panel(press, poll.id, anew=poll.id != press.ref)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    draft = await draft_of(press)
    return open_form(draft_cards.words_form, draft.poll)


async def choose_people(press: Press) -> Reply:
    """Say who is asked: everyone, or some role groups, small ones together."""
    audience = chosen_audience(press, (await draft_of(press)).poll.audience)
    return await _change(press, DraftChange(audience=audience))


async def choose_kind(press: Press) -> Reply:
    """Say in which form the result is shown."""
    if press.value == BY_GROUP:
        return await _change(press, DraftChange(sensitivity=Sensitivity.ORDINARY, split=True))
    return await _change(press, DraftChange(sensitivity=press.one_of(Sensitivity), split=False))


async def choose_close(press: Press) -> Reply:
    """Say when it closes: an evening some days ahead, or another time by form."""
    closes_at = await draft_cards.CLOSING.chosen(press)
    if closes_at is None:
        return open_form(draft_cards.close_form, press.ref)
    return await _change(press, DraftChange(closes_at=closes_at))


async def take_close(press: Press) -> Reply:
    """Read the day and time that were typed; ask when they can be read in more than one way."""
    refusal = await press.run(polls.why_no_draft, press.actor, PollId(press.ref))
    if refusal is not None:  # another day or time would change nothing
        return show(error_cards.refused, refusal)
    found, zone = await typed_time(press)
    if not isinstance(found, Found):
        return show(draft_cards.which_close, press.ref, found, zone)
    return await _close_at(press, found, zone)


async def write_close(press: Press) -> Reply:
    """Let a day and a time be written again."""
    await draft_of(press)
    return open_form(draft_cards.close_form, press.ref)


async def choose_moment(press: Press) -> Reply:
    """Take one of the times that what was typed could mean."""
    server = await press.run(servers.server_of, press.actor.guild)
    return await _close_at(press, times.chosen(press.value), server.zone)


async def back_to_panel(press: Press) -> Reply:
    """Show the panel as it stands."""
    return await panel(press, PollId(press.ref))


async def discard(press: Press) -> Reply:
    """Throw a draft away; where it has opened meanwhile, ask whether to withdraw it."""
    opened = await press.run(polls.discard_draft, press.actor, PollId(press.ref), now=press.now)
    if opened is not None:
        return await withdrawing.asked(press, opened.id)
    press.bot.wake()
    return show(draft_cards.discarded)


async def ask_again(press: Press) -> Reply:
    """Draft a poll that had no result once more, with the same words."""
    return await panel(press, (await press.run(polls.ask_again, press.actor, PollId(press.ref), now=press.now)).id)


async def _change(press: Press, change: DraftChange) -> Reply:
    return await panel(
        press, (await press.run(polls.change_draft, press.actor, PollId(press.ref), change, now=press.now)).id
    )


async def _close_at(press: Press, found: Found, zone: str) -> Reply:
    """Close the draft then, and say in full how the words were understood."""
    change = DraftChange(closes_at=found.starts)
    poll = await press.run(polls.change_draft, press.actor, PollId(press.ref), change, now=press.now)
    prepared = await press.run(polls.prepared, press.actor, poll.id, now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    return show(panel_cards.understood, prepared, found, zone, group=group)


async def panel(press: Press, poll: PollId, *, anew: bool = False) -> Reply:
    """Show the draft and what can still be chosen; `anew`: it is not the draft they had."""
    prepared = await press.run(polls.prepared, press.actor, poll, now=press.now)
    group = await group_of(press) is not GroupPresence.NONE
    return show(panel_cards.desk, prepared, group=group, anew=anew)


async def draft_of(press: Press) -> PollDraft:
    """Return the draft that is pressed about."""
    return await press.run(polls.draft_of, press.actor, PollId(press.ref), now=press.now)


PRESSES: Mapping[Verb, Handler] = {
    verbs.POLL_BEGIN: begin,
    ASK_AS_VOTE: begin_with,
    verbs.DRAFT: back_to_panel,
    verbs.DRAFT_WORDS: rewrite,
    verbs.DRAFT_WHO: choose_people,
    verbs.DRAFT_KIND: choose_kind,
    verbs.DRAFT_CLOSE: choose_close,
    verbs.DRAFT_CLOSE_AT: choose_moment,
    verbs.DRAFT_CLOSE_WRITE: write_close,
    verbs.DRAFT_DISCARD: discard,
    verbs.ASK_AGAIN: ask_again,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.POLL_WORDS: (take_words, draft_cards.words_form),
    verbs.POLL_CLOSE: (take_close, draft_cards.close_form),
}
