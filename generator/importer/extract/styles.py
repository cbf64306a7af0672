"""Styles: how a paragraph and a run of a Word document look, by its styles, and which list a paragraph is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from generator.importer.extract.numbering import Level, Numbered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of WordprocessingML."""
    return element.get(f"{W}{name}") if element is not None else None


def is_on(element: etree._Element | None) -> bool | None:
    """Return whether a property is on, None if it is not given (ST_OnOff)."""
    if element is None:
        return None
    return val(element) not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: bold, its size in points, whether it is hidden, raised ("superscript") or lowered."""

    bold: bool = False
    size: float = 11.0
    hidden: bool = False
    script: str = ""
    list_id: str | None = None  # of the style
    level: int = 0


class Styles:
    """The styles and lists of a document."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        every = [] if styles is None else styles.findall(f"{W}style")
        self._styles = {val(element, "styleId"): element for element in every}
        self._default = next((val(element, "styleId") for element in every if _is_default(element)), None)
        base = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._base = with_run(Look(), base)
        self._lists = _lists(numbering)

    def of_paragraph(self, paragraph: etree._Element) -> Look:
        """Return how the text of a paragraph looks where its runs say nothing else."""
        return self.of(val(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default, self._base)

    def of(self, name: str | None, base: Look, depth: int = 0) -> Look:
        """Return how text of a style looks on top of something."""
        style = self._styles.get(name) if name else None
        if style is None or depth > _DEEPEST:
            return base
        look = self.of(val(style.find(f"{W}basedOn")), base, depth + 1)
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            level = val(number.find(f"{W}ilvl")) or "0"
            look = replace(
                look,
                list_id=val(number.find(f"{W}numId")) or look.list_id,
                level=int(level) if level.isdecimal() else 0,
            )
        return with_run(look, style.find(f"{W}rPr"))

    def numbered(self, paragraph: etree._Element, look: Look) -> tuple[Numbered, int] | None:
        """Return the list and the level that a paragraph is an entry of, or None."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        list_id, level = look.list_id, look.level
        if own is not None:
            list_id = val(own.find(f"{W}numId")) or list_id
            given = val(own.find(f"{W}ilvl"))
            level = int(given) if given and given.isdecimal() else level
        found = self._lists.get(list_id or "")
        return (found, level) if found else None


def with_run(look: Look, properties: etree._Element | None) -> Look:
    """Return how a run looks that has these properties (w:rPr) on top of its paragraph's."""
    if properties is None:
        return look
    bold = is_on(properties.find(f"{W}b"))
    if val(properties.find(f"{W}u")) not in (None, "none"):
        bold = True  # what is underlined as a whole is a heading, too
    hidden = is_on(properties.find(f"{W}vanish"))
    size = val(properties.find(f"{W}sz"))
    script = val(properties.find(f"{W}vertAlign"))
    rise = val(properties.find(f"{W}position")) or ""  # half points; some programs raise by it, and make smaller
    if script is None and size and size.isdecimal() and int(size) / 2 < look.size and re.fullmatch(r"-?[1-9]\d*", rise):
        script = "subscript" if rise.startswith("-") else "superscript"
    return replace(
        look,
        bold=look.bold if bold is None else bold,
        hidden=look.hidden if hidden is None else hidden,
        size=int(size) / 2 if size and size.isdecimal() else look.size,
        script=look.script if script is None else script,
    )


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _lists(numbering: etree._Element | None) -> dict[str, Numbered]:
    if numbering is None:
        return {}
    abstract = {val(each, "abstractNumId") or "": _levels(each) for each in numbering.findall(f"{W}abstractNum")}
    found: dict[str, Numbered] = {}
    for element in numbering.findall(f"{W}num"):
        counter = val(element.find(f"{W}abstractNumId")) or ""
        levels = dict(abstract.get(counter, {}))
        overrides: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            level = int(val(override, "ilvl") or 0)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[level] = _level(own)
            if (start := val(override.find(f"{W}startOverride"))) is not None:
                overrides[level] = int(start)
        found[val(element, "numId") or ""] = Numbered(levels, counter, overrides)
    return found


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {int(val(element, "ilvl") or 0): _level(element) for element in abstract.findall(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    start = val(element.find(f"{W}start")) or "1"
    text = val(element.find(f"{W}lvlText"))
    form = val(element.find(f"{W}numFmt")) or "decimal"
    return Level(int(start) if start.isdecimal() else 1, form, "" if text is None else text)
