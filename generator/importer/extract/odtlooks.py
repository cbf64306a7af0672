"""Looks: how text of an OpenDocument file looks by its styles, and how its lists are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from generator.importer.extract.numbering import Level, Numbered

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, STYLE, TEXT, TABLE = (_URN % name for name in ("office", "style", "text", "table"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class OdtLook:
    """How text looks: bold (and whether its style says), its size in points, raised or lowered, hidden."""

    bold: bool = False
    has_bold: bool = False
    size: float = 12.0
    script: str = ""
    hidden: bool = False


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Looks:
    """The styles and lists of a document."""

    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        roots = [root for root in (styles, content) if root is not None]
        self._styles = {
            (element.get(f"{STYLE}family"), element.get(f"{STYLE}name")): element
            for root in roots
            for element in root.iter(f"{STYLE}style")
        }
        self._defaults = {
            element.get(f"{STYLE}family"): element for root in roots for element in root.iter(f"{STYLE}default-style")
        }
        self.lists = {
            each.get(f"{STYLE}name") or "": _levels(each) for root in roots for each in root.iter(f"{TEXT}list-style")
        }
        outlines = [_levels(element) for root in roots for element in root.iter(f"{TEXT}outline-style")]
        kept = {number: level for outline in outlines for number, level in outline.items() if level.form != "none"}
        self.outline = Numbered(kept, "outline") if kept else None

    def of(self, name: str | None, family: str, depth: int = 0) -> OdtLook:
        """Return how text of a style looks."""
        style = self._styles.get((family, name))
        if style is None or depth > _DEEPEST:
            default = self._defaults.get(family)
            return _with(OdtLook(), default) if default is not None else OdtLook()
        return _with(self.of(style.get(f"{STYLE}parent-style-name"), family, depth + 1), style)


def _with(look: OdtLook, style: etree._Element) -> OdtLook:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return look
    weight = properties.get(f"{_FO}font-weight")
    size = re.match(r"([\d.]+)pt$", properties.get(f"{_FO}font-size") or "")
    position = properties.get(f"{STYLE}text-position") or ""
    hidden = properties.get(f"{TEXT}display") == "none"
    lifted = re.match(r"(super|sub|-?\d+)", position)
    script = look.script
    if lifted:
        shift = lifted[1]
        script = shift if shift in ("super", "sub") else "" if int(shift) == 0 else "super" if int(shift) > 0 else "sub"
    return replace(
        look,
        bold=look.bold if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        has_bold=look.has_bold or weight is not None,
        size=float(size[1]) if size else look.size,
        script=script,
        hidden=look.hidden or hidden,
    )


def _levels(style: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        given = element.get(f"{TEXT}level") or "1"
        number = int(given) if given.isdecimal() else 1
        if name_of(element) == "list-level-style-bullet":
            levels[number - 1] = Level(1, "bullet", "")
            continue
        form = element.get(f"{STYLE}num-format") or ""
        shown = int(element.get(f"{TEXT}display-levels") or 1)
        inner = ".".join(f"%{level}" for level in range(max(1, number - shown + 1), number + 1)) if form else ""
        text = f"{element.get(f'{STYLE}num-prefix') or ''}{inner}{element.get(f'{STYLE}num-suffix') or ''}"
        start = element.get(f"{TEXT}start-value") or "1"
        levels[number - 1] = Level(int(start) if start.isdecimal() else 1, form or "none", text)
    return levels
