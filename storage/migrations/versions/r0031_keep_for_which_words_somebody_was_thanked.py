"""Keep for which words somebody was thanked, also once the line is taken out, or says something else."""

import hashlib
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Whoever was thanked before was thanked for what the published edition says."""
    thanked = op.create_table(
        "thanked_words",
        sa.Column("output", sa.String(32), nullable=False),
        sa.Column("piece", sa.String(32), nullable=False),
        sa.Column("said", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["output"], ["outputs.id"], name="fk_thanked_words_output", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("output", "piece", "said", name="pk_thanked_words"),
        sqlite_with_rowid=False,
    )
    found = op.get_bind().exec_driver_sql(
        "SELECT edition_lines.output, line_pieces.piece, edition_lines.words FROM line_pieces "
        "JOIN edition_lines ON edition_lines.line = line_pieces.line WHERE line_pieces.thanked_at IS NOT NULL"
    )
    rows = {(output, piece, _said(words)) for output, piece, words in found}
    op.bulk_insert(thanked, [dict(zip(("output", "piece", "said"), row, strict=True)) for row in sorted(rows)])


def _said(words: str) -> str:
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:32]
