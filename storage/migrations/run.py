"""Bringing an older database up to date, all of it or nothing."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

HERE = Path(__file__).parent


def configured(sql: sa.Connection | None = None) -> Config:
    """Tell Alembic where the migrations lie, without an .ini file."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = sql
    return config


def migrate(sql: sa.Connection) -> None:
    """Run every missing migration in one transaction: a crash leaves the database as it was."""
    sql.exec_driver_sql("PRAGMA foreign_keys = OFF")  # SQLite changes a table by making it anew under its old name
    sql.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        command.upgrade(configured(sql), "head")
        if sql.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            msg = "A migration left a reference that leads nowhere; nothing was changed."
            raise ValueError(msg)
    except BaseException:
        sql.exec_driver_sql("ROLLBACK")
        raise
    sql.exec_driver_sql("COMMIT")
    sql.exec_driver_sql("PRAGMA foreign_keys = ON")
