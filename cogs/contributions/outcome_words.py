"""What came of an answer, and the answer itself in short, in words that are the same on every screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.contributions import Contribution, ContributionOutcome, Decision
from bot.domain.deciding import GoodReason
from bot.domain.happenings import Section
from bot.domain.record import RecordEntry
from bot.domain.topics import Theme, TopicWords
from bot.services.contributions import OwnWords, Told
from bot.text import Words, later
from cogs.contributions.post_cards import tap, whose
from cogs.kit import limits
from cogs.kit.cards import Card
from cogs.kit.clean import shown
from cogs.kit.nouns import EntryWords, listed, short

REASONS: Final[Mapping[GoodReason, str]] = {
    GoodReason.MANY: later("Many of you said this."),
    GoodReason.TOGETHER: later("It went in together with what others said."),
    GoodReason.ROOM: later("There was space for only a few things."),
    GoodReason.OUTSIDE: later("It is something that we cannot change here."),
    GoodReason.OTHERS: later("Others need something different, and we looked for what helps most."),
    GoodReason.LATER: later("It fits something that is still to come."),
}
QUOTED: Final = 160  # characters of somebody's own words, for them to know which answer it was


def outcome_said(_: Words, outcome: ContributionOutcome) -> str:
    """Say in a word or two what became of an answer."""
    return {
        ContributionOutcome.USED: _("Used"),
        ContributionOutcome.PARTLY: _("Partly used"),
        ContributionOutcome.NOT_USED: _("Not used this time"),
        ContributionOutcome.PARKED: _("Kept for another time"),
    }[outcome]


def happened(_: Words, _section: Section, those: Sequence[OwnWords]) -> Sequence[str]:
    """Say what became of somebody's own answers."""
    return listed(_, those, _own)


def _own(_: Words, own: OwnWords) -> str:
    return _(
        "Your answer to “{question}”: {outcome}", question=short(own.question), outcome=outcome_said(_, own.outcome)
    )


def reason_said(_: Words, reason: str) -> str:
    """Say why: a reason from the list in the reader's language, and words of somebody's own as they are."""
    return _why(_, reason) if reason in set(GoodReason) else shown(reason)


def _why(_: Words, reason: str) -> str:
    return _(REASONS[GoodReason(reason)]) if reason in set(GoodReason) else reason


def came_of(_: Words, decision: Decision, theme: str = "") -> str:
    """Say what became of an answer, why, and with which others it was put."""
    lines = [f"**{outcome_said(_, decision.outcome)}**"]
    if decision.reason:
        lines.append(reason_said(_, decision.reason))
    if theme:
        lines.append(_("It stands with others under: {theme}", theme=shown(theme)))
    return "\n".join(lines)


def on_post(_: Words, posted: Card, told: Told | None) -> Card:
    """Say beneath an answer without a name what came of it: there is nobody who could be told."""
    if told is None:
        return posted
    came = came_of(_, told.decision, told.theme.title if told.theme else "")
    return replace(posted, body=f"{_('What came of it:')} {came}")


def words_of(answer: Contribution) -> str:
    """Return all the words of an answer on one line, as they are kept."""
    given = answer.answer
    return " ".join(" ".join((*given.words, given.follow_up, given.added)).split())


def in_short(_: Words, asked: TopicWords, answer: Contribution, most: int) -> str:
    """Return what was chosen and written, cut to so many characters and made harmless, and whose it is."""
    chosen, words = tap(_, asked, answer.answer), words_of(answer)
    said = [f"**{shown(chosen)}**"] if chosen else []
    if words:
        said.append(f"“{shown(limits.cut(words, most))}”")
    return f"{' '.join(said)} — {whose(_, answer)}"


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Say in one's own record that somebody answered a question, and what came of it."""
    line = _("The question “{title}”", title=one.title)
    if not one.outcome:
        return EntryWords(line)
    came = outcome_said(_, ContributionOutcome(one.outcome))
    return EntryWords(line, f"{came}. {_why(_, one.came_of_it)}" if one.came_of_it else came)


def title_of(themes: Sequence[Theme], decision: Decision | None) -> str:
    """Return the title of the theme that an answer was put under: nothing without one."""
    return next((one.title for one in themes if decision is not None and one.id == decision.theme), "")
