"""Sessions in stories: planned by a coordinator, and seen by everybody."""

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, until, words

TITLE = "Talking about dying: what words do we use?"
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d"
MEETING = {
    "What it is called": TITLE,
    "What it is for": "We find words that help at the bedside.",
    "Link or place": LINK,
    "Who leads it": "Grace and Amara",
}


async def writes_session(house: House, meeting: dict[str, str] = MEETING, *, who: str = "Bethan") -> Person:
    """Run /session plan and fill in its form, beside the drafts that they have."""
    person = house.person(who)
    await person.runs("/session plan")
    if person.form is None:
        await person.presses("Write a new one")
    await person.fills(meeting)
    return person


async def says_when(person: Person, words: str) -> None:
    """Say on the panel when it is."""
    await person.chooses("When it is", "Another time, in words…")
    await person.fills({"Day and time": words})


async def plans_session(house: House, meeting: dict[str, str] = MEETING, *, when: str = "") -> Message:
    """Have Bethan plan a session that people hear of at once; return its card in the notices channel."""
    bethan = await writes_session(house, meeting)
    if when:
        await says_when(bethan, when)
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")
    await house.plans()
    return await session_card(house, meeting["What it is called"])


async def session_card(house: House, says: str = TITLE) -> Message:
    """Return the newest public card of this session: its twin names it too."""
    olwen = house.person("Olwen")

    def found() -> Message | None:
        return next((one for one in reversed(olwen.screen("notices")) if _is_session(one) and says in words(one)), None)

    return await until(house.stage, found)


def _is_session(message: Message) -> bool:
    return any("session" in str(embed.get("title", "")).lower() for embed in message.embeds)
