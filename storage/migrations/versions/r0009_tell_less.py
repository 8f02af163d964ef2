"""Tell blurred numbers of sensitive votes, fix the form of a result at the opening, and forget who was asked.

What was told in words under earlier rules is not kept: it stands in the channel. Open votes are shown unsplit.
"""

from pathlib import Path

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Run the statements beside this file; guards are kept as one line, as the nouns write them."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n\n"):
        guard = statement.startswith("CREATE TRIGGER")
        op.get_bind().exec_driver_sql(" ".join(statement.split()) if guard else statement)
