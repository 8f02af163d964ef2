"""Reactions, scheduled events, webhooks, Discord's own lines, menus of people, and what managers decide."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import changes, permissions
from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.openapi import DESCRIPTION, Description


def fits(stage: Stage) -> None:
    """See that everything that went over the wire fits Discord's description, where that is at hand."""
    if DESCRIPTION.is_file():
        description = Description()
        mistakes = [mistake for exchange in stage.exchanges for mistake in description.mistakes(exchange)]
        assert not mistakes, "\n".join(dict.fromkeys(mistakes))


def empower(stage: Stage, bits: int) -> None:
    guild = stage.world.guild
    role = next(role for role in guild.roles.values() if role.bot_id)
    role.permissions |= bits
    changes.tell_role(stage.world, guild, role, "GUILD_ROLE_UPDATE")


async def test_people_and_the_bot_leave_reactions_and_take_them_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara, ioan = stage.person("Amara"), stage.person("Ioan")
        sent = await bot.general.send("Tea?")
        shown = await amara.sees("Tea?")
        await sent.add_reaction("🫖")
        heard = bot.wait_for("raw_reaction_add", check=lambda one: one.user_id == amara.account.id)
        amara.reacts(shown, "🫖")
        ioan.reacts(shown, "☕")
        assert str((await heard).emoji) == "🫖"
        pots, cups = (await bot.general.fetch_message(sent.id)).reactions
        assert (str(pots), pots.count, pots.me, cups.count, cups.me) == ("🫖", 2, True, 1, False)
        assert {user.id async for user in pots.users()} == {bot.application_id, amara.account.id}
        gone = bot.wait_for("raw_reaction_remove")
        amara.takes_back(shown, "🫖")
        assert (await gone).user_id == amara.account.id
        await sent.remove_reaction("☕", discord.Object(ioan.account.id))
        await sent.clear_reaction("🫖")
        await sent.clear_reactions()
        assert (await bot.general.fetch_message(sent.id)).reactions == []
        with pytest.raises(discord.HTTPException) as refused:
            await sent.add_reaction("tea")
        assert refused.value.code == 10014
        fits(stage)


async def test_an_event_is_put_on_the_board_begun_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        now = stage.clock.now()
        about: dict[str, Any] = {
            "name": "Session four",
            "start_time": now + timedelta(days=1),
            "end_time": now + timedelta(days=1, hours=2),
            "privacy_level": discord.PrivacyLevel.guild_only,
            "entity_type": discord.EntityType.external,
            "location": "The community hall",
        }
        with pytest.raises(discord.Forbidden):
            await bot.home.create_scheduled_event(**about)
        empower(stage, permissions.CREATE_EVENTS)
        event = await bot.home.create_scheduled_event(**about)
        home, amara = stage.world.guild, stage.person("Amara").account
        changes.mark_interest(stage.world, home, home.events[event.id], amara, interested=True)
        assert [user.id async for user in event.users()] == [amara.id]
        assert (await bot.home.fetch_scheduled_events())[0].user_count == 1
        event = await event.edit(description="With cake")
        event = await event.start()
        assert (await event.end()).status is discord.EventStatus.completed
        with pytest.raises(discord.HTTPException) as late:
            await event.edit(name="Once more")
        assert late.value.code == 180000
        with pytest.raises(discord.HTTPException) as past:
            await bot.home.create_scheduled_event(**about | {"start_time": now - timedelta(days=1)})
        assert "Cannot schedule event in the past" in str(past.value)
        await event.delete()
        assert await bot.home.fetch_scheduled_events() == []
        fits(stage)


async def test_a_webhook_writes_under_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        with pytest.raises(discord.Forbidden):
            await bot.general.create_webhook(name="Noticeboard")
        empower(stage, permissions.MANAGE_WEBHOOKS)
        hook = await bot.general.create_webhook(name="Noticeboard")
        sent = await hook.send("The kettle is on.", username="Kettle", wait=True)
        shown = await stage.person("Amara").sees("The kettle is on.")
        assert (shown.author.name, sent.webhook_id) == ("Kettle", hook.id)
        await sent.edit(content="The kettle has boiled.")
        await stage.person("Amara").sees("boiled")
        assert (await hook.fetch_message(sent.id)).content == "The kettle has boiled."
        await sent.delete()
        stage.person("Amara").cannot_see("boiled")
        assert [one.id for one in await bot.general.webhooks()] == [one.id for one in await bot.home.webhooks()]
        hook = await hook.edit(name="Board")
        assert (await bot.fetch_webhook(hook.id)).name == "Board"
        with pytest.raises(discord.HTTPException):
            await bot.general.create_webhook(name="Discord")
        await hook.delete()
        with pytest.raises(discord.NotFound) as gone:
            await hook.send("Hello?")
        assert gone.value.code == 10015
        fits(stage)


async def test_pins_and_threads_are_announced_in_discords_own_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        sent = await bot.general.send("Read me")
        await sent.pin()
        await bot.general.create_thread(name="Loud", type=discord.ChannelType.public_thread)
        await bot.general.create_thread(name="Quiet", type=discord.ChannelType.private_thread)
        thread = await sent.create_thread(name="On it")
        await thread.edit(name="About it")
        lines = [one async for one in bot.general.history(oldest_first=True)]
        kinds = discord.MessageType
        assert [one.type for one in lines] == [kinds.default, kinds.pins_add, kinds.thread_created]
        assert lines[1].reference is not None
        assert lines[1].reference.message_id == sent.id
        inside = [one.type async for one in thread.history(oldest_first=True)]
        assert inside == [kinds.thread_starter_message, kinds.channel_name_change]
        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.request(
                discord.http.Route("PATCH", f"/channels/{bot.general.id}/messages/{lines[1].id}"), json={"content": "x"}
            )
        assert refused.value.code == 50021
        fits(stage)


def _menus(bot: Bot) -> None:
    @bot.tree.context_menu(name="Say hello")
    async def hello(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"Hello, {member.display_name}", ephemeral=True)


async def test_a_persons_menu_has_what_managers_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _menus) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs_on_person("Ioan", "Say hello")
        await amara.sees("Hello, Ioan")
        with pytest.raises(CannotDo):
            await amara.runs_on_person("Ioan", "Say goodbye")
        (command,) = await bot.tree.fetch_commands()
        guild, commands = stage.world.guild.id, stage.world.commands
        with pytest.raises(discord.NotFound) as undecided:
            await command.fetch_permissions(bot.home)
        assert undecided.value.code == 10066
        commands.decide(guild, command.id, guild, 1, allowed=False)
        assert amara.commands == []
        commands.decide(guild, command.id, amara.account.id, 2, allowed=True)
        assert (amara.commands, stage.person("Ioan").commands) == (["Say hello"], [])
        commands.decide(guild, command.id, amara.place.id, 3, allowed=False)
        assert amara.commands == []
        assert len((await command.fetch_permissions(bot.home)).permissions) == 3
        fits(stage)


async def test_a_message_that_is_gone_cannot_be_pressed_and_a_phone_keeps_a_hundred_private_replies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara = stage.person("Amara")
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Press"))
        sent = await bot.general.send("Here", view=view)
        shown = await amara.sees("Here")
        await sent.delete()
        with pytest.raises(CannotDo, match="no longer there"):
            await amara.presses("Press", on=shown)
        phone = stage.world.phone(amara.account.id)
        for number in range(150):
            shown.id = number
            phone.keep_private(shown)
        assert list(phone.private) == list(range(50, 150))


async def test_a_lock_screen_knows_where_from_whom_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara = stage.person("Amara")
        await bot.general.send(f"<@{amara.account.id}>")
        (shown,) = amara.screen("general")
        (push,) = stage.world.phone(amara.account.id).lock_screen
        assert (push.place, push.author, push.moment) == (bot.general.id, bot.application_id, shown.written_at)


async def test_whoever_may_manage_messages_may_not_pin_them_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        sent = await bot.general.send("Tea?")
        empower(stage, permissions.MANAGE_MESSAGES)
        role = next(role for role in stage.world.guild.roles.values() if role.bot_id)
        role.permissions &= ~permissions.PIN
        with pytest.raises(discord.Forbidden):
            await sent.pin()
        role.permissions |= permissions.PIN
        await sent.pin()


async def test_an_invitation_is_made_once_says_where_it_leads_and_may_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        lasting = await bot.general.create_invite(max_age=0, max_uses=0, unique=False)
        assert (await bot.general.create_invite(max_age=0, max_uses=0, unique=False)).code == lasting.code
        brief = await bot.general.create_invite(max_age=60)
        assert {one.code for one in await bot.general.invites()} == {lasting.code, brief.code}
        found = await bot.fetch_invite(brief.url)
        assert (getattr(found.guild, "id", 0), found.expires_at) == (bot.home.id, brief.expires_at)
        stage.clock.move(timedelta(seconds=60))
        with pytest.raises(discord.NotFound, match="Unknown Invite"):
            await bot.fetch_invite(brief.url)
        assert (await bot.fetch_invite(lasting.url)).expires_at is None
        everyone = stage.world.guild.roles[stage.world.guild.id]
        for role in (everyone, next(role for role in stage.world.guild.roles.values() if role.bot_id)):
            role.permissions &= ~permissions.INVITE
        with pytest.raises(discord.Forbidden):
            await bot.general.create_invite()
        await lasting.delete()
        with pytest.raises(discord.NotFound):
            await bot.fetch_invite(lasting.url)
        fits(stage)
