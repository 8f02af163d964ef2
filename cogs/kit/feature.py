"""A feature as one record: all that the rest of the bot is told of it, and its cog, which is built from that."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.nouns import Noun, Nouns
from bot.jobs import Job, Timed
from bot.services import Transaction
from bot.text import Texts
from cogs.kit import limits
from cogs.kit.drafts import DraftRenderer
from cogs.kit.gathered import FindToDo, HelpLine, Meanings
from cogs.kit.guard import SignsScreen
from cogs.kit.letters import LetterRenderer, add_renderers
from cogs.kit.nouns import EntryRenderer, HappeningRenderer, ProgressRenderer, SubjectRenderer, SubmissionRenderer
from cogs.kit.press import Handler, Sheet
from cogs.kit.router import Router, router_of
from cogs.kit.verbs import Verb

Listener = Callable[..., Awaitable[None]]  # called with the bot, then with what Discord tells


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A slash command, in servers only; one that `manages` is shown to those who may manage the server."""

    name: str
    description: str
    handler: Handler
    manages: bool = False


class MenuOf(StrEnum):
    """In whose menu a command stands, under “Apps”."""

    PERSON = "person"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """A command in the menu of every person or message, in servers only; what it was chosen on is the press's target.

    Discord's own app speaks no Welsh, so the name stands there in each of our languages.
    """

    name: str
    of: MenuOf
    handler: Handler


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Slash commands that share their first word."""

    name: str
    description: str
    commands: tuple[SlashCommand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What people see and press of one thing, by name.

    `presses` and `forms` say who answers which verb, and with which empty form words are written again; `listeners`
    hear what Discord tells without being asked. `unnoticed` are those of its verbs that lead to a secret answer:
    pressing them leaves nothing in what is kept about reaching somebody. `letters` says how letters of each kind read;
    `subjects`, `happenings`, `progress`, `submissions` and `drafts` how those of its nouns are drawn; `took_part` how
    entries of each kind read in one's own record. `jobs` are done as they fall due; `expiry` forgets once an hour.
    `signs` draws what is shown to whoever writes that they, or somebody, may need help. Its lines for /help, what of it
    waits for coordinators and its words for what is held about somebody are gathered by whoever shows those of all.
    """

    name: str
    presses: Mapping[Verb, Handler] = field(default_factory=dict)
    forms: Mapping[Verb, tuple[Handler, Sheet]] = field(default_factory=dict)
    commands: tuple[SlashCommand | CommandGroup | MenuCommand, ...] = ()
    unnoticed: frozenset[Verb] = frozenset()
    listeners: Mapping[str, Listener] = field(default_factory=dict)
    letters: Mapping[LetterKind, LetterRenderer] = field(default_factory=dict)
    nouns: tuple[Noun[Transaction], ...] = ()
    subjects: Mapping[str, SubjectRenderer] = field(default_factory=dict)
    happenings: Mapping[str, HappeningRenderer] = field(default_factory=dict)
    progress: Mapping[str, ProgressRenderer] = field(default_factory=dict)
    submissions: Mapping[str, SubmissionRenderer] = field(default_factory=dict)
    drafts: Mapping[str, DraftRenderer] = field(default_factory=dict)
    took_part: Mapping[str, EntryRenderer] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    expiry: tuple[Timed[object], ...] = ()
    help: tuple[HelpLine, ...] = ()
    to_do: tuple[FindToDo, ...] = ()
    meanings: Meanings = field(default_factory=dict)
    signs: SignsScreen | None = None

    def add_nouns(self, nouns: Nouns[Transaction]) -> None:
        """Let others ask its nouns, and know the letters that it writes."""
        for noun in self.nouns:
            nouns.add(noun)
        nouns.add_letters(self.letters)

    async def add_to(self, bot: Bot) -> None:
        """Let this bot have it."""
        await bot.add_cog(FeatureCog(bot, self))


def features_of(bot: Bot) -> tuple[Feature, ...]:
    """Return every feature that this bot has, in their order."""
    return tuple(cog.feature for cog in bot.cogs.values() if isinstance(cog, FeatureCog))


class FeatureCog(commands.Cog):
    """The cog of any feature."""

    def __init__(self, bot: Bot, feature: Feature) -> None:
        self.__cog_name__ = feature.name
        self.feature = feature
        self._bot = bot

    async def cog_load(self) -> None:
        """Let everybody who asks for a part of it find it."""
        bot, feature, router = self._bot, self.feature, router_of(self._bot)
        router.add_handlers(feature.presses, feature.forms, unnoticed=feature.unnoticed)
        router.subjects.update(feature.subjects)
        router.happenings.update(feature.happenings)
        router.progress.update(feature.progress)
        router.submissions.update(feature.submissions)
        router.drafts.update(feature.drafts)
        router.took_part.update(feature.took_part)
        router.guard.signs = feature.signs or router.guard.signs
        add_renderers(bot, feature.letters)
        bot.jobs.add(feature.jobs, feature.expiry)
        for command in feature.commands:
            bot.tree.add_command(_built(command, bot, router))
        for event, listener in feature.listeners.items():
            bot.add_listener(_hearing(bot, listener), event)


def _built(
    command: SlashCommand | CommandGroup | MenuCommand, bot: Bot, router: Router
) -> app_commands.Command[Any, ..., None] | app_commands.Group | app_commands.ContextMenu:
    if isinstance(command, CommandGroup):
        return _group(command, router)
    if isinstance(command, MenuCommand):
        return _menu(command, in_every_language(bot.texts, command.name), router)
    return _command(command, router)


def in_every_language(texts: Texts, name: str) -> str:
    """Return what something is called in each of our languages, as far as there is room on Discord."""
    said = dict.fromkeys(texts.words(language)(name) for language in texts.languages)
    return limits.cut(" · ".join(said), limits.MENU_NAME)


def _menu(command: MenuCommand, name: str, router: Router) -> app_commands.ContextMenu:
    async def on_person(interaction: discord.Interaction, _: discord.User) -> None:
        await router.command(interaction, command.handler)

    async def on_message(interaction: discord.Interaction, _: discord.Message) -> None:
        await router.command(interaction, command.handler)

    if command.of is MenuOf.PERSON:
        return app_commands.guild_only(app_commands.ContextMenu(name=name, callback=on_person))
    return app_commands.guild_only(app_commands.ContextMenu(name=name, callback=on_message))


def _group(group: CommandGroup, router: Router) -> app_commands.Group:
    built = app_commands.Group(name=group.name, description=group.description)
    for command in group.commands:
        built.add_command(_command(command, router))
    return built


def _command(command: SlashCommand, router: Router) -> app_commands.Command[Any, ..., None]:
    async def answer(interaction: discord.Interaction) -> None:
        await router.command(interaction, command.handler)

    built: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=command.name, description=command.description, callback=answer
    )
    if command.manages:
        app_commands.default_permissions(manage_guild=True)(built)
    return app_commands.guild_only(built)


def _hearing(bot: Bot, listener: Listener) -> Callable[..., Any]:
    async def heard(*told: Any) -> None:
        await listener(bot, *told)

    return heard
