"""The list to check beside a draft: what to look at, with page and line and the text as read, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.covering import Covering
from generator.importer.draft.account import Missing
from generator.importer.lines import Line, SourceLines
from generator.importer.notes import Doubt, Left, Path

_NOTHING_MISSING = "Inga. Varje ord i originalet står i utkastet eller i listorna här under."
_LONG = 160  # characters of a line that are shown where it is only pointed out
_ALWAYS = (
    "Utfallet i varje paragraf (`utfall`) skriver redaktören. Programmet gissar det aldrig.",
    "Var protokollet kommer ifrån (`källa`) och redaktionella noter läggs till för hand.",
    "Personuppgifter som inte får publiceras ska maskas: `[maskad]`.",
)


def review(
    source: SourceLines,
    doubts: Sequence[Doubt],
    left: Sequence[Left],
    missing: Sequence[Missing],
    numbers: Sequence[str],
    counts: str = "",
) -> str:
    """Return the list to check, as Markdown; `numbers` are those of the §§ in the draft's order, `counts` how many."""
    return "\n".join(
        [
            f"# Att granska: {source.name}",
            *(("", counts) if counts else ()),
            *("", "## Kontrollera", ""),
            *(_doubts(source, doubts, numbers) or ["Programmet är inte osäkert på något."]),
            *("", "## Ord som saknas i utkastet", ""),
            *(_missing(source, missing) or [_NOTHING_MISSING]),
            *("", "## Gör alltid", ""),
            *(f"- [ ] {each}" for each in _ALWAYS),
            *("", "## Utelämnat ur utkastet"),
            *_left(source, left),
            *("", "### Sidhuvuden, sidfötter och signaturrutor", ""),
            *([f"- {_where(source, line)}: {_quoted(line.text)}" for line in source.furniture] or ["Inga."]),
            "",
        ]
    )


def _doubts(source: SourceLines, doubts: Sequence[Doubt], numbers: Sequence[str]) -> list[str]:
    out: list[str] = []
    for doubt in doubts:
        out.append(f"- [ ] **{_named(doubt.path, numbers)}**: {_plain(doubt.why)}{_place(source, doubt.line)}")
        if doubt.line is not None:
            out.append(f"      Som det lästes: {_quoted(_excerpt(source.lines[doubt.line].text, doubt.why))}")
    return out


def _missing(source: SourceLines, missing: Sequence[Missing]) -> list[str]:
    out: list[str] = []
    for each in missing:
        excerpt = _quoted(_excerpt(source.lines[each.line].text, f"”{each.word}”"))
        out.append(f"- [ ] ”{_plain(each.word)}”{_place(source, each.line)}: {excerpt}")
    return out


def _left(source: SourceLines, left: Sequence[Left]) -> list[str]:
    """Return the words left out, by reason; words that two reasons hold for are listed once."""
    groups: dict[str, list[str]] = {}
    listed: dict[int, Covering] = {}
    for each in left:
        span = each.span
        text = source.lines[span.line].text[span.start : span.end]
        before = listed.setdefault(span.line, Covering())
        if text.strip() and not before.holds(span.start, span.end):
            groups.setdefault(each.why, []).append(f"-{_place(source, span.line, lead='')}: {_quoted(text)}")
            before.add(span.start, span.end)
    return [line for why, lines in groups.items() for line in ("", f"### {why[:1].upper()}{why[1:]}", "", *lines)]


def _named(path: Path, numbers: Sequence[str]) -> str:
    """Return a path in words: "§ 12, ärende"; numbers count from 1."""
    steps = list(path)
    parts: list[str] = []
    if len(steps) > 1 and steps[0] == "paragrafer" and isinstance(steps[1], int):
        parts.append(f"§ {numbers[steps[1]]}")
        del steps[:2]
    if steps:
        parts.append(" ".join(str(step + 1) if isinstance(step, int) else step for step in steps))
    return _plain(", ".join(parts)) if parts else "hela protokollet"


def _place(source: SourceLines, line: int | None, lead: str = ",") -> str:
    return f"{lead} {_where(source, source.lines[line])}" if line is not None else ""


def _where(source: SourceLines, line: Line) -> str:
    page = f"sidan {line.page}, " if source.pages > 1 or source.kind == "pdf" else ""
    return f"{page}rad {line.number}" + (", läst ur bild" if line.ocr else "")


def _excerpt(text: str, about: str) -> str:
    """Return a line, or so much of a long one around the words that a doubt quotes that they are found."""
    if len(text) <= _LONG:
        return text
    word = re.search("”([^”]+)”", about)
    at = max(text.casefold().find(word[1].casefold()), 0) if word else 0
    begin = max(0, at - _LONG // 2)
    return ("… " if begin else "") + text[begin : begin + _LONG] + (" …" if begin + _LONG < len(text) else "")


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("`", "ˋ")
    return f"`{plain}`"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")
