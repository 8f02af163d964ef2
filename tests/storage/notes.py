"""A noun of the tests' own, so that the store can be tried without any feature."""

import asyncio
from pathlib import Path

import sqlalchemy as sa

from storage.store import Transaction
from tests.databases import open_store

notes = sa.Table(
    "tried_notes",
    sa.MetaData(),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("words", sa.String, nullable=False),
)
WRITE = notes.insert()
NAMES = sa.select(notes.c.name).order_by(notes.c.position)


class Refused(Exception):
    """A service's own refusal."""


class Stopped(BaseException):
    """The programme was killed here."""


def write_note(tx: Transaction, name: str, words: str = "") -> str:
    tx.sql.execute(WRITE, {"name": name, "words": words})
    return name


def refuse_after_writing(tx: Transaction, name: str) -> None:
    write_note(tx, name)
    raise Refused(name)


def names(tx: Transaction) -> list[str]:
    return list(tx.sql.execute(NAMES).scalars())


def make_notes(tx: Transaction) -> None:
    notes.create(tx.sql, checkfirst=True)


async def names_after_reopening(directory: Path) -> list[str]:
    store = await open_store(directory)
    try:
        return await store.run(names)
    finally:
        await store.close()


async def outcome_of(call: "asyncio.Future[str]") -> object:
    return (await asyncio.wait_for(asyncio.gather(call, return_exceptions=True), 5))[0]
