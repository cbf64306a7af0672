"""One browser for all tests of a worker: starting Chromium costs more than most tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium. Take a new page for every test, so that none sees another's traces."""
    with browser() as started:
        yield started


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page as a phone shows it, touched and without a mouse."""
    page = chromium.new_page(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    yield page
    page.close()
