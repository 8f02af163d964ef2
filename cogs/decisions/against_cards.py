"""What people see of what speaks against a decision: how it reads, what others will see of it, taking it back."""

from collections.abc import Sequence
from typing import Final

from bot.domain.decided import DecisionRecord
from bot.domain.decisions import DISSENT_LENGTH, AgainstPage, Dissent, DissentPreview, OwnDissent, SpokenAgainst
from bot.domain.record import RecordEntry
from bot.text import Words
from cogs.decisions import verbs
from cogs.kit import people, shown_as
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone
from cogs.kit.clean import as_heading, excerpt, quoted, shown
from cogs.kit.decision_ways import invited, to_decision, to_speak_against
from cogs.kit.forms import Field, Form, says
from cogs.kit.menus import ON_SCREEN, called, newest_first
from cogs.kit.nouns import EntryWords, short
from cogs.kit.verbs import MY_DISSENTS, MY_WORDS

WORDS: Final = "words"
_ROOM: Final = 60  # letters of each, where one is chosen


def said(_: Words, one: SpokenAgainst | Dissent) -> str:
    """Quote what somebody says against a decision, with whose it is, as they chose to be shown."""
    who = shown(one.name) if one.name else _.both(people.somebody, one.role_group)
    return f"{quoted(one.words)}\n— {who}"


def page(_: Words, found: AgainstPage) -> Card:
    """Show some of what speaks against a decision, newest first."""
    decision = found.decision
    newer = (_page(decision, found.number - 1, _.label("Newer ones…")),) if found.number else ()
    older = () if found.is_last else (_page(decision, found.number + 1, _.label("Older ones…")),)
    return Card(
        title=_("What speaks against it"),
        wrote="\n".join((as_heading(decision.question), *(said(_, one) for one in found.shown), "")),
        body="" if found.shown else _("Nobody has said anything yet."),
        small=invited(_),
        rows=(
            *([(*newer, *older)] if newer or older else []),
            (to_speak_against(_, decision.id), to_decision(_, decision.id), _to_mine(_)),
        ),
    )


def words_form(_: Words, ref: str = NO_REFERENCE, words: str = "") -> Form:
    """Take what somebody says against a decision."""
    field = Field(WORDS, _.label("In your own words"), value=words, long=True, most=DISSENT_LENGTH)
    return Form(verbs.AGAINST_WORDS, _.label("Against a decision"), (says(_, _who_reads), field), ref)


def _who_reads(_: Words) -> str:
    return _("Say what speaks against it. Everyone who takes part can read it. You see it before it is added.")


def preview(_: Words, seen: DissentPreview) -> Card:
    """Show it as others will see it, and what can still be chosen."""
    dissent = seen.dissent
    choices = shown_as.ways(_, seen.names, dissent.role_group, seen.shown_as)
    return Card(
        title=_("This is what others will see"),
        wrote=f"{as_heading(seen.decision.question)}\n{said(_, dissent)}\n",
        body=_("Everyone who takes part can read it with the decision. It may suggest what you chose."),
        small=_("Nothing is added yet. It waits here for a day."),
        rows=(
            Menu(verbs.AGAINST_SHOWN, dissent.id, _.label("Shown as"), choices),
            (
                Button(verbs.AGAINST_ADD, _.label("Add it"), dissent.id, Tone.MAIN),
                Button(verbs.AGAINST_REWORD, _.label("Change the words"), dissent.id),
                Button(verbs.AGAINST_DROP, _.label("Don't add it"), dissent.id, Tone.GRAVE),
            ),
        ),
    )


def added(_: Words, decision: DecisionRecord) -> Card:
    """Say that it stands there."""
    return Card(
        title=_("It is kept with the decision"),
        body=_("Thank you. Everyone who takes part can read it. You can take it back at any time."),
        rows=((to_decision(_, decision.id), _to_mine(_)),),
    )


def dropped(_: Words, decision: DecisionRecord) -> Card:
    """Say that nothing was added, and nothing is kept."""
    return Card(
        title=_("Nothing was added"),
        body=_("These words are deleted."),
        rows=((to_speak_against(_, decision.id), to_decision(_, decision.id)),),
    )


def mine(_: Words, found: Sequence[OwnDissent], first: int = 0) -> Card:
    """List what somebody said against decisions, newest first."""
    here = enumerate(found[first : first + ON_SCREEN], first + 1)
    choices = [Choice(one.dissent.id, f"{number}. {_excerpt(one)}") for number, one in enumerate(found, 1)]
    return Card(
        title=_("What you said against decisions"),
        wrote="\n".join(f"{number}. {short(one.decision.question)} · {shown(_excerpt(one))}" for number, one in here),
        body="" if found else _("Nothing stands here."),
        small=_("Only you can see this screen. Everyone who takes part can read the words."),
        rows=(*newest_first(_, verbs.DISSENT, choices, first), (Button(MY_WORDS, _.label("My words")),)),
    )


def own(_: Words, found: OwnDissent) -> Card:
    """Show one of them, and what its author can do with it."""
    return Card(
        title=_("What you said against it"),
        wrote=f"{as_heading(found.decision.question)}\n{said(_, found.dissent)}\n",
        small=_("Only you can see this screen. Everyone who takes part can read the words."),
        rows=(
            (
                Button(verbs.DISSENT_TAKE_BACK, _.label("Take it back"), found.dissent.id, Tone.GRAVE),
                to_decision(_, found.decision.id),
                _to_mine(_),
            ),
        ),
    )


def take_back(_: Words, found: OwnDissent) -> Card:
    """Ask once before it goes."""
    return Card(
        title=_("Take this back?"),
        wrote=said(_, found.dissent) + "\n",
        body=_("Your words go at once. The decision stays as it is."),
        small=_("Nobody asks why."),
        rows=(
            (
                Button(verbs.DISSENT_TAKE_BACK_NOW, _.label("Yes, take it back"), found.dissent.id, Tone.GRAVE),
                Button(verbs.DISSENT_OF, _.label("No, keep it"), found.dissent.id, Tone.MAIN),
            ),
        ),
    )


def is_taken_back(_: Words) -> Card:
    """Say that it is gone."""
    return Card(title=_("It is taken back"), body=_("These words are gone from here."), rows=((_to_mine(_),),))


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Say in one's own record against which decision somebody said something."""
    return EntryWords(_("You said what speaks against “{question}”", question=one.title))


def _excerpt(one: OwnDissent) -> str:
    return excerpt(one.dissent.words, _ROOM)


def _page(decision: DecisionRecord, number: int, label: str) -> Button:
    return Button(verbs.AGAINST, label, f"{called(number)}.{decision.id}")


def _to_mine(_: Words) -> Button:
    return Button(MY_DISSENTS, _.label("What I said"))
