"""How what is sent fares, for coordinators: what is in its way, trying again, the daily note of what did not arrive.

How many notes arrive or wait is told to nobody: such a number moves when one person pauses, or changes their hours.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, cast

import discord

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from bot.services import letters, sending, undelivered
from bot.services.undelivered import RefusedPost
from bot.text import Words
from cogs.kit.blocked_channels import ChannelObstacle, obstacle_in, said_of
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering, rendered
from cogs.kit.nouns import more
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.router import router_of
from cogs.kit.verbs import Verb
from cogs.reminders import refused_cards, verbs

_SHOWN: Final = 2


async def status(press: Press) -> Reply:
    """Show the places that messages wait for."""
    found = await press.run(letters.blocked_channels_of, press.actor, now=press.now)
    guild = cast("discord.Guild", press.interaction.guild)  # whoever coordinates is in the server
    return show(status_card, tuple(obstacle_in(guild, blocked) for blocked in found))


def not_posted(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what could not be posted: what Discord refused, and channels that the bot cannot write in."""
    here, drawn_by = at.bot.get_guild(guild), router_of(at.bot).subjects
    if here is None:
        return ()
    refused = [
        ToDoLine(
            SOON,
            partial(refused_cards.said, post=one, room=_room(here, one), drawn_by=drawn_by),
            partial(refused_cards.buttons, post=one, drawn_by=drawn_by),
            (one.letter.id,),
            refused_cards.is_new,
        )
        for one in undelivered.refused_posts(at.tx, guild, now=at.now)
        if rendered(at, one.letter) is not None  # or what it was about is over
    ]
    blocked = undelivered.blocked_channels(at.tx, guild, now=at.now)
    return (*refused, *(ToDoLine(SOON, partial(_blocked, one=obstacle_in(here, one)), to_status) for one in blocked))


async def try_one_again(press: Press) -> Reply:
    """Have one message tried again that Discord refused."""
    await press.run(sending.try_one_again, press.actor, press.ref, now=press.now)
    press.bot.wake()
    return show(refused_cards.trying)


async def try_again(press: Press) -> Reply:
    """Have what waits tried again at once."""
    await press.run(sending.try_again, press.actor, now=press.now)
    press.bot.wake()
    return show(trying_card)


def _undelivered(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found, guild = undelivered.undelivered_for(at.tx, letter, now=at.now), at.bot.get_guild(letter.guild)
    if found is None or guild is None:
        return None

    def card(_: Words) -> Card:
        waiting = tuple(obstacle_in(guild, blocked) for blocked in found.places)
        return undelivered_card(_, waiting, to_people=found.to_people)

    return RenderedLetter(card)


def status_card(_: Words, waiting: Sequence[ChannelObstacle]) -> Card:
    """Show coordinators the places that messages wait for."""
    again = (Button(verbs.SENDING_AGAIN, _.label("Try again now"), tone=Tone.MAIN),) if waiting else ()
    blocked = [one for one in waiting if not one.refused]
    refused = [f"- {said_of(_, one)}" for one in waiting if one.refused][:1]
    return Card(
        title=_("How sending goes"),
        body="\n\n".join(part for part in (_in_the_way(_, blocked, 1), *refused) if part)
        or _("Nothing is in the way."),
        small=_("Notes go to each person in their own hours. Nobody can see who has them, or how many do."),
        rows=((*again, Button(verbs.SENDING, _.label("Look again"))),),
    )


def to_status(_: Words) -> tuple[Button, ...]:
    """Lead there."""
    return (Button(verbs.SENDING, _.label("How sending goes")),)


def trying_card(_: Words) -> Card:
    """Say that it is being tried."""
    return Card(
        title=_("It is being tried now"),
        body=_("Please look again in a moment."),
        rows=((Button(verbs.SENDING, _.label("Look again"), tone=Tone.MAIN),),),
    )


def undelivered_card(_: Words, waiting: Sequence[ChannelObstacle], *, to_people: bool) -> Card:
    """Tell a coordinator what could not be delivered, and never who could not be reached."""
    parts = [_in_the_way(_, waiting, _SHOWN)]
    if to_people:
        parts.append(_("Not every note about what you asked reached somebody. We do not say whom."))
    return Card(
        title=_("Something could not be delivered"),
        body="\n\n".join(part for part in parts if part),
        small=_("More: /remind status in the server."),
    )


def _room(here: discord.Guild, post: RefusedPost) -> str:
    found = here.get_channel(post.letter.place or 0)
    return found.name if found else ""


def _blocked(_: Words, one: ChannelObstacle) -> str:
    return f"{said_of(_, one)} " + _mended(_)


def _mended(_: Words) -> str:
    return _("The server's owner can mend it with /setup. Nothing is lost.")


def _in_the_way(_: Words, waiting: Sequence[ChannelObstacle], most: int) -> str:
    if not waiting:
        return ""
    lines = (f"- {said_of(_, one)}" for one in waiting[:most])
    return "\n".join((*lines, *more(_, waiting, most), _mended(_)))


PRESSES: Mapping[Verb, Handler] = {
    verbs.SENDING: status,
    verbs.SENDING_AGAIN: try_again,
    verbs.SENDING_ONE_AGAIN: try_one_again,
}


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    undelivered.KIND: _undelivered,
}
