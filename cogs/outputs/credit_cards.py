"""How somebody wishes to be named in what was made: one screen for each output, and the list of all."""

from collections.abc import Sequence
from typing import Final

from bot.domain.credits import OwnCredit
from bot.domain.outputs import MOST_ROLES, CreditRole, OutputState
from bot.domain.preferences import Credit
from bot.services.preferences import LONGEST_PSEUDONYM
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, moment
from cogs.kit.clean import as_heading, name_shown
from cogs.kit.forms import A_NAME, Field, Form
from cogs.kit.menus import menus
from cogs.kit.nouns import more, short
from cogs.kit.verbs import JOIN, MY_CONSENTS, MY_CREDITS, MY_SETTINGS
from cogs.outputs import verbs
from cogs.outputs.role_words import all_of, did

NAME: Final = "name"
_ON_A_BUTTON: Final = 24  # letters of a name: in two languages both of them fit
_LISTED: Final = 10  # outputs, in full: all of it fits on one card, in two languages; the menu has the others too


def how(_: Words, mine: OwnCredit) -> Card:
    """Ask somebody how to name them in one output, with what stands now and what a press means."""
    parts = [_stands_now(_, mine), _when_seen(_, mine)]
    if mine.may_be_named:
        parts.append(_what_a_press_means(_, mine))
    return Card(
        title=_("How shall we name you?"),
        wrote=as_heading(mine.output.words.title),
        body="\n".join(filter(None, parts)),
        small=_("Only you can see this screen. Nobody is told who is left out."),
        rows=(*_ways(_, mine), *_roles(_, mine), _others(_, mine)),
    )


def list_of(_: Words, every: Sequence[OwnCredit]) -> Card:
    """List what was made, or is being made, with how somebody stands in each."""
    lines = [f"{number}. {short(one.output.words.title)} · {_in_short(_, one)}" for number, one in enumerate(every, 1)]
    return Card(
        title=_("How I'm credited"),
        body="\n".join((*lines[:_LISTED], *more(_, every, _LISTED)))
        or _("Nothing has been made yet in which you could be named."),
        small=_("Only you can see this."),
        rows=(*_which(_, every), (Button(MY_SETTINGS, _.label("My settings")),)),
    )


def name_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a name somebody makes up."""
    label, hint = _("The name that others see"), _("It need not be like your own.")
    field = Field(NAME, label, hint, most=LONGEST_PSEUDONYM, expects=A_NAME)
    return Form(verbs.NAMED_AS, _("A name you make up"), (field,), ref)


def named_as(_: Words, name: str, *, is_public: bool) -> str:
    """Say how somebody is named, or will be once it is published."""
    if is_public:
        return _("You are named there as **{name}**.", name=name_shown(name))
    return _("When it is published, you are named as **{name}**.", name=name_shown(name))


def _stands_now(_: Words, mine: OwnCredit) -> str:
    anew = [_("That stays so, unless you change it.")] if mine.is_asked_anew else []
    did_it = [all_of(_, mine.said.roles)] if mine.said and mine.said.roles else []
    return "\n".join((" ".join((_named_now(_, mine), *anew)), *did_it))


def _named_now(_: Words, mine: OwnCredit) -> str:
    if mine.name:
        return named_as(_, mine.name, is_public=mine.is_public)
    if mine.is_public:
        return _("You are not named there.")
    return _("You are not named so far.") if mine.said is None else _("You are left out.")


def _what_a_press_means(_: Words, mine: OwnCredit) -> str:
    if mine.name and not mine.is_asked_anew:
        return _("Done. That is your yes, for this alone.")
    return _("A press on a name is your yes, for this alone.")


def _when_seen(_: Words, mine: OwnCredit) -> str:
    if mine.is_public:
        return _("The card in the channel changes at once. What was printed or saved stays as it is.")
    return _("Nobody else sees your answer before it is published. You can change it at any time.")


def _in_short(_: Words, mine: OwnCredit) -> str:
    if mine.name:
        return _("as {name}", name=name_shown(limits.cut(mine.name, _ON_A_BUTTON)))
    until = mine.output.asked_until
    if mine.said is None and mine.output.state is OutputState.ASKING and until is not None:
        return _("asked until {when}", when=moment(until))
    return _("not named")


def _ways(_: Words, mine: OwnCredit) -> tuple[Row, ...]:
    """Offer first what their settings say; being left out can always be chosen."""
    ref = mine.output.id
    ways: list[tuple[Credit | None, Button]] = []
    by_name = limits.cut(mine.in_server, _ON_A_BUTTON)
    made_up = limits.cut(mine.made_up, _ON_A_BUTTON)
    if mine.may_be_named and by_name:
        label = _.label("By my name: {name}", name=by_name)
        ways.append((Credit.NAME, Button(verbs.NAMED_BY_NAME, label, ref)))
    if mine.may_be_named and made_up:
        label = _.label("By a name I made up: {name}", name=made_up)
        ways.append((Credit.PSEUDONYM, Button(verbs.NAMED_MADE_UP, label, ref)))
    if mine.may_be_named:
        label = _.label("Make up another name…") if made_up else _.label("Make up a name…")
        ways.append((None if made_up else Credit.PSEUDONYM, Button(verbs.NAMED_MAKE_UP, label, ref)))
    if mine.may_be_named or mine.name:
        ways.append((Credit.NONE, Button(verbs.NAMED_NOT, _.label("Leave me out"), ref)))
    usual_first = sorted(ways, key=lambda way: way[0] is not mine.usual)
    return (tuple(button for _way, button in usual_first),) if ways else ()


def _roles(_: Words, mine: OwnCredit) -> tuple[Row, ...]:
    if not mine.name or not mine.may_be_named:
        return ()
    chosen = mine.said.roles if mine.said else ()
    choices = tuple(Choice(role.value, _.both(did, role), chosen=role in chosen) for role in CreditRole)
    prompt = _.label("What I did (up to three, or nothing)")
    return (Menu(verbs.NAMED_ROLES, mine.output.id, prompt, choices, least=0, most=MOST_ROLES),)


def _others(_: Words, mine: OwnCredit) -> tuple[Button, ...]:
    agreed = Button(MY_CONSENTS, _.label("What I agreed to")) if mine.may_be_named else Button(JOIN, _.label("Join"))
    return Button(MY_CREDITS, _.label("How I'm credited")), agreed


def _which(_: Words, every: Sequence[OwnCredit]) -> tuple[Row, ...]:
    if not every:
        return ()
    choices = tuple(Choice(one.output.id, f"{number}. {one.output.words.title}") for number, one in enumerate(every, 1))
    return menus(_, verbs.NAMED_IN, _.label("Look at one, or change it"), choices, most=4)
