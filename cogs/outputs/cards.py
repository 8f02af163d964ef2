"""The card of what was made together, as everybody sees it; what finds no room on it is on pages of its own."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.milestones import Milestone
from bot.domain.outputs import OutputState
from bot.domain.people import RoleGroup
from bot.services.outputs.cards import OutputCard
from bot.services.outputs.credits_list import CreditsList
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Row, Tone
from cogs.kit.clean import as_heading, name_shown, shown
from cogs.kit.menus import PAGES
from cogs.kit.verbs import HOW_NAMED, SEE_OUTPUT
from cogs.outputs.role_words import did

_SAID: Final = 1100  # characters that everything else takes at most, in two languages
_PAGE: Final = 2800
_NAMES_ON_A_LINE: Final = 400


def output_card(_: Words, found: OutputCard) -> Card:
    """Show what was made: its lines, how many wrote it, and who is named; or that it was withdrawn."""
    if found.output.state is OutputState.WITHDRAWN:
        return Card(
            title=_("Made together"),
            wrote=as_heading(found.edition.words.title),
            body=_("This was withdrawn. Please use it no longer."),
        )
    few_lines, few_names, is_all = _with_room(_, found)
    return Card(
        title=_("Made together"),
        wrote="\n".join((_head(found), *few_lines)),
        body=milestone(_, found.milestone),
        small="\n".join(_small(_, found, is_all=is_all)),
        below="\n".join(few_names),
        rows=_rows(_, found, is_all=is_all),
    )


def whole(_: Words, found: OutputCard, number: int | None = None) -> Card:
    """Show all of it: the card, or where it has no room on one the screen with this number, counted from 0."""
    if number is None and (found.output.state is OutputState.WITHDRAWN or _with_room(_, found)[2]):
        return output_card(_, found)
    return page(_, found, number or 0)


def pages(_: Words, found: OutputCard) -> Sequence[str]:
    """Cut all of it into screens: every line, and every name."""
    cut: list[list[str]] = [[]]
    for part in (*_lines(found), *_names(_, found.named)):
        if cut[-1] and _length([*cut[-1], part]) > _PAGE:
            cut.append([])
        cut[-1].append(part)
    return tuple("\n".join(parts) for parts in cut)


def page(_: Words, found: OutputCard, number: int) -> Card:
    """Show one screen of all of it, counted from 0."""
    every = pages(_, found)
    at = number if number < len(every) else 0
    return Card(
        title=_("All of it"),
        wrote="\n".join((as_heading(found.edition.words.title), every[at])),
        small=_("Page {number} of {of}", number=at + 1, of=len(every)) if len(every) > 1 else "",
        rows=_turning(_, found, at, len(every)),
    )


def milestone(_: Words, said: Milestone) -> str:
    """Say how many of each role group wrote it, as far as it may be said."""
    parts = [_so_many(_, group, number) for group, number in said.groups if number]
    if said.others and not parts:
        people = _.number("{n} person", "{n} people", said.others)
        return _("**{people} wrote this.**", people=people)
    if said.others:
        parts.append(_.number("{n} other", "{n} others", said.others))
    if not parts:
        return ""
    *some, last = parts
    people = _("{some} and {last}", some=", ".join(some), last=last) if some else last
    return _("**{people} wrote this.**", people=people)


def _so_many(_: Words, group: RoleGroup, n: int) -> str:
    return {
        RoleGroup.WORKER: _.number("{n} homecare worker", "{n} homecare workers", n),
        RoleGroup.MANAGER: _.number("{n} manager", "{n} managers", n),
        RoleGroup.DRAWING_ON_CARE: _.number("{n} person drawing on care", "{n} people drawing on care", n),
        RoleGroup.FAMILY_CARER: _.number("{n} family carer", "{n} family carers", n),
        RoleGroup.RESEARCHER: _.number("{n} researcher", "{n} researchers", n),
    }[group]


def _head(found: OutputCard) -> str:
    words = found.edition.words
    return "\n".join(filter(None, (as_heading(words.title), shown(words.about), words.link)))


def _with_room(_: Words, found: OutputCard) -> tuple[Sequence[str], Sequence[str], bool]:
    """Return as many lines, and lines of names, as have room on one card; and whether that is all of them."""
    room = limits.EMBED_DESCRIPTION - _SAID - limits.length(_head(found))
    lines, names = _lines(found), _names(_, found.named)
    few_names = _fitting(names, room // 3 if lines else room)
    few_lines = _fitting(lines, room - _length(few_names))
    few_names = _fitting(names, room - _length(few_lines))
    return few_lines, few_names, len(few_lines) == len(lines) and len(few_names) == len(names)


def _lines(found: OutputCard) -> Sequence[str]:
    return [f"{number}. {shown(line.words)}" for number, line in enumerate(found.edition.lines, 1)]


def _names(_: Words, named: CreditsList) -> Sequence[str]:
    """List the names, no more on one line than fit on a page: each has what its people did before it."""
    parts = [(_.both(did, role), names) for role, names in named.by_role]
    if named.others:
        parts.append((_.label("Took part"), named.others))
    return [line for label, names in parts for line in _in_lines(label, names)]


def _in_lines(label: str, names: Sequence[str]) -> Sequence[str]:
    lines, start = [f"**{label}:**"], True
    for number, name in enumerate(map(name_shown, names), 1):
        ending = "" if number == len(names) else ","
        if limits.length(lines[-1]) + limits.length(name) > _NAMES_ON_A_LINE and not start:
            lines.append(name + ending)
        else:
            lines[-1] += f" {name}{ending}"
        start = False
    return lines


def _fitting(parts: Sequence[str], room: int) -> Sequence[str]:
    """Return as many of these lines as there is room for, whole ones from the first on."""
    for number, part in enumerate(parts):
        room -= limits.length(part) + 1
        if room < 0:
            return parts[:number]
    return parts


def _length(parts: Iterable[str]) -> int:
    return sum(limits.length(part) + 1 for part in parts)


def _small(_: Words, found: OutputCard, *, is_all: bool) -> Sequence[str]:
    said = [_("Edition {n}.", n=found.output.edition)]
    if not is_all:
        said.append(_("There is more than fits here: press “See all of it”."))
    return said


def _rows(_: Words, found: OutputCard, *, is_all: bool) -> tuple[Row, ...]:
    ref = found.output.id
    every = () if is_all else (Button(SEE_OUTPUT, _.label("See all of it"), ref, Tone.MAIN),)
    return ((*every, Button(HOW_NAMED, _.label("How I'm credited"), ref)),)


def _turning(_: Words, found: OutputCard, at: int, of: int) -> tuple[Row, ...]:
    ref = found.output.id
    back = () if at == 0 else (Button(SEE_OUTPUT, _.label("Go back"), f"{PAGES[at - 1]}.{ref}"),)
    on = () if at + 1 == of else (Button(SEE_OUTPUT, _.label("Go on"), f"{PAGES[at + 1]}.{ref}", Tone.MAIN),)
    return ((*back, *on),) if back or on else ()
