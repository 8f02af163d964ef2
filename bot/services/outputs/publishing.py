"""Publishing an edition of an output, the next one, and withdrawing it: whoever coordinates may."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.output_drafts import PreparedOutput, seen
from bot.domain.outputs import Edition, Output, OutputId, OutputState
from bot.domain.people import Actor, ChannelId, GuildId
from bot.domain.refusals import Invalid, NotReady, TooLate
from bot.services.drafts import where_it_opens
from bot.services.outputs.cards import OutputCard, post_card, take_down_card
from bot.services.outputs.credits_list import NOBODY_NAMED, credits_for_card, credits_list
from bot.services.outputs.drafting import output_here, prepared_output
from bot.services.outputs.milestone import fix_milestone
from bot.services.outputs.quotes import check_edition
from bot.services.outputs.thanking import thank_writers
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminding import remind_nobody
from storage import outputs
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class OutputPreview:
    """The card as it would be published now, without what nobody may see before: how many wrote, and new names.

    `seen` stands for its words on the press that publishes it. `asked_until` is when everybody has had time to say how
    they wish to be named, while they are asked; `notices` is where it is to stand. `has_news`: nobody sees it as yet.
    """

    card: OutputCard
    seen: str
    asked_until: datetime | None
    notices: ChannelId | None
    has_news: bool


def preview_output(tx: Transaction, actor: Actor, output_id: OutputId, *, now: datetime) -> OutputPreview:
    """Return the next edition of an output as it would be published now."""
    here = allow(tx, actor, Action.MAKE_OUTPUT)
    found = prepared_output(tx, actor, output_id)
    output = found.output
    _check_standing(output)
    edition = _edition(found)
    public = credits_list(credits_for_card(tx, output.id)) if output.edition else NOBODY_NAMED
    card = OutputCard(replace(output, edition=output.edition + 1), edition, named=public)
    asked_until = output.asked_until if output.is_asking(now) else None
    return OutputPreview(card, _seen(edition), asked_until, here.notices_channel, _has_news(found))


def publish_output(tx: Transaction, actor: Actor, output_id: OutputId, *, seen_before: str, now: datetime) -> Output:
    """Publish the next edition of an output, as it was seen; a second press, or one without any news, changes nothing.

    While everybody is asked how they wish to be named, it waits; where nobody was asked, nobody new is named.
    """
    here = allow(tx, actor, Action.MAKE_OUTPUT)
    found = prepared_output(tx, actor, output_id)
    output = found.output
    _check_standing(output)
    if not _has_news(found):
        return output
    _check_ready(output, now)
    edition = _edition(found)
    _check_words(tx, found, edition, seen_before)
    place = where_it_opens(here)
    act(tx, actor, Action.MAKE_OUTPUT, now=now)
    published = replace(
        output, state=OutputState.PUBLISHED, edition=output.edition + 1, published_at=now, channel=place
    )
    outputs.keep_output(tx, published)
    outputs.keep_edition(tx, published, edition.lines)
    fix_milestone(tx, published)
    remind_nobody(tx, published.id)
    post_card(tx, published, place, now=now)
    thank_writers(tx, published, now=now)
    tell_progress(tx, published.guild, now=now)
    tx.failpoint("output.published")
    return published


def outputs_to_publish(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Output, ...]:
    """Return those of which everybody has had time to say how they wish to be named: nothing is waited for any more."""
    return tuple(one for one in outputs.outputs_here(tx, guild, OutputState.ASKING) if not one.is_asking(now))


def output_to_withdraw(tx: Transaction, actor: Actor, output_id: OutputId) -> Output:
    """Return an output that stands published, to somebody who may withdraw it."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    output = output_here(tx, actor, output_id)
    if not output.edition:
        raise NotReady("This was never published, so there is nothing to withdraw.")
    return output


def withdraw_output(tx: Transaction, actor: Actor, output_id: OutputId, *, now: datetime) -> Output:
    """Withdraw an output for good: its card says so, and no more. A second press changes nothing."""
    output = output_to_withdraw(tx, actor, output_id)
    if output.state is OutputState.WITHDRAWN:
        return output
    act(tx, actor, Action.MAKE_OUTPUT, now=now)
    withdrawn = replace(output, state=OutputState.WITHDRAWN)
    outputs.keep_output(tx, withdrawn)
    remind_nobody(tx, withdrawn.id)
    take_down_card(tx, withdrawn, now=now)
    tell_progress(tx, withdrawn.guild, now=now)
    tx.failpoint("output.withdrawn")
    return withdrawn


def _check_standing(output: Output) -> None:
    if output.state is OutputState.WITHDRAWN:
        raise TooLate("This was withdrawn, so it is not published again. Start a new one with /output new.")


def _check_ready(output: Output, now: datetime) -> None:
    if output.is_asking(now):
        raise NotReady(
            "People can still say how they wish to be named. You can publish it from {when}.", when=output.asked_until
        )


def _has_news(found: PreparedOutput) -> bool:
    """Tell whether there is another edition: of other words, or once everybody was asked anew how to be named."""
    return found.has_news or found.output.state is not OutputState.PUBLISHED


def _edition(found: PreparedOutput) -> Edition:
    return Edition(found.output.words, tuple(line for line in found.lines if line.words))


def _seen(edition: Edition) -> str:
    words = edition.words
    return seen(words.title, words.about, words.link, *(line.words for line in edition.lines))


def _check_words(tx: Transaction, found: PreparedOutput, edition: Edition, seen_before: str) -> None:
    if _seen(edition) != seen_before:
        raise TooLate("Another coordinator has changed it meanwhile. Please look at it again, then publish it.")
    if not (edition.lines or edition.words.link):
        raise Invalid("There is nothing to see in it yet. Please add a line, or a link, first.")
    check_edition(tx, found.output, edition)
