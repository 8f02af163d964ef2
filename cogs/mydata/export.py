"""The two files that people take along: a page to read, complete in itself, and the same as JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.personal import Fact, Holding, RowFate
from bot.text import Words
from cogs.mydata.pages import fate, in_words

POLICY: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_STYLE: Final = """
:root {
  color-scheme: light dark; --ink: #22201d; --soft: #5a534b; --paper: #fffdf9; --line: #d9d0c3; --accent: #8a3d1d }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2ece3; --soft: #c3b9ab; --paper: #1d1a17; --line: #4a433b; --accent: #f0a580 }
}
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.75rem; line-height: 1.2 } h2 { font-size: 1.25rem; color: var(--accent); margin: 2.5rem 0 .25rem }
.other, .fate { color: var(--soft) } .other { font-size: .9em; font-weight: 400 }
dl { display: grid; grid-template-columns: minmax(8rem, 2fr) 3fr; gap: .25rem 1rem; margin: .75rem 0; padding: .75rem 0;
  border-top: 1px solid var(--line) }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
@media (max-width: 30rem) { dl { display: block } dd { margin: 0 0 .6rem } }
"""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands at the top: whose data, about which server, as it was when."""

    person: int
    server: int
    made_at: datetime
    zone: str


def as_page(_: Words, held: Sequence[Holding], cover: Cover) -> str:
    """Write everything as one page that a browser or a screen reader shows without asking anybody."""
    return "".join(_page(_, held, cover))


def as_json(_: Words, held: Sequence[Holding], cover: Cover) -> str:
    """Write everything for a programme, with the values as they are kept."""
    found = {
        "about": str(cover.person),  # as text: programmes round numbers this long
        "server": str(cover.server),
        "made_at": cover.made_at.isoformat(),
        "held": [
            {
                "kind": one.kind,
                "called": _(one.called),
                "when_deleted": one.when_erased.value,
                "why": _(one.why) if one.when_erased is not RowFate.DELETED else "",
                "rows": [{fact.column: _as_kept(fact) for fact in row} for row in one.rows],
            }
            for one in held
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _page(_: Words, held: Sequence[Holding], cover: Cover) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{escape(_.language)}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"{POLICY}\n"
    yield f"<title>{escape(_('Your data'))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{_said(_, lambda _: _('Your data'))}</h1>\n"
    yield f"<p>{_said(_, lambda _: _intro(_, cover))}</p>\n"
    if _.beside is not None:
        notice = _("No speaker has checked this Welsh yet. The English is the one that counts.")
        yield f'<p class="fate">{escape(notice)}</p>\n'
    for one in held:
        yield from _section(_, one, cover.zone)
    yield "</main>\n</body>\n</html>\n"


def _intro(_: Words, cover: Cover) -> str:
    return _(
        "This is everything that Kitchen Table keeps about you in one server, as it was on {moment}. "
        "Your Discord number is {person}.",
        moment=_when(_, cover.made_at, cover.zone),
        person=cover.person,
    )


def _section(_: Words, one: Holding, zone: str) -> Iterator[str]:
    yield f"<section>\n<h2>{_said(_, lambda _: _(one.called))}</h2>\n"
    yield f'<p class="fate">{_said(_, lambda _: fate(_, one))}</p>\n'
    if not one.can_be_found:
        yield f"<p>{_said(_, lambda _: _('This is kept without a name. So nothing can be shown here.'))}</p>\n"
    for row in one.rows:
        yield "<dl>\n"
        for fact in row:
            yield f"<dt>{_said(_, _called(fact))}</dt><dd>{_value(_, fact, zone)}</dd>\n"
        yield "</dl>\n"
    yield "</section>\n"


def _called(fact: Fact) -> Callable[[Words], str]:
    return lambda _: _(fact.called)


def _value(_: Words, fact: Fact, zone: str) -> str:
    def say(_: Words) -> str:
        return in_words(_, fact, lambda when: _when(_, when, zone))

    return _said(_, say)


def _when(_: Words, moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{_.day(local)} {local:%Y, %H:%M}"


def _said(_: Words, say: Callable[[Words], str]) -> str:
    """Say something escaped; in both languages, each marked, while nobody has checked this one."""
    own = say(_)
    other = own if _.beside is None else say(_.beside)
    return escape(own) if own == other else f'{escape(own)} <span class="other" lang="en">{escape(other)}</span>'


def _as_kept(fact: Fact) -> str | int | None:
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value
