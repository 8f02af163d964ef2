"""What the page shows to whom."""

from bot.rehearsal.page import screens
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import TEXT, Channel, Overwrite
from bot.rehearsal.world.messages import EPHEMERAL, Draft, Message
from bot.rehearsal.world.world import World
from tests.clocks import clock_at


class Room:
    """A world with a private channel that only Bethan and the bot can see."""

    def __init__(self) -> None:
        self.world = World(clock_at())
        self.amara, self.bethan = (self.world.find_account(name) for name in ("Amara", "Bethan"))
        self.seen = screens.Seen()
        guild = self.world.guild
        self.general = self.world.places(guild)[0]
        self.office = self.world.keep_channel(Channel(self.world.ids.new(), TEXT, guild, "office"))
        self.office.overwrites[guild.id] = Overwrite(0, 0, permissions.VIEW)
        self.office.overwrites[self.bethan.id] = Overwrite(1, permissions.VIEW, 0)

    def shows(self, person: Account, channel: Channel | None = None, limit: int = 60) -> Json:
        number = channel.id if channel else None
        return screens.shown(self.world, person, channel=number, limit=limit, seen=self.seen)


def test_a_hidden_channel_is_neither_listed_nor_shown() -> None:
    room = Room()
    writing.send(room.world, room.office, room.bethan, Draft("The office is cold."))
    shown = room.shows(room.amara, room.office)
    assert [place["name"] for place in shown["channels"]] == ["general"]
    assert shown["channel"] == str(room.general.id)
    assert "cold" not in str(shown)
    assert "cold" in str(room.shows(room.bethan, room.office))


def test_who_can_see_this_counts_those_who_can() -> None:
    room = Room()
    readers = set(room.shows(room.bethan, room.office)["readers"])
    owner = str(room.world.guild.owner_id)
    assert readers == {str(room.bethan.id), owner}
    assert len(room.shows(room.amara, room.general)["readers"]) == len(room.world.guild.members)


def test_a_private_reply_is_on_one_screen_only() -> None:
    room = Room()
    world = room.world
    note = Message(
        world.ids.new(), room.general.id, world.guild.id, world.bot, world.now(), Draft("psst", flags=EPHEMERAL)
    )
    note.private_to = room.amara.id
    world.phone(room.amara.id).private[note.id] = note
    assert "psst" in str(room.shows(room.amara))
    assert "psst" not in str(room.shows(room.bethan))


def test_unread_marks_count_what_others_wrote_until_it_is_read() -> None:
    room = Room()
    for _ in range(3):
        writing.send(room.world, room.general, room.bethan, Draft("Hello"))
    writing.send(room.world, room.general, room.amara, Draft("Hello"))
    assert room.shows(room.amara)["channels"][0]["unread"] == 3
    assert room.seen.mark(room.amara.id, room.general)
    assert not room.seen.mark(room.amara.id, room.general)
    assert room.shows(room.amara)["channels"][0]["unread"] == 0
    assert room.shows(room.bethan)["channels"][0]["unread"] == 1


def test_a_long_channel_is_shown_from_its_end() -> None:
    room = Room()
    for number in range(5):
        writing.send(room.world, room.general, room.bethan, Draft(f"line {number}"))
    shown = room.shows(room.amara, limit=2)
    assert [message["content"] for message in shown["messages"]] == ["line 3", "line 4"]
    assert shown["older"]
    assert not room.shows(room.amara)["older"]


def test_the_past_of_a_long_channel_is_shown_a_stretch_at_a_time() -> None:
    room = Room()
    for number in range(9):
        writing.send(room.world, room.general, room.bethan, Draft(f"{number}"))

    def stretch(skip: int) -> tuple[str, int, bool]:
        shown = screens.shown(room.world, room.amara, channel=room.general.id, limit=4, skip=skip, seen=room.seen)
        return "".join(message["content"] for message in shown["messages"]), shown["skip"], shown["older"]

    assert stretch(0) == ("5678", 0, True)
    assert stretch(3) == ("2345", 3, True)
    assert stretch(99) == ("0123", 5, False)
    assert stretch(-1) == ("5678", 0, True)


def test_commands_are_shown_in_the_persons_language_and_sent_in_their_own() -> None:
    choice = {"name": "mint", "value": "m", "name_localizations": {"pl": "mięta"}}
    drink = {"name": "drink", "description": "What", "name_localizations": {"pl": "napój"}, "choices": [choice]}
    command = {"name": "pour", "description": "Pour a cup", "description_localizations": {"pl": "Nalej filiżankę"}}
    shown = screens.in_language({**command, "options": [drink]}, "pl")
    assert (shown["name"], shown["label"], shown["about"]) == ("pour", "pour", "Nalej filiżankę")
    assert (shown["options"][0]["label"], shown["options"][0]["about"]) == ("napój", "What")
    assert (shown["options"][0]["choices"][0]["label"], shown["options"][0]["choices"][0]["value"]) == ("mięta", "m")


def test_a_moment_is_shown_as_the_persons_own_clock_has_it() -> None:
    room = Room()
    room.amara.zone = "Europe/Warsaw"
    assert (room.shows(room.amara)["zone"], room.shows(room.bethan)["zone"]) == ("Europe/Warsaw", "Europe/London")


def test_a_quiet_thread_is_listed_as_asleep() -> None:
    room = Room()
    world, general = room.world, room.general
    thread = threads.open_thread(world, general, room.bethan.id, kind=11, name="biscuits", number=world.ids.new())
    assert [place["asleep"] for place in room.shows(room.amara)["channels"]] == [False, False]
    assert thread.thread is not None
    thread.thread.archived = True
    assert [(place["name"], place["asleep"]) for place in room.shows(room.amara)["channels"]][-1] == ("biscuits", True)


def test_the_lock_screen_shows_only_what_a_push_would() -> None:
    room = Room()
    world = room.world
    dm = world.dm_with(room.amara)
    writing.send(world, dm, world.bot, Draft("A note from Kitchen Table", embeds=({"title": "The topic"},)))
    writing.send(world, dm, world.bot, Draft("", embeds=({"title": "A title", "description": "More"},)))
    writing.send(world, dm, world.bot, Draft("silent", flags=1 << 12))
    writing.send(world, room.general, room.bethan, Draft("for everyone"))
    writing.send(world, room.general, room.bethan, Draft(f"<@{room.amara.id}> hello"))
    texts = [push["text"] for push in room.shows(room.amara)["pushes"]]
    assert texts == [f"<@{room.amara.id}> hello", "A title", "A note from Kitchen Table"]
    assert room.shows(room.bethan)["pushes"] == []
