"""What people see of thanking somebody: whom, in which words, and what becomes of it."""

from collections.abc import Sequence
from typing import Final

from bot.domain.people import RoleGroup
from bot.domain.thanks import AT_ONCE, WORDS_LENGTH, Thanks, ThanksPreview
from bot.text import Words
from cogs.kit import people, shown_as
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, PersonMenu, Tone
from cogs.kit.clean import quoted, shown
from cogs.kit.forms import Field, Form
from cogs.kit.gathered import HelpLine
from cogs.thanks import verbs

EVERYONE: Final = "everyone"
NAMED: Final = 3  # by name, of those who are thanked; the others as how many
HELP: Final = (
    HelpLine(
        7, lambda _: _("**Thanks.** Press and hold a name, or what somebody wrote. Then “Apps”, “Say thank you”.")
    ),
)


def whom(_: Words, groups: Sequence[RoleGroup]) -> Card:
    """Ask whom somebody wants to thank."""
    everyone = Choice(EVERYONE, _.label("Everyone who has joined"))
    choices = (everyone, *(Choice(group.value, _.both(people.many, group)) for group in groups))
    return Card(
        title=_("Whom do you thank?"),
        body=_("Thanks to people are private. Thanks to a group stand on the wall."),
        small=_("For something somebody wrote: press and hold it, then “Apps”, “Say thank you”."),
        rows=(
            PersonMenu(verbs.THANKS_PEOPLE, NO_REFERENCE, _.label("People"), least=1, most=AT_ONCE),
            Menu(verbs.THANKS_GROUP, NO_REFERENCE, _.label("A group, on the wall"), choices),
            (to_wall(_),),
        ),
    )


def words_form(_: Words, ref: str = NO_REFERENCE, words: str = "") -> Form:
    """Take what somebody thanks for."""
    hint = _("Say what they did, and what came of it. You see it before it goes.")
    field = Field("words", _.label("Thank you for…"), hint, words, long=True, most=WORDS_LENGTH)
    return Form(verbs.THANKS_WORDS, _.label("Say thank you"), (field,), ref)


def preview(_: Words, seen: ThanksPreview) -> Card:
    """Show thanks as they will be seen, with what can become of them."""
    thanks = seen.thanks
    if thanks.is_to_group and not seen.may_be_public:
        return _about_pay(_, thanks)
    return Card(
        title=_("This is what they will see"),
        wrote=f"**{says(_, thanks)}**\n{quoted(thanks.words)}",
        body="\n".join(_goes_to(_, seen)),
        small=_("Nothing is sent yet. It waits here for a day."),
        rows=(*_shown(_, seen), (*_ways(_, seen), *_other_words(_, thanks))),
    )


def _shown(_: Words, seen: ThanksPreview) -> tuple[Menu, ...]:
    group, names = seen.thanks.giver_group, seen.names
    if group is None or names is None:
        return ()
    choices = shown_as.ways(_, names, group, seen.shown_as)
    return (Menu(verbs.THANKS_SHOWN, seen.thanks.id, _.label("Shown as"), choices),)


def _about_pay(_: Words, thanks: Thanks) -> Card:
    return Card(
        title=_("This speaks of pay"),
        wrote=quoted(thanks.words),
        body=_("Everybody reads the wall, so pay has no place there. You can send it privately."),
        small=_("Nothing is sent yet. It waits here for a day."),
        rows=(
            PersonMenu(verbs.THANKS_TURN, thanks.id, _.label("Send it privately to…"), least=1, most=AT_ONCE),
            _other_words(_, thanks),
        ),
    )


def says(_: Words, thanks: Thanks) -> str:
    """Say who thanks, as they are shown."""
    name = thanks.giver_name
    return begun_large(name, _("{giver} thanks you", giver=giver(_, name, thanks.giver_group)))


def giver(_: Words, name: str, group: RoleGroup | None) -> str:
    """Say whose thanks they are, as they chose to be shown, as it is written inside a sentence."""
    return shown(name) if name else a_giver(_, group)


def a_giver(_: Words, group: RoleGroup | None) -> str:
    """Say whose thanks they are by the group alone."""
    return _("a coordinator") if group is None else people.a_person(_, group)


def begun_large(name: str, said: str) -> str:
    """Begin a sentence about a giver with a capital, unless a name, which is theirs to write, begins it."""
    return said if name else said[:1].upper() + said[1:]


def _goes_to(_: Words, seen: ThanksPreview) -> tuple[str, ...]:
    thanks = seen.thanks
    if thanks.is_to_group:
        to = _("everyone") if thanks.to_group is None else people.many(_, thanks.to_group)
        return (_("To: **{whom}**. It stands on the wall, for everybody to read.", whom=to),)
    if thanks.about is not None:
        return (_("To whoever wrote it. They alone see it, and you are not told who that is."),)
    if not _names(_, thanks):
        return (_("To whoever wrote it. They alone see it."),)
    lines = (_("To: **{whom}**. They alone see it.", whom=_names(_, thanks)),)
    if len(thanks.chosen) == 1 and not seen.may_be_public:
        return (*lines, _("It speaks of pay, so it cannot stand on the wall."))
    return lines


def _names(_: Words, thanks: Thanks) -> str:
    names = [shown(one.name) for one in thanks.chosen[:NAMED]]
    left = len(thanks.chosen) - len(names)
    return ", ".join((*names, *([_.number("and {n} more", "and {n} more", left)] if left else [])))


def _ways(_: Words, seen: ThanksPreview) -> tuple[Button, ...]:
    thanks = seen.thanks
    if thanks.is_to_group:
        return (Button(verbs.THANKS_SEND, _.label("Put it on the wall"), thanks.id, Tone.MAIN),)
    privately = Button(verbs.THANKS_PRIVATELY, _.label("Send privately"), thanks.id, Tone.MAIN)
    is_named = thanks.about is None and len(thanks.chosen) == 1 and bool(thanks.chosen[0].name)
    if is_named and seen.may_be_public:
        return (privately, Button(verbs.THANKS_SEND, _.label("On the wall too"), thanks.id))
    return (privately,)


def _other_words(_: Words, thanks: Thanks) -> tuple[Button, ...]:
    return (
        Button(verbs.THANKS_WORDS, _.label("Change the words"), thanks.id),
        Button(verbs.THANKS_DROP, _.label("Don't send"), thanks.id, Tone.GRAVE),
    )


def sent(_: Words, thanks: Thanks, *, on_wall: bool) -> Card:
    """Say that thanks are on their way: always the same, whoever they are for."""
    if thanks.is_to_group:
        return Card(
            title=_("It stands on the wall"),
            body=_("Everybody in this server can read it."),
            rows=((to_wall(_), once_more(_)),),
        )
    lines = [_("It reaches them when it suits them, if they are glad of thanks.")]
    if on_wall:
        lines.append(_("If they agreed to it, it stands on the wall too."))
    return Card(
        title=_("Your thanks are on their way"),
        body=" ".join(lines),
        small=_("You are told no more than that, whoever it is for."),
        rows=((once_more(_), to_wall(_)),),
    )


def dropped(_: Words) -> Card:
    """Say that nothing was sent, and nothing is kept."""
    return Card(title=_("Nothing was sent"), body=_("These words are deleted."), rows=((again(_),),))


def to_wall(_: Words) -> Button:
    """Lead to the wall."""
    return Button(verbs.THANKS_WALL, _.label("The wall"))


def once_more(_: Words) -> Button:
    """Lead to thanking somebody else, right after."""
    return Button(verbs.THANKS_BEGIN, _.label("Thank somebody else"))


def again(_: Words) -> Button:
    """Lead to thanking somebody."""
    return Button(verbs.THANKS_BEGIN, _.label("Say thank you"))
