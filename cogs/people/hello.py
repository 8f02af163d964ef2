"""A hello that asks for nothing: looked at by a coordinator, said to everybody, and how it reads."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import PersonId
from bot.services import saying_hello
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, on_day
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import CALL_ME, PEOPLE_AS_NUMBERS, Verb
from cogs.people import verbs


async def look(press: Press) -> Reply:
    """Show what would be said, and when it can be."""
    due = await press.run(saying_hello.hello_due, press.actor, now=press.now)
    return show(before, press.actor.person, due if due > press.now else None)


async def say(press: Press) -> Reply:
    """Say it."""
    await press.run(saying_hello.say_hello, press.actor, now=press.now)
    press.bot.wake()
    return show(said)


def before(_: Words, contact: PersonId, due: datetime | None) -> Card:
    """Show a coordinator what everybody would read."""
    say = (Button(verbs.PEOPLE_HELLO_SAY, _.label("Say hello now"), tone=Tone.MAIN),) if due is None else ()
    rest = _("It can be said again from {day} on.", day=on_day(due)) if due else ""
    return Card(
        title=_("Say hello to everyone"),
        body="\n".join(filter(None, (f"> {_greeting(_, contact)}", rest))),
        small=_("To everyone alike, in their hours, once in three months. Nobody is told whom it reached."),
        rows=((*say, _back(_)),),
    )


def said(_: Words) -> Card:
    """Say that it is on its way."""
    return Card(
        title=_("Hello is on its way"),
        body=_("It comes to everyone in their hours. Nobody has to answer."),
        rows=((_back(_),),),
    )


def hello(_: Words, contact: PersonId) -> Card:
    """Say hello, and ask for nothing."""
    return Card(
        title=_("Just hello"),
        body=_greeting(_, contact),
        rows=((Button(CALL_ME, _.label("Please call me")),),),
    )


def _greeting(_: Words, contact: PersonId) -> str:
    return _(
        "{person} says hello. There is nothing to do. It is good that you are here. You can write to them.",
        person=f"<@{contact}>",
    )


def _back(_: Words) -> Button:
    return Button(PEOPLE_AS_NUMBERS, _.label("Go back"))


def _hello(at: Rendering, letter: Letter) -> RenderedLetter | None:
    contact = saying_hello.hello_from(at.tx, letter)
    if contact is None:
        return None
    return RenderedLetter(partial(hello, contact=contact), lambda _: NoteLine(_("Just hello. Nothing is asked.")))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {saying_hello.HELLO: _hello}
PRESSES: Final[Mapping[Verb, Handler]] = {verbs.PEOPLE_HELLO: look, verbs.PEOPLE_HELLO_SAY: say}
