"""Keep what is made together with who is named in it, thanks, and what people keep in their record."""

from storage.migrations.statements import run_beside

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the tables; everybody may be thanked, and privately."""
    run_beside(__file__)
