"""My words: what somebody answered, where it stands, and what came of it."""

from typing import Final

from bot.domain.answering import MyWords, OwnAnswer
from bot.domain.contributions import BEGUN_LIFE
from bot.text import Words
from cogs.contributions import parts, post_cards, verbs
from cogs.contributions.anonymous import own_cards as unnamed_cards
from cogs.contributions.anonymous.verbs import UNNAMED_CHOSEN
from cogs.contributions.outcome_words import came_of, outcome_said
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone, moment, on_day
from cogs.kit.clean import as_heading
from cogs.kit.limits import SELECT_CHOICES
from cogs.kit.menus import ON_SCREEN, newest_first
from cogs.kit.nouns import short
from cogs.kit.verbs import ANSWER_TOPIC, MY_DISSENTS, MY_SETTINGS, MY_WORDS

_GO_ON: Final = 2  # of those begun


def my_words(_: Words, mine: MyWords, first: int = 0) -> Card:
    """List what somebody has begun and answered, newest first, a few at a time."""
    if not mine.begun and not mine.answers and not mine.anonymous:
        return Card(
            title=_("My words"),
            body=_("You have not answered a question yet. What you answer stands here, with what came of it."),
            small=_("Only you can see this."),
            rows=(_ways(_),),
        )
    here = mine.answers[first : first + ON_SCREEN]
    lines = [f"{number}. {_line(_, one)}" for number, one in enumerate(here, first + 1)]
    begun = [
        _(
            "You began: {question} · kept until {when}",
            question=short(topic.words.question),
            when=moment(one.begun_at + BEGUN_LIFE),
        )
        for topic, one in mine.begun[:_GO_ON]
    ]
    return Card(
        title=_("My words"),
        body="\n".join((*begun, *(_unnamed_lines(_, mine) if not first else ()), *lines)),
        small=_("Only you can see this."),
        rows=(*_rows(_, mine, first), _ways(_)),
    )


def own(_: Words, mine: OwnAnswer, part: int = 0) -> Card:
    """Show one answer, or a part of a long one, what came of it, and what its author can do with it."""
    ref = mine.answer.id
    change = (
        Button(verbs.ANSWER_WORDS, _.label("Change it"), mine.topic.id),
        Button(verbs.ANSWER_ADD, _.label("Add to it"), mine.topic.id),
    )
    take_back = Button(verbs.ANSWER_TAKE_BACK, _.label("Take it back"), ref, Tone.GRAVE)
    return Card(
        title=_("Your answer"),
        wrote=f"{as_heading(mine.topic.words.question)}\n{post_cards.said(_, mine.topic, mine.answer, part)}\n",
        body="\n".join(filter(None, (_came_of(_, mine), *_others(_, mine)))),
        small=_("Only you can see this screen. Everyone in this server can read the answer."),
        rows=(
            *parts.rest(_, verbs.MY_WORD_PART, ref, mine.answer.answer, part),
            (*(change if mine.is_open else ()), take_back),
            (Button(MY_WORDS, _.label("My words")),),
        ),
    )


def take_back(_: Words, mine: OwnAnswer) -> Card:
    """Ask once before an answer goes."""
    return Card(
        title=_("Take this answer back?"),
        wrote=post_cards.said(_, mine.topic, mine.answer),
        body=_(
            "Your words go at once, and what others said of them. In their place stands “An answer was taken back.”"
        ),
        small=_("Nobody asks why."),
        rows=(
            (
                Button(verbs.ANSWER_TAKE_BACK_NOW, _.label("Yes, take it back"), mine.answer.id, Tone.GRAVE),
                Button(verbs.MY_WORD_OF, _.label("No, keep it"), mine.answer.id, Tone.MAIN),
            ),
        ),
    )


def is_taken_back(_: Words, taken: OwnAnswer | None) -> Card:
    """Say that it is gone, kindly, and lead to another answer where one can still be given."""
    again = taken if taken is not None and taken.is_open else None
    said = [_("These words are gone from here."), *([_("You can answer again, if you like.")] if again else [])]
    anew = (Button(ANSWER_TOPIC, _.label("Answer again"), again.topic.id),) if again else ()
    return Card(
        title=_("It is taken back"),
        body=" ".join(said),
        rows=((*anew, Button(MY_WORDS, _.label("My words"))),),
    )


def _line(_: Words, one: OwnAnswer) -> str:
    return f"{short(one.topic.words.question)} · {_state(_, one)}"


def _state(_: Words, one: OwnAnswer) -> str:
    if one.decision is not None:
        return outcome_said(_, one.decision.outcome)
    if one.is_open:
        return _("You can change it until {when}.", when=moment(one.topic.closes_at))
    return _("You hear what came of it by {when}.", when=on_day(one.topic.told_by))


def _came_of(_: Words, one: OwnAnswer) -> str:
    if one.decision is None:
        return _state(_, one)
    return came_of(_, one.decision, one.theme.title if one.theme else "")


def _others(_: Words, mine: OwnAnswer) -> tuple[str, ...]:
    same = _.number("{n} or more said: the same for me.", "{n} or more said: the same for me.", mine.same)
    different = _.number(
        "{n} or more said: different where I work.", "{n} or more said: different where I work.", mine.different
    )
    return (*((same,) if mine.same else ()), *((different,) if mine.different else ()))


def _rows(_: Words, mine: MyWords, first: int) -> tuple[Row, ...]:
    go_on = tuple(
        Button(ANSWER_TOPIC, _.label("Go on: {question}", question=topic.words.question), topic.id)
        for topic, _begun in mine.begun[:_GO_ON]
    )
    numbered = enumerate(mine.answers, 1)
    choices = [Choice(one.answer.id, f"{number}. {one.topic.words.question}") for number, one in numbered]
    unnamed = tuple(Choice(one.box.topic.id, one.box.topic.words.question) for one in mine.anonymous)[:SELECT_CHOICES]
    without = (Menu(UNNAMED_CHOSEN, NO_REFERENCE, _.label("Without a name"), unnamed),) if unnamed else ()
    return (*((go_on,) if go_on else ()), *without, *newest_first(_, verbs.MY_WORD, choices, first))


def _unnamed_lines(_: Words, mine: MyWords) -> list[str]:
    return [f"- {unnamed_cards.line(_, one)}" for one in mine.anonymous[:ON_SCREEN]]


def _ways(_: Words) -> tuple[Button, ...]:
    return (
        Button(MY_DISSENTS, _.label("What I said against decisions")),
        Button(MY_SETTINGS, _.label("My settings")),
    )
