"""Stories of one's own record, and a certificate to take along: in the name, the words and the language one chooses."""

import io
from datetime import timedelta

import pypdf

from bot.domain.people import GuildId, PersonId
from bot.domain.record import CERTIFICATE_DRAFT_LIFE
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from storage.record import certificate_draft
from tests.rehearsal.answering import answers
from tests.rehearsal.house import House, buttons, eventually, label, told, words
from tests.rehearsal.old_messages import answer, privately
from tests.rehearsal.reminding import ticks
from tests.rehearsal.sessions import TITLE
from tests.rehearsal.test_story_sessions_afterwards import is_over
from tests.rehearsal.topics import QUESTION, opens_topic

NAME = "My name, as I choose"
LEARNED = "What I learned"
BOTH = (f"The question “{QUESTION}”", f"The session “{TITLE}”")


async def took_part(house: House) -> Person:
    """Have Amara answer a question, and say that she was at a session."""
    amara = await answers(house, "Amara", await opens_topic(house))
    await amara.presses("I was there", on=await is_over(house))
    await amara.sees("unless you keep it")
    return amara


def files_of(house: House, person: Person) -> dict[str, bytes]:
    """Return the files that somebody was handed, by name."""
    world, seen = house.stage.world, screen.everything(house.stage.world, person.account)
    every = [one for message in seen for one in message.attachments]
    return {one["filename"]: world.files[one["url"].removeprefix(world.base_url)][1] for one in every}


async def file_of(house: House, person: Person, name: str) -> bytes:
    return await eventually(lambda: files_of(house, person).get(name))


def said_in(document: bytes) -> str:
    (page,) = pypdf.PdfReader(io.BytesIO(document)).pages
    return " ".join(page.extract_text().split())


async def test_what_somebody_took_part_in_becomes_a_certificate_in_their_words_and_outlives_a_stop(
    house: House,
) -> None:
    amara = await took_part(house)
    await amara.presses("Keep it in my record")
    await amara.sees("You keep it.")
    await amara.presses("My record")
    listed = words(amara.private)
    assert all(one in listed for one in BOTH)
    assert "nobody keeps who voted" in listed
    await amara.presses("Make a certificate")
    await amara.chooses("What stands on it", *BOTH)
    await amara.presses("Name and words")
    await amara.fills({NAME: "Siân Ŵyn", LEARNED: "To ask first."})
    await house.restarts()
    await amara.chooses("The language it is in", "Cymraeg")
    await amara.presses("Look at it")
    preview = words(await amara.sees("This is what it says"))
    assert all(part in preview for part in ("Tystysgrif", "Siân Ŵyn", f"Y sesiwn “{TITLE}”", "To ask first."))
    await amara.presses("Make it")
    said = said_in(await file_of(house, amara, "certificate.pdf"))
    assert all(part in said for part in ("Tystysgrif", "Siân Ŵyn", f"Y cwestiwn “{QUESTION}”", "To ask first."))
    assert not files_of(house, house.person("Olwen"))
    house.check_what_was_sent()


async def test_a_certificate_that_was_made_is_in_no_file_of_ours(house: House) -> None:
    amara = await took_part(house)
    await amara.runs("/record")
    await amara.presses("Make a certificate")
    await amara.chooses("What stands on it", BOTH[0])
    await amara.presses("Name and words")
    await amara.fills({NAME: "Marigold Quince"})
    await amara.presses("Look at it")
    await amara.presses("Make it")
    assert "Marigold Quince" in said_in(await file_of(house, amara, "certificate.pdf"))
    assert not [path for path in house.folder.rglob("*") if path.is_file() and b"%PDF" in path.read_bytes()]
    assert not [line for line in house.log.said() if "Marigold" in line]
    house.passes(CERTIFICATE_DRAFT_LIFE + timedelta(hours=2))
    await ticks(house)
    guild, person = GuildId(house.stage.world.guild.id), PersonId(amara.account.id)
    assert await house.app.bot.store.run(certificate_draft, guild, person) is None


async def test_what_no_font_has_is_said_before_anything_is_printed_and_no_word_is_lost(house: House) -> None:
    amara = await took_part(house)
    await amara.runs("/record")
    await amara.presses("Make a certificate")
    await amara.presses("Look at it")
    await amara.sees("Please choose first what stands on the certificate")
    await amara.runs("/record")
    await amara.presses("Make a certificate")
    await amara.chooses("What stands on it", BOTH[0])
    await amara.presses("Name and words")
    await amara.fills({NAME: "Amara 李", LEARNED: "To ask first."})
    await amara.presses("Look at it")
    refused = await amara.sees("Our fonts do not have: 李")
    assert "Make it" not in [label(one) for one in buttons(refused)]
    await amara.presses("Name and words")
    assert amara.form is not None
    assert "To ask first." in str(amara.form)
    await amara.fills({NAME: "Amara"})
    await amara.presses("Look at it")
    await amara.presses("Make it")
    assert "To ask first." in said_in(await file_of(house, amara, "certificate.pdf"))


async def test_out_of_the_server_ones_record_is_still_there_and_a_certificate_can_be_made_of_it(house: House) -> None:
    amara = await took_part(house)
    await amara.leaves_server()
    await answer(privately(house, amara, "v1:data:-"))
    await amara.presses("My record")
    await amara.presses("Make a certificate")
    await amara.chooses("What stands on it", BOTH[0])
    await amara.presses("Look at it")
    await amara.presses("Make it")
    assert QUESTION in said_in(await file_of(house, amara, "certificate.pdf"))


async def test_a_record_is_taken_along_as_text_and_gone_once_everything_is_deleted(house: House) -> None:
    amara = await took_part(house)
    await amara.runs("/me")
    await amara.presses("My record")
    await amara.presses("Take it along")
    text = (await file_of(house, amara, "my-record.txt")).decode()
    assert all(one in text for one in BOTH)
    await amara.runs("/record")
    await amara.presses("Make a certificate")
    await amara.chooses("What stands on it", *BOTH)
    await amara.presses("Look at it")
    stale = await amara.sees("This is what it says")
    await amara.runs("/me")
    for press in ("More", "My data", "Delete everything", "Yes, delete it"):
        await amara.presses(press)
    await amara.sees("Your data is deleted")
    assert "Please choose first" in told(await amara.presses("Make it", on=stale))
    empty = told(await amara.runs("/record"))
    assert "Nothing stands here yet" in empty
    assert "No vote stands here" in empty
