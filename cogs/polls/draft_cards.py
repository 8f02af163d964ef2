"""What a coordinator sees while preparing a poll: the form, the panel, the preview."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.domain.electorates import FEWEST_PEOPLE
from bot.domain.oversight import Ending, Oversight
from bot.domain.poll_drafts import PollDraft, Prepared
from bot.domain.poll_reminders import Notice
from bot.domain.poll_words import NEXT_STEP_LENGTH, QUESTION_LENGTH
from bot.domain.polls import Poll, Sensitivity
from bot.domain.small_numbers import Pool
from bot.domain.times import Found, Which
from bot.text import Words
from cogs.kit import people, when
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import numbered, shown
from cogs.kit.drafts import DraftRenderer, listed
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import TO_DO
from cogs.polls import cards, caution_cards, oversight_cards, reminder_cards, verbs, withdrawal_cards

DRAFTS: Final = DraftRenderer(verbs.DRAFT, verbs.DRAFT_DISCARD)
EVERYONE: Final = "everyone"
BY_GROUP: Final = "ordinary-by-group"
OTHER_TIME: Final = "other"
DAYS_AHEAD: Final = (3, 7, 14, 21)
_OPTIONS_LENGTH: Final = 1500


def words_form(_: Words, poll: Poll | None = None) -> Form:
    """Take the words of a vote."""
    return Form(
        verb=verbs.POLL_WORDS,
        ref=poll.id if poll else NO_REFERENCE,
        title=_.label("A vote"),
        fields=(
            Field("question", _.label("Question"), value=poll.question if poll else "", most=QUESTION_LENGTH),
            Field(
                "options",
                _.label("Answers, one a line"),
                _("From 2 to 10. Short ones are easier to read on a phone."),
                "\n".join(poll.options) if poll else "",
                long=True,
                most=_OPTIONS_LENGTH,
            ),
            Field(
                "next_step",
                _.label("What happens with it"),
                _("For example: the answer goes into session 4."),
                poll.next_step if poll else "",
                required=False,
                most=NEXT_STEP_LENGTH,
            ),
        ),
    )


def found_again(_: Words, drafts: Sequence[KeptDraft]) -> Card:
    """List the drafts that a coordinator has, and let them write a new one."""
    lines, rows = listed(_, drafts, DRAFTS)
    new = Button(verbs.POLL_BEGIN, _.label("Write a new one"), tone=Tone.MAIN)
    return Card(title=_("Your drafts"), body=lines, small=_("Nobody else finds them here."), rows=(*rows, (new,)))


def close_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a day and a time."""
    hint = _("Like this: Thursday 8pm, or 25/3/2027 20:00. In English, please.")
    field = Field("closes_at", _.label("Day and time"), hint, most=100)
    return Form(verb=verbs.POLL_CLOSE, ref=ref, title=_.label("When it closes"), fields=(field,))


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
        rows=(_who(_, draft), _kinds(_, draft), _closes(_, poll), more, _what_next(_, poll, _go(_, poll, group, item))),
    )


def which_close(_: Words, ref: str, which: Which, zone: str) -> Card:
    """Ask which of the times is meant that the words can be read as."""
    return Card(
        title=_("Which time do you mean?"),
        body=when.why(_, which),
        small=_("Nothing is changed until you choose."),
        rows=(
            when.menu(_, which, verb=verbs.DRAFT_CLOSE_AT, ref=ref, zone=zone),
            (
                Button(verbs.DRAFT_CLOSE_WRITE, _.label("Write it again"), ref),
                Button(verbs.DRAFT, _.label("Go back"), ref),
            ),
        ),
    )


def preview(
    _: Words, poll: Poll, *, group: bool = False, item: Oversight | None = None, notice: Notice | None = None
) -> Card:
    """Show the public card and then the private paper, as a worker will see them."""
    go = () if item and item.ending is None else (replace(_go(_, poll, group, item), tone=Tone.MAIN),)
    public, paper = cards.poll_card(_, poll), cards.paper(_, poll)
    return Card(
        title=_("As a worker will see it"),
        wrote=paper.wrote,
        body="\n".join(
            (
                _("**In public:**"),
                public.body,
                "",
                _("**In private:**"),
            )
        ),
        small="\n".join(
            filter(None, (cards.shown_at_the_end(_, poll), reminder_cards.in_short(_, notice) if notice else ""))
        ),
        rows=((*go, Button(verbs.DRAFT, _.label("Go back"), poll.id)),),
    )


def posted(_: Words, poll: Poll) -> Card:
    """Say that a vote is open."""
    return Card(
        title=_("Your vote is open"),
        wrote=cards.question(poll),
        body=_(
            "It is on its way to the notices channel. Its words can no longer change. It closes {when}.",
            when=moment(poll.closes_at),
        ),
        small=_("The result goes to the same channel. Nobody sees a vote before then, and nobody sees who voted."),
        rows=((withdrawal_cards.offer(_, poll),),),
    )


def discarded(_: Words) -> Card:
    """Say that a draft is gone."""
    back = (Button(TO_DO, _.label("To do")),)
    return Card(title=_("Thrown away"), body=_("Nothing was posted."), rows=(back,))


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


def _go(_: Words, poll: Poll, group: bool, item: Oversight | None) -> Button:  # noqa: FBT001 - as the panel has it
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
