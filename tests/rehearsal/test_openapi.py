"""What every story is checked against at its end: Discord's own description of its requests and replies."""

from dataclasses import replace

import pytest

from tests.rehearsal.house import House
from tests.rehearsal.openapi import DESCRIPTION, Description


async def test_the_check_at_the_end_of_a_story_finds_what_does_not_fit(house: House) -> None:
    if not DESCRIPTION.is_file():
        pytest.skip("Discord's OpenAPI description does not lie beside the project.")
    description = Description()
    await house.opens_poll()
    exchanges = list(house.stage.exchanges)
    assert not any(description.mistakes(one) for one in exchanges)
    posted = next(
        one for one in exchanges if one.template == "/channels/{channel_id}/messages" and one.method == "POST"
    )
    callback = next(one for one in exchanges if one.template.endswith("/callback") and one.request["type"] == 9)
    bent = (
        replace(posted, request=posted.request | {"embeds": "none"}),
        replace(posted, request=posted.request | {"components": [{"type": 1, "components": [{"type": 2}]}]}),
        replace(posted, reply=posted.reply | {"id": 5}),
        replace(posted, status=204),
        replace(posted, template="/channels/{channel_id}/letters"),
        replace(callback, request={"type": 9, "data": {"title": "No parts", "custom_id": "x"}}),
    )
    assert [bool(description.mistakes(one)) for one in bent] == [True] * len(bent)
