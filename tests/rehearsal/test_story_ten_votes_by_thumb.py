"""The results of a programme's ten votes as everybody reads them on a phone, in Chromium."""

import pytest

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.polls import PollId
from bot.rehearsing import set_up_the_server
from bot.services import partners
from storage.store import Transaction
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.test_story_published_by_thumb import in_welsh
from tests.services.ten_votes import A_DAY, ProgrammeVote, answer_vote, open_vote, ten_votes

pytestmark = pytest.mark.browser
EVERY = tuple(ten_votes())


@pytest.fixture
def stage(empty_house: House) -> object:
    """What the phone shows: a server in which nobody has joined yet."""
    return empty_house.stage


async def all_have_joined(house: House) -> list[Actor]:
    """Let the 77 be there, the short way; return them in their order."""
    await set_up_the_server(house.stage)
    here = GuildId(house.stage.world.guild.id)
    people = [Actor(PersonId(house.stage.world.add_person(one.name).id), here) for one in newcomers()]

    def join(tx: Transaction) -> None:
        for actor, one in zip(people, newcomers(), strict=True):
            partners.join(tx, actor, one.group, now=house.clock.now())

    await house.app.store.run(join)
    return people


async def go_their_way(house: House, people: list[Actor]) -> None:
    """Let all ten open, be answered and close; of those who write about a death, two come in the second time."""
    votes = {vote.name: vote for vote in EVERY}
    open_ones = {name: await opens(house, people, vote) for name, vote in votes.items() if not vote.again}
    house.passes(A_DAY)
    await house.app.beat()
    await answer(house, people, votes["after a death"], open_ones["after a death"], few=None)
    await opens(house, people, votes["card 3"], again=open_ones["card 2"])
    house.passes(A_DAY)
    await house.app.beat()


async def opens(house: House, people: list[Actor], vote: ProgrammeVote, again: PollId | None = None) -> PollId:
    owner = Actor(PersonId(house.stage.world.guild.owner_id), people[0].guild, is_owner=True)
    poll = await house.app.store.run(open_vote, vote, owner, now=house.clock.now(), again=again)
    await answer(house, people, vote, poll.id, few=sum(vote.answered))
    return poll.id


async def answer(house: House, people: list[Actor], vote: ProgrammeVote, poll: PollId, *, few: int | None) -> None:
    await house.app.store.run(answer_vote, vote, poll, people, now=house.clock.now(), few=few)


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_each_of_ten_results_is_read_on_a_phone(empty_house: House, hand: Phone, welsh: bool) -> None:
    people = await all_have_joined(empty_house)
    if welsh:
        await in_welsh(empty_house)
        await hand.turn()
    await go_their_way(empty_house, people)
    await hand.be("Amara")
    await hand.go_to("notices")
    for vote in EVERY:
        result = hand.page.locator("article", has_text=vote.words.question).last
        await result.evaluate("card => card.scrollIntoView({ block: 'start' })")
        await hand.picture(f"result-{vote.name.replace(' ', '-')}")
    assert await barriers(hand.page) == []
