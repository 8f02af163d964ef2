"""Being thanked: the note, what somebody was given, and how they wish to be thanked."""

from collections.abc import Sequence

from bot.domain.people import RoleGroup
from bot.domain.preferences import Preferences, ShownAs, ThanksWish
from bot.domain.record import RecordEntry
from bot.domain.thanks import ThanksGot, ThanksId
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu
from cogs.kit.clean import quoted
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import EntryWords
from cogs.kit.verbs import MY_SETTINGS, MY_THANKS, WORRIED
from cogs.thanks import verbs
from cogs.thanks.cards import a_giver, begun_large, giver


def letter(_: Words, got: ThanksGot) -> Card:
    """Tell somebody that they are thanked, for what, and how to hear no more of it."""
    return Card(
        title=_says(_, got),
        wrote=quoted(got.words),
        body="\n".join(_for_what(_, got)),
        small=_("Nobody is told whether you read it. You need not answer."),
        rows=(
            (
                _to_got(_),
                Button(verbs.THANKS_NO_MORE, _.label("No more thanks")),
                Button(WORRIED, _.label("I'm worried about someone")),
            ),
        ),
    )


def line(_: Words, got: ThanksGot) -> NoteLine:
    """Tell the same in a line among others."""
    return NoteLine(title=_says(_, got))


def got_page(_: Words, got: Sequence[ThanksGot], after: ThanksId | None) -> Card:
    """Show somebody the thanks they were given, newest first."""
    earlier = (Button(verbs.THANKS_GOT_EARLIER, _.label("Earlier"), after),) if after else ()
    return Card(
        title=_("Thanks I got"),
        wrote="\n".join(f"**{_says(_, one)}** · {_.day(one.on)}\n{quoted(one.words)}" for one in got),
        body="" if got else _("Nothing is here yet."),
        small=_("Only you can see this."),
        rows=((*earlier, Button(MY_THANKS, _.label("How others may thank me"))),),
    )


def wish(_: Words, chosen: Preferences) -> Card:
    """Say how somebody may be thanked, and offer the other ways."""
    said = {
        ThanksWish.PRIVATELY: _("Others may thank you privately. Nobody else sees it."),
        ThanksWish.PUBLICLY_TOO: _("Others may thank you privately, and on the wall by your name in this server."),
        ThanksWish.NO_THANKS: _("You get no thanks. Whoever thanks you is not told."),
    }[chosen.thanks]
    unnamed = chosen.thanks is ThanksWish.PUBLICLY_TOO and chosen.shown_as is not ShownAs.NAME
    lines = [said, _("You are shown without that name here, so nothing stands on the wall.")] if unnamed else [said]
    every = (
        (ThanksWish.PRIVATELY, _.label("Privately")),
        (ThanksWish.PUBLICLY_TOO, _.label("Publicly too")),
        (ThanksWish.NO_THANKS, _.label("Please no thanks")),
    )
    choices = tuple(Choice(one.value, label, chosen=one is chosen.thanks) for one, label in every)
    return Card(
        title=_("How others may thank you"),
        body=" ".join(lines),
        small=_("Only you can see this."),
        rows=(
            Menu(verbs.THANKS_WISH, NO_REFERENCE, _.label("Thanks"), choices),
            (_to_got(_), Button(MY_SETTINGS, _.label("My settings"))),
        ),
    )


def no_more(_: Words) -> Card:
    """Say that no more thanks come."""
    return Card(
        title=_("No more thanks"),
        body=_("You get none from now on. Whoever thanks you is not told."),
        small=_("You can change this at any time, under My settings, More, Thanks."),
        rows=((Button(MY_THANKS, _.label("How others may thank me")),),),
    )


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Say in one's own record from whom somebody had thanks, and in which words."""
    group = RoleGroup(one.outcome) if one.outcome else None
    who = one.came_of_it or a_giver(_, group)
    return EntryWords(begun_large(one.came_of_it, _("{giver} said thank you", giver=who)) + f": “{one.title}”")


def _to_got(_: Words) -> Button:
    return Button(verbs.THANKS_GOT, _.label("Thanks I got"))


def _says(_: Words, got: ThanksGot) -> str:
    return begun_large(got.giver_name, _("{giver} thanks you", giver=giver(_, got.giver_name, got.giver_group)))


def _for_what(_: Words, got: ThanksGot) -> tuple[str, ...]:
    if not got.link:
        return ()
    return (_("It is for [what you wrote]({link}).", link=got.link), _("We did not tell them who wrote it."))
