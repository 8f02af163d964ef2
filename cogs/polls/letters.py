"""How the polls' letters read: the card, its edits, and the result."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.poll_reminders import REMINDER
from bot.domain.polls import Poll, PollId, PollState
from bot.services import oversight, polls
from bot.services.polls import cards as poll_cards
from bot.services.polls import poll_letters
from bot.text import Words
from cogs.kit.before_group import agreement
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.polls import cards, charts, following_cards, moving_cards, reminder_cards, result_cards, withdrawal_cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return None
    item, credit = oversight.agreement_of(at.tx, poll.id), polls.credit_of(at.tx, poll)
    return RenderedLetter(lambda _: cards.poll_card(_, poll, agreed=agreement(_, item), credit=credit))


def _of_its_close(draw: Callable[[Words, Poll], Card]) -> LetterRenderer:
    """Draw what is said of the close of an open vote, unless another close was said since."""

    def drawn(at: Rendering, letter: Letter) -> RenderedLetter | None:
        poll = polls.poll_of(at.tx, PollId(letter.subject))
        if poll.state is not PollState.OPEN or poll.closes_at != letter.expires_at:
            return None
        return RenderedLetter(lambda _: draw(_, poll))

    return drawn


def _overtaken(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Draw in place of what was said of a close that is another one now, or over: then with nothing to answer."""
    poll = polls.poll_of(at.tx, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return _closed(at, letter)
    return RenderedLetter(lambda _: moving_cards.changed_again(_, poll))


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


def _followed(at: Rendering, letter: Letter) -> RenderedLetter | None:
    step = polls.step_in_letter(at.tx, letter.guild, PollId(letter.subject))
    return None if step is None else RenderedLetter(lambda _: following_cards.notice(_, step))


def _said_again(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Draw what was said once as it reads now."""
    name = (letter.edits or "").partition(":")[0]
    draw = next((draw for kind, draw in _SAID.items() if kind.name == name), None)
    return None if draw is None else draw(at, letter)


_SAID: Final[Mapping[LetterKind, LetterRenderer]] = {
    poll_letters.EXTENDED: _of_its_close(cards.extended),
    poll_letters.LONGER: _of_its_close(moving_cards.longer),
    poll_letters.SHORTENED: _of_its_close(moving_cards.early),
    poll_letters.RESULT: _result,
    poll_letters.FOLLOWED: _followed,
    poll_letters.WITHDRAWN: _withdrawn,
}
RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    poll_cards.CARD: _card,
    poll_cards.TURNOUT: _card,
    REMINDER: _reminder,
    poll_cards.CLOSED: _closed,
    **_SAID,
    poll_letters.SAID_AGAIN: _said_again,
    poll_letters.OVERTAKEN: _overtaken,
}
