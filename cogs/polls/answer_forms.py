"""Forms to answer a vote with: several answers, or one's own words. Nothing in them is kept before it is sealed."""

from dataclasses import replace
from typing import Final

from bot.domain.ballots import WRITTEN_LENGTH
from bot.domain.polls import Poll, PollKind
from bot.domain.written_words import WrittenDraft
from bot.text import Words
from cogs.kit.cards import moment
from cogs.kit.forms import ChooseSeveral, Field, Form, Part, Says, says
from cogs.polls import cards, options, verbs

CHOSEN: Final = "chosen"
WORDS: Final = "words"


def several(_: Words, poll: Poll) -> Form:
    """Offer answers of which several may be chosen; it reads the same whether or not somebody has answered."""
    choose = ChooseSeveral(CHOSEN, _.label("Choose up to {most}", most=poll.most), options.choices(poll), poll.most)
    return replace(empty_several(_), ref=poll.id, fields=_about(_, poll, choose))


def empty_several(_: Words) -> Form:
    """Return the same about no vote."""
    fields = (ChooseSeveral(CHOSEN, "", (), most=1),)
    return Form(verbs.CHOOSE_SEVERAL, _.label("Your answer"), fields, sealed=True)


def written(_: Words, draft: WrittenDraft) -> Form:
    """Take an answer in somebody's own words; what waits to be sealed stands there already."""
    empty, (box,) = empty_written(_), _box(_)
    return replace(empty, ref=draft.poll.id, fields=_about(_, draft.poll, replace(box, value=draft.words)))


def empty_written(_: Words) -> Form:
    """Return the same about no vote."""
    return Form(verbs.WRITE, _.label("Your answer"), _box(_), sealed=True)


def _box(_: Words) -> tuple[Field]:
    return (Field(WORDS, _.label("In your own words"), long=True, most=WRITTEN_LENGTH),)


def _about(_: Words, poll: Poll, asks: Part) -> tuple[Part, ...]:
    """Put the question above what is asked, and below it how secret it is."""
    above = cards.in_full(poll) if options.are_cut(poll) else cards.question(poll)
    return (Says(above), asks, says(_, _how_secret, poll))


def _how_secret(_: Words, poll: Poll) -> str:
    secret = [_("Anonymous. You can change it until {when}.", when=moment(poll.closes_at))]
    secret.append(cards.shown_at_the_end(_, poll))
    if poll.kind is PollKind.WRITTEN:
        secret.append(cards.may_show(_))
    return " ".join(secret)
