"""The chart of a result, to whoever wants to look at it in another size or light."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import PollId
from bot.printing.chart import Look
from bot.services import polls
from bot.text import Words
from cogs.kit import drawing, files
from cogs.kit.cards import Card, Choice, Menu
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import charts, options, verbs


class HowItLooks(StrEnum):
    """In which size and light a chart is looked at."""

    DARK = "dark"
    LIGHT = "light"
    WIDE_DARK = "wide-dark"
    WIDE_LIGHT = "wide-light"


_LOOKS: Final[Mapping[HowItLooks, Look]] = {
    HowItLooks.DARK: Look(),
    HowItLooks.LIGHT: Look(light=True),
    HowItLooks.WIDE_DARK: Look(wide=True),
    HowItLooks.WIDE_LIGHT: Look(wide=True, light=True),
}


async def open_chart(press: Press) -> Reply:
    """Show the chart as it stands in the channel, with other ways in which it can be looked at."""
    return await _shown(press, HowItLooks.DARK)


async def choose_look(press: Press) -> Reply:
    """Show it in another size or light."""
    return await _shown(press, press.one_of(HowItLooks))


async def _shown(press: Press, look: HowItLooks) -> Reply:
    outcome = await press.run(polls.result_of, press.actor, PollId(press.ref))
    _ = await press.words()
    picture = charts.picture_of(_, outcome, _LOOKS[look])
    if picture is None:
        return show(not_here)
    if not press.interaction.app_permissions.attach_files:
        return show(files.not_here)
    card = drawing.drawn(lambda _: chart_card(_, outcome, look), _, press.custom_id.guild)
    return Reply(card=drawing.with_picture(card, picture, await press.bot.draw(picture)))


def chart_card(_: Words, outcome: Outcome, look: HowItLooks) -> Card:
    """Stand above the chart: how else it can be looked at."""
    called = {
        HowItLooks.DARK: _.label("Dark, for a phone"),
        HowItLooks.LIGHT: _.label("Light, for a phone"),
        HowItLooks.WIDE_DARK: _.label("Dark, for a wide screen"),
        HowItLooks.WIDE_LIGHT: _.label("Light, for a wide screen"),
    }
    choices = tuple(Choice(one, called[one]) for one in HowItLooks if one is not look)
    return Card(
        title=_("The chart"),
        wrote=options.listed(outcome.poll) if options.are_numbered(outcome.poll) else "",
        small=_("It shows the same numbers as the result in the channel."),
        rows=(Menu(verbs.CHART_LOOK, outcome.poll.id, _.label("Look at it in another way"), choices),),
    )


def not_here(_: Words) -> Card:
    """Say that this result has no numbers to draw."""
    return Card(title=_("There is no chart"), body=_("This result has no numbers to show."))


PRESSES: Final[Mapping[Verb, Handler]] = {verbs.CHART: open_chart, verbs.CHART_LOOK: choose_look}
