"""How the polls' letters read: the card, its edits, and the result."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.poll_reminders import REMINDER
from bot.domain.polls import PollId, PollState
from bot.services import oversight, polls
from bot.services.polls import cards as poll_cards
from bot.services.polls import poll_letters
from cogs.kit.before_group import agreement
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.polls import cards, charts, reminder_cards, result_cards, withdrawal_cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return None
    item = oversight.agreement_of(at.tx, poll.id)
    return RenderedLetter(lambda _: cards.poll_card(_, poll, agreed=agreement(_, item)))


def _extended(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return None
    return RenderedLetter(lambda _: cards.extended(_, poll))


def _reminder(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.reminded_of(at.tx, letter, now=at.now)
    if poll is None:
        return None
    return RenderedLetter(
        lambda _: reminder_cards.reminder(_, poll), lambda _: reminder_cards.line(_, poll), reminder_cards.go_on
    )


def _closed(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    if poll.state is PollState.WITHDRAWN:
        return RenderedLetter(withdrawal_cards.in_its_place)
    return RenderedLetter(lambda _: cards.closed(_, poll))


def _withdrawn(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    return RenderedLetter(lambda _: withdrawal_cards.notice(_, poll))


def _result(at: Rendering, letter: Letter) -> RenderedLetter | None:
    outcome = polls.outcome_of(at.tx, PollId(letter.subject))
    return RenderedLetter(lambda _: result_cards.result(_, outcome), picture=lambda _: charts.picture_of(_, outcome))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    poll_cards.CARD: _card,
    poll_cards.TURNOUT: _card,
    poll_letters.EXTENDED: _extended,
    REMINDER: _reminder,
    poll_cards.CLOSED: _closed,
    poll_letters.RESULT: _result,
    poll_letters.WITHDRAWN: _withdrawn,
}
