"""Stories of presses and forms that no screen of ours can send: refused kindly, and no line in the log for any."""

import logging
from typing import Any

import pytest

from bot.rehearsal.world import asking
from bot.rehearsal.world.interactions import Interaction, Kind
from cogs.kit.router import router_of
from tests.rehearsal.house import House, custom_id, told

NOTHING: tuple[str, ...] = ()
ODD = (NOTHING, ("nonsense",), ("9" * 40, "٣"))
ENDS = {"draft-discard", "draft-post", "draft-send", "leave-now", "data-delete-now"}  # these take no choice
FORMS: tuple[list[dict[str, Any]], ...] = (
    [],
    [{"type": 99, "id": 1}],
    [{"type": 18, "id": 1, "component": {"type": 99, "id": 2, "custom_id": "words"}}],
    [{"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": "words"}]}],
)


def forge_form(house: House, who: str, verb: str, parts: list[dict[str, Any]]) -> Interaction:
    person = house.person(who)
    data = {"custom_id": f"m1:{verb}:-:0011223344556677", "components": parts}
    about = house.person("Olwen").screen("start-here")[0]
    return asking.ask(house.stage.world, person.account, person.place, kind=Kind.FORM, data=data, about=about)


@pytest.mark.parametrize("who", ["Olwen", "Amara"])
async def test_no_menu_without_a_choice_or_with_an_odd_one_is_a_surprise(house: House, who: str) -> None:
    bethan = await house.writes()
    assert bethan.private is not None
    draft = custom_id(bethan.private, "draft").split(":")[2]
    for verb in sorted(router_of(house.app.bot)._presses.keys() - ENDS):
        for values in ODD:
            await house.asks(house.person(who), f"v1:{verb}:{draft}", values=values).answered
    assert house.log.said(logging.ERROR) == []


@pytest.mark.parametrize("who", ["Olwen", "Amara"])
async def test_no_form_without_its_fields_or_with_others_is_a_surprise(house: House, who: str) -> None:
    for verb in sorted(router_of(house.app.bot)._forms):
        for parts in FORMS:
            await forge_form(house, who, verb, parts).answered
    assert house.log.said(logging.ERROR) == []


@pytest.mark.parametrize("kind", [0, 1, 99])
async def test_a_control_of_no_known_kind_is_answered(house: House, kind: int) -> None:
    amara = house.person("Amara")
    card = await house.opens_poll()
    data = {"custom_id": custom_id(card, "choose"), "component_type": kind}
    said = asking.ask(house.stage.world, amara.account, amara.place, kind=Kind.COMPONENT, data=data, about=card)
    await said.answered
    assert "Please choose again" in told(said)


async def test_no_choice_is_refused_with_what_to_do(house: House) -> None:
    amara = house.person("Amara")
    card = await house.opens_poll()
    said = house.asks(amara, custom_id(card, "choose"), values=NOTHING, message=card)
    await said.answered
    assert "Please choose again" in told(said)


@pytest.mark.parametrize("named", ["9" * 30, "²", "0"])
async def test_a_server_that_cannot_be_is_a_kind_answer_in_private(house: House, named: str) -> None:
    amara = house.person("Amara")
    said = house.asks(amara, f"v1:my:-@{named}", channel=house.stage.world.dm_with(amara.account))
    await said.answered
    assert house.log.said(logging.ERROR) == []
