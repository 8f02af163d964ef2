"""What somebody who is worried is told, in every situation and every nation."""

from itertools import product

import pytest

from bot.domain.people import GuildId, Nation, Server
from bot.domain.safety import Situation
from bot.domain.signposts import SIGNPOSTS, Sure, may_show, regulator
from bot.text import Texts, Words
from cogs.safety import situations

EVERY = list(product(Nation, Situation))


def told(nation: Nation, situation: Situation, language: str = "en") -> str:
    server = Server(GuildId(1), nation=nation, lead_name="Nia Rees", lead_contact="01632 960 001", local_numbers="1")
    card = situations.card(Texts().words(language), server, situation)
    return f"{card.title}\n{card.body}\n{card.small}"


@pytest.mark.parametrize(("nation", "situation"), EVERY)
def test_nobody_is_given_a_number_that_is_unconfirmed_or_of_another_nation(
    nation: Nation, situation: Situation
) -> None:
    said = told(nation, situation)
    shown = {one for one in SIGNPOSTS if one.number in said and one.number not in ("999", "111")}
    assert [one.name for one in shown if not may_show(one, nation)] == []


@pytest.mark.parametrize(("nation", "situation"), EVERY)
def test_the_lead_is_always_named_and_nobody_is_watched(nation: Nation, situation: Situation) -> None:
    assert "Nia Rees" in told(nation, situation)
    assert "Nobody sees that you read this." in told(nation, situation)


@pytest.mark.parametrize("nation", Nation)
def test_danger_begins_with_999(nation: Nation) -> None:
    assert told(nation, Situation.DANGER).startswith("Call 999 now")
    assert "999" in told(nation, Situation.DANGER, "cy").splitlines()[0]


@pytest.mark.parametrize("nation", Nation)
def test_somebody_exploited_is_never_sent_to_a_manager(nation: Nation) -> None:
    assert "manager" not in told(nation, Situation.EXPLOITED).lower()
    assert "08000 121 700" in told(nation, Situation.EXPLOITED)


def test_every_number_that_is_shown_says_where_it_was_read() -> None:
    assert [one.name for one in SIGNPOSTS if one.sure is not Sure.UNCHECKED and not one.source] == []
    assert {one.name for one in SIGNPOSTS if one.sure is Sure.UNCHECKED} == {
        "Acas",
        "Protect",
        "Care Inspectorate Wales",
    }


def test_the_regulator_is_named_only_where_its_number_is_known() -> None:
    assert {nation for nation in Nation if regulator(nation)} == {Nation.ENGLAND}


def test_without_a_lead_the_numbers_for_everybody_are_still_there() -> None:
    card = situations.card(Words(), Server(GuildId(1)), Situation.UPSET)
    assert "116 123" in card.body
    assert "Safeguarding lead" not in card.body
