"""Stories of answering a question: the form, what others will see, the thanks, and My words."""

from datetime import timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.answering import GIVEN, WORDS, answers, previews
from tests.rehearsal.guarding import holds_nothing, power_goes
from tests.rehearsal.house import House, custom_id, told, until, words
from tests.rehearsal.old_messages import answer, privately
from tests.rehearsal.topics import QUESTION, opens_topic
from tests.services.traces import traces

MINE = f"1. {QUESTION}"


async def posted(house: House, card: Message, says: str) -> Message:
    """Return the newest message in the thread of a question that says this."""
    channels = house.stage.world.channels
    thread = await until(house.stage, lambda: channels.get(card.id))
    return await until(
        house.stage, lambda: next((m for m in reversed(thread.messages.values()) if says in words(m)), None)
    )


async def looks_at_own(person: Person) -> str:
    """Have somebody look at the newest of their words; return what they see."""
    await person.runs("/me")
    await person.presses("My words")
    await person.chooses("Look at one", MINE)
    return words(await person.sees("Your answer"))


async def test_a_partner_answers_looks_it_over_posts_it_and_finds_it_under_my_words(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card)
    seen = words(amara.private)
    said = f"**Eating and drinking**\n{WORDS}\n— a homecare worker"
    assert said in seen
    assert "Everyone in this server can read it." in seen
    await amara.presses("Post it")
    thanks = words(await amara.sees("It is there. Thank you."))
    assert "You hear what came of it by" in thanks
    assert said in words(await posted(house, card, WORDS)), "what others see is what was shown before"
    assert WORDS in await looks_at_own(amara)


async def test_it_is_changed_added_to_and_taken_back_and_the_thread_follows(house: House) -> None:
    card = await opens_topic(house)
    amara = await answers(house, "Amara", card)
    await posted(house, card, WORDS)
    await looks_at_own(amara)
    await amara.presses("Change it")
    await amara.fills({"What do you see or hear?": "She leaves her tea."})
    assert "It takes the place of what you posted before." in words(amara.private)
    await amara.presses("Post it")
    await amara.sees("It is there. Thank you.")
    assert WORDS not in words(await posted(house, card, "She leaves her tea."))
    await looks_at_own(amara)
    await amara.presses("Add to it")
    await amara.fills({"What would you like to add?": "And her cake." + " She sings." * 170})
    await amara.presses("Post it")
    assert "She leaves her tea.\n-# Added later:\nAnd her cake." in words(await posted(house, card, "And her cake."))
    assert "(1 of 2)" in await looks_at_own(amara)
    await amara.presses("See the rest of it")
    assert words(await amara.sees("(2 of 2)")).count("She sings.") > 3
    await amara.presses("Take it back")
    await amara.presses("Yes, take it back")
    await amara.sees("It is taken back")
    gone = await posted(house, card, "An answer was taken back")
    assert "tea" not in words(gone)
    await amara.presses("Answer again")
    assert amara.form is not None
    await amara.presses("My words")
    assert "You have not answered a question yet." in words(amara.private)


async def test_what_was_begun_is_there_after_the_power_went_at_every_screen_that_was_sent(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card)
    await power_goes(house)
    await amara.presses("Answer", on=card)
    assert WORDS in words(await amara.sees("This is what others will see"))
    await amara.chooses("May we quote it?", "Quote it: only in other words")
    await power_goes(house)
    await amara.runs("/me")
    await amara.presses("My words")
    await amara.presses(f"Go on: {QUESTION}")
    assert WORDS in words(await amara.sees("This is what others will see"))
    await amara.presses("Post it")
    await amara.sees("It is there. Thank you.")
    await posted(house, card, WORDS)
    await power_goes(house)
    assert WORDS in await looks_at_own(amara)
    await amara.presses("Take it back")
    await amara.presses("Yes, take it back")
    await power_goes(house)
    house.passes(timedelta(hours=1))  # whatever was on its way is tried again
    await posted(house, card, "An answer was taken back")


async def test_a_screen_of_before_posts_nothing_that_it_does_not_show(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card)
    before = amara.private
    await amara.presses("Answer", on=card)
    await amara.presses("Change it")
    await amara.fills({"What do you see or hear?": "Something else."})
    assert before is not None
    assert "Those words do not wait here any more" in told(await amara.presses("Post it", on=before))
    await amara.presses("Answer", on=card)
    await amara.presses("Post it")
    assert "Something else." in words(await posted(house, card, "Something else."))


async def test_of_a_question_that_closes_meanwhile_words_are_given_back(house: House) -> None:
    card = await opens_topic(house)
    house.passes(timedelta(days=13, hours=12))
    amara = await previews(house, "Amara", card)
    house.passes(timedelta(hours=23))
    late = told(await amara.presses("Post it"))
    assert "This question has closed" in late
    assert f"> {WORDS}" in late
    assert "Your words were not posted." in late


async def test_who_has_not_joined_is_told_how(house: House) -> None:
    card = await opens_topic(house)
    assert "Joining takes a minute" in told(await house.person("Olwen").presses("Answer", on=card))


async def test_being_quoted_is_agreed_to_in_place_and_remembered(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card)
    await amara.chooses("May we quote it?", "Quote it: yes")
    assert "My words may be quoted in what we make, without my name." in words(amara.private)
    await amara.chooses("Your answer", "Yes, I agree")
    assert WORDS in words(await amara.sees("This is what others will see"))
    await amara.presses("Post it")
    await amara.runs("/me")
    for button in ("More", "What I agreed to"):
        await amara.presses(button)
    assert "**Yes:** My words may be quoted" in words(amara.private)


async def test_in_a_private_message_ones_name_is_the_one_in_the_server_at_that_moment(house: House) -> None:
    amara = await previews(house, "Amara", await opens_topic(house))
    assert amara.private is not None
    house.stage.world.guild.members[amara.account.id].nick = "Amara from Barry"
    chosen = privately(house, amara, custom_id(amara.private, "answer-shown"), "name")
    assert "— Amara from Barry" in await answer(chosen)


async def test_after_ones_own_comes_one_card_of_somebody_elses(house: House) -> None:
    card = await opens_topic(house)
    grace = await answers(house, "Grace", card)
    assert "Somebody else wrote" not in words(grace.private)
    amara = await answers(house, "Amara", card, GIVEN | {"What do you see or hear?": "The hands go cold."})
    assert f"> {WORDS}" in words(amara.private)
    await amara.presses("Same for me")
    assert "You said: the same for me." in words(amara.private)
    await amara.presses("Different where I work")
    assert "You said: different where I work." in words(amara.private)
    await amara.presses("Add to mine")
    await amara.fills({"What would you like to add?": "Cold feet too."})
    await amara.presses("Post it")
    assert "Cold feet too." in words(await posted(house, card, "Cold feet too."))


async def test_of_whoever_is_erased_no_word_stays_in_the_thread(house: House) -> None:
    card = await opens_topic(house)
    amara = await answers(house, "Amara", card)
    await posted(house, card, WORDS)
    await amara.runs("/me")
    for button in ("More", "My data", "Delete everything", "Yes, delete it"):
        await amara.presses(button)
    await posted(house, card, "An answer was taken back")


async def test_what_is_thrown_away_or_changed_lingers_in_no_file(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card, GIVEN | {"What do you see or hear?": "Too much said."})
    await amara.presses("Don't post")
    await amara.sees("These words are deleted.")
    holds_nothing(house, "Too much said.")
    await answers(house, "Amara", card)
    await posted(house, card, WORDS)
    await looks_at_own(amara)
    await amara.presses("Change it")
    await amara.fills({"What do you see or hear?": "She leaves her tea."})
    await amara.presses("Post it")
    await posted(house, card, "She leaves her tea.")
    assert traces(house.folder, 2**62 - 1, WORDS) == []


async def test_no_screen_of_before_says_that_words_are_gone_which_stand_there(house: House) -> None:
    card = await opens_topic(house)
    amara = await previews(house, "Amara", card)
    assert amara.private is not None
    drop = custom_id(amara.private, "answer-drop")
    await amara.presses("Post it")
    await amara.sees("It is there. Thank you.")
    other_phone = house.asks(amara, drop)
    await other_phone.answered
    assert "They were posted, changed or thrown away since." in told(other_phone)
    assert WORDS in words(await posted(house, card, WORDS))
    await looks_at_own(amara)
    await amara.presses("Take it back")
    take_back = custom_id(amara.private, "answer-take-back-now")
    await amara.presses("Yes, take it back")
    await answers(house, "Amara", card)
    again = house.asks(amara, take_back)
    await again.answered
    assert "These words are gone from here." in told(again)
    assert WORDS in await looks_at_own(amara)
