"""What everybody sees of a topic that has closed: on its card, and as the last words in its thread."""

from bot.domain.topic_summary import TapBand, TopicSummary
from bot.domain.topics import Topic
from bot.text import Words
from cogs.kit.cards import Card, on_day
from cogs.kit.clean import shown
from cogs.kit.taps import found_out, taps
from cogs.topics.cards import question


def closed(_: Words, summary: TopicSummary) -> Card:
    """Stand where the public card stood."""
    topic = summary.topic
    return Card(
        title=_("This question has closed"),
        wrote="\n".join((question(topic), *_said_since(_, topic))),
        body="\n".join((_answered(_, summary), *_next(_, topic))),
        small=_("The answers are in the thread below."),
    )


def last_words(_: Words, summary: TopicSummary) -> Card:
    """Say in the thread how it closed: roughly how many chose what, and what happens next."""
    topic = summary.topic
    return Card(
        title=_("This question has closed"),
        wrote="\n".join(
            filter(None, (found_out(topic.words), question(topic), *_taps(_, summary), *_said_since(_, topic)))
        ),
        body="\n".join((_answered(_, summary), *_next(_, topic), _thanks(_, summary))),
        small=_("Nobody can answer any more. You can still take yours back, under My words."),
    )


def _answered(_: Words, summary: TopicSummary) -> str:
    """Say how many answered; where one may do so with a name and without, answers are counted and not people."""
    if summary.topic.anonymous:
        if summary.answers is not None:
            return _.number("{n} answer stands here.", "{n} answers stand here.", summary.answers)
        return _("Fewer than {least} answers stand here, so no number is told.", least=summary.least)
    if summary.answers is not None:
        return _.number("{n} person answered.", "{n} people answered.", summary.answers)
    return _("Fewer than {least} people answered, so no number is told.", least=summary.least)


def _taps(_: Words, summary: TopicSummary) -> list[str]:
    if all(band is TapBand.FEW for band in summary.taps):  # one line says it, where each would say the same
        return [_.label("None was chosen by {least} people or more.", least=summary.least)] if summary.taps else []
    options = taps(_, summary.topic.words)
    return [
        f"- {shown(option)}: **{_band(_, band, summary.least)}**"
        for option, band in zip(options, summary.taps, strict=False)
    ]


def _band(_: Words, band: TapBand, least: int) -> str:
    return {
        TapBand.FEW: _.label("fewer than {least}", least=least),
        TapBand.SOME: _.label("5 to 9"),
        TapBand.MANY: _.label("10 to 19"),
        TapBand.MOST: _.label("20 or more"),
    }[band]


def _said_since(_: Words, topic: Topic) -> list[str]:
    """Show what coordinators wrote since the close."""
    said = ((_.label("What we heard"), topic.heard), (_.label("What was done"), topic.done))
    return [f"\n**{what}:** {shown(words)}" for what, words in said if words]


def _thanks(_: Words, summary: TopicSummary) -> str:
    """Thank everybody who was asked, whoever answered, in words that fit how far it has come."""
    if summary.topic.done:
        return _("Thank you to everyone who was asked. What was done began here.")
    if summary.topic.heard:
        return _("Thank you to everyone who was asked. Now it is our turn.")
    if summary.answers is not None:
        return _("Thank you to everyone who was asked. Now we read every answer.")
    return _("Thank you to everyone who was asked, whether you answered or not.")


def _next(_: Words, topic: Topic) -> list[str]:
    if topic.done:
        return []
    if topic.heard and topic.do_by is not None:
        return [_("**What happens next:** by {when} you read here what was done.", when=on_day(topic.do_by))]
    told = [_("Everyone who answered hears what came of it by {when}.", when=on_day(topic.told_by))]
    if topic.anonymous:
        told.append(_("What came of an answer without a name stands beneath it."))
    return [f"**{_('What happens next:')}** {' '.join(told)}"]
