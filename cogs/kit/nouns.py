"""How nouns are drawn by their own features, for features that name none: subjects, happenings, submissions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot.domain.happenings import Happening, Section
from bot.domain.progress import ProgressEntry, ProgressState
from bot.domain.record import RecordEntry
from bot.domain.subjects import Subject
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit.cards import Button, Card, moment
from cogs.kit.clean import excerpt, shown
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import FOR_ME_AGAIN, NOT_FOR_ME, Verb


@dataclass(frozen=True, slots=True)
class SubjectRenderer:
    """How the subjects of one noun read; nothing here is different because somebody has answered.

    `line` is how one stands in a list, with a short button that leads to it; `answer` is that button on a card about
    nothing else, and `facts` says there how long it takes and stays open. `planned` is the card, without when and
    without buttons, of a reminder that comes with it; `follows` says that a reminder moves with its close. `opted_out`
    and `heard_again` say what became of "not for me". Where nothing is open, `none` says who is asked and when.
    `reword` leads a coordinator to other words for one that is open, where Discord does not take those that it has.
    """

    line: Callable[[Words, Subject], NoteLine]
    answer: Callable[[Words, Subject], Button]
    facts: Callable[[Words, Subject], str]
    planned: Callable[[Words, Subject], Card]
    follows: Callable[[Words], str]
    opted_out: Callable[[Words, Subject], Card]
    heard_again: Callable[[Words, Subject], Card]
    none: Callable[[Words], str]
    reword: Callable[[Words, Subject], Button] | None = None


Renderers = Mapping[str, SubjectRenderer]  # by the name of the noun


T = TypeVar("T")
HappeningRenderer = Callable[[Words, Section, Sequence[Any]], Sequence[str]]  # of one noun, oldest first
ProgressRenderer = Callable[[Words, ProgressEntry], str]  # one line, without the dash before it


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What somebody took part in, as words on a screen or on paper: no mark-up, nothing made harmless yet.

    `line` names it, such as "The session “Plain words”"; `came_of_it` says what became of it, and may be empty.
    """

    line: str
    came_of_it: str = ""


EntryRenderer = Callable[[Words, RecordEntry], EntryWords]

LISTED: Final = 3  # of what one noun tells: a full week fits on one card, in two languages
_ROOM: Final = 43  # characters for what somebody wrote: all of it fits on one card, in two languages


def listed(_: Words, those: Sequence[T], line: Callable[[Words, T], str]) -> Sequence[str]:
    """List some of them, and say how many more there are."""
    return [*(f"- {line(_, one)}" for one in those[:LISTED]), *more(_, those)]


def more(_: Words, those: Sequence[T], listed: int = LISTED) -> Sequence[str]:
    """Say how many more there are than are listed."""
    left = len(those[listed:])
    return ["- " + _.number("and {n} more", "and {n} more", left)] if left else []


def lines_of(
    _: Words,
    happened: Sequence[Happening],
    section: Section,
    drawn_by: Mapping[str, HappeningRenderer],
    newest: int | None = None,
) -> Sequence[str]:
    """Say what happened under this heading, noun by noun; or no more than so many of each, and how many others."""
    found: dict[str, list[object]] = {}
    for one in happened:
        if one.section is section:
            found.setdefault(one.kind, []).append(one.found)
    lines: list[str] = []
    for kind, those in found.items():
        few = those if newest is None else those[-newest:]
        lines += drawn_by[kind](_, section, few)
        lines += more(_, those, len(few))
    return lines


def heading(_: Words, section: Section) -> str:
    """Say under what heading such things are told."""
    return {
        Section.DECIDED: _("**Decided**"),
        Section.CHANGED: _("**What your words changed**"),
    }[section]


def open_until(_: Words, entry: ProgressEntry) -> str:
    """Say until when something is open, or since when it is not."""
    when = moment(entry.moment)
    return _("closed {when}", when=when) if entry.state is ProgressState.WAS else _("closes {when}", when=when)


def already_open(_: Words, number: int) -> str:
    """Say to whoever is about to ask people something how much they are asked already: what everybody can see."""
    few = {
        0: _("Nothing else is open."),
        1: _("One thing is open already."),
        2: _("Two things are open already."),
        3: _("Three things are open already."),
    }
    return few.get(number) or _.number("{n} thing is open already.", "{n} things are open already.", number)


def until(_: Words, one: Subject) -> str:
    """Say when something closes, or begins; nothing where it does so by no clock."""
    if one.closes_at is None:
        return ""
    when = moment(one.closes_at)
    return _("Begins {when}", when=when) if one.is_met else _("Closes {when}", when=when)


def no_more(_: Words, subject: Subject, title: str, body: str, way: Button) -> Card:
    """Say that somebody hears no more of something; there is still this way to it."""
    return Card(
        title=title,
        body=body,
        small=_("Only you can see this. Nobody is told."),
        rows=((Button(FOR_ME_AGAIN, _.label("Undo"), subject.id), way),),
    )


def once_more(_: Words, subject: Subject, title: str, way: Button) -> Card:
    """Say that somebody hears of something again."""
    return Card(
        title=title,
        body=_("If a reminder is still to come, you get it. It comes in your hours."),
        rows=((way, Button(NOT_FOR_ME, _.label("Not for me"), subject.id)),),
    )


def short(text: str) -> str:
    """Return what somebody wrote, cut and made harmless."""
    return shown(excerpt(text, _ROOM))


@dataclass(frozen=True, slots=True)
class Preview:
    """What partners would be asked: what somebody `wrote`, made harmless, and `lines` of whom and until when."""

    wrote: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubmissionRenderer:
    """How one noun is drawn for the group and its author.

    `preview` says what would be asked, `stopped` what its author does once the group has stopped it. The verb `draft`
    leads them back to it.
    """

    preview: Callable[[Words, Submission], Preview]
    stopped: Callable[[Words], str]
    draft: Verb
