"""What coordinators see around publishing: the card as everybody will see it, and before something is withdrawn."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.outputs import Output, OutputState
from bot.services.outputs import OutputPreview
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.nouns import short
from cogs.outputs import verbs
from cogs.outputs.cards import output_card


def ways(_: Words, output: Output) -> tuple[Button, ...]:
    """Lead from its panel to publishing it, and to withdrawing what stands published."""
    publish = Button(verbs.OUTPUT_PREVIEW, _.label("See it and publish"), output.id)
    withdraw = Button(verbs.OUTPUT_WITHDRAW, _.label("Withdraw it"), output.id, Tone.GRAVE)
    return (publish, withdraw) if output.edition else (publish,)


def to_publish(_: Words, found: Sequence[Output]) -> str:
    """Say to coordinators of what everybody has had time to say how they wish to be named."""
    if len(found) == 1:
        title = f"**{short(found[0].words.title)}**"
        return _("{title} can be published: everybody was asked how to be named.", title=title)
    return _.number(
        "{n} thing can be published: everybody was asked how to be named.",
        "{n} things can be published: everybody was asked how to be named.",
        len(found),
    )


def go_on(_: Words, found: Sequence[Output]) -> tuple[Button, ...]:
    """Lead to publishing it."""
    if len(found) == 1:
        return (Button(verbs.OUTPUT_PREVIEW, _.label("See it and publish"), found[0].id),)
    return (Button(verbs.OUTPUTS, _.label("See them")),)


def preview(_: Words, found: OutputPreview) -> Card:
    """Show the card as everybody will see it, but for what nobody sees before; and let it be published."""
    public, output = output_card(_, found.card), found.card.output
    go = Button(verbs.OUTPUT_PUBLISH, _publish(_, output), f"{found.seen}.{output.id}", Tone.MAIN)
    publish = (go,) if found.has_news and not found.asked_until else ()
    return replace(
        public,
        body="\n".join(_before(_, found)),
        small="\n".join(filter(None, (public.small, _("Only you see this so far.")))),
        rows=((*publish, Button(verbs.OUTPUT, _.label("Go back"), output.id)),),
    )


def _before(_: Words, found: OutputPreview) -> Sequence[str]:
    if not found.has_news:
        return [_("Everybody sees this already. Change something first, then publish the next edition.")]
    lines = [_("New names appear once it is published, and how many wrote it if enough did.")]
    if found.asked_until:
        when = moment(found.asked_until)
        lines.append(_("People say until {when} how they wish to be named. Publish it then.", when=when))
    return lines


def published(_: Words, output: Output) -> Card:
    """Say that an edition stands."""
    lines = [
        _("Edition {n} is on its way to the notices channel.", n=output.edition),
        _("Its lines stay as they are until you publish the next edition. The names change when people say so."),
    ]
    return Card(
        title=_("It is published"),
        wrote=as_heading(output.words.title),
        body="\n".join(lines),
        rows=((Button(verbs.OUTPUT, _.label("Go on"), output.id, Tone.MAIN),),),
    )


def confirm_withdraw(_: Words, output: Output) -> Card:
    """Say what withdrawing it means, before anything happens."""
    lines = (
        _("Its card then says that it was withdrawn, without its lines and names. It does not come back."),
        _("What was printed or saved stays as it is. So tell people who use it."),
    )
    return Card(
        title=_("Withdraw this?"),
        wrote=as_heading(output.words.title),
        body="\n".join(lines),
        rows=(
            (
                Button(verbs.OUTPUT_WITHDRAW_NOW, _.label("Withdraw it"), output.id, Tone.GRAVE),
                Button(verbs.OUTPUT, _.label("No, let it stand"), output.id),
            ),
        ),
    )


def withdrawn(_: Words, output: Output) -> Card:
    """Say that it was withdrawn."""
    return Card(
        title=_("It is withdrawn"),
        wrote=as_heading(output.words.title),
        body=_("Its card says so."),
        rows=((Button(verbs.OUTPUTS, _.label("All of them"), tone=Tone.MAIN),),),
    )


def _publish(_: Words, output: Output) -> str:
    """Name the press: `output` is as it would be published."""
    if output.edition > 1:
        return _.label("Publish the next edition")
    return _.label("Publish") if output.state is OutputState.ASKING else _.label("Publish without names")
