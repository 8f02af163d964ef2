"""How the polls' letters read: the card, its edits, and the result."""

from collections.abc import Awaitable, Callable

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.domain.polls import PollId, PollState
from bot.services import oversight, polls
from cogs.kit.letters import written_for_place
from cogs.polls import cards, oversight_cards, result_cards


def teach(bot: Bot) -> None:
    """Teach the postman to write each kind of letter about a poll."""
    kinds: dict[str, Callable[[Bot, Letter], Awaitable[Message | None]]] = {
        "poll_card": _card,
        "poll_turnout": _card,
        "poll_extended": _extended,
        "poll_closed": _closed,
        "poll_result": _result,
    }
    for kind, write in kinds.items():
        bot.postman.learn(kind, lambda letter, write=write: write(bot, letter))  # type: ignore[misc]


async def _card(bot: Bot, letter: Letter) -> Message | None:
    poll = await bot.store.run(polls.poll_of, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return None
    item = await bot.store.run(oversight.agreement_of, poll.id)
    return await written_for_place(
        bot, letter, lambda _: cards.poll_card(_, poll, agreed=oversight_cards.agreement(_, item))
    )


async def _extended(bot: Bot, letter: Letter) -> Message | None:
    poll = await bot.store.run(polls.poll_of, PollId(letter.subject))
    if poll.state is not PollState.OPEN:
        return None
    return await written_for_place(bot, letter, lambda _: cards.extended(_, poll))


async def _closed(bot: Bot, letter: Letter) -> Message | None:
    poll = await bot.store.run(polls.poll_of, PollId(letter.subject))
    return await written_for_place(bot, letter, lambda _: cards.closed(_, poll))


async def _result(bot: Bot, letter: Letter) -> Message | None:
    outcome = await bot.store.run(polls.outcome_of, PollId(letter.subject))
    return await written_for_place(bot, letter, lambda _: result_cards.result(_, outcome))
