"""Writes down which operations the stage imitates: python -m bot.rehearsal.operations."""

from pathlib import Path

from bot.rehearsal.rest import server
from bot.rehearsal.rest.routes import routes

README = Path(__file__).parent / "rest" / "README.md"
BEGIN, END = "<!-- operations -->", "<!-- end of operations -->"


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


def with_operations(text: str) -> str:
    """Return the README with its table brought up to date."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{listed()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_operations(README.read_text("utf-8")), "utf-8")
