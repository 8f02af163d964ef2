"""The files of results: the ways to them, what is said with them, and why there may be none."""

from bot.domain.polls import PollId
from bot.text import Words
from cogs.kit.cards import Button, Card
from cogs.kit.verbs import TO_DO
from cogs.polls import verbs


def one_button(_: Words, poll: PollId) -> Button:
    """Lead to the files of one vote that has ended."""
    return Button(verbs.RESULT_FILES, _.label("Save as a file"), poll)


def all_button(_: Words) -> Button:
    """Lead to the files of all of them."""
    return Button(verbs.RESULT_FILES, _.label("Save all results"))


def written(_: Words, votes: int) -> Card:
    """Say what is in the files."""
    return Card(
        title=_.number("The result of {n} vote, to take along", "The results of {n} votes, to take along", votes),
        body=_("Only what everybody was told is in the files. They follow here."),
        small=_("Blurred numbers stay blurred. Who answered stands nowhere."),
        rows=((Button(TO_DO, _.label("To do")),),),
    )


def nothing(_: Words) -> Card:
    """Say that no vote has ended yet."""
    return Card(title=_("There is nothing to take along"), body=_("No vote has ended yet."))


def too_much(_: Words) -> Card:
    """Say that Discord takes no file as large as this, and what works."""
    return Card(
        title=_("That is too much for one file"),
        body=_("Discord takes no file of this size. Save the votes one by one."),
    )


def file_card(_: Words) -> Card:
    """Stand above the files."""
    return Card(
        title=_("The results"),
        body=_("A table, twice: for a spreadsheet (.xlsx), and for any other programme (.csv)."),
    )
