from bot.text import Words
from cogs.kit.cards import Button
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.verbs import TO_DO, Verb
from cogs.todo import cards
from cogs.todo.verbs import TO_DO_MORE


def line(number: int) -> ToDoLine:
    return ToDoLine(SOON, lambda _: f"Thing {number}.", lambda _: (Button(Verb("do"), "Do it", str(number)),))


def test_more_than_fit_are_a_press_away_and_keep_their_numbers() -> None:
    lines = [line(number) for number in range(1, 7)]
    first, second = cards.to_do(Words(), lines), cards.to_do(Words(), lines, cards.SHOWN)
    assert first.title == second.title == "To do: 6 things"
    assert first.body.startswith("1. Thing 1.")
    assert first.rows[-1] == (Button(TO_DO_MORE, "2 more", f"{4:032x}"), Button(TO_DO, "Look again"))
    assert second.body == "5. Thing 5.\n\n6. Thing 6."
    assert second.rows == (
        (Button(Verb("do"), "5. Do it", "5"),),
        (Button(Verb("do"), "6. Do it", "6"),),
        (Button(TO_DO, "Look again"),),
    )


def test_one_thing_alone_needs_no_number() -> None:
    card = cards.to_do(Words(), [line(1)])
    assert card.body == "Thing 1."
    assert card.rows[0] == (Button(Verb("do"), "Do it", "1"),)
