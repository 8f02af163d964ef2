"""Writes down which operations the stage imitates, and which it refuses: python -m bot.rehearsal.operations."""

from pathlib import Path

from bot.rehearsal.rest import server
from bot.rehearsal.rest.known import KNOWN
from bot.rehearsal.rest.routes import routes

README = Path(__file__).parent / "rest" / "README.md"
BEGIN, END = "<!-- operations -->", "<!-- end of operations -->"
REFUSED, END_REFUSED = "<!-- refused -->", "<!-- end of refused -->"


def listed() -> str:
    """Return the imitated operations as a table, noun by noun."""
    lines = ["| Noun | Operation | What it does |", "|---|---|---|"]
    for noun in server.NOUNS:
        mine = [route for route in routes.known if route.handler.__module__ == noun.__name__]
        lines += [
            f"| {noun.__name__.rpartition('.')[2]} | `{route.method} {route.template}` | {route.handler.__doc__} |"
            for route in sorted(mine, key=lambda route: (route.template, route.method))
        ]
    return "\n".join(lines)


def refused() -> str:
    """Return what Discord has and the stage refuses, as a table, path by path."""
    imitated = {(route.method, route.template) for route in routes.known}
    methods: dict[str, list[str]] = {}
    for method, template in KNOWN.operations:
        if (method, template) not in imitated:
            methods.setdefault(template, []).append(method)
    lines = ["| Refused | By |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{template}` | {', '.join(methods[template])} |" for template in sorted(methods))])


def with_operations(text: str) -> str:
    """Return the README with its tables brought up to date."""
    for begin, end, table in ((BEGIN, END, listed()), (REFUSED, END_REFUSED, refused())):
        before, _, rest = text.partition(begin)
        after = rest.partition(end)[2]
        text = f"{before}{begin}\n{table}\n{end}{after}"
    return text


if __name__ == "__main__":
    README.write_text(with_operations(README.read_text("utf-8")), "utf-8")
