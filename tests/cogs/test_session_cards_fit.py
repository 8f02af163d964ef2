"""A session with the longest words there can be still reads whole, and its menus say both languages in full."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.domain.afterwards import SessionAfterwards, SessionNumbers
from bot.domain.limits import PLANNED_SESSIONS
from bot.domain.people import ChannelId, GuildId, PersonId, RoleGroup
from bot.domain.places_left import PlacesLeft
from bot.domain.replies import OwnReply, PlaceState, ReplyKind
from bot.domain.session_cards import SessionOnShow
from bot.domain.session_moves import PreparedCancelling, PreparedMove
from bot.domain.sessions import Afterwards, Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.small_numbers import Headcount
from bot.domain.subjects import Subject, SubjectId
from bot.domain.times import Meant
from bot.text import Texts, Words
from cogs.kit import drawing, limits
from cogs.kit.cards import CardIn, Menu
from cogs.sessions import after_cards, cancelling_cards, cards, moving_cards, reply_cards
from tests.services.held import a_session

LANGUAGES = ("en", "cy")
LATE = Meant(datetime(2026, 9, 23, 23, 30), "Europe/London")  # noqa: DTZ001 - what clocks there show


def longest(mark: str) -> SessionOnShow:
    """Return a session past midnight whose every text is as long as fits, of one letter."""

    def text(most: int) -> str:
        return mark * (most // limits.length(mark))

    session = a_session(
        meant=LATE,
        words=SessionWords(text(100), text(300), text(512), text(150)),
        venue=Venue.IN_PERSON,
        offer=text(150),
        costs=text(150),
        places=12,
        audience=frozenset(list(RoleGroup)[:4]),
        opened_at=LATE.moment - timedelta(days=21),
        moved_at=LATE.moment - timedelta(days=2),
        channel=ChannelId(1),
        places_shown=PlacesLeft.FULL,
    )
    closes = datetime(2026, 10, 14, 19, tzinfo=UTC)
    twin = Subject(SubjectId("0" * 32), "topic", GuildId(1), PersonId(2), "w", True, closes, thread=ChannelId(2**60))
    return SessionOnShow(session, twin, closes, PersonId(2**60))


def whole(_: Words, card: CardIn) -> bool:
    said = drawing.drawn(card, _).embed["description"]
    return limits.length(said) <= limits.EMBED_DESCRIPTION and not said.endswith("…")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["w", "*", "👩‍👩‍👧"])
def test_its_card_reads_whole_in_every_state(language: str, mark: str) -> None:
    _, on_show = Texts(LANGUAGES).words(language), longest(mark)
    if mark == "*":  # a place of nothing but marks fills two languages' room by itself
        on_show = replace(on_show, session=replace(on_show.session, venue=Venue.TEAMS))
    for state in (SessionState.PLANNED, SessionState.OVER, SessionState.CANCELLED):
        shown = replace(on_show, session=replace(on_show.session, state=state))
        assert whole(_, partial(cards.session_card, on_show=shown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_moves_or_cancels_it_reads_all_of_it(language: str) -> None:
    _, session = Texts(LANGUAGES).words(language), longest("w").session
    move = PreparedMove(session, session, session.ends_at, meanwhile=True)
    for card in (
        partial(moving_cards.confirm, move=move),
        partial(moving_cards.moved, move=move),
        partial(moving_cards.desk, session=session),
        partial(cancelling_cards.confirm, found=PreparedCancelling(session, (session,) * 11, has_twin=True)),
    ):
        assert whole(_, card)
    assert all(len(line) <= limits.SELECT_TEXT for line in lines_of(_, move, session)), "no menu cuts a time off"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["w", "*", "👩‍👩‍👧"])
def test_each_of_as_many_as_can_be_planned_is_within_reach(language: str, mark: str) -> None:
    _, most = Texts(LANGUAGES).words(language), PLANNED_SESSIONS.most
    every = [replace(longest(mark).session, id=SessionId(f"{n:032x}")) for n in range(most)]
    mine = [OwnReply(one, ReplyKind.GOING, PlaceState.OFFERED) for one in every]
    for card in (partial(reply_cards.said_yes, mine=mine), partial(moving_cards.choose, planned=every)):
        assert whole(_, card)
        found = [one.value for menu in card(_).rows if isinstance(menu, Menu) for one in menu.choices]
        assert found == [one.id for one in every]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["w", "*"])
def test_whoever_tells_of_it_reads_all_the_numbers_beside_the_longest_words(language: str, mark: str) -> None:
    _, link = Texts(LANGUAGES).words(language), f"https://example.org/{'a' * 492}"
    said = Afterwards(mark * 2500, link, mark * 600, mark * 300, LATE.moment)
    session = replace(longest(mark).session, state=SessionState.OVER, after=said)
    numbers = SessionNumbers(Headcount(500, ()), 500, dict.fromkeys(RoleGroup, 500))
    assert whole(_, partial(after_cards.desk, found=SessionAfterwards(session, numbers)))


def lines_of(_: Words, move: PreparedMove, session: Session) -> list[str]:
    """Return the lines in which menus say when it is."""
    menus = (moving_cards.confirm(_, move).rows[0], moving_cards.choose(_, [session]).rows[0])
    assert all(isinstance(menu, Menu) for menu in menus)
    return [said for menu in menus if isinstance(menu, Menu) for one in menu.choices for said in (one.label, one.hint)]


def test_of_one_that_goes_past_midnight_both_days_are_said() -> None:
    said = cards.held(Words(), longest("w").session)
    assert said == "Wednesday 23 September, 23:30 – Thursday 24 September, 01:00"


def test_of_two_same_hours_as_clocks_go_back_it_is_said_which() -> None:
    night = Meant(datetime(2026, 10, 25, 1, 30), "Europe/London", fold=1)  # noqa: DTZ001 - what clocks there show
    assert cards.held(Words(), a_session(meant=night)).endswith("(After the clocks go back)")
