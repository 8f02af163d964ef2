"""Stories of decisions: read by everybody alike, spoken against by whoever likes, corrected, and asked about later."""

import json
from datetime import timedelta

from bot.domain.people import Actor, GuildId, PersonId, RoleGroup, RoleId
from bot.domain.poll_drafts import DraftChange
from bot.domain.polls import PollId
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.services import polls
from storage.partners import put_partner
from storage.store import Transaction
from tests.domain.decided import READY
from tests.rehearsal.house import CLOSED, House, custom_id, told, words
from tests.rehearsal.test_story_stops import Power, carry_on
from tests.rehearsal.test_story_worried import pass_to_early_afternoon

AGAINST = {"In your own words": "There is no time on a double-up to read a card."}
INVITED = "You may say what speaks against it, whatever you chose. It is kept with the decision."
WORKERS, MANAGERS = RoleGroup.WORKER, RoleGroup.MANAGER


async def decides(
    house: House,
    workers: tuple[int, ...],
    managers: tuple[int, ...],
    title: str,
    silent: int = 0,
    asked: frozenset[RoleGroup] = frozenset(),
) -> Message:
    """Have two groups decide, each by so many for yes, for no and for neither; return the result.

    So many managers more stay `silent`. `asked`: these alone are.
    """
    guild = GuildId(house.stage.world.guild.id)
    choices = [
        (group, choice) for group, counts in ((WORKERS, workers), (MANAGERS, managers)) for choice in counted(counts)
    ]
    number = len(choices) + silent
    people = [PersonId(house.stage.world.add_person(f"Somebody {one}").id) for one in range(number)]
    bethan = house.person("Bethan").account
    roles = frozenset(RoleId(one) for one in house.stage.world.guild.members[bethan.id].roles)
    coordinator = Actor(PersonId(bethan.id), guild, roles)

    change = DraftChange(audience=asked, split=not asked)

    def vote(tx: Transaction) -> None:
        groups = [*(group for group, _ in choices), *[MANAGERS] * silent]
        for person, group in zip(people, groups, strict=True):
            put_partner(tx, guild, person, group)
        draft = polls.draft_poll(tx, coordinator, READY, now=house.clock.now())
        polls.change_draft(tx, coordinator, draft.id, change, now=house.clock.now())
        polls.open_poll(tx, coordinator, PollId(draft.id), now=house.clock.now())
        for person, (group, choice) in zip(people, choices, strict=False):
            if not asked or group in asked:
                polls.cast_ballot(tx, Actor(person, guild), draft.id, {choice}, now=house.clock.now())

    await house.app.store.run(vote)
    await house.plans()
    house.passes(CLOSED)
    return await house.person("Helen").sees(f"{title}\n")  # the card says "Adopted if …"


async def test_it_goes_on_where_few_of_one_group_answered_and_is_not_said_to_because_few_of_all_did(
    house: House,
) -> None:
    goes_on = words(await decides(house, (12, 0, 0), (4, 0, 0), "Open a little longer", silent=8))
    assert "Few people, or few of one group, have answered yet." in goes_on


async def test_what_was_decided_by_some_alone_is_told_and_kept_as_what_they_decided_and_not_everybody(
    house: House,
) -> None:
    title = "Adopted by: Managers, Family carers"
    result = await decides(house, (1, 9), (12, 2), title, asked=frozenset({MANAGERS, RoleGroup.FAMILY_CARER}))
    assert "For Managers, Family carers." in words(result)
    amara = house.person("Amara")
    assert f"**{title}**" in told(await amara.runs("/decisions"))
    kept = told(await amara.chooses("Look at one", f"1. {READY.question}"))
    assert title in kept
    assert "All together" not in kept


def counted(counts: tuple[int, ...]) -> list[int]:
    return [choice for choice, number in enumerate(counts) for _ in range(number)]


def whole(asked: Interaction) -> str:
    message = asked.original
    assert message is not None
    return json.dumps([message.content, message.embeds, message.components], default=str)


async def test_what_was_not_adopted_is_read_by_everybody_alike_and_anybody_may_say_what_speaks_against_it(
    house: House,
) -> None:
    result = await decides(
        house, (19, 3, 2), (12, 11, 5), "Not adopted: Managers, Family carers (together) did not reach it"
    )
    assert INVITED in words(result)
    amara, helen, bethan = (house.person(name) for name in ("Amara", "Helen", "Bethan"))
    shown = told(await helen.presses("The decision", on=result))
    assert "Not adopted: Managers, Family carers (together) did not reach it" in shown
    assert "Homecare workers: **reached**, 86 % yes: 19 yes · 3 no · 2 not sure" in shown
    assert "Managers, Family carers (together): **not reached**, 52 % yes: 12 yes · 11 no · 5 not sure" in shown
    assert "All together: 31 yes · 14 no · 7 not sure" in shown
    assert "At least 60 % yes in each group, counting only yes and no." in shown
    assert "We talk about it once more." in shown
    assert INVITED in shown
    await amara.presses("Say what speaks against it", on=result)
    seen = told(await amara.fills(AGAINST))
    assert "This is what others will see" in seen
    assert "> There is no time on a double-up to read a card.\n— a homecare worker" in seen
    assert "— Amara" in told(await amara.chooses("Shown as", "Shown as the name in this server"))
    assert "There is no time" not in told(await helen.presses("The decision", on=result))
    await amara.presses("Add it")
    await amara.sees("It is kept with the decision")
    every = {whole(await one.presses("The decision", on=result)) for one in (amara, helen, bethan)}
    assert len(every) == 1, "everybody reads the same"
    assert "There is no time on a double-up to read a card." in every.pop()
    await helen.runs("/decisions")
    await helen.chooses("Look at one", f"1. {READY.question}")
    assert "— Amara" in told(await helen.presses("Read what speaks against it"))
    chen = house.person("Chen")
    assert "This is for those who have joined." in told(await chen.presses("The decision", on=result))


async def test_stopped_while_it_is_added_it_is_added_once(house: House) -> None:
    result = await decides(house, (9, 1), (8, 2), "Adopted")
    power = Power(house.folder)
    await house.restarts(failpoint=power)
    house.may_complain = True
    amara, helen = house.person("Amara"), house.person("Helen")
    await amara.presses("Say what speaks against it", on=result)
    seen = (await amara.fills(AGAINST)).original
    assert seen is not None
    add = custom_id(seen, "against-add")
    power.loose_at = "store.committed"
    house.asks(amara, add)
    await carry_on(house, power)
    again = house.asks(amara, add)
    await again.answered
    assert "It is kept with the decision" in told(again)
    await helen.presses("The decision", on=result)
    assert told(await helen.presses("Read what speaks against it")).count("There is no time") == 1


async def test_whoever_said_something_takes_it_back_from_my_words_or_has_everything_deleted(
    house: House,
) -> None:
    result = await decides(house, (9, 1), (8, 2), "Adopted")
    for name in ("Amara", "Ioan"):
        await house.person(name).presses("Say what speaks against it", on=result)
        await house.person(name).fills(AGAINST)
        await house.person(name).presses("Add it")
    amara, ioan, helen = (house.person(name) for name in ("Amara", "Ioan", "Helen"))
    await helen.presses("The decision", on=result)
    assert told(await helen.presses("Read what speaks against it")).count("There is no time") == 2
    await amara.runs("/me")
    await amara.presses("My words")
    assert "There is no time" in told(await amara.presses("What I said against decisions"))
    await amara.chooses("Look at one", f"1. {AGAINST['In your own words']}")
    assert "The decision stays as it is." in told(await amara.presses("Take it back"))
    assert "It is taken back" in told(await amara.presses("Yes, take it back"))
    await helen.presses("The decision")
    assert told(await helen.presses("Read what speaks against it")).count("There is no time") == 1
    await ioan.runs("/me")
    await ioan.presses("More")
    await ioan.presses("My data")
    await ioan.presses("Delete everything")
    await ioan.presses("Yes, delete it")
    await ioan.sees("Your data is deleted")
    await helen.presses("The decision", on=result)
    shown = told(await helen.presses("Read what speaks against it"))
    assert "Nobody has said anything yet." in shown
    assert READY.question in shown


async def test_a_coordinator_corrects_a_decision_by_adding_and_everybody_hears_of_it_once(house: House) -> None:
    result = await decides(house, (9, 1), (8, 2), "Adopted")
    amara, bethan = house.person("Amara"), house.person("Bethan")
    await amara.presses("The decision", on=result)
    assert "Only coordinators can do this." in told(await amara.presses("Correct it (coordinators)"))
    await bethan.presses("The decision", on=result)
    await bethan.presses("Correct it (coordinators)")
    shown = told(await bethan.fills({"What is right": "It was card 3, not card 2."}))
    assert "It was card 3, not card 2." in shown
    assert READY.question in shown, "what stood there stays"
    public = await amara.sees("A decision was corrected")
    assert "It was card 3, not card 2." in words(public)
    assert "Bethan" not in words(public)
    assert "It was card 3, not card 2." in told(await amara.presses("The decision", on=public))


async def test_after_four_weeks_a_coordinator_is_offered_to_ask_and_after_twelve_does_not(house: House) -> None:
    await decides(house, (9, 1), (8, 2), "Adopted")
    bethan = house.person("Bethan")
    assert "How is it going?" not in told(await bethan.runs("/todo"))
    house.passes(timedelta(days=28))
    pass_to_early_afternoon(house)
    await house.app.beat()
    note = await bethan.sees("Something is new for coordinators")
    assert "It is time to ask how something is going that was decided." in words(note)
    assert "How is it going?" in told(await bethan.runs("/todo"))  # below that nobody has heard what came of it
    await bethan.presses("2. Ask everyone")
    panel = told(await bethan.fills({"What happens with it": "We mend what is hard."}))
    assert f"“{READY.question}” We said yes. How is it going?" in panel
    assert "adopted on" not in told(await bethan.runs("/todo")), "somebody asks"
    assert not [one for one in bethan.screen("notices") if "How is it going?" in words(one)], "nothing opens by itself"
    house.passes(timedelta(days=56))
    await bethan.runs("/todo")
    await bethan.presses("2. Not this time")
    await bethan.sees("Nobody is asked this time")
    assert "How is it going?" not in told(await bethan.runs("/todo"))
