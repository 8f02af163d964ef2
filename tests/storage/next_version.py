"""A version after this one, made up: the migrations are tried with it however many there are."""

import shutil
from pathlib import Path

import pytest

from storage import inspection, schema
from storage.doctor import database
from storage.migrations import KNOWN, NEWEST, run

AFTER = "9999"
MIGRATION = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{after}", "{before}"
def upgrade():
    sql = op.get_bind()
    {then}
"""


def pretend_there_is_a_next(monkeypatch: pytest.MonkeyPatch, folder: Path, *then: str) -> None:
    """Have every start from now on run one migration more, which does this."""
    shutil.copytree(run.HERE, folder / "migrations")
    text = MIGRATION.format(after=AFTER, before=NEWEST, then="\n    ".join(then))
    (folder / "migrations" / "versions" / "r9999_next.py").write_text(text)
    monkeypatch.setattr(run, "HERE", folder / "migrations")
    monkeypatch.setattr(schema, "NEWEST", AFTER)
    monkeypatch.setattr(database, "NEWEST", AFTER)
    monkeypatch.setattr(inspection, "KNOWN", (*KNOWN, AFTER))
