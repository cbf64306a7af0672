"""Runs: the text of a paragraph of a Word document as it shows: changes accepted, fields by their result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.importer.extract.package import words
from generator.importer.extract.script import lowered, raised
from generator.importer.extract.styles import Look, Styles, W, val, with_run

__all__ = ["Runs", "W", "val"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "pPr", "rt", "instrText")}
# Where symbol fonts have what a list's bullet or a ticked box looks like.
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0FE": "☒", "F0A8": "☐", "F02D": "-", "F0FC": "✓"}


@dataclass(slots=True)
class _Text:
    """The paragraph that is being read."""

    parts: list[tuple[str, Look]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of each field that is open: whether its result has begun


class Runs:
    """Reads paragraphs, and keeps what must not be among their words: hidden text, what a form asks to fill in."""

    def __init__(self, styles: Styles, notes: Mapping[str, Mapping[str, str]]) -> None:
        self.hidden: list[str] = []
        self.placeholders: list[str] = []
        self._styles = styles
        self._notes = notes
        self._number = 0
        self._fields: list[bool] = []

    def read(
        self, paragraph: etree._Element, look: Look
    ) -> tuple[str, bool, float | None, list[str], list[etree._Element]]:
        """Return the text of a paragraph, whether most is bold, its size, its notes, and the text boxes in it."""
        text = _Text(fields=self._fields)
        self._children(paragraph, look, text)
        said = [(part, each) for part, each in text.parts if part.strip()]
        letters = sum(len(part) for part, _ in said)
        bold = sum(len(part) for part, each in said if each.bold) * 2 > letters
        sizes: dict[float, int] = {}
        for part, each in said:
            sizes[each.size] = sizes.get(each.size, 0) + len(part)
        size = max(sizes, key=lambda each: sizes[each]) if sizes else None
        return "".join(part for part, _ in text.parts), bold, size, text.notes, text.boxes

    def is_placeholder(self, control: etree._Element) -> bool:
        """Tell whether a content control holds only what it asks to fill in (w:showingPlcHdr)."""
        return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

    def _children(self, parent: etree._Element, look: Look, text: _Text) -> None:
        for child in parent:
            if child.tag in _GONE:
                continue
            if child.tag == f"{W}r":
                self._run(child, look, text)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if self.is_placeholder(child):
                    self.placeholders.append(words(child).strip())
                elif content is not None:
                    self._children(content, look, text)
            elif child.tag == f"{_MC}AlternateContent":
                self._alternate(child, look, text)
            elif child.tag == f"{W}ruby":
                base = child.find(f"{W}rubyBase")
                if base is not None:
                    self._children(base, look, text)
            else:
                self._children(child, look, text)

    def _alternate(self, element: etree._Element, look: Look, text: _Text) -> None:
        """Read one of the ways in which something is written; the others repeat it for older programs."""
        chosen = element.find(f"{_MC}Choice")
        if chosen is None:
            chosen = element.find(f"{_MC}Fallback")
        if chosen is not None:
            boxes = list(chosen.iter(f"{W}txbxContent"))
            text.boxes += boxes
            if not boxes:
                self._children(chosen, look, text)

    def _run(self, run: etree._Element, look: Look, text: _Text) -> None:
        properties = run.find(f"{W}rPr")
        style = val(properties.find(f"{W}rStyle")) if properties is not None else None
        look = with_run(self._styles.of(style, look), properties)
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child, text)
            elif child.tag == f"{W}pict" or child.tag == f"{W}drawing" or child.tag == f"{W}object":
                text.boxes += list(child.iter(f"{W}txbxContent"))
            elif child.tag == f"{_MC}AlternateContent":
                self._alternate(child, look, text)
            elif all(text.fields) and (said := self._said(child, text)):
                self._add(said, look, text)

    def _field(self, mark: etree._Element, text: _Text) -> None:
        """Follow a field: what stands before its result says only how that is found."""
        kind = val(mark, "fldCharType")
        if kind == "begin":
            text.fields.append(False)
        elif kind == "separate" and text.fields:
            text.fields[-1] = True
        elif kind == "end" and text.fields:
            text.fields.pop()

    def _said(self, child: etree._Element, text: _Text) -> str:
        if child.tag == f"{W}t":
            return child.text or ""
        if child.tag == f"{W}tab" or child.tag == f"{W}ptab":
            return "\t"
        if child.tag in (f"{W}br", f"{W}cr"):
            return "\n"
        if child.tag == f"{W}noBreakHyphen":
            return "-"
        if child.tag == f"{W}sym":
            return _SYMBOLS.get((val(child, "char") or "").upper(), "")
        for kind in ("footnote", "endnote"):
            if child.tag == f"{W}{kind}Reference":
                self._number += 1
                mark = raised(str(self._number))
                text.notes.append(f"{mark} {self._notes[kind].get(val(child, 'id') or '', '')}")
                return mark
        return ""

    def _add(self, said: str, look: Look, text: _Text) -> None:
        if look.hidden:
            self.hidden.append(said.strip())
            return
        if look.script in ("superscript", "subscript"):
            said = raised(said) if look.script == "superscript" else lowered(said)
        text.parts.append((said, look))
