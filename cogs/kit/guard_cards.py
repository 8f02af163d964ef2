"""What whoever typed something is asked when the guard found something in it; shown to them alone."""

from dataclasses import dataclass, replace
from typing import Final

from bot.domain.guard import FindReason
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import excerpt, shown
from cogs.kit.error_cards import AGAIN, quoted
from cogs.kit.verbs import WORRIED, Verb

USE: Final = Verb("guard-use")
FINE: Final = Verb("guard-fine")
DROP: Final = Verb("guard-drop")
_PARTS: Final = 5
_ROOM: Final = 60  # letters of each part


@dataclass(frozen=True, slots=True)
class Held:
    """Words that wait for an answer: `ref` finds them, `parts` are what was found, `cleaned` is without those."""

    ref: str
    parts: tuple[str, ...]
    cleaned: str
    has_code: bool = False


def blocked(_: Words, held: Held) -> Card:
    """Say what may point to somebody, and offer the same without it."""
    code = (_("Did you give a code away elsewhere? Tell your office, so that it can be changed."),)
    return Card(
        title=_("Please check one thing first"),
        wrote=quoted(held.cleaned),
        body=_("This may point to a person: {parts}.", parts=_listed(held))
        + "\n\n"
        + _("We have not kept it. Above is the same without those parts."),
        small="\n".join((_("Nobody has seen your words."), *(code if held.has_code else ()))),
        rows=((Button(USE, _.label("Use this"), held.ref, Tone.MAIN), _again(_, held.ref)),),
    )


def asked(_: Words, held: Held) -> Card:
    """Ask whether what may point to somebody does."""
    return Card(
        title=_("Please check one thing first"),
        wrote=quoted(held.cleaned),
        body=_("Could this show who somebody is: {parts}?", parts=_listed(held))
        + "\n\n"
        + _("If not, your words are fine as they are. Above is the same without it."),
        small=_("Nobody has seen your words."),
        rows=(
            (
                Button(FINE, _.label("It is fine as it is"), held.ref),
                Button(USE, _.label("Use the one without"), held.ref, Tone.MAIN),
                _again(_, held.ref),
            ),
        ),
    )


def only_without(_: Words, held: Held) -> Card:
    """Say that the words as they were typed are not kept any more, and offer those that are."""
    return Card(
        title=_("We no longer have your first words"),
        wrote=quoted(held.cleaned),
        body=_("We keep nothing for long that may point to somebody. Above is what we kept."),
        rows=((Button(USE, _.label("Use this"), held.ref, Tone.MAIN), _again(_, held.ref)),),
    )


def to_share(_: Words, screen: Card, held: Held) -> Card:
    """Let somebody who may need help decide, below whom to call, what becomes of their words."""
    share = _.label("Share it without those parts") if held.parts else _.label("Share it as it is")
    drop = Button(DROP, _.label("Don't share it"), held.ref)
    row = (drop, Button(USE, share, held.ref), _again(_, held.ref))
    return replace(screen, wrote=quoted(held.cleaned) if held.parts else "", rows=(*screen.rows, row))


def not_shared(_: Words, screen: Card, held: Held) -> Card:
    """Let somebody write in another way, below whom to call, what is not passed on."""
    return replace(screen, rows=(*screen.rows, (_again(_, held.ref),)))


def to_ask(_: Words, screen: Card, held: Held) -> Card:
    """Let somebody go on who only asks everybody about it, below whom to call where it has happened."""
    row = (Button(FINE, _.label("It is only a question"), held.ref), _again(_, held.ref))
    return replace(screen, rows=(*screen.rows, row))


def dropped(_: Words) -> Card:
    """Say that nothing was shared, and nothing is kept."""
    return Card(
        title=_("Not shared"),
        body=_("Nobody has read it, and we have kept nothing of it."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


def stand_ins(_: Words) -> dict[FindReason, str]:
    """Say what stands in the place of each kind of part that is taken out."""
    return {
        FindReason.CODE: _("[a code]"),
        FindReason.POSTCODE: _("[a postcode]"),
        FindReason.ADDRESS: _("[an address]"),
        FindReason.PHONE: _("[a phone number]"),
        FindReason.EMAIL: _("[an e-mail]"),
        FindReason.NHS_NUMBER: _("[an NHS number]"),
        FindReason.BIRTH: _("[a birthday]"),
        FindReason.PLATE: _("[a number plate]"),
        FindReason.TITLED_NAME: _("[a name]"),
        FindReason.NAME: _("[a name]"),
        FindReason.COMPANY: _("[a company]"),
    }


def _again(_: Words, ref: str) -> Button:
    return Button(AGAIN, _.label("Write it again"), ref)


def _listed(held: Held) -> str:
    parts = (shown(excerpt(part, _ROOM)) for part in held.parts[:_PARTS])
    return ", ".join(f"**“{part}”**" for part in parts)
