"""Putting together what is made: its words, the list of all, and throwing a draft away. Any coordinator may."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import OUTPUT_DRAFTS
from bot.domain.output_drafts import PreparedOutput, seen_words
from bot.domain.output_words import checked_output_words
from bot.domain.outputs import Edition, Output, OutputId, OutputLine, OutputState, OutputWords
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound, TooLate
from bot.services.outputs.quotes import check_unquoted, unquotable
from bot.services.permission import act, allow
from storage import outputs
from storage.store import Transaction


def draft_output(tx: Transaction, actor: Actor, words: OutputWords, *, now: datetime) -> Output:
    """Begin something that is made together, with these words; it has no line yet."""
    act(tx, actor, Action.MAKE_OUTPUT, now=now)
    OUTPUT_DRAFTS.check(outputs.count_output_drafts(tx, actor.guild))
    draft = Output(
        id=OutputId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        words=_checked(tx, actor.guild, words),
        state=OutputState.DRAFT,
        drafted_at=now,
    )
    outputs.keep_output(tx, draft)
    return draft


def outputs_of(tx: Transaction, actor: Actor) -> tuple[Output, ...]:
    """Return everything that is made together here, what was begun last first."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    return outputs.outputs_here(tx, actor.guild)


def drafts_here(tx: Transaction, guild: GuildId) -> tuple[Output, ...]:
    """Return what is put together here, and nobody is asked about."""
    return outputs.outputs_here(tx, guild, OutputState.DRAFT)


def prepared_output(tx: Transaction, actor: Actor, output_id: OutputId) -> PreparedOutput:
    """Return an output as it is worked on."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found = output_here(tx, actor, output_id)
    lines = outputs.lines_of(tx, found.id)
    edition = outputs.edition_of(tx, found.id)
    return PreparedOutput(found, lines, unquotable(tx, found, lines), _has_news(found, lines, edition))


def reword_output(tx: Transaction, actor: Actor, output_id: OutputId, words: OutputWords, *, seen: str) -> Output:
    """Give an output other words, unless somebody else has just changed those that were `seen`."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found = output_to_change(tx, actor, output_id)
    if seen != seen_words(found.words):
        raise TooLate("Another coordinator has changed these words meanwhile. Look at theirs, then decide.")
    changed = replace(found, words=_checked(tx, found.guild, words))
    outputs.keep_output(tx, changed)
    return changed


def throw_away_output(tx: Transaction, actor: Actor, output_id: OutputId) -> None:
    """Throw away what was never published; when it is gone already, nothing happens."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found = outputs.output(tx, actor.guild, output_id)
    if found is None:
        return
    if found.edition:
        raise TooLate("This was published, so it cannot be thrown away. You can withdraw it.")
    if found.state is OutputState.ASKING:
        raise TooLate("People are being asked how to be named in this. So it cannot be thrown away now.")
    outputs.remove_output_draft(tx, actor.guild, output_id)


def output_here(tx: Transaction, actor: Actor, output_id: OutputId) -> Output:
    """Return this output of this server."""
    found = outputs.output(tx, actor.guild, output_id)
    if found is None:
        raise NotFound("This is not here any more. Start a new one with /output new.")
    return found


def output_to_change(tx: Transaction, actor: Actor, output_id: OutputId) -> Output:
    """Return this output, if it can still be changed."""
    found = output_here(tx, actor, output_id)
    if found.state is OutputState.WITHDRAWN:
        raise TooLate("This was withdrawn, so it cannot be changed. Start a new one with /output new.")
    return found


def _checked(tx: Transaction, guild: GuildId, words: OutputWords) -> OutputWords:
    checked = checked_output_words(words)
    check_unquoted(tx, guild, checked.title, checked.about)
    return checked


def _has_news(output: Output, lines: tuple[OutputLine, ...], edition: Edition | None) -> bool:
    if edition is None:
        return bool(lines)
    stands = [(one.id, one.words) for one in lines if one.words]
    return output.words != edition.words or stands != [(one.id, one.words) for one in edition.lines]
