"""What is shown to coordinators, people as numbers and what waits, and to whoever asks to be called."""

from collections.abc import Sequence
from typing import Final

from bot.domain.calls import CallRequest, Suits
from bot.domain.small_numbers import Headcount
from bot.text import Words, later
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, ago, moment
from cogs.kit.clean import shown
from cogs.kit.verbs import CALL_ME, PEOPLE_AS_NUMBERS, TO_DO, WORRIED
from cogs.people import verbs


def overview(_: Words, count: Headcount | None) -> Card:
    """Show people as numbers."""
    return Card(
        title=_("People, as numbers"),
        body=_counted(_, count),
        small=_("Groups under 5 are counted together. Nobody can see who answered, or who did not."),
        rows=(
            (*to_calls(_), Button(TO_DO, _.label("To do"))),
            (Button(verbs.PEOPLE_HELLO, _.label("Say hello to everyone")),),
        ),
    )


def to_calls(_: Words) -> tuple[Button, ...]:
    """Lead coordinators to those who ask for a call."""
    return (Button(verbs.PEOPLE_CALLS, _.label("Calls")),)


def _counted(_: Words, count: Headcount | None) -> str:
    if count is None:
        return _("Fewer than 5 people have joined, so no number is shown.")
    lines = [f"- {people.many(_, group)}: {number}" for group, number in count.groups]
    if count.others and count.groups:
        lines.append(_("- Other partners: {number}", number=count.others))
    return "\n".join((_("**{number}** have joined.", number=count.total), *lines))


def calls_wait(_: Words, calls: Sequence[CallRequest]) -> str:
    """Say how many wait for a call, and since when."""
    return _.number(
        "{n} person asks for a call, the oldest asked {ago}.",
        "{n} people ask for a call, the oldest asked {ago}.",
        len(calls),
        ago=ago(calls[0].asked_at),
    )


def call_is_new(_: Words) -> str:
    """Say that somebody asks to be called, without who."""
    return _("Somebody asks for a call.")


MOST = 4  # as many as have a row of their own, with one left for going back


_SUITS: Final = {
    Suits.ANY: later("At any time"),
    Suits.MORNING: later("In the morning"),
    Suits.AFTERNOON: later("In the afternoon"),
    Suits.EVENING: later("In the evening"),
    Suits.WRITE_FIRST: later("Write to me first"),
}


def call_me(_: Words, name: str) -> Card:
    """Say what coordinators will see, and ask when a call suits."""
    return Card(
        title=_("Shall we call you?"),
        body=_("A coordinator calls you on Discord, or as you both agree. We keep no phone number.")
        + "\n\n"
        + _("Coordinators will see this: “{name} asks for a call”, since when, and what suits you.", name=shown(name)),
        small=_("Choose what suits you, and it is asked. You can take it back."),
        rows=(_menu(_, None), (Button(WORRIED, _.label("I'm worried about someone")),)),
    )


def asked(_: Words, call: CallRequest) -> Card:
    """Say since when a call is asked for."""
    return Card(
        title=_("You have asked for a call"),
        body=_("You asked {ago}. What suits you: {when}.", ago=ago(call.asked_at), when=_(_SUITS[call.suits]))
        + "\n\n"
        + _("If nobody calls by {moment}, we tell you and forget it.", moment=moment(call.over_at)),
        small=_("Not for emergencies. In danger now? Call 999."),
        rows=(_menu(_, call.suits), (Button(verbs.CALL_OFF, _.label("Take it back")),)),
    )


def _menu(_: Words, chosen: Suits | None) -> Menu:
    choices = tuple(Choice(one.value, _.label(_SUITS[one]), chosen=one is chosen) for one in Suits)
    return Menu(verbs.CALL_WHEN, "-", _.label("When it suits you"), choices)


def taken_back(_: Words) -> Card:
    """Say that nobody will call."""
    return Card(
        title=_("Taken back"),
        body=_("Nobody will call. You can ask again at any time."),
        rows=((Button(CALL_ME, _.label("Please call me")),),),
    )


def over(_: Words) -> Card:
    """Say, without blame, that nobody called in time."""
    return Card(
        title=_("Nobody called you in time. We are sorry."),
        body=_("You asked for a call 14 days ago. We have now forgotten it. Would you still like one?"),
        rows=((Button(CALL_ME, _.label("Please call me"), tone=Tone.MAIN),),),
    )


def queue(_: Words, waiting: tuple[CallRequest, ...]) -> Card:
    """Show who asks to be called, the longest waiting first."""
    back = (Button(PEOPLE_AS_NUMBERS, _.label("Back")),)
    if not waiting:
        return Card(title=_("Nobody waits for a call"), body=_("New ones appear here."), rows=(back,))
    return Card(
        title=_("Who asks for a call"),
        body="\n".join(_line(_, one) for one in waiting[:MOST]),
        small=_.number(
            "{n} person waits in all. The oldest is on top.",
            "{n} people wait in all. The oldest is on top.",
            len(waiting),
        ),
        rows=(
            *(
                (Button(verbs.PEOPLE_CALLED, _.label("I have called {name}", name=one.shown_name), one.id),)
                for one in waiting[:MOST]
            ),
            back,
        ),
    )


def _line(_: Words, call: CallRequest) -> str:
    return "- " + _(
        "**{name}** (<@{number}>), asked {ago}. {when}.",
        name=shown(call.shown_name),
        number=call.person,
        ago=ago(call.asked_at),
        when=_(_SUITS[call.suits]),
    )
