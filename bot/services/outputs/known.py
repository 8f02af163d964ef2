"""By which words everybody knows something that is made: nobody but coordinators reads what is not out."""

from dataclasses import replace

from bot.domain.outputs import Output, OutputState
from storage import outputs
from storage.store import Transaction


def as_known(tx: Transaction, output: Output) -> Output:
    """Return an output as it was last published: with newer words only while everybody is asked about those."""
    edition = None if output.state is OutputState.ASKING else outputs.edition_of(tx, output.id)
    return output if edition is None else replace(output, words=edition.words)
