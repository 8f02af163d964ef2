"""The words of a vote: in which way it is asked, its form, and what was typed there."""

from collections.abc import Callable, Mapping

from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, PollKind
from bot.domain.suggestions import Suggestion
from bot.services import drafts, polls
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.forms import Form, FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, not_a_choice, open_form, show
from cogs.kit.verbs import ASK_AS_VOTE, Verb
from cogs.polls import draft_cards, starts, verbs, word_forms
from cogs.polls.drafting import draft_of, panel
from cogs.polls.starts import Start, start_called

_DrawForm = Callable[[Words, PollWords, str, int], Form]


async def begin(press: Press) -> Reply:
    """Show coordinators the drafts they have, and ask in which way a new vote is asked."""
    mine = await press.run(drafts.my_drafts, press.actor, polls.DRAFTS, now=press.now)
    return show(starts.begin, mine, draft_cards.DRAFTS)


async def start(press: Press) -> Reply:
    """Open the form for a new vote."""
    smallest = await press.run(polls.smallest_here, press.actor)
    return Reply(form=_drawn(word_forms.words_form, word_forms.about(press.value, NO_REFERENCE), smallest))


async def begin_with(press: Press) -> Reply:
    """Ask in which way everybody is asked what somebody suggested; where that is plain, open the form."""
    found = await press.run(drafts.to_begin_with, press.actor, polls.DRAFTS, press.ref)
    kind = starts.kind_suggested(found)
    return show(starts.begin_with, found, press.ref) if kind is None else await _about_idea(press, found, kind)


async def start_with(press: Press) -> Reply:
    """Open the form for a vote of this kind about what somebody suggested."""
    found = await press.run(drafts.to_begin_with, press.actor, polls.DRAFTS, press.ref)
    return await _about_idea(press, found, press.one_of(PollKind))


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    draft = await draft_of(press)
    return open_form(word_forms.form_of, draft.poll, draft.smallest)


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words, about = await _typed(press)
    if about == NO_REFERENCE:
        return await panel(press, (await press.run(polls.draft_poll, press.actor, words, now=press.now)).id)
    poll = await press.run(polls.reword_draft, press.actor, PollId(about), words, now=press.now)
    return await panel(press, poll.id, anew=poll.id != about)


async def take_words_of_idea(press: Press) -> Reply:
    """Keep what was typed as a draft that says who suggested it."""
    words, about = await _typed(press)
    return await panel(press, (await press.run(polls.draft_suggested, press.actor, words, about, now=press.now)).id)


async def _typed(press: Press) -> tuple[PollWords, str]:
    """Return the words that were typed, and which draft or suggestion they are about."""
    begun, about = _begun_with(press.ref)
    return word_forms.read(press.typed, starts.words_of(await press.words(), begun)), about


async def _about_idea(press: Press, suggestion: Suggestion, kind: PollKind) -> Reply:
    smallest, ref = await press.run(polls.smallest_here, press.actor), word_forms.about(kind, press.ref)
    return Reply(form=lambda _: word_forms.idea_form(_, starts.words_suggested(_, suggestion, kind), ref, smallest))


async def _words_again(press: Press) -> FormIn:
    """Draw the form anew, whether or not the draft that it is about is there yet."""
    return _drawn(word_forms.words_form, press.ref, await press.run(polls.smallest_here, press.actor))


async def _idea_again(press: Press) -> FormIn:
    return _drawn(word_forms.idea_form, press.ref, await press.run(polls.smallest_here, press.actor))


def _drawn(draw: _DrawForm, ref: str, smallest: int) -> FormIn:
    begun, _about = _begun_with(ref)
    return lambda _: draw(_, starts.words_of(_, begun), ref, smallest)


def _begun_with(ref: str) -> tuple[Start, str]:
    name, about = word_forms.read_about(ref)
    found = start_called(name)
    if found is None:
        raise not_a_choice()
    return found, about


PRESSES: Mapping[Verb, Handler] = {
    ASK_AS_VOTE: begin_with,
    verbs.POLL_NEW: begin,
    verbs.POLL_START: start,
    verbs.POLL_START_IDEA: start_with,
    verbs.DRAFT_WORDS: rewrite,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.POLL_WORDS: (take_words, FormAbout(_words_again, word_forms.empty_form)),
    verbs.POLL_WORDS_IDEA: (take_words_of_idea, FormAbout(_idea_again, word_forms.empty_idea_form)),
}
