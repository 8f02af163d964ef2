"""Incident 18: a locked phone shows the neutral line and nothing else, of every kind of letter there is, in English and
in Welsh. Whatever a feature writes to people is tried here, so that a new kind cannot be forgotten.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.delivery import DiscordTransport
from bot.domain.letters import Letter, LetterState, PrivateLetter
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.services import group_letters
from bot.services.notes import write_to_person
from bot.text import languages_here
from cogs.kit.cards import Button, Card
from cogs.kit.letters import LetterRenderers, NoteLine, RenderedLetter, Rendering
from cogs.kit.verbs import Verb
from storage.partners import put_language
from storage.servers import put_server, server
from storage.store import Transaction
from tests.rehearsal.house import House, words
from tests.rehearsal.test_story_pause import noon

LINES = {"en": "A note from Kitchen Table", "cy": "Nodyn gan Kitchen Table"}
TELLING = "Mrs Patel"
AMARA, NOTICES, CREATE = "Amara", "notices", "/channels/{channel_id}/messages"
SILENT = discord.MessageFlags(suppress_notifications=True).value


def sample(_at: Rendering, _letter: Letter) -> RenderedLetter:
    """Say something that must never be seen on a locked phone."""
    card = Card(
        title=f"{TELLING}: a vote",
        body=f"{TELLING} and £55",
        wrote=f"### {TELLING}",
        small=TELLING,
        rows=((Button(Verb("help"), TELLING),),),
    )
    return RenderedLetter(lambda _: card, lambda _: NoteLine(TELLING, 5))


def renderers(house: House) -> LetterRenderers:
    found = house.app.bot.get_cog(LetterRenderers.__name__)
    assert isinstance(found, LetterRenderers)
    return found


async def speaks(house: House, language: str) -> None:
    """Let Amara and the server be spoken to in this language."""
    guild, amara = GuildId(house.stage.world.guild.id), PersonId(house.person(AMARA).account.id)

    def change(tx: Transaction) -> None:
        put_language(tx, guild, amara, language)
        put_server(tx, replace(server(tx, guild), language=language))

    await house.app.store.run(change)


async def sends(house: House, kind: str, number: int, *, to: str) -> dict[str, Any]:
    """Send a letter of this kind over the wire, and return what the bot asked of Discord."""
    now, amara, notices = house.clock.now(), house.person(AMARA), house.person("Olwen").find_place(NOTICES)
    letter = Letter(
        id=f"{number:08x}".ljust(32, "0"),
        kind=kind,
        dedupe_key=f"{kind}:{number}",
        guild=GuildId(house.stage.world.guild.id),
        place=ChannelId(notices.id) if to == NOTICES else None,
        person=None if to == NOTICES else PersonId(amara.account.id),
        subject="a" * 32,
        not_before=now,
        expires_at=now,
        edits=None,
        state=LetterState.SENDING,
        attempts=1,
        next_try=now,
        message=None,
        error=None,
    )
    message = await house.app.bot.render(letter)
    assert message is not None
    wire = DiscordTransport(house.app.bot)
    if letter.person is not None:
        letter = replace(letter, conversation=await wire.open(letter.person))
    await wire.post(letter, message.signed(letter.reference))
    asked: dict[str, Any] = next(one.request for one in reversed(house.stage.exchanges) if one.template == CREATE)
    return asked


def everybodys_pushes(house: House) -> list[str]:
    return [line for phone in house.stage.world.phones.values() for line in phone.pushes]


def test_there_is_a_neutral_line_for_every_language_that_is_spoken() -> None:
    assert set(LINES) == set(languages_here())


@pytest.mark.parametrize("language", LINES)
async def test_incident_18_every_kind_of_letter_shows_the_neutral_line_and_nothing_else(
    house: House, language: str
) -> None:
    noon(house)  # what makes no sound outside somebody's hours is heard now
    await speaks(house, language)
    kinds = sorted(renderers(house).by_kind)
    assert set(kinds) == set(house.app.store.nouns.letter_kinds)
    assert len(kinds) > 20
    renderers(house).by_kind.update(dict.fromkeys(kinds, sample))
    amara = house.person(AMARA)
    for number, kind in enumerate(kinds):
        before = everybodys_pushes(house)
        asked = await sends(house, kind, 2 * number, to=NOTICES)
        assert (asked["content"], asked["flags"]) == (LINES[language], SILENT), kind
        assert asked["allowed_mentions"]["parse"] == [], kind
        assert everybodys_pushes(house) == before, f"{kind} made a sound in a place"
        asked = await sends(house, kind, 2 * number + 1, to=AMARA)
        assert (asked["content"], asked.get("flags", 0)) == (LINES[language], 0), kind
        assert asked["allowed_mentions"]["parse"] == [], kind
        assert amara.pushes == [LINES[language]] * (number + 1), kind
    assert TELLING in str(amara.dms[-1].embeds)
    assert not any(TELLING in line for line in everybodys_pushes(house))


async def test_what_comes_at_any_hour_makes_no_sound_outside_somebody_s_hours(house: House) -> None:
    noon(house)
    house.passes(timedelta(hours=9))
    kinds = sorted(house.app.store.nouns.quiet_letters)
    assert kinds
    renderers(house).by_kind.update(dict.fromkeys(kinds, sample))
    for number, kind in enumerate(kinds):
        asked = await sends(house, kind, number, to=AMARA)
        assert (asked["content"], asked["flags"]) == (LINES["en"], SILENT), kind
    assert house.person(AMARA).pushes == []
    assert len(house.person(AMARA).dms) == len(kinds)


async def test_a_phone_would_tell_if_the_line_were_missing(house: House) -> None:
    amara = house.person(AMARA)
    account = await house.app.bot.fetch_user(amara.account.id)
    await account.send(embed=discord.Embed(title=TELLING))
    screen = house.stage.world.phone(amara.account.id).lock_screen
    assert TELLING in screen.pop().text


@pytest.mark.parametrize("language", LINES)
async def test_several_things_in_one_note_make_one_sound_and_show_the_same_line(house: House, language: str) -> None:
    noon(house)
    kinds = (group_letters.IDEA_ANSWER, group_letters.ITEM_TOLD)
    await speaks(house, language)
    renderers(house).by_kind.update({kind.name: sample for kind in kinds})
    guild, amara, now = GuildId(house.stage.world.guild.id), house.person(AMARA), house.clock.now()

    def write_both(tx: Transaction) -> None:
        for kind in kinds:
            note = PrivateLetter(kind, "a" * 32, now, now + timedelta(days=9))
            write_to_person(tx, guild, PersonId(amara.account.id), note)

    await house.app.store.run(write_both)
    await house.app.beat()
    (note,) = amara.dms
    assert words(note).count(TELLING) >= 2
    assert amara.pushes == [LINES[language]]
