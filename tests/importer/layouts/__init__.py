"""Layouts: protocols of an invented municipality in six layouts, each with the record that it holds.

`layouts()` gives each as text, as a PDF, and as plain data with the keys of a protocol's YAML. The bodies and parties
are those of Exempelköping in tests/sites.py.
"""

from __future__ import annotations

from functools import cache

from tests.importer.layouts.comma_lists import comma_lists
from tests.importer.layouts.layout import Layout
from tests.importer.layouts.marks import marks
from tests.importer.layouts.name_table import name_table
from tests.importer.layouts.notice_page import notice_page
from tests.importer.layouts.one_column import one_column
from tests.importer.layouts.two_columns import two_columns

__all__ = ["Layout", "layouts"]


@cache
def layouts() -> list[Layout]:
    """Return the six layouts."""
    return [one_column(), two_columns(), name_table(), comma_lists(), marks(), notice_page()]
