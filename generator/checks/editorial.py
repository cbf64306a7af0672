"""Editorial pages: what would stop MkDocs, or lead a reader nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from pathlib import Path
from urllib.parse import unquote

from generator import standard
from generator.content.loader import Content, is_file
from generator.findings import Finding

_FENCE = re.compile(r"[ ]*(?:```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\]\(<?([^)#?\s>]+)")
_MEETING = re.compile(r"moten/([^/]+)/(\d{4}-\d\d-\d\d(?:-\d)?)/")
_RECORD = re.compile(r"protokoll/([^/]+)/(\d{4}-[^/]*)\.yml")


def pages(content: Content) -> Iterator[Finding]:
    """Yield an error for each page that is not UTF-8 or links to nothing."""
    # Their addresses answer still, with the reason.
    removed = {removal.address.partition("#")[0] for removal in content.removals.removals}
    there = standard.names() - {f"{each}.md" for each in content.municipality.without}
    for path in sorted(content.root.rglob("*.md")):
        if not path.is_file():
            continue
        name = f"{content.root.name}/{path.relative_to(content.root).as_posix()}"
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            hint = "Öppna filen, välj Spara som och kodningen (teckenkodningen) UTF-8. Kontrollera sedan å, ä och ö."
            yield Finding(name, 1, 1, "fil-inte-utf8", "Filen är inte sparad som UTF-8.", hint)
        except OSError:
            hint = "Kontrollera att filen går att öppna. Spara den på nytt om den är skadad."
            yield Finding(name, 0, 0, "fil-olaslig", "Filen går inte att läsa.", hint)
        else:
            yield from _dead_links(content.root, path, name, text, removed, there)


def _dead_links(root: Path, page: Path, name: str, text: str, removed: Set[str], there: Set[str]) -> Iterator[Finding]:
    """Yield an error for each link or picture that names a file which is not there."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if _FENCE.match(line):
            fenced = not fenced
        for match in () if fenced else _LINK.finditer(_CODE.sub(lambda code: " " * len(code[0]), line)):
            target = unquote(match[1])
            if re.match(r"[a-z][a-z0-9+.-]*:|/", target, re.IGNORECASE) or "&" in target:
                continue  # on another site, from the top of this one, or with entities: the audit looks
            path = posixpath.normpath(posixpath.join(page.parent.relative_to(root).as_posix(), target))
            if path not in there and not _is_there(root, path) and path.removesuffix("index.html") not in removed:
                yield Finding(
                    name,
                    number,
                    match.start(1) + 1,
                    "lank-dod",
                    f"Länken leder till {target}, som inte finns.",
                    _cure(path),
                )


def _cure(path: str) -> str:
    if record := _RECORD.match(path):
        meeting, packed = f"moten/{record[1]}/{record[2]}/index.html", f"data/{record[2][:4]}/protokoll.zip"
        return f"Länka till mötets sida, {meeting}, eller till årets filer i YAML, {packed}."
    return "Rätta länken efter filens namn, eller ta bort den. En sida skrivs till exempel om.md."


def _is_there(root: Path, path: str) -> bool:
    """Tell whether a path below the content folder is a file, or of a page that the site makes (as far as is known)."""
    if _RECORD.match(path):
        return False  # published in the file of its year
    if is_file(root / path):
        return not path.startswith("..")
    if meeting := _MEETING.match(path):
        return is_file(root / "protokoll" / meeting[1] / f"{meeting[2]}.yml")
    return path.startswith("data/") or (path.endswith((".html", ".json", ".xml")) and "/" in path)
