"""One browser for all tests of a worker: starting Chromium costs more than most tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium. Take a new page for every test, so that none sees another's traces."""
    with browser() as started:
        yield started
