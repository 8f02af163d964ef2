"""What answering in one's own words leads to: the form, what others will read, and the seal."""

from collections.abc import Mapping

from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import PollId
from bot.domain.written_words import WrittenDraft
from bot.services import polls
from cogs.kit import too_few
from cogs.kit.forms import FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, read_back, show
from cogs.kit.verbs import Verb
from cogs.polls import answer_forms, cards, result_cards, verbs, written_cards


async def begin(press: Press) -> Reply:
    """Open the form, with what waits to be sealed in it."""
    found = await press.run(polls.draft_of_answer, press.actor, PollId(press.ref), now=press.now)
    return _late(found) if isinstance(found, Outcome) else open_form(answer_forms.written, found)


async def take_words(press: Press) -> Reply:
    """Keep what was written, sealed, and show it as others will read it."""
    words = press.typed.get(answer_forms.WORDS, "")
    return _preview(await press.run(polls.write_answer, press.actor, PollId(press.ref), words, now=press.now))


async def choose_group(press: Press) -> Reply:
    """Say what becomes of it if too few write."""
    under_group, poll = too_few.chosen(press), PollId(press.ref)
    return _preview(
        await press.run(polls.let_stand_under_group, press.actor, poll, under_group=under_group, now=press.now)
    )


async def seal(press: Press) -> Reply:
    """Put it in the box, and read it back once; where they have not seen what waits, show that first."""
    mark, _, poll = press.ref.rpartition(".")
    found = await press.run(polls.seal_answer, press.actor, PollId(poll), seen=mark, now=press.now)
    if isinstance(found, Outcome) or not found.words:
        return _preview(found)
    if found.mark != mark:
        return show(written_cards.preview, found, anew=True)
    return read_back(lambda _: written_cards.you_wrote(_, found), cards.sealed, found.poll)


async def drop(press: Press) -> Reply:
    """Throw away what was written and not sealed."""
    found = await press.run(polls.drop_draft_of_answer, press.actor, PollId(press.ref), now=press.now)
    return _late(found) if isinstance(found, Outcome) else show(written_cards.dropped, found)


async def take_back(press: Press) -> Reply:
    """Leave nothing of somebody's in the vote."""
    found = await press.run(polls.take_back_answer, press.actor, PollId(press.ref), now=press.now)
    return _late(found) if isinstance(found, Outcome) else show(written_cards.taken_back, found)


async def _form(press: Press) -> FormIn:
    found = await press.run(polls.draft_of_answer, press.actor, PollId(press.ref), now=press.now)
    draft = WrittenDraft(found.poll) if isinstance(found, Outcome) else found
    return lambda _: answer_forms.written(_, draft)


def _preview(found: WrittenDraft | Outcome) -> Reply:
    if isinstance(found, Outcome):
        return _late(found)
    if not found.words:
        return show(written_cards.not_waiting, found.poll)
    return show(written_cards.preview, found)


def _late(found: Outcome) -> Reply:
    return show(result_cards.shown_late, found)


PRESSES: Mapping[Verb, Handler] = {
    verbs.WRITTEN_GROUP: choose_group,
    verbs.WRITTEN_SEAL: seal,
    verbs.WRITTEN_DROP: drop,
    verbs.WRITTEN_BACK: take_back,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.WRITE: (take_words, FormAbout(_form, answer_forms.empty_written)),
}
