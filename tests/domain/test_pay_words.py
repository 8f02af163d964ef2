"""One person's pay stands nowhere where everybody reads; what everybody is offered does, and the wall says neither."""

from typing import Final

import pytest

from bot.domain.pay_words import speaks_of_ones_pay, speaks_of_pay

ABOUT_ONE: Final = (
    "W09, your £55 is ready",
    "w09: your 55 pounds are ready to collect.",
    "Good news. Your thank-you of £55 is ready, W09.",
    "£55 for M12 and W-103.",
    "W 09 your voucher is waiting",
    "Your £55 is ready.",
    "Your voucher has been sent.",
    "Your thank-you payment is on its way!",
    "Your expenses were refused.",
    "Amara, your £55 is ready.",
    "Hi Danuta, your voucher came back.",
    "We paid Amara £55 on Friday.",
    "We still owe Sipho 20 quid.",
    "Amara's £55 is here.",
    "Priya’s payment is late",
    "There is a voucher for Rhys at the office.",
    "Danuta gets £20 for hosting.",
    "Rhys was paid twice.",
    "She got £55 for it.",
    "<@81234567890123456> your fee is ready",
    "@amara_k the £55 is here",
    "Mae eich £55 yn barod, W09",
    "W09, mae eich taleb yn barod.",
    "Mae eich taliad ar ei ffordd.",
    "W09, your \uffe155 is ready",
    "W09, your \u20a455 is ready",
    "W0\u200b9, your £\u200d55 is ready",
    "W09, your v\u043eucher is ready",
    "Ｗ０９ is p\u00adaid",
    "W09 gets sixty pounds",
    "W09: £fifty-five",
    "W09, a tenner is yours",
    "W09: GBP 55",
    "W09: pum deg punt",
)
ABOUT_EVERYBODY: Final = (
    "A thank-you of £25 is offered.",
    "A thank-you of £25 is offered to everybody who takes part, live or in the thread.",
    "A voucher of £10.",
    "You get £25 for coming, and travel is paid back up to £10.",
    "Your travel costs are paid.",
    "Your voucher is sent within 14 days.",
    "Everyone gets £10, whichever way they answer.",
    "Travel is paid back up to £10.",
    "Trains to London are paid, and a voucher for Boots is offered.",
    "Parking and bus fares are paid.",
    "Should travel time be paid?",
    "What would help when a carer is not paid for her travel time?",
    "Is £12.60 an hour enough?",
    "Carers said: pay for travel first, then for training.",
    "How do you feel about unpaid gaps between visits?",
    "Please bring your payslip if you like. Nobody sees it.",
    "We pay £25 for each session, as finance confirmed in May.",
    "Section A12 of the form is too long. We cut it, and now it fits on one page, front and back. Vouchers follow.",
    "Covid-19 changed how sick pay works.",
    "Amara and Rhys lead it together. A thank-you of £25 is offered.",
    "Thank you for paying attention, Amara.",
    "Session 4 on 12 June at 2pm.",
    "The training is for workers in Wales and the pay is the same.",
    "Cynigir diolch o £25.",
    "Telir costau teithio hyd at £10.",
    "Pam nad yw amser teithio yn cael ei dalu?",
    "",
)
NO_PAY: Final = (
    "Thank you for paying attention to how she holds her cup.",
    "Your patience paid off.",
    "What you said about tea stands on the card, number 2.",
    "Thank you all for 77 answers in 2 weeks at 5 p.m.",
    "You paid a visit to every ward with us.",
    "Diolch am dalu sylw.",
)


@pytest.mark.parametrize("text", ABOUT_ONE)
def test_what_is_said_of_one_persons_pay_is_known(text: str) -> None:
    assert speaks_of_ones_pay(text)
    assert speaks_of_pay(text)


@pytest.mark.parametrize("text", ABOUT_EVERYBODY)
def test_what_is_said_of_everybodys_pay_passes(text: str) -> None:
    assert not speaks_of_ones_pay(text)


@pytest.mark.parametrize("text", NO_PAY)
def test_on_the_wall_what_only_sounds_like_pay_passes(text: str) -> None:
    assert not speaks_of_pay(text)


@pytest.mark.parametrize("text", ["£55", "A voucher for all of you!", "Vouchers are on the way", "Mae'r arian yma"])
def test_on_the_wall_nothing_is_said_of_pay_not_even_of_everybodys(text: str) -> None:
    assert speaks_of_pay(text)
    assert not speaks_of_ones_pay(text)
