"""Stories of results that are read to their end, and taken along."""

import io

from openpyxl import load_workbook

from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.world.messages import Message
from bot.services import polls as services
from storage import polls
from storage.store import Transaction
from tests.rehearsal.house import CLOSED, WORDS, WORKERS, House, buttons, eventually, label, told, words
from tests.rehearsal.test_story_poll import VIDEO

SAYS = "She held my hand. " * 25


async def files(house: House, name: str) -> dict[str, bytes]:
    """Return the files that somebody was handed, once they are there."""
    world, person = house.stage.world, house.person(name)

    def find() -> Message | None:
        seen = screen.everything(world, person.account)
        return next((one for one in seen if [a for a in one.attachments if a["filename"].startswith("results")]), None)

    message = await eventually(find)
    return {one["filename"]: world.files[one["url"].removeprefix(world.base_url)][1] for one in message.attachments}


async def test_a_coordinator_takes_along_what_was_told_and_nobody_else_can(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 5), ("Pocket card", 2))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 7 answers")
    bethan = house.person("Bethan")
    await bethan.runs("/poll list")
    await bethan.presses("Save all results")
    assert "Only what everybody was told" in words(await bethan.sees("The result of 1 vote, to take along"))
    handed = await files(house, "Bethan")
    assert sorted(handed) == ["results.csv", "results.xlsx"]
    assert f'"Everyone who answered","{VIDEO}","5","7"' in handed["results.csv"].decode()
    (sheet,) = load_workbook(io.BytesIO(handed["results.xlsx"])).worksheets
    assert [row[5:8] for row in sheet.iter_rows(values_only=True)][1] == (VIDEO, 5, 7)
    refused = house.asks(house.person("Amara"), "v1:result-files:-")
    await refused.answered
    assert "Only coordinators can do this" in told(refused)
    assert not [line for line in house.log.said() if VIDEO in line]


async def test_one_vote_is_taken_along_from_its_own_screen_and_nothing_of_another(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 5))
    await written_vote(house, len(WORKERS))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")
    await house.person("Amara").sees(f"Closed: {len(WORKERS)} answers")
    bethan = house.person("Bethan")
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", WORDS["Question"])
    await bethan.presses("Save as a file")
    assert "Only what everybody was told" in words(await bethan.sees("The result of 1 vote, to take along"))
    handed = await files(house, "Bethan")
    (sheet,) = load_workbook(io.BytesIO(handed["results.xlsx"])).worksheets
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {WORDS["Question"]}
    assert SAYS.strip() not in handed["results.csv"].decode()


async def written_vote(house: House, answers: int) -> PollId:
    """Open a vote that is answered in words, and let so many people have answered it."""
    world, now = house.stage.world, house.clock.now()
    owner = Actor(PersonId(world.guild.owner_id), GuildId(world.guild.id), is_owner=True)
    asked = PollWords("What helped you most?", kind=PollKind.WRITTEN)

    def opened(tx: Transaction) -> PollId:
        poll = services.draft_poll(tx, owner, asked, now=now)
        return services.open_poll(tx, owner, poll.id, now=now).id

    def answered(tx: Transaction, poll: PollId) -> None:
        for number, name in enumerate(WORKERS[:answers]):
            person = PersonId(house.person(name).account.id)
            paper = polls.paper_for(tx, owner.guild, poll, person)
            assert paper is not None
            ballot = Ballot(frozenset(), paper.role_group, f"{number}. {SAYS}")
            sealed = tx.keys.seal(paper.public_key, pack_ballot(ballot))
            polls.put_ballot(tx, poll, tx.keys.tag(poll, person), sealed)

    poll = await house.app.store.run(opened)
    await house.app.store.run(answered, poll)
    house.app.bot.wake()
    return poll


async def test_all_that_was_written_is_read_in_private_page_by_page_by_whoever_is_in_the_server(house: House) -> None:
    await written_vote(house, len(WORKERS))
    house.passes(CLOSED)
    house.visitor("Nia")  # who has not joined
    result = await house.person("Nia").sees(f"Closed: {len(WORKERS)} answers")
    assert [label(button) for button in buttons(result)] == [f"Read all {len(WORKERS)}"]
    shown = words(result).count(SAYS.strip())
    assert 0 < shown < len(WORKERS)
    nia = house.person("Nia")
    first = words((await nia.presses(f"Read all {len(WORKERS)}", on=result)).original)
    await nia.presses("Go on")
    last = words(await nia.sees(f"to {len(WORKERS)} of {len(WORKERS)}"))
    read = first + last
    assert all(read.count(f"{number}\\. {SAYS.strip()}") == 1 for number in range(len(WORKERS)))
    assert not any(name in read for name in WORKERS)
    await nia.presses("Go back")
    await nia.sees("What people wrote: 1 to")
    assert words(result).count(SAYS.strip()) == shown
    assert not [line for line in house.log.said() if SAYS.strip() in line]
