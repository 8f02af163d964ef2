"""What the guard missed in texts that it had not met is found as a kind: with other words, and not beside its edge."""

import pytest

from bot.domain.guard import look

HELD = (
    "the shed unlocks with 8834",
    "it opens up with 3 9 1 4",
    "try c2094z if shes asleep",
    "keysaef is 6120",
    "its 7 7 2 0 on the small grey box",
    "two double five nine lets you in",
    "lives at 9 cae glas",
    "ma hi'n byw yn 6 pen y bont",
    "the lady we visit, Rowena, has a new bed",
    "resident: T. Abernethy. bath on mondays",
    "my nan Ottilie Marsh has four calls",
    "fy nhaid, Emrys Wyn Huws, sydd adre eto",
    "her wristband says 9997503198",
)
ASKED = (
    "8812 then star",
    "he lives at 40 penrallt",
    "his landline starts 660",
    "she turned 88 on the 2nd of june",
    "her birthday is on the third",
    "her birthday falls on 3 may",
    "hospital number 5530917",
    "think of somebody like Rukhsana, 79, who lives alone",
)
LEFT_ALONE = (
    "the keys are 20 minutes away",
    "the day opens with 20 minutes of talk",
    "write 200 words in the comments box",
    "vitamin c 1000 a day",
    "open 9 tan hanner dydd",
    "the lady we visit, Mondays and Fridays, likes a late call",
    "the patient number is going up, 40 this week",
    "his number starts the day badly",
    "I turned 60 on this job",
    "her birthday was lovely",
    "my birthday is in the office so bring cake",
    "nan will be 90 on the ward lol",
    "Session, 60 minutes, on Zoom",
    "ward 7 then home",
)
NOT_HELD = (  # a name or the like may be in it
    "My Mum Knows Best",
    "we got my mum Attendance Allowance in the end",
    "my dad loves Vera Lynn",
    "he lives at 40 miles an hour",
)


@pytest.mark.parametrize("text", HELD)
def test_it_is_held_back(text: str) -> None:
    assert look(text).blocks


@pytest.mark.parametrize("text", ASKED)
def test_it_is_asked_about(text: str) -> None:
    assert look(text).asks


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_is_left_alone(text: str) -> None:
    assert not look(text).finds


@pytest.mark.parametrize("text", NOT_HELD)
def test_it_is_not_held_back(text: str) -> None:
    assert not look(text).blocks
