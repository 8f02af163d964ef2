"""What coordinators see of what comes of answers: a page of them, and those they decide about together."""

from typing import Final

from bot.domain.contributions import ContributionOutcome
from bot.domain.deciding import FITTING, REASON_LENGTH, THEME_LENGTH
from bot.domain.topics import TopicState
from bot.services.contributions import AnswersPage, Deciding
from bot.text import Words
from cogs.contributions import verbs
from cogs.contributions.anonymous import reply_cards
from cogs.contributions.outcome_words import in_short, outcome_said, reason_said, title_of, words_of
from cogs.contributions.post_cards import tap
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import EXPORT_ANSWERS, OUTCOMES, OUTCOMES_BY_PHONE

OWN_WORDS: Final = "own"
NO_THEME: Final = "none"
_IN_A_LIST: Final = 150  # characters of each answer
_TOGETHER: Final = 1500  # of all that are decided about, so that one alone can be read almost whole


def page(_: Words, found: AnswersPage, *, saved: bool = False) -> Card:
    """List some answers, to choose those that one thing came of."""
    asked = found.topic.words
    listed = [
        f"{number}. {in_short(_, asked, one, _IN_A_LIST)}" + _decided(_, found, number - 1)
        for number, one in enumerate(found.answers, 1)
    ]
    lines = [_("Saved.")] if saved else []
    lines.append(_left(_, found))
    return Card(
        title=_("What came of the answers"),
        wrote="\n".join((as_heading(asked.question), *listed)),
        body=" ".join(lines),
        small=_("They stand in no order: not who was first, and not who wrote more."),
        rows=(*_chooser(_, found), _ways(_, found)),
    )


def chosen(_: Words, found: Deciding) -> Card:
    """Show the answers that are decided about together, and what was said of them so far."""
    most = _TOGETHER // max(1, len(found.answers))
    batch = found.batch
    said = [
        _("What came of it: {outcome}", outcome=_outcome(_, batch.outcome)),
        _("Why: {reason}", reason=reason_said(_, batch.reason) if batch.reason else "…"),
        _("Theme: {theme}", theme=shown(_theme(_, found)) or "…"),
    ]
    return Card(
        title=_.number("{n} answer", "{n} answers together", len(found.answers)),
        wrote="".join(f"- {in_short(_, found.topic.words, one, most)}\n" for one in found.answers) + _asked(_, found),
        body="\n".join(said),
        small=_told(_, found),
        rows=(
            _outcomes(_, found),
            *_reasons(_, found),
            _themes(_, found),
            (
                Button(verbs.BATCH_SAVE, _.label("Save"), batch.id, Tone.MAIN),
                *_asking(_, found),
                Button(OUTCOMES, _.label("Back to the list"), found.topic.id),
            ),
        ),
    )


def reason_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a reason in a coordinator's own words."""
    field = Field("reason", _.label("Why, in a sentence"), _("Sent as it is."), long=True, most=REASON_LENGTH)
    return Form(verb=verbs.BATCH_REASON_WORDS, ref=ref, title=_.label("Why"), fields=(field,))


def theme_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take the title of a new theme."""
    field = Field("theme", _.label("The theme, in a few words"), most=THEME_LENGTH)
    return Form(verb=verbs.BATCH_THEME_WORDS, ref=ref, title=_.label("A new theme"), fields=(field,))


def _left(_: Words, found: AnswersPage) -> str:
    if not found.total:
        return _("No answer stands here yet.") if found.topic.anonymous else _("Nobody has answered yet.")
    if not found.undecided:
        return _("You have said of every answer what came of it.")
    return _.number("{n} answer is still to be looked at.", "{n} answers are still to be looked at.", found.undecided)


def _decided(_: Words, found: AnswersPage, place: int) -> str:
    decision = found.answers[place].decision
    if decision is None:
        return ""
    theme = title_of(found.themes, decision)
    return " · ".join(filter(None, ("", outcome_said(_, decision.outcome), shown(theme))))


def _chooser(_: Words, found: AnswersPage) -> tuple[Row, ...]:
    if not found.answers:
        return ()
    choices = tuple(
        Choice(one.id, f"{number}. {tap(_, found.topic.words, one.answer)} {words_of(one)}")
        for number, one in enumerate(found.answers, 1)
    )
    return (Menu(verbs.BATCH, found.topic.id, _.label("Choose one or more"), choices, most=len(choices)),)


def _ways(_: Words, found: AnswersPage) -> tuple[Button, ...]:
    ways = []
    if found.undecided_only and len(found.answers) > 1:
        ways.append(Button(verbs.BATCH_ALL, _.label("All of these"), found.answers[0].id))
    if found.more and found.answers:
        on = verbs.OUTCOMES_NEXT if found.undecided_only else verbs.OUTCOMES_ALL_NEXT
        ways.append(Button(on, _.label("Others"), found.answers[-1].id))
    if found.undecided_only:
        ways.append(Button(verbs.OUTCOMES_ALL, _.label("Show all"), found.topic.id))
    else:
        ways.append(Button(OUTCOMES, _.label("Only those to look at"), found.topic.id))
    if found.topic.state is TopicState.CLOSED:
        ways.append(Button(EXPORT_ANSWERS, _.label("Save as a file"), found.topic.id))
    if found.by_phone:
        ways.append(Button(OUTCOMES_BY_PHONE, _.label("Tell them by phone"), found.topic.id))
    return tuple(ways)


def _outcomes(_: Words, found: Deciding) -> Menu:
    choices = tuple(
        Choice(one.value, _.both(outcome_said, one), chosen=one is found.batch.outcome) for one in ContributionOutcome
    )
    return Menu(verbs.BATCH_OUTCOME, found.batch.id, _.label("What came of it?"), choices)


def _reasons(_: Words, found: Deciding) -> tuple[Menu, ...]:
    """Offer the reasons that fit what came of them: there are none before that is said."""
    if found.batch.outcome is None:
        return ()
    known = tuple(
        Choice(one.value, _.both(reason_said, one.value), chosen=one.value == found.batch.reason)
        for one in FITTING[found.batch.outcome]
    )
    own = Choice(OWN_WORDS, _.label("In my own words…"))
    return (Menu(verbs.BATCH_REASON, found.batch.id, _.label("Why?"), (*known, own)),)


def _themes(_: Words, found: Deciding) -> Menu:
    known = tuple(Choice(one.id, one.title, chosen=one.id == found.batch.theme) for one in found.themes)
    none = Choice(NO_THEME, _.label("No theme"))
    new = Choice(OWN_WORDS, _.label("A new theme…"))
    return Menu(verbs.BATCH_THEME, found.batch.id, _.label("A theme, if you like"), (*known, none, new))


def _told(_: Words, found: Deciding) -> str:
    """Say how those who wrote it hear: by a note, or in the thread where nobody knows whose it is."""
    closed = found.topic.state is TopicState.CLOSED
    told = []
    if not all(one.is_anonymous for one in found.answers):
        told.append(
            _("Those who wrote it get a note, in their hours.")
            if closed
            else _("Those who wrote it get a note once the question has closed.")
        )
    if any(one.is_anonymous for one in found.answers):
        told.append(
            _("Beneath an answer without a name, it stands in the thread.")
            if closed
            else _("Beneath an answer without a name, it stands in the thread once the question has closed.")
        )
    return " ".join(told)


def _asked(_: Words, found: Deciding) -> str:
    return "" if found.asked_back is None else f"{reply_cards.asked(_, found.asked_back)}\n"


def _asking(_: Words, found: Deciding) -> tuple[Button, ...]:
    about = found.answers[:1] if found.can_be_asked else ()
    return tuple(Button(verbs.ASK_BACK, _.label("Ask back"), one.id) for one in about)


def _outcome(_: Words, outcome: ContributionOutcome | None) -> str:
    return "…" if outcome is None else outcome_said(_, outcome)


def _theme(_: Words, found: Deciding) -> str:
    return limits.cut(next((one.title for one in found.themes if one.id == found.batch.theme), ""), THEME_LENGTH)
