"""Damage that a text took on its way here: marks of a conflict in git, and letters read in the wrong encoding.

It looks like text, and would be published as the words of the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding

_CONFLICT = re.compile(r"[ \t]*(?:<{7}|>{7})(?: |$)")
_BETWEEN = re.compile(r"[ \t]*(?:={7}|\|{7}(?: .*)?)$")
_LOST = "\ufffd"
# UTF-8 that was read as Windows-1252: the two or three characters that å, ä, ö, é, ü, §, – and quotation marks become.
_WRONG = re.compile(
    "Ã[\u0080-\u00bf\u20ac\u201a-\u2026\u2030\u0160\u2018-\u201d\u2013\u0152\u0153\u0161\u203a\u0178]"
    "|â€[\u0090-\u009d\u00a2\u00a6\u201c\u201d\u2122\u02dc\u0153\u017e]|Â[ \u00a0\u00a7\u00ab\u00b0\u00b4\u00bb\u00bd]"
)
_MAYBE = re.compile("<{7}|>{7}|[\ufffdÃÂ]|â€")
_MOST = 20  # the same accident is in the whole file


def is_suspect(text: str) -> bool:
    """Tell, at little cost, whether there may be any of it in a text."""
    return bool(_MAYBE.search(text))


def found(text: str, file: str) -> list[Finding]:
    """Return an error for each line of a file's text that is damaged, up to twenty."""
    return list(islice(_lines(text, file), _MOST)) if is_suspect(text) else []


def _lines(text: str, file: str) -> Iterator[Finding]:
    lines = text.split("\n")
    in_conflict = any(map(_CONFLICT.match, lines))
    for number, line in enumerate(lines, 1):
        if in_conflict and (_CONFLICT.match(line) or _BETWEEN.fullmatch(line)):
            column = len(line) - len(line.lstrip()) + 1
            yield Finding(file, number, column, "konfliktmarkering", _MARK, _MARK_HINT)
        elif match := _WRONG.search(line):
            message = f"Bokstäver har blivit fel när texten flyttades: ”{_around(line, match)}”."
            fixed = mended(line).strip()
            hint = f"Skriv så här: {fixed if len(fixed) <= 200 else f'{fixed[:200]} …'}"
            yield Finding(file, number, match.start() + 1, "felkodad-text", message, hint)
        elif (at := line.find(_LOST)) >= 0:
            message = "Här står tecknet \ufffd, som ett program har satt där det inte kunde läsa en bokstav."
            yield Finding(file, number, at + 1, "felkodad-text", message, _LOST_HINT)


def mended(line: str) -> str:
    """Return a line with each letter that was read in the wrong encoding as it was."""

    def right(match: re.Match[str]) -> str:
        try:
            return match[0].encode("cp1252").decode()
        except UnicodeError:
            try:
                return match[0].encode("latin-1").decode()
            except UnicodeError:
                return match[0]

    return _WRONG.sub(right, line)


def _around(line: str, match: re.Match[str]) -> str:
    start = line.rfind(" ", 0, match.start()) + 1
    end = line.find(" ", match.end())
    return line[start : end if end > 0 else len(line)][:40]


_MARK = "Raden är en markering av en konflikt i git: två har ändrat på samma ställe."
_MARK_HINT = (
    "Välj det som är rätt av texten mellan <<<<<<< och ======= och texten mellan ======= och >>>>>>>. Ta sedan bort "
    "det andra, och alla tre markeringarna."
)
_LOST_HINT = "Skriv bokstaven som står i originalet i stället för tecknet."
