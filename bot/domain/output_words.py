"""The words of something made together: as they are kept, and what is refused."""

from bot.domain.join_links import checked_link
from bot.domain.outputs import ABOUT_LENGTH, LINE_LENGTH, TITLE_LENGTH, OutputWords
from bot.domain.refusals import Invalid
from bot.domain.typed_words import fit, folded


def checked_output_words(words: OutputWords) -> OutputWords:
    """Return these words with white space folded, and the link as it was typed; refuse what does not fit."""
    title, about = folded(words.title), folded(words.about)
    if not title:
        raise Invalid("Please write what it is called.")
    fit((title,), Invalid("What it is called is too long. Up to {most} characters fit.", most=TITLE_LENGTH))
    fit((about,), Invalid("What is said about it is too long. Up to {most} characters fit.", most=ABOUT_LENGTH))
    return OutputWords(title, about, checked_link(words.link).address if words.link.strip() else "")


def checked_line(words: str) -> str:
    """Return the words of a line with white space folded; refuse an empty or a long one."""
    words = folded(words)
    if not words:
        raise Invalid("Please write what the line says.")
    fit((words,), Invalid("This line is too long. Up to {most} characters fit.", most=LINE_LENGTH))
    return words
