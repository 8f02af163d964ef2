"""A certificate: choosing what stands on it, what it says, and how it is handed over."""

from collections.abc import Sequence
from typing import Final

from bot.domain.record import LEARNED_LENGTH, NAME_LENGTH, CertificateDraft
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.cards import Button, Card, Choice, Menu, Row, Tone
from cogs.kit.clean import quoted, shown
from cogs.kit.forms import A_NAME, Field, Form
from cogs.kit.verbs import MY_RECORD
from cogs.record import verbs
from cogs.record.entries import Worded

OFFERED: Final = limits.SELECT_CHOICES  # on one screen
_LEARNED: Final = 200  # characters on the screen; the preview has all of them
_SAID: Final = 1500  # characters of what it says, on a screen


def desk(_: Words, draft: CertificateDraft, mine: Sequence[Worded], languages: Sequence[str], first: int = 0) -> Card:
    """Let somebody choose what stands on a certificate, in which name, words and language."""
    known = {one.entry.id for one in mine}
    number = sum(one in known for one in draft.entries)
    tone = Tone.MAIN if number and draft.name else Tone.PLAIN
    lines = [
        _("**Things on it:** {n}", n=number) if number else _("Choose what stands on it."),
        _("**Name:** {name}", name=shown(draft.name) or "…"),
    ]
    if draft.learned:
        lines.append(_("**What I learned:** {words}", words=shown(limits.cut(draft.learned, _LEARNED))))
    return Card(
        title=_("A certificate"),
        body="\n".join(lines),
        small=_("Only you see this. We keep it for a day, so that you can go on."),
        rows=(
            *_choices(_, draft, mine, first),
            Menu(
                verbs.CERTIFICATE_LANGUAGE,
                "-",
                _.label("The language it is in"),
                people.language_choices(languages, draft.language),
            ),
            (
                Button(verbs.CERTIFICATE_LOOK, _.label("Look at it"), tone=tone),
                Button(verbs.CERTIFICATE_WRITE, _.label("Name and words")),
                Button(MY_RECORD, _.label("My record")),
            ),
        ),
    )


def words_form(_: Words, draft: CertificateDraft | None = None) -> Form:
    """Take the name that stands on it, and what somebody learned."""
    return Form(
        verbs.CERTIFICATE_WORDS,
        _.label("On my certificate"),
        (
            Field(
                "name",
                _.label("My name, as I choose"),
                _("It stands on the certificate and nowhere else."),
                draft.name if draft else "",
                most=NAME_LENGTH,
                expects=A_NAME,
            ),
            Field(
                "learned",
                _.label("What I learned"),
                _("In your own words. You can leave it empty."),
                draft.learned if draft else "",
                long=True,
                required=False,
                most=LEARNED_LENGTH,
            ),
        ),
    )


def preview(_: Words, said: Sequence[str], left_out: Sequence[str] = ()) -> Card:
    """Show what a certificate says, word for word, before it is made."""
    return Card(
        title=_("This is what it says"),
        wrote=quoted(limits.cut("\n".join(said), _SAID)),
        body=_("We leave out what cannot be printed: {characters}", characters=_listed(left_out)) if left_out else "",
        small=_("It becomes a PDF. We keep no copy."),
        rows=(
            (
                Button(verbs.CERTIFICATE_MAKE, _.label("Make it"), tone=Tone.MAIN),
                Button(verbs.CERTIFICATE, _.label("Change it")),
            ),
        ),
    )


def cannot_print(_: Words, written: Sequence[str]) -> Card:
    """Say which characters somebody wrote that cannot be printed, before anything is; their words are kept."""
    return Card(
        title=_("Some of it cannot be printed"),
        body=_("Our fonts do not have: {characters}", characters=_listed(written))
        + "\n\n"
        + _("Your words are kept. Please write these in another way."),
        rows=(
            (
                Button(verbs.CERTIFICATE_WRITE, _.label("Name and words"), tone=Tone.MAIN),
                Button(verbs.CERTIFICATE, _.label("Back")),
            ),
        ),
    )


def making(_: Words) -> Card:
    """Say that the certificate follows."""
    return Card(
        title=_("Your certificate"),
        body=_("It follows here, in a moment."),
        small=_("Save it where you find it again. We keep no copy. It is yours, whatever happens here."),
        rows=((Button(verbs.CERTIFICATE, _.label("Change it")), Button(MY_RECORD, _.label("My record"))),),
    )


def file_card(_: Words) -> Card:
    """Stand above the certificate."""
    return Card(title=_("Your certificate"), body=_("A PDF, to print or to send on. Screen readers can read it."))


def _choices(_: Words, draft: CertificateDraft, mine: Sequence[Worded], first: int) -> tuple[Row, ...]:
    here = mine[first : first + OFFERED]
    if not here:
        return ()
    choices = tuple(
        Choice(
            one.entry.id,
            limits.cut(one.words.line, limits.SELECT_TEXT),
            _.full_day(one.entry.on),
            chosen=one.entry.id in draft.entries,
        )
        for one in here
    )
    menu = Menu(verbs.CERTIFICATE_CHOSEN, here[0].entry.id, _.label("What stands on it"), choices, 0, len(choices))
    newer = (_page(mine, max(first - OFFERED, 0), _.label("Newer ones…")),) if first else ()
    older = (_page(mine, first + OFFERED, _.label("Older ones…")),) if first + OFFERED < len(mine) else ()
    return (menu, (*newer, *older)) if newer or older else (menu,)


def _page(mine: Sequence[Worded], first: int, label: str) -> Button:
    return Button(verbs.CERTIFICATE_PAGE, label, mine[first].entry.id)


def _listed(characters: Sequence[str]) -> str:
    return limits.cut("  ".join(map(shown, characters)), _LEARNED)
