"""The panel of a vote that is being prepared: how it stands, and all that can still be chosen."""

from dataclasses import replace
from typing import Final

from bot.domain.electorates import FEWEST_PEOPLE
from bot.domain.poll_drafts import Caution, PollDraft, Prepared
from bot.domain.polls import CAN_BE_SENSITIVE, Poll, PollKind, Sensitivity
from bot.text import Words
from cogs.kit import before_group, people
from cogs.kit.audience import audience_menu
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.closing import Understood
from cogs.kit.drafts import said_first
from cogs.polls import cards, caution_cards, draft_cards, kinds, oversight_cards, reminder_cards, verbs

BY_GROUP: Final = "ordinary-by-group"


def desk(
    _: Words, prepared: Prepared, *, group: bool, anew: bool = False, understood: Understood | None = None
) -> Card:
    """Show a draft as it stands; `group`: an advisory group sits, `anew`: it is not the draft they had."""
    poll = prepared.draft.poll
    held = oversight_cards.BEFORE_GROUP.held(
        _,
        prepared.item,
        wrote=cards.in_full(poll),
        question="\n".join(filter(None, (cards.question(poll), before_group.why(prepared.reasons)))),
        says=oversight_cards.cannot_open(_),
    )
    return held or _panel(_, prepared, group, said_first(_, anew=anew, understood=understood))


def _panel(_: Words, prepared: Prepared, group: bool, first: str) -> Card:  # noqa: FBT001 - as the desk has it
    """Show everything about a draft that can still be chosen; `first` is what they must hear before all else."""
    draft, item = prepared.draft, prepared.item
    poll = draft.poll
    above = "" if first else before_group.came_back(_, item)
    lines = [above] if above else []
    lines += [
        _("**For:** {people}", people=people.audience(_, poll.audience)) + " · " + _joined(_, draft.electorate_size),
        kinds.in_short(_, poll),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
        kinds.next_step(_, poll),
    ]
    small = [first, *caution_cards.in_short(_, draft, most=1)] if first else caution_cards.in_short(_, draft)
    if above:  # those who came before have read what there is to know; now it is to be opened
        small = caution_cards.in_the_way(_, draft) or small[:1]
    more = (reminder_cards.button(_, poll), *caution_cards.buttons(_, draft))
    return Card(
        title=_("Your vote, before it opens"),
        wrote=f"{cards.in_full(poll)}\n{before_group.why(prepared.reasons)}".rstrip() + "\n",
        body="\n".join(lines),
        small="\n".join(small),
        rows=(
            *_again(draft, (audience_menu(_, verbs.DRAFT_WHO, poll.id, poll.audience, draft.pools), *_forms(_, draft))),
            draft_cards.CLOSING.menu(_, poll.id),
            more,
            _what_next(_, poll, oversight_cards.BEFORE_GROUP.go(_, poll.id, group=group, item=item)),
        ),
    )


def _again(draft: PollDraft, menus: tuple[Menu, ...]) -> tuple[Menu, ...]:
    """Tick nothing where all of it is to be chosen again: what is ticked already cannot be chosen on a phone."""
    if Caution.GROUPS_CHANGED not in draft.warnings:
        return menus
    return tuple(replace(menu, choices=tuple(replace(one, chosen=False) for one in menu.choices)) for menu in menus)


def _forms(_: Words, draft: PollDraft) -> tuple[Menu, ...]:
    """Offer the forms in which the result of this kind can be told, where there is more than one."""
    poll = draft.poll
    can_be_sensitive = poll.kind in CAN_BE_SENSITIVE
    offered = (
        _ordinary(_, poll),
        *((_by_group(_, poll),) if draft.apart and poll.kind is not PollKind.WRITTEN else ()),
        *((_sensitive(_, poll),) if can_be_sensitive else ()),
    )
    prompt = _.label("Ordinary or sensitive") if can_be_sensitive else _.label("What the result shows")
    return (Menu(verbs.DRAFT_KIND, poll.id, prompt, offered),) if len(offered) > 1 else ()


def _ordinary(_: Words, poll: Poll) -> Choice:
    written = poll.kind is PollKind.WRITTEN
    hint = _("Read once 5 people have written") if written else _("Exact numbers at the end")
    chosen = not poll.is_sensitive and not poll.split
    return Choice(Sensitivity.ORDINARY.value, _.label("Ordinary"), hint, chosen=chosen)


def _by_group(_: Words, poll: Poll) -> Choice:
    hint = _("Exact numbers, also of each group")
    return Choice(BY_GROUP, _.label("Ordinary, by role group"), hint, chosen=poll.split)


def _sensitive(_: Words, poll: Poll) -> Choice:
    written = poll.kind is PollKind.WRITTEN
    hint = _("Read once 10 people have written") if written else _("Blurred numbers, so nobody stands out")
    return Choice(Sensitivity.SENSITIVE.value, _.label("Sensitive"), hint, chosen=poll.is_sensitive)


def _what_next(_: Words, poll: Poll, go: Button) -> tuple[Button, ...]:
    return (
        Button(verbs.DRAFT_PREVIEW, _.label("See it as a worker"), poll.id, Tone.MAIN),
        Button(verbs.DRAFT_WORDS, _.label("Change the words"), poll.id),
        go,
        Button(verbs.DRAFT_DISCARD, _.label("Throw it away"), poll.id, Tone.GRAVE),
    )


def _joined(_: Words, number: int) -> str:
    if number < FEWEST_PEOPLE:
        return _("fewer than {fewest} people", fewest=FEWEST_PEOPLE)
    return _.number("{n} person", "{n} people", number)
