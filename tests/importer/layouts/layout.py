"""Layout: one protocol, what it holds and how it looks; and pages with head, foot and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.importer.paper import Block, Page, Row, as_pdf, as_text


@dataclass(frozen=True)
class Layout:
    """One protocol: its name, what it holds, and how it looks."""

    name: str
    expected: dict[str, Any]
    pages: tuple[Page, ...]
    flush: bool = False  # the text has lost what indents a line

    @property
    def text(self) -> str:
        """What an extraction that keeps the layout leaves, with form feeds between pages."""
        return as_text(self.pages, flush=self.flush)

    def pdf_bytes(self) -> bytes:
        """Return the protocol set as a PDF."""
        return _pdf(self.pages)


@cache
def _pdf(pages: tuple[Page, ...]) -> bytes:
    return as_pdf(pages)


def numbered(head: Sequence[Row], pages: Sequence[Sequence[Any]], foot: Sequence[Row], number: str) -> tuple[Page, ...]:
    """Return pages with head and foot; "{n}" and "{of}" in them are the page number and how many there are."""

    def set_in(row: Row, n: int) -> Row:
        def text(part: str) -> str:
            return part.replace("{n}", str(n)).replace("{of}", str(len(pages)))

        return text(row) if isinstance(row, str) else tuple((at, text(part)) for at, part in row)

    return tuple(
        (
            *(set_in(row, n) for row in (*head, number)),
            "",
            *page,
            "",
            Block(tuple(set_in(row, n) for row in foot), at_foot=True),
        )
        for n, page in enumerate(pages, 1)
    )
