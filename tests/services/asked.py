"""A server with coordinators, partners and a draft of a question."""

from bot.domain.people import Actor, ChannelId, GuildId, PersonId, RoleGroup, RoleId, Server
from bot.domain.topics import Topic, TopicWords
from bot.services import topics
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.polling_place import GUILD, NOON, NOTICES

COORDINATES = RoleId(1_100_000_000_000_000_010)
BETHAN = Actor(PersonId(1_100_000_000_000_000_011), GUILD, frozenset({COORDINATES}))
RHYS = Actor(PersonId(1_100_000_000_000_000_012), GUILD, frozenset({COORDINATES}))
ELSEWHERE = Actor(BETHAN.person, GuildId(1_100_000_000_000_000_003), frozenset({COORDINATES}))
ROOM = ChannelId(1_100_000_000_000_000_013)
SERVER = Server(GUILD, coordinator_role=COORDINATES, notices_channel=NOTICES, advisory_channel=ROOM)
ASKED = TopicWords(
    "What helps on a double-up?", "It goes into session 4.", ("Time", "A second pair of hands"), ("Tell us more",)
)
WORKERS = tuple(PersonId(1_100_000_000_000_000_100 + n) for n in range(9))
MANAGERS = tuple(PersonId(1_100_000_000_000_000_200 + n) for n in range(6))


def someone(person: PersonId) -> Actor:
    """Return this person asking in the server."""
    return Actor(person, GUILD)


async def furnish(store: Store) -> None:
    """Let nine workers and six managers have joined."""

    def put(tx: Transaction) -> None:
        put_server(tx, SERVER)
        for person in WORKERS:
            put_partner(tx, GUILD, person, RoleGroup.WORKER)
        for person in MANAGERS:
            put_partner(tx, GUILD, person, RoleGroup.MANAGER)

    await store.run(put)


async def drafted(store: Store, words: TopicWords = ASKED) -> Topic:
    """Have Bethan write a question."""
    return await store.run(topics.draft_topic, BETHAN, words, now=NOON)
