"""A vote before it opens as others will see it: the very card, and the very paper or form, tried without effect."""

from dataclasses import replace
from itertools import count
from typing import Final

from bot.domain.oversight import Oversight
from bot.domain.poll_drafts import Prepared
from bot.domain.poll_reminders import Notice
from bot.domain.polls import Poll, PollKind
from bot.domain.written_words import WrittenDraft
from bot.text import Words
from cogs.kit.before_group import agreement
from cogs.kit.cards import NO_REFERENCE, Button, Card, Menu, PersonMenu, Row, Tone
from cogs.kit.forms import Form
from cogs.kit.menus import PAGES
from cogs.kit.verbs import Verb
from cogs.polls import answer_forms, cards, reminder_cards, secrecy_cards, verbs
from cogs.polls.oversight_cards import BEFORE_GROUP

_BELOW: Final = len(PAGES) // 2  # what the controls of a second card are called from
_TRIED: Final = {
    verbs.ANSWER: verbs.TRY_ANSWER,
    verbs.MORE: verbs.TRY_MORE,
    verbs.PRIVATE: verbs.TRY_PRIVATE,
}


def public(_: Words, prepared: Prepared) -> Card:
    """Show its card as it will stand in the channel."""
    poll, agreed = prepared.draft.poll, agreement(_, _agreed(prepared.item))
    return _tried(cards.poll_card(_, poll, agreed=agreed, credit=prepared.credit), poll)


def paper(_: Words, poll: Poll) -> Card:
    """Show the paper as each will have it."""
    return _tried(cards.paper(_, poll), poll, first=_BELOW)


def paper_alone(_: Words, poll: Poll) -> Card:
    """Hand out the paper as each will have it, and below it the way back."""
    return _with_way_back(_, paper(_, poll), poll)


def more(_: Words, poll: Poll) -> Card:
    """Show what stands behind More."""
    return _with_way_back(_, _tried(cards.more(_, poll), poll), poll)


def how_private(_: Words, poll: Poll) -> Card:
    """Show the promise that is made of it."""
    return _with_way_back(_, _tried(secrecy_cards.how_private(_, poll), poll), poll)


def tried_form(_: Words, poll: Poll) -> Form:
    """Return the form as each will have it; what is sent in it goes nowhere."""
    form = answer_forms.several(_, poll) if poll.kind is PollKind.MULTIPLE else _written(_, poll)
    return replace(form, verb=verbs.TRIED_FORM)


def empty_tried_form(_: Words) -> Form:
    """Return the form with what both kinds of it have."""
    return replace(answer_forms.empty_written(_), verb=verbs.TRIED_FORM)


def _written(_: Words, poll: Poll) -> Form:
    return answer_forms.written(_, WrittenDraft(poll))


def beneath(_: Words, poll: Poll, *, group: bool, item: Oversight | None, notice: Notice) -> Card:
    """Say below what it is that was shown, and lead on."""
    go = () if item and item.ending is None else (BEFORE_GROUP.go(_, poll.id, group=group, item=item, tone=Tone.MAIN),)
    return Card(
        title=_("As a worker will see it"),
        body=_("Try it: nothing is sealed, and nobody is told."),
        small=reminder_cards.in_short(_, notice),
        rows=((*go, Button(verbs.DRAFT, _.label("Go back"), poll.id)),),
    )


def only_a_look(_: Words, ref: str = NO_REFERENCE) -> Card:
    """Say that nothing came of what was tried."""
    return Card(
        title=_("Only a look"),
        body=_("Nothing was sealed. A worker is thanked here, and reads their answer once."),
        rows=(
            (
                Button(verbs.DRAFT_PREVIEW, _.label("See it again"), ref, Tone.MAIN),
                Button(verbs.DRAFT, _.label("Go back"), ref),
            ),
        ),
    )


def _agreed(item: Oversight | None) -> Oversight | None:
    return item if item is not None and item.is_agreed else None


def _tried(card: Card, poll: Poll, first: int = 0) -> Card:
    """Return a card whose controls do nothing to the vote; no two of them are called alike, in one answer either."""
    numbers = count(first)

    def ref() -> str:
        return f"{PAGES[next(numbers)]}.{poll.id}"

    def verb(real: Verb) -> Verb:
        return _TRIED.get(real, verbs.TRIED)

    def row(real: Row) -> Row:
        if isinstance(real, Menu | PersonMenu):
            return replace(real, verb=verb(real.verb), ref=ref())
        return tuple(replace(button, verb=verb(button.verb), ref=ref()) for button in real)

    return replace(card, rows=tuple(map(row, card.rows)))


def _with_way_back(_: Words, card: Card, poll: Poll) -> Card:
    back = (Button(verbs.DRAFT_PREVIEW, _.label("See it again"), poll.id),)
    return replace(card, rows=(*card.rows, back))
