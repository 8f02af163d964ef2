"""Thanking somebody: whom, the words, a look at it, and giving it; the wall."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.domain.people import ChannelId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import ShownAs
from bot.domain.thanks import Thanked, ThankedFor, ThanksId, ThanksPreview
from bot.services import thanks
from cogs.kit.clean import one_line, tidied
from cogs.kit.custom_ids import MOST_ID
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, not_a_choice, one_of, open_form, show
from cogs.kit.verbs import Verb
from cogs.thanks import cards, verbs, wall_cards


async def begin(press: Press) -> Reply:
    """Ask whom somebody wants to thank."""
    return show(cards.whom, await press.run(thanks.groups_to_thank, press.actor))


async def thank_person(press: Press) -> Reply:
    """Take the words for somebody in whose menu it was chosen."""
    return await _begun(press, ThankedFor((_person(press, press.target),)))


async def thank_for_message(press: Press) -> Reply:
    """Take the words for whoever wrote a message: where it is one of ours, nobody tells who that is."""
    author = press.resolved("messages", press.target).get("author", {})
    us = press.bot.user
    if us is None or str(author.get("id")) != str(us.id):
        wrote = _account(author, str(author.get("id", "")))
        # Discord does not say what they are called in this server: by another name they do not stand on the wall.
        return await _begun(press, ThankedFor((replace(wrote, name=""),)))
    place = press.interaction.channel_id or 0
    return await _begun(press, ThankedFor(about=MessageId(int(press.target)), place=ChannelId(place)))


async def thank_people(press: Press) -> Reply:
    """Take the words for those who were chosen."""
    return await _begun(press, ThankedFor(_people(press)))


async def thank_group(press: Press) -> Reply:
    """Take the words for a group."""
    if press.value == cards.EVERYONE:
        return await _begun(press, ThankedFor(everyone=True))
    return await _begun(press, ThankedFor(group=one_of(RoleGroup, press.value)))


async def change_words(press: Press) -> Reply:
    """Open the form with what stands there."""
    begun = await press.run(thanks.begun_thanks, press.actor, _ref(press), now=press.now)
    return open_form(cards.words_form, begun.id, begun.words)


async def take_words(press: Press) -> Reply:
    """Show it as it will be seen."""
    words = tidied(press.typed.get("words", ""))
    return _looked(await press.run(thanks.preview_thanks, press.actor, _ref(press), words, now=press.now))


async def show_as(press: Press) -> Reply:
    """Choose the name by which whoever thanks is shown."""
    shown_as = press.one_of(ShownAs)
    return _looked(await press.run(thanks.show_thanks_as, press.actor, _ref(press), shown_as, now=press.now))


async def turn_to_people(press: Press) -> Reply:
    """Send people privately what was to stand on the wall."""
    return _looked(await press.run(thanks.turn_to_people, press.actor, _ref(press), _people(press), now=press.now))


async def give(press: Press, *, on_wall: bool) -> Reply:
    """Give it."""
    given = await press.run(thanks.give_thanks, press.actor, _ref(press), on_wall=on_wall, now=press.now)
    press.bot.wake()
    return show(cards.sent, given, on_wall=on_wall)


async def drop(press: Press) -> Reply:
    """Throw it away."""
    await press.run(thanks.drop_thanks, press.actor, _ref(press), now=press.now)
    return show(cards.dropped)


async def wall(press: Press) -> Reply:
    """Show the newest of the wall."""
    return show(wall_cards.page, await press.run(thanks.wall, press.actor))


async def earlier(press: Press) -> Reply:
    """Show what stands there longer."""
    return show(wall_cards.page, await press.run(thanks.wall, press.actor, _ref(press)))


async def take_off(press: Press) -> Reply:
    """Take one off the wall."""
    found = await press.run(thanks.take_off_wall, press.actor, ThanksId(press.value), now=press.now)
    press.bot.wake()
    return show(wall_cards.page, found)


async def _begun(press: Press, whom: ThankedFor) -> Reply:
    begun = await press.run(thanks.begin_thanks, press.actor, whom, now=press.now)
    return open_form(cards.words_form, begun.id)


def _looked(seen: ThanksPreview) -> Reply:
    return show(cards.preview, seen)


def _people(press: Press) -> tuple[Thanked, ...]:
    if not press.values:
        raise not_a_choice()
    return tuple(_person(press, number) for number in dict.fromkeys(press.values))


def _person(press: Press, number: str) -> Thanked:
    """Return somebody who was chosen, as Discord describes them beside their number; refuse whom it does not know."""
    user, member = press.resolved("users", number), press.resolved("members", number)
    found = _account(user, number)
    return Thanked(found.person, one_line(str(member.get("nick") or "")) or found.name, found.is_bot)


def _account(user: Mapping[str, object], number: str) -> Thanked:
    if not user or not (number.isascii() and number.isdecimal() and int(number) <= MOST_ID):
        raise not_a_choice()
    name = one_line(str(user.get("global_name") or user.get("username") or ""))
    return Thanked(PersonId(int(number)), name, is_bot=bool(user.get("bot")))


def _ref(press: Press) -> ThanksId:
    return ThanksId(press.ref)


PRESSES: Mapping[Verb, Handler] = {
    verbs.THANKS_BEGIN: begin,
    verbs.THANKS_PEOPLE: thank_people,
    verbs.THANKS_GROUP: thank_group,
    verbs.THANKS_WORDS: change_words,
    verbs.THANKS_SHOWN: show_as,
    verbs.THANKS_TURN: turn_to_people,
    verbs.THANKS_PRIVATELY: partial(give, on_wall=False),
    verbs.THANKS_SEND: partial(give, on_wall=True),
    verbs.THANKS_DROP: drop,
    verbs.THANKS_WALL: wall,
    verbs.THANKS_EARLIER: earlier,
    verbs.THANKS_OFF: take_off,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.THANKS_WORDS: (take_words, cards.words_form)}
