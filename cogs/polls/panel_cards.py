"""The panel of a vote that is being prepared: how it stands, and all that can still be chosen."""

from typing import Final

from bot.domain.electorates import FEWEST_PEOPLE
from bot.domain.oversight import Ending, Oversight
from bot.domain.poll_drafts import PollDraft, Prepared
from bot.domain.polls import Poll, Sensitivity
from bot.domain.small_numbers import Pool
from bot.domain.times import Found
from bot.text import Words
from cogs.kit import people, when
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import numbered, shown
from cogs.polls import cards, caution_cards, oversight_cards, reminder_cards, verbs

EVERYONE: Final = "everyone"
BY_GROUP: Final = "ordinary-by-group"
OTHER_TIME: Final = "other"
DAYS_AHEAD: Final = (3, 7, 14, 21)


def desk(_: Words, prepared: Prepared, *, group: bool, anew: bool = False) -> Card:
    """Show a draft as it stands; `group`: an advisory group sits, `anew`: it is not the draft they had."""
    return _as_it_stands(_, prepared, group, _new(_) if anew else "")


def understood(_: Words, prepared: Prepared, found: Found, zone: str, *, group: bool) -> Card:
    """Show the draft, and say in full when it closes, as the words that were typed were understood."""
    heard = _("You chose {when}. Please check the day and the time.", when=when.in_full(_, found, zone))
    return _as_it_stands(_, prepared, group, heard)


def _as_it_stands(_: Words, prepared: Prepared, group: bool, first: str) -> Card:  # noqa: FBT001 - as the desk has it
    """Show it in the coordinator's hands, before the advisory group, or stopped by it."""
    item = prepared.item
    if item is not None and item.ending is None:
        return oversight_cards.before_group(_, item, prepared)
    if item is not None and item.ending is Ending.STOP:
        return oversight_cards.stopped(_, prepared)
    return _panel(_, prepared, group, first)


def _panel(_: Words, prepared: Prepared, group: bool, first: str) -> Card:  # noqa: FBT001 - as the desk has it
    """Show everything about a draft that can still be chosen; `first` is what they must hear before all else."""
    draft, item = prepared.draft, prepared.item
    poll = draft.poll
    above = oversight_cards.came_back(_, item) if item and not first else ""
    lines = [above] if above else []
    lines += [
        _("**For:** {people}", people=people.audience(_, poll.audience)) + " · " + _joined(_, draft.electorate_size),
        _("**Kind:** {kind}", kind=_kind(_, poll)),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
    ]
    if poll.next_step:
        lines.append(_("**What happens with it:** {next_step}", next_step=shown(poll.next_step)))
    small = [first, *caution_cards.in_short(_, draft, most=1)] if first else caution_cards.in_short(_, draft)
    more = (reminder_cards.button(_, poll), *caution_cards.buttons(_, draft))
    return Card(
        title=_("Your vote, before it opens"),
        wrote=f"{cards.question(poll)}\n{numbered(poll.options)}\n{oversight_cards.why(prepared.reasons)}".rstrip()
        + "\n",
        body="\n".join(lines),
        small="\n".join(small),
        rows=(
            _who(_, draft),
            _kinds(_, draft),
            _closes(_, poll),
            more,
            _what_next(_, poll, go_button(_, poll, group, item)),
        ),
    )


def _new(_: Words) -> str:
    return _("The other is open, or gone. So this is a new one with your words. Please check it.")


def _who(_: Words, draft: PollDraft) -> Menu:
    """Offer everybody, or the pools of those who have joined: no choice names fewer than five people."""
    poll, pools = draft.poll, draft.pools if len(draft.pools) > 1 else ()
    everyone = Choice(EVERYONE, _.label("Everyone who has joined"), chosen=not poll.audience)
    choices = (everyone, *(_pool(_, pool, chosen=poll.audience.issuperset(pool)) for pool in pools))
    return Menu(verbs.DRAFT_WHO, poll.id, _.label("Who is asked"), choices, most=len(choices))


def _pool(_: Words, pool: Pool, *, chosen: bool) -> Choice:
    if len(pool) == 1:
        return Choice(pool[0].value, people.short(_, pool[0]), chosen=chosen)
    value = " ".join(group.value for group in pool)
    return Choice(value, _.both(people.pool, pool), people.audience(_, pool), chosen=chosen)


def _kinds(_: Words, draft: PollDraft) -> Menu:
    poll = draft.poll
    sensitive = poll.sensitivity is Sensitivity.SENSITIVE
    exact = (
        Sensitivity.ORDINARY.value,
        _.label("Ordinary"),
        _("Exact numbers at the end"),
        not sensitive and not poll.split,
    )
    split = (BY_GROUP, _.label("Ordinary, by role group"), _("Exact numbers, also of each group"), poll.split)
    blurred = (Sensitivity.SENSITIVE.value, _.label("Sensitive"), _("Blurred numbers, so nobody stands out"), sensitive)
    offered = (exact, split, blurred) if draft.apart else (exact, blurred)
    return Menu(verbs.DRAFT_KIND, poll.id, _.label("Ordinary or sensitive"), tuple(Choice(*one) for one in offered))


def _closes(_: Words, poll: Poll) -> Menu:
    tomorrow = Choice("1", _.label("Tomorrow, at 20:00"))
    days = tuple(Choice(str(n), _.number("In {n} day, at 20:00", "In {n} days, at 20:00", n)) for n in DAYS_AHEAD)
    other = Choice(OTHER_TIME, _.label("Another time…"))
    return Menu(verbs.DRAFT_CLOSE, poll.id, _.label("When it closes"), (tomorrow, *days, other))


def go_button(_: Words, poll: Poll, group: bool, item: Oversight | None) -> Button:  # noqa: FBT001 - as the panel has it
    """Send it where it goes next: to the group first, where there is one."""
    if group and not (item is not None and item.is_agreed):
        return Button(verbs.DRAFT_SEND, _.label("Send to the advisory group"), poll.id)
    return Button(verbs.DRAFT_POST, _.label("Post it"), poll.id)


def _what_next(_: Words, poll: Poll, go: Button) -> tuple[Button, ...]:
    return (
        Button(verbs.DRAFT_PREVIEW, _.label("See it as a worker"), poll.id, Tone.MAIN),
        Button(verbs.DRAFT_WORDS, _.label("Change the words"), poll.id),
        go,
        Button(verbs.DRAFT_DISCARD, _.label("Throw it away"), poll.id, Tone.GRAVE),
    )


def _kind(_: Words, poll: Poll) -> str:
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("sensitive")
    return _("by role group") if poll.split else _("ordinary")


def _joined(_: Words, number: int) -> str:
    if number < FEWEST_PEOPLE:
        return _("fewer than {fewest} people", fewest=FEWEST_PEOPLE)
    return _.number("{n} person", "{n} people", number)
