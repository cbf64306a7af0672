"""What all tests can ask for: the real site, built once for each worker."""

from __future__ import annotations

import pytest

from generator.builder import build
from tests.sites import REPOSITORY, Site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of content/, with search, in a folder of its own. Nobody writes in it."""
    folder = tmp_path_factory.mktemp("riktig") / "site"
    build(REPOSITORY / "mkdocs.yml", folder, search=True)
    return Site(folder)
