"""The wall of thanks: the card in the channel, and page by page; no counts, and no time but the week."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Final

from bot.domain.thanks import WallEntry, WallPage
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, on_day
from cogs.kit.clean import excerpt, quoted, shown
from cogs.thanks import verbs
from cogs.thanks.cards import again, begun_large, giver, to_wall

NOON: Final = time(12, tzinfo=UTC)  # of a Monday: the same day in every zone where people here live
_ROOM: Final = 60  # letters of each, where one is chosen


def card(_: Words, entries: Sequence[WallEntry]) -> Card:
    """Show the newest few, in the channel."""
    return Card(
        title=_.label("Thank you"),
        wrote=_listed(_, entries),
        rows=((again(_), to_wall(_)),),
        once=True,
    )


def page(_: Words, found: WallPage) -> Card:
    """Show some of the wall to one person, who may take off what is their own."""
    rows: list[Row] = []
    mine = [one for one in found.shown if one.may_go]
    if mine:
        choices = tuple(Choice(one.id, excerpt(one.words, _ROOM)) for one in mine)
        rows.append(Menu(verbs.THANKS_OFF, NO_REFERENCE, _.label("Take one off the wall"), choices))
    earlier = (Button(verbs.THANKS_EARLIER, _.label("Earlier"), found.after),) if found.after else ()
    rows.append((*earlier, again(_)))
    return Card(
        title=_.label("Thank you"),
        wrote=_listed(_, found.shown),
        body="" if found.shown else _("Nothing stands here yet."),
        small=_("Everybody in this server can read it."),
        rows=tuple(rows),
    )


def _listed(_: Words, entries: Sequence[WallEntry]) -> str:
    if not entries:
        return ""
    return "\n".join(_lines(_, entries))


def _lines(_: Words, entries: Sequence[WallEntry]) -> Iterator[str]:
    week = None
    for one in entries:
        if one.week != week:
            week = one.week
            yield f"-# {_.label('Week of {day}', day=on_day(datetime.combine(week, NOON)))}"
        yield f"**{_.both(_says, one)}**"
        yield quoted(one.words)


def _says(_: Words, one: WallEntry) -> str:
    return begun_large(one.giver_name, _thanks_whom(_, one, giver(_, one.giver_name, one.giver_group)))


def _thanks_whom(_: Words, one: WallEntry, who: str) -> str:
    if one.to_name:
        return _("{giver} thanks {whom}", giver=who, whom=shown(one.to_name))
    if one.to_group is None:
        return _("{giver} thanks everyone", giver=who)
    return _("{giver} thanks: {group}", giver=who, group=people.many(_, one.to_group))
