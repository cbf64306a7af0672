"""Small tables as a workbook (Office Open XML, ISO/IEC 29500, transitional): texts and whole numbers.

Every spreadsheet opens it with a press, on a phone too; a text stays a text ("0182", "=1+1"), stands once however many
cells have it, and the file is a tenth of the same table as CSV. Packed by a library that is pinned, so that the same
rows are the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from generator.system.packing import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


_TEXTS = "sharedStrings.xml"


class Sheet(NamedTuple):
    """A sheet: its name (31 characters, none of []:*?/\\), its heading, and its rows of numbers and texts."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str | int | None]]


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    """Return the relations of a part: the kind and the place of each."""
    links = (
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{"".join(links)}</Relationships>'


def _parts(names: Sequence[str]) -> dict[str, str]:
    """Return the parts of a workbook beside its sheets (Part 1, 12.3, and Part 2, 10.1 and 9.3)."""
    sheets = [f"sheet{index}.xml" for index, _ in enumerate(names, 1)]
    return {
        "[Content_Types].xml": f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/{sheet}" ContentType="{_CONTENT}.worksheet+xml"/>' for sheet in sheets)
        + f'<Override PartName="/xl/{_TEXTS}" ContentType="{_CONTENT}.sharedStrings+xml"/></Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{index}" r:id="r{index}"/>' for index, name in enumerate(names, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", sheet) for sheet in sheets), ("sharedStrings", _TEXTS)]
        ),
    }


# The heading stays in sight; columns are wide enough for a name.
_SHEET = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>'
)


def workbook(*sheets: Sheet) -> bytes:
    """Return a workbook of one sheet or more: whole numbers are numbers, everything else texts (Part 1, 18.4.9)."""
    parts = _parts([sheet.name for sheet in sheets])
    places: dict[str, int] = {}
    for index, sheet in enumerate(sheets, 1):
        rows = "".join(_row(values, places) for values in (sheet.columns, *sheet.rows))
        parts[f"xl/sheet{index}.xml"] = f"{_SHEET}{rows}</sheetData></worksheet>"
    texts = "".join(f'<si><t xml:space="preserve">{escape(text, quote=False)}</t></si>' for text in places)
    parts[f"xl/{_TEXTS}"] = f'<sst xmlns="{_MAIN}">{texts}</sst>'
    return zipped({name: f"{_XML}{part}".encode() for name, part in parts.items()})


def _row(values: Iterable[str | int | None], places: dict[str, int]) -> str:
    """Return a row; `places` gets the place of each text that it has not. What is not known is an empty cell."""
    return f"<row>{''.join(_cell(value, places) for value in values)}</row>"


def _cell(value: str | int | None, places: dict[str, int]) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="s"><v>{places.setdefault(value, len(places))}</v></c>'
