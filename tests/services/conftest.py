"""What most tests of services ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.features import add_nouns
from storage.store import Store
from tests.databases import open_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Lend an open store that holds nothing yet."""
    store = await open_store(tmp_path)
    add_nouns(store.nouns)
    yield store
    await store.close()
