"""Somebody of every kind, and the server that they are in."""

from datetime import UTC, datetime

from bot.domain.people import (
    Actor,
    ChannelId,
    GuildId,
    LeadAnswer,
    Membership,
    PersonId,
    RoleGroup,
    RoleId,
    Server,
)
from bot.domain.poll_words import PollWords
from bot.domain.sessions import SessionWords, TwinWords
from bot.domain.topics import TopicWords
from tests.services.matrix.table import Kind

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
COORDINATES, ADVISES = RoleId(1_290_000_000_000_000_010), RoleId(1_290_000_000_000_000_011)
WORDS = PollWords("Which form would you use most?", ("Phone video", "Pocket card", "Face to face"), "Session 4.")
ASKED = TopicWords("What helps on a double-up?", "It goes into session 4.", ("Time", "A second pair of hands"))
HELD = SessionWords("Talking about dying", "We find words that help.", twin=TwinWords("Which words?", ("Plain ones",)))
PEOPLE = {kind: PersonId(1_290_000_000_000_000_100 + place) for place, kind in enumerate(Kind)}
SERVER = Server(
    HERE,
    coordinator_role=COORDINATES,
    advisory_role=ADVISES,
    start_channel=ChannelId(1_290_000_000_000_000_020),
    notices_channel=ChannelId(1_290_000_000_000_000_021),
    advisory_channel=ChannelId(1_290_000_000_000_000_022),
    lead=PEOPLE[Kind.LEAD],
    lead_answer=LeadAnswer.ACCEPTED,
    lead_name="Sam",
    lead_contact="01234 567890",
    local_numbers="Council: 01234 567891",
)
GROUPS = {
    Kind.WORKER: RoleGroup.WORKER,
    Kind.MANAGER: RoleGroup.MANAGER,
    Kind.DRAWING_ON_CARE: RoleGroup.DRAWING_ON_CARE,
    Kind.FAMILY_CARER: RoleGroup.FAMILY_CARER,
    Kind.RESEARCHER: RoleGroup.RESEARCHER,
    **dict.fromkeys((Kind.ADVISORY, Kind.PRIVATE, Kind.PRIVATE_ADVISORY), RoleGroup.WORKER),
    **dict.fromkeys((Kind.LOST_ADVISORY, Kind.AWAY, Kind.UNSURE, Kind.ELSEWHERE), RoleGroup.WORKER),
}
ROLES = {
    Kind.ADVISORY: {ADVISES},
    Kind.ADVISORY_ONLY: {ADVISES},
    Kind.COORDINATOR: {COORDINATES},
    Kind.BOT: {COORDINATES, ADVISES},
    Kind.ELSEWHERE: {COORDINATES, ADVISES},
}


def actor(kind: Kind) -> Actor:
    """Return somebody of this kind, as Discord describes them when they submit."""
    guild = ELSEWHERE if kind is Kind.ELSEWHERE else HERE
    roles = frozenset(ROLES.get(kind, set()))
    there = {Kind.AWAY: Membership.NOT_HERE, Kind.UNSURE: Membership.UNKNOWN}.get(kind, Membership.HERE)
    return Actor(PEOPLE[kind], guild, roles, is_owner=kind is Kind.OWNER, is_bot=kind is Kind.BOT, membership=there)
