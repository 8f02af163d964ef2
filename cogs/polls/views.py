"""What a poll's public buttons and private papers lead to."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Final

from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_words import MOST_OPTIONS
from bot.domain.polls import Poll, PollId, PollKind
from bot.services import polls
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.forms import FormIn, several
from cogs.kit.menus import page_called
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, read_back, show, show_alike
from cogs.kit.verbs import Verb
from cogs.polls import answer_forms, cards, result_cards, result_words, secrecy_cards, verbs, written

_PLACES = frozenset(map(str, range(MOST_OPTIONS)))


async def answer(press: Press) -> Reply:
    """Hand out a paper or a form; the same one whether or not this person has answered before."""
    found = await _paper(press)
    if isinstance(found, Outcome) or found.kind not in _BY_FORM:
        return _open_or_ended(cards.paper, found)
    return await _BY_FORM[found.kind](press, found)


async def choose(press: Press) -> Reply:
    """Seal the answer that was chosen from the menu."""
    return await _cast(press, press.values)


async def choose_several(press: Press) -> Reply:
    """Seal the answers that were chosen in the form."""
    return await _cast(press, several(press.typed, answer_forms.CHOSEN))


async def _cast(press: Press, values: Iterable[str]) -> Reply:
    """Seal an answer and put it in the box; answering again replaces it. It is read back once, and never kept drawn."""
    chosen = {int(value) if value in _PLACES else -1 for value in values}  # anything else is refused there
    found = await press.run(polls.cast_ballot, press.actor, PollId(press.ref), chosen, now=press.now)
    if isinstance(found, Outcome):
        return _open_or_ended(cards.paper, found)
    return read_back(lambda _: cards.you_chose(_, found, chosen), cards.sealed, found)


async def more(press: Press) -> Reply:
    """Say what a person may want to know before answering."""
    return _open_or_ended(cards.more, await _paper(press))


async def how_private(press: Press) -> Reply:
    """Make the promise, as it holds for this vote, also once it has ended."""
    found = await _paper(press)
    return show_alike(secrecy_cards.how_private, found.poll if isinstance(found, Outcome) else found)


async def _paper(press: Press) -> Poll | Outcome:
    return await press.run(polls.paper, press.actor, PollId(press.ref), now=press.now)


async def _open_several(_: Press, poll: Poll) -> Reply:
    return open_form(answer_forms.several, poll)


async def _several_form(press: Press) -> FormIn:
    found = await _paper(press)
    poll = found.poll if isinstance(found, Outcome) else found
    return lambda _: answer_forms.several(_, poll)


def _open_or_ended(draw: Callable[[Words, Poll], Card], found: Poll | Outcome) -> Reply:
    """Answer about an open vote; about one that has ended, with its result."""
    if isinstance(found, Outcome):  # not kept drawn: it may hold all that five hundred people wrote
        return show(result_cards.shown_late, found)
    return show_alike(draw, found)


async def read_all(press: Press) -> Reply:
    """Show a page of what people wrote, to one person."""
    first, _, poll = press.ref.rpartition(".")
    found = await press.run(polls.result_of, press.actor, PollId(poll))
    return show(result_words.page, found, page_called(first))


_BY_FORM: Final[Mapping[PollKind, Callable[[Press, Poll], Awaitable[Reply]]]] = {
    PollKind.MULTIPLE: _open_several,
    PollKind.WRITTEN: lambda press, _: written.begin(press),
}
PRESSES: Mapping[Verb, Handler] = {
    verbs.ANSWER: answer,
    verbs.CHOOSE: choose,
    verbs.MORE: more,
    verbs.PRIVATE: how_private,
    verbs.READ_ALL: read_all,
    **written.PRESSES,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.CHOOSE_SEVERAL: (choose_several, FormAbout(_several_form, answer_forms.empty_several)),
    **written.FORMS,
}
UNNOTICED: Final = frozenset({verbs.ANSWER, verbs.CHOOSE, verbs.MORE, verbs.PRIVATE, *written.PRESSES, *FORMS})
