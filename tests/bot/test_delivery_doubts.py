"""Nobody knows whether a letter arrived: it is found out before anything else is done."""

from datetime import timedelta

from bot.domain.letters import Failure
from tests.bot.post import NOON, START, Office, letter


async def test_a_try_without_an_answer_is_not_sent_twice(office: Office) -> None:
    office.discord.loses_answers = True
    await office.write(letter())
    await office.deliver()
    await office.later(seconds=6)
    looked = office.discord.looked
    office.discord.loses_answers = False
    await office.later(minutes=10)
    assert (looked, office.discord.looked) == (0, 1)
    assert len(office.discord.messages) == 1
    assert await office.state_of("poll_card:a") == "sent"


async def test_a_late_letter_that_did_not_arrive_is_looked_for_and_not_sent(office: Office) -> None:
    office.discord.refusing = lambda _: Failure(502)
    await office.write(letter())
    await office.deliver()
    office.discord.refusing = lambda _: None
    await office.later(days=8)
    assert await office.state_of("poll_card:a") == "expired"
    assert office.discord.looked == 1
    assert not office.discord.messages


async def test_a_late_letter_that_did_arrive_is_found_and_not_called_expired(office: Office) -> None:
    office.discord.loses_answers = True
    await office.write(letter(expires_at=NOON + timedelta(seconds=30)), letter("front_door", place=START))
    await office.deliver()
    await office.later(seconds=40)
    assert await office.state_of("poll_card:a") == "sent"
    await office.later(days=8)
    assert await office.state_of("front_door:a") == "sent"
    assert len(office.discord.messages) == 2


async def test_a_try_made_while_the_clock_was_wrong_is_looked_for_however_young_it_seems(office: Office) -> None:
    async def agrees() -> bool:
        return True

    office.postman.clock_agrees = agrees
    await office.later(minutes=20)  # wrongly
    office.discord.loses_answers = True
    await office.write(letter())
    await office.deliver()
    office.discord.loses_answers = False
    await office.later(minutes=-20)
    looked = office.discord.looked
    await office.later(minutes=20, seconds=10)
    assert (looked, office.discord.looked) == (0, 1)
    assert len(office.discord.messages) == 1
    assert await office.state_of("poll_card:a") == "sent"
