"""Every feature is one record, and what Discord is told of its commands is built from that."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.client import Bot
from bot.features import FEATURES
from bot.settings import Settings
from bot.text import Texts
from cogs.desk.cards import help_card
from cogs.kit.feature import FeatureCog
from storage.keys import Keys
from storage.store import Store
from tests.clocks import clock_at
from tests.cogs.every_feature import every_feature

MANAGE_SERVER = 1 << 5
IN_SERVERS = [0]
COMMANDS = {
    "advisory": "For the advisory group and coordinators: what waits",
    "catchup": "What needs you, and what is new since you last looked",
    "decisions": "What was decided, and what speaks against it",
    "help": "What this is, and what you can do here",
    "me": "Your settings: when and where we may write, your language, a pause",
    "output": "What is made together: a card, a video, a policy",
    "output list": "For coordinators: everything that is made together",
    "output new": "For coordinators: start something that is made together",
    "people": "For coordinators: people as numbers, and who asks for a call",
    "poll": "Ask everyone, in private",
    "phone": "For coordinators: type what somebody answers by phone",
    "poll list": "For coordinators: all votes here, and what can be done with each",
    "poll open": "For coordinators: write a vote and open it",
    "programme": "Where the programme stands: what was, what is open, what comes",
    "session": "Meet live, and in a thread for those on shift",
    "session list": "For coordinators: all sessions here, and what is owed",
    "session move": "For coordinators: move or cancel a session",
    "session plan": "For coordinators: plan a session",
    "topic": "Ask a question that stays open for weeks",
    "topic close": "For coordinators: close a question before its time",
    "topic list": "For coordinators: all questions here, and what is owed",
    "topic answers": "For coordinators: what came of the answers",
    "topic open": "For coordinators: write a question and open it",
    "record": "What you took part in, and a certificate of it",
    "remind": "Be reminded, when you choose",
    "remind list": "What is coming to you: see it, change it, delete it",
    "remind me": "Be reminded of anything, once or again and again; only you see it",
    "remind status": "For coordinators: how sending goes, and what to mend",
    "requests": "For coordinators: when requests about data are due",
    "setup": "For the server's owner: make what Kitchen Table needs here",
    "thanks": "Thank somebody, and what stands on the wall",
    "thanks give": "Thank somebody privately, or a group on the wall",
    "thanks wall": "Thanks that everybody can read",
    "todo": "For coordinators: what there is to do",
    "worried": "I'm worried about someone: whom to call",
}


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    settings = Settings(data_dir=tmp_path / "data", key_dir=tmp_path / "keys")
    store = await Store.open(settings.data_dir, Keys(settings.key_dir))
    async with Bot(settings, store, clock_at(), wake=lambda: None) as bot:
        await bot.load_features()
        yield bot
    await store.close()


def test_each_feature_has_one_cog_of_its_name(bot: Bot) -> None:
    names = [name for name, cog in bot.cogs.items() if isinstance(cog, FeatureCog)]
    assert [f"cogs.{name}" for name in names] == list(FEATURES)


def test_the_commands_are_these_and_say_what_they_do(bot: Bot) -> None:
    told = {command.qualified_name: command.description for command in bot.tree.walk_commands()}
    assert told == COMMANDS


def test_every_command_is_for_servers_but_one_for_everybody_and_that_one_for_who_manages_it(bot: Bot) -> None:
    told = {command.name: command.to_dict(bot.tree) for command in bot.tree.get_commands()}
    groups = {name for name, one in told.items() if one.get("options")}
    assert groups == {"output", "poll", "remind", "session", "thanks", "topic"}
    for name, one in told.items():
        assert one["default_member_permissions"] == (MANAGE_SERVER if name == "setup" else None)
        assert one["contexts"] == (None if name in groups else IN_SERVERS)
        assert one["dm_permission"] is (name in groups)


def test_help_is_in_the_words_of_the_features_each_line_at_its_place() -> None:
    lines = [line for feature in every_feature() for line in feature.help]
    assert len({line.place for line in lines}) == len(lines)
    english = Texts().words("en")
    assert help_card(english, lines).body.count("\n\n") == len(lines) - 1
    assert help_card(english, lines[::-1]) == help_card(english, lines)
    short = help_card(Texts().words("en", easy=True), lines).body
    assert short.split("\n\n") == [
        "**Votes.** Answer in private. Change your mind until a vote closes.",
        "**Who sees it.** Answers are sealed. Nobody here sees who chose what.",
    ]


def test_what_stands_in_the_menu_of_a_person_or_a_message_is_called_in_both_languages_and_only_in_servers(
    bot: Bot,
) -> None:
    kinds = (discord.AppCommandType.user, discord.AppCommandType.message)
    told = [one.to_dict(bot.tree) for kind in kinds for one in bot.tree.get_commands(type=kind)]
    assert [(one["name"], one["type"], one["contexts"]) for one in told] == [
        ("Say thank you · Dweud diolch", kind.value, IN_SERVERS) for kind in kinds
    ]


async def test_loading_the_features_again_changes_nothing(bot: Bot) -> None:
    before = list(bot.cogs)
    await bot.load_features()
    assert list(bot.cogs) == before
