"""What all tests can ask for: the real site, built once for each worker."""

from __future__ import annotations

import pytest

from generator.command.builder import build
from tests.sites import REPOSITORY, Site

# A municipality that uses the program has its own minutes instead of these, which many tests read.
if not (REPOSITORY / "content/protokoll/kstu/2024-04-17.yml").is_file():
    collect_ignore = [
        *("browser/test_pages.py", "browser/test_payloads.py", "browser/test_search.py"),
        *("test_bad_input.py", "test_checks_archive.py", "test_docs.py", "test_format.py", "test_markup.py"),
        *("test_real_protocol_words.py", "test_report.py", "test_same_bytes.py", "test_schema.py"),
        *("test_search_records.py", "test_site.py", "test_tired_secretary.py", "test_workflows.py", "test_yamlio.py"),
    ]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of content/, with search, in a folder of its own. Nobody writes in it."""
    folder = tmp_path_factory.mktemp("riktig") / "site"
    build(REPOSITORY / "mkdocs.yml", folder, search=True)
    return Site(folder)
