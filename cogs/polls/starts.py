"""What a new vote begins with: one of the five kinds, something ready-made, or what somebody suggested."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from bot.domain.decision_rules import DecisionRule
from bot.domain.drafts import KeptDraft
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import PollKind
from bot.domain.suggestions import SuggestedKind, Suggestion
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Card, Choice, Menu
from cogs.kit.clean import excerpt, one_line
from cogs.kit.drafts import DraftRenderer, listed
from cogs.kit.verbs import Verb
from cogs.polls import kinds, verbs

DEFAULT_RULE: Final = DecisionRule(60)
_DECIDED_LENGTH: Final = 220


class Template(StrEnum):
    """Something ready-made, in words that a coordinator can change; each is called by letters alone."""

    FORMAT = "format"  # which form something is to have
    MATTERS = "matters"  # what comes first
    AGREE = "agree"  # whether a draft is good enough
    HOW = "how"  # how something was
    MISSING = "missing"  # what nobody has thought of
    TRUE = "true"  # whether something found out holds for the people here


KIND_OF: Final = {
    Template.FORMAT: PollKind.SINGLE,
    Template.MATTERS: PollKind.MULTIPLE,
    Template.AGREE: PollKind.DECISION,
    Template.HOW: PollKind.SCALE,
    Template.MISSING: PollKind.WRITTEN,
    Template.TRUE: PollKind.SINGLE,
}
Start = PollKind | Template


def start_called(name: str) -> Start | None:
    """Return the start that is called so: None where none is."""
    every: tuple[Start, ...] = (*PollKind, *Template)
    return next((one for one in every if one.value == name), None)


def begin(_: Words, drafts: Sequence[KeptDraft], how: DraftRenderer) -> Card:
    """Ask what kind of vote it is to be, below the drafts that a coordinator has."""
    lines, rows = listed(_, drafts, how)
    mine = f"{_('**Your drafts**')}\n{lines}\n\n" if drafts else ""
    return Card(
        title=_("A new vote"),
        body=mine + _("Choose in which way you ask. Then you write the words."),
        small=_("Ready-made ones can be changed, word by word."),
        rows=(*rows, _menu(_, verbs.POLL_START, NO_REFERENCE, templates=True)),
    )


def begin_with(_: Words, suggestion: Suggestion, ref: str) -> Card:
    """Ask in which way everybody is asked what somebody suggested."""
    return Card(
        title=_("A new vote"),
        wrote=f"> {excerpt(suggestion.words, _DECIDED_LENGTH)}",
        body=_("Choose in which way you ask. Then you write the words."),
        rows=(_menu(_, verbs.POLL_START_IDEA, ref, templates=False),),
    )


def _menu(_: Words, verb: Verb, ref: str, *, templates: bool) -> Menu:
    offered = [Choice(kind.value, kinds.name(_, kind), kinds.hint(_, kind)) for kind in PollKind]
    if templates:
        offered += [Choice(one.value, _template(_, one), _ready_made(_, one)) for one in Template]
    return Menu(verb, ref, _.label("In which way?"), tuple(offered))


def _template(_: Words, template: Template) -> str:
    return {
        Template.FORMAT: _.label("Choose a format"),
        Template.MATTERS: _.label("What matters most"),
        Template.AGREE: _.label("Agree a draft"),
        Template.HOW: _.label("How was it?"),
        Template.MISSING: _.label("What is missing?"),
        Template.TRUE: _.label("Does this ring true?"),
    }[template]


def _ready_made(_: Words, template: Template) -> str:
    return f"{_('Ready-made')} · {kinds.hint(_, KIND_OF[template])}"


def words_of(_: Words, start: Start) -> PollWords:
    """Return what stands in the form of a new vote."""
    if isinstance(start, PollKind):
        return _empty(_, start)
    return {
        Template.FORMAT: _format,
        Template.MATTERS: _matters,
        Template.AGREE: _agree,
        Template.HOW: _how,
        Template.MISSING: _missing,
        Template.TRUE: _true,
    }[start](_)


def sides(_: Words) -> tuple[str, ...]:
    """Return the answers of a decision: for, against, and neither."""
    return (_("Yes"), _("No"), _("Not sure"))


def kind_suggested(suggestion: Suggestion) -> PollKind | None:
    """Return in which way it is asked what somebody suggested: None where it is for the coordinator to say."""
    if suggestion.times:
        return PollKind.SINGLE
    return None if suggestion.kind is None else _SUGGESTED[suggestion.kind]


_SUGGESTED: Final = {SuggestedKind.DECIDE: PollKind.DECISION, SuggestedKind.HOW_IT_GOES: PollKind.SCALE}


def words_suggested(_: Words, suggestion: Suggestion, kind: PollKind) -> PollWords:
    """Return what stands in the form of a vote of this kind about what somebody suggested."""
    words, question = _empty(_, kind), one_line(suggestion.words)
    options = words.options
    if suggestion.times and kind is PollKind.SINGLE:
        options = tuple(_.moment(one.moment, one.zone) for one in suggestion.times)
        question = _("Which time suits you best? {words}", words=question)
    elif suggestion.kind is SuggestedKind.HOW_IT_GOES and kind is PollKind.SCALE:
        options = scale_options(_("Not at all well"), _("Very well"))
        question = _("“{words}” We said yes. How is it going?", words=excerpt(question, _DECIDED_LENGTH))
    return PollWords(question, options, kind=kind, most=words.most, rule=words.rule)


def _empty(_: Words, kind: PollKind) -> PollWords:
    if kind is PollKind.DECISION:
        return PollWords("", sides(_), kind=kind, rule=DEFAULT_RULE)
    if kind is PollKind.SCALE:
        return PollWords("", scale_options(_("Not at all"), _("Very much")), kind=kind)
    return PollWords("", kind=kind, most=2 if kind is PollKind.MULTIPLE else 1)


def _format(_: Words) -> PollWords:
    options = (_("A short video"), _("A meeting face to face"), _("A card for the pocket"), _("A course online"))
    return PollWords(_("Which form would you use most?"), options, _("We make the first one first."))


def _matters(_: Words) -> PollWords:
    options = (
        _("Time with each person"),
        _("Training that fits around work"),
        _("Being listened to"),
        _("Support after a hard visit"),
        _("Working well with nurses"),
    )
    return PollWords(
        _("What matters most to you?"), options, _("We begin with what comes first."), PollKind.MULTIPLE, most=2
    )


def _agree(_: Words) -> PollWords:
    return PollWords(
        _("Are we ready to use this draft?"),
        sides(_),
        _("If we agree, we use it. If not, we go on working on it."),
        PollKind.DECISION,
        rule=DEFAULT_RULE,
    )


def _how(_: Words) -> PollWords:
    return PollWords(
        _("How was the last session for you?"),
        scale_options(_("Not useful"), _("Very useful")),
        _("It shapes the next one."),
        PollKind.SCALE,
    )


def _missing(_: Words) -> PollWords:
    return PollWords(
        _("What is missing from what we have so far?"),
        (),
        _("We go through every answer together."),
        PollKind.WRITTEN,
    )


def _true(_: Words) -> PollWords:
    options = (_("Yes"), _("Partly"), _("No"), _("It is different here"))
    return PollWords(_("Does this ring true where you work?"), options, _("We change what does not ring true."))
