"""Paper: pages described once, set as a PDF and as the text that an extraction with kept layout leaves of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

# A row is a text at the left edge, or (column in characters, text) for each of its parts. A part that begins with "*"
# is bold; an empty row is space.
Row = str | tuple[tuple[int, str], ...]

_LEFT, _TOP, _BOTTOM = 60.0, 800.0, 50.0
_COLUMN, _LINE, _SPACE, _SIZE = 5.2, 13.0, 9.0, 11.0


@dataclass(frozen=True)
class Block:
    """Rows that belong together.

    `columnwise`: a PDF holds the columns one after the other, as word processors write the cells of a table, not row by
    row. `ruled`: with a line between the rows. `at_foot`: at the bottom of the paper.
    """

    rows: tuple[Row, ...]
    columnwise: bool = False
    ruled: bool = False
    at_foot: bool = False


Page = Sequence[Block | Row]


def columns(*lists: tuple[int, Sequence[str]], columnwise: bool = False) -> Block:
    """Return lists side by side, each beginning at its column."""
    height = max(len(texts) for _, texts in lists)
    rows = (tuple((at, texts[row]) for at, texts in lists if row < len(texts)) for row in range(height))
    return Block(tuple(rows), columnwise)


def table(at: Sequence[int], *rows: Sequence[str]) -> Block:
    """Return a table with lines between its rows."""
    return Block(tuple(tuple(zip(at, row, strict=True)) for row in rows), ruled=True)


def parts(row: Row) -> tuple[tuple[int, str], ...]:
    """Return the parts of a row."""
    return ((0, row),) if isinstance(row, str) else row


def as_text(pages: Iterable[Page], *, flush: bool = False) -> str:
    """Return the pages as text with form feeds; `flush` without what indents a line."""
    return "\f".join("".join(f"{line}\n" for line in _text_lines(page, flush=flush)) for page in pages)


def _text_lines(page: Page, *, flush: bool) -> Iterator[str]:
    for block in page:
        for row in block.rows if isinstance(block, Block) else (block,):
            line = ""
            for at, text in parts(row):
                line = line.ljust(at) if len(line) < at else f"{line} "
                line += text.removeprefix("*")
            yield (line.strip() if flush else line.rstrip())


def as_pdf(pages: Iterable[Page]) -> bytes:
    """Return the pages as a PDF, the same bytes each time."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, page: Page) -> None:
    y = _TOP
    for block in page:
        rows = block.rows if isinstance(block, Block) else (block,)
        placed = []
        if isinstance(block, Block) and block.at_foot:
            assert y > _BOTTOM, "the page is full"
            y = _BOTTOM
        for row in rows:
            if row == "":
                y -= _SPACE
                continue
            y -= _LINE
            placed += [(at, y, text) for at, text in parts(row)]
            if isinstance(block, Block) and block.ruled:
                y -= 5
                canvas.line(_LEFT - 3, y, A4[0] - _LEFT, y)
        if isinstance(block, Block) and block.columnwise:
            placed.sort(key=lambda each: (each[0], -each[1]))
        for at, height, text in placed:
            canvas.setFont("Times-Bold" if text.startswith("*") else "Times-Roman", _SIZE)
            canvas.drawString(_LEFT + at * _COLUMN, height, text.removeprefix("*"))
