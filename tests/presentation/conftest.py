"""What every test of files and pictures needs."""

from collections.abc import Iterator

import pytest

from presentation.typesetting import forget_documents


@pytest.fixture(autouse=True, scope="module")
def forgetful() -> Iterator[None]:
    """Typst remembers the documents it made, and all of these tests run in one process."""
    yield
    forget_documents()
