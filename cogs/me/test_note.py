"""A test note: asked for with one press, sent as any other, and told at once whether it arrived."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.services import test_note
from bot.services.test_note import NoteFate
from bot.text import Words
from cogs.kit.cards import Button, Card, CardIn, Tone
from cogs.kit.letters import NEUTRAL, LetterRenderer, always
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import TEST_NOTE, Verb
from cogs.me import verbs

# As Discord calls its settings; it has no Welsh.
_SETTINGS, _SWITCH, _REQUESTS = "Privacy Settings", "Direct Messages", "Message Requests"


async def send(press: Press) -> Reply:
    """Have a note sent to the one who presses, beside whatever they pressed it on, and say what became of it."""
    await press.run(test_note.ask_for_test_note, press.actor, now=press.now)
    return replace(show(sending), beside=True, then=partial(_carry, press))


async def look(press: Press) -> Reply:
    """Say what became of it by now."""
    return Reply(card=await _fate(press))


async def _carry(press: Press) -> CardIn:
    """Have the postman go now: whoever has just pressed waits for it."""
    if await press.bot.discords_clock.time_at(press.now, doubted=False) is not None:
        await press.bot.postman.deliver(press.now)
    press.bot.wake()  # for whatever else was due, and could not go yet
    return await _fate(press)


async def _fate(press: Press) -> CardIn:
    fate = await press.run(test_note.fate_of_test_note, press.actor, now=press.now)
    return partial(became, fate=fate)


def sending(_: Words) -> Card:
    """Say that it goes off."""
    return Card(title=_("Your test note is on its way"), body=_("This takes a few seconds."))


def became(_: Words, fate: NoteFate) -> Card:
    """Say whether it arrived, and what to do where it did not."""
    again = Button(TEST_NOTE, _.label("Send me a test note"))
    if fate is NoteFate.ARRIVED:
        return Card(
            title=_("Your test note was sent"),
            body=_("Look in your private messages. A locked phone shows only: “{neutral}”.", neutral=_(NEUTRAL))
            + "\n\n"
            + _("Not there? Look under “{requests}” in Discord.", requests=_REQUESTS),
            small=_("Nobody else can tell."),
        )
    if fate is NoteFate.CLOSED:
        return Card(
            title=_("Your private messages are closed"),
            body=_(
                "In Discord, press this server's name, then “{settings}”. Turn on “{switch}”.",
                settings=_SETTINGS,
                switch=_SWITCH,
            )
            + "\n\n"
            + _("Or leave it so. Then notes wait here in the server, behind a button."),
            small=_("Nobody else can tell."),
            rows=((replace(again, tone=Tone.MAIN),),),
        )
    if fate is NoteFate.ON_ITS_WAY:
        return Card(
            title=_("Your test note is on its way"),
            body=_("It has not arrived yet. Look again in a moment."),
            rows=((Button(verbs.TEST_NOTE_LOOK, _.label("Look again"), tone=Tone.MAIN),),),
        )
    return Card(
        title=_("Your test note could not be sent"),
        body=_("It is not your doing. Please try again later, or tell a coordinator."),
        rows=((again,),),
    )


def arrived(_: Words) -> Card:
    """Be the test note."""
    return Card(
        title=_("This is a test note"),
        body=_("You asked for it. Notes from us reach you here, and a locked phone shows only the line above."),
    )


PRESSES: Mapping[Verb, Handler] = {TEST_NOTE: send, verbs.TEST_NOTE_LOOK: look}
RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {test_note.KIND: always(arrived)}
