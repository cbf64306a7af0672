"""A small table as a workbook (Office Open XML, ISO/IEC 29500, transitional): one sheet, texts and whole numbers.

Every spreadsheet opens it with a press, on a phone too; a text stays a text ("0182", "=1+1") and the file is a tenth of
the same table as CSV. Packed by a library that is pinned, so that the same rows are the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.opendata.zipped import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _relation(kind: str, target: str) -> str:
    link = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{link}</Relationships>'


# The parts that are the same in every workbook (Part 1, 12.3, and Part 2, 10.1 and 9.3).
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{_CONTENT}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relation("worksheet", "sheet.xml"),
}
# The heading stays in sight; columns are wide enough for a name.
_SHEET = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>'
)


def workbook(columns: Sequence[str], rows: Iterable[str]) -> bytes:
    """Return a workbook of a heading and rows, each as `row` makes it."""
    sheet = f"{_SHEET}{row(columns)}{''.join(rows)}</sheetData></worksheet>"
    parts = {**_PARTS, "xl/sheet.xml": sheet}
    return zipped({name: f"{_XML}{part}".encode() for name, part in parts.items()})


def row(values: Iterable[str | int | None]) -> str:
    """Return a row: whole numbers are numbers, everything else texts, and what is not known is an empty cell."""
    return f"<row>{''.join(map(_cell, values))}</row>"


def _cell(value: str | int | None) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value, quote=False)}</t></is></c>'
