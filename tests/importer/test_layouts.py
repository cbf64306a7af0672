"""The layouts that the importer is tried on hold what they say."""

from __future__ import annotations

import pytest

from generator import yamlio
from generator.content.validation import validate
from generator.model import Minutes
from tests.importer.layouts import Layout, layouts


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_expected_record_is_a_protocol(layout: Layout) -> None:
    document, findings = yamlio.parse(yamlio.dump(layout.expected).encode(), "exempel.yml")
    assert document is not None and findings == []
    assert validate(Minutes, document.data)[1] is None


def test_paper_is_the_same_bytes_each_time() -> None:
    layout = layouts()[0]
    assert layout.pdf_bytes().startswith(b"%PDF-") and layout.text.count("\f") == len(layout.pages) - 1
