"""Pictures on the postman's way to Discord, spoken by the real discord.py."""

from dataclasses import replace

import pytest

from bot.delivery import DiscordTransport, SendFailed
from tests.bot.fake_discord import FakeDiscord, illustrated, one_letter, said, words
from tests.quick_pictures import DOT


async def test_a_picture_stands_in_the_card_and_is_described(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    letter = one_letter()
    await transport.post(letter, illustrated().signed(letter.reference))
    ((_, _, body),) = fake_discord.asked
    assert body["files"] == [("chart.png", DOT)]
    assert [one["description"] for one in body["attachments"]] == ["A picture of hills"]
    assert body["embeds"][0]["image"] == {"url": "attachment://chart.png", "description": "A picture of hills"}
    assert body["embeds"][0]["footer"]["text"].endswith(letter.reference)
    assert body["nonce"] == letter.nonce


@pytest.mark.parametrize("refusal", [(403, 50013), (413, 40005), (400, 50035)], ids=str)
async def test_where_no_file_may_be_attached_the_words_go_at_once_without_it(
    transport: DiscordTransport, fake_discord: FakeDiscord, refusal: tuple[int, int]
) -> None:
    status, code = refusal
    for ask in (transport.post(one_letter(), illustrated()), transport.edit(one_letter(message=77), illustrated())):
        fake_discord.asked.clear()
        fake_discord.answers = [said({"code": code, "message": "no"}, status)]
        await ask
        with_it, without = (body for _, _, body in fake_discord.asked)
        assert "files" in with_it
        assert "files" not in without
        assert "image" not in without["embeds"][0]
        assert with_it.get("nonce") == without.get("nonce")


async def test_what_is_refused_without_its_picture_too_is_refused_for_its_own_reason(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    fake_discord.answers = [said({"code": 50013, "message": "no"}, 403), said({"code": 50001, "message": "no"}, 403)]
    with pytest.raises(SendFailed) as refused:
        await transport.post(one_letter(), illustrated())
    assert refused.value.failure.code == 50001


async def test_an_edit_brings_the_picture_anew_and_leaves_none_behind_that_is_gone(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    for message in (illustrated(), replace(illustrated(), drawn=None), words()):
        await transport.edit(one_letter(edits="poll_card:a", message=77), message)
    anew, gone, never = (body for _, _, body in fake_discord.asked)
    assert [name for name, _ in anew["files"]] == ["chart.png"]
    assert gone["attachments"] == []
    assert "attachments" not in never
