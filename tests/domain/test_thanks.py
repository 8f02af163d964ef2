"""Thanks are read page by page, newest first."""

from bot.domain.thanks import ON_PAGE, ThanksId, page_after

IDS = [ThanksId(str(number)) for number in range(2 * ON_PAGE + 1)]


def test_pages_follow_each_other_to_the_last_one_and_show_everything_once() -> None:
    shown: list[ThanksId] = []
    page, after = page_after(IDS, None)
    while after is not None:
        shown += IDS[page]
        page, after = page_after(IDS, after)
    assert [*shown, *IDS[page]] == IDS


def test_what_just_fills_a_page_has_no_more_after_it() -> None:
    assert page_after(IDS[:ON_PAGE], None) == (slice(0, ON_PAGE), None)
    assert page_after([], None) == (slice(0, ON_PAGE), None)


def test_after_one_that_is_gone_the_first_page_is_shown() -> None:
    assert page_after(IDS, ThanksId("gone")) == page_after(IDS, None)
