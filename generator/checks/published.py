"""Published: one list of everything that a build puts into the site and a change brings into git, and what is in it.

The list is made of folders, not of what the program knows how to use: what lies in the archive is examined, hidden or
not, whatever its kind, and so are the settings and templates beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path

from generator.checks import privacy
from generator.findings import Finding
from generator.privacy.kinds import KINDS

_THEME = re.compile(r"""^[ \t]+custom_dir:[ \t]*["']?([^"'#\n]+?)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_UNSEEN = {"__pycache__", ".git"}


def everything(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that a site is made of, with its name in findings: the archive, its settings, its templates."""
    yield from _below(root, root.name)
    config = root.parent / "mkdocs.yml"
    if config.is_file() and not config.is_symlink():
        yield config, config.name
        theme = _theme(config)
        if theme and theme.is_relative_to(root.parent) and not theme.is_relative_to(root):
            yield from _below(theme, theme.relative_to(root.parent).as_posix())


def _below(folder: Path, shown: str) -> Iterator[tuple[Path, str]]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _UNSEEN)
        below = Path(place).relative_to(folder).as_posix()
        prefix = shown if below == "." else f"{shown}/{below}"
        for name in sorted(files):
            path = Path(place) / name
            if not path.is_symlink():
                yield path, f"{prefix}/{name}"


def _theme(config: Path) -> Path | None:
    """Return the folder of templates that mkdocs.yml names; of its text only that line is read."""
    try:
        found = _THEME.search(config.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    try:
        return (config.parent / found[1]).resolve() if found else None
    except (OSError, ValueError):  # no path at all, such as one with a zero byte
        return None


def folders(root: Path) -> Iterator[str]:
    """Yield every folder below the archive, as findings show it."""
    for place, inner, _ in os.walk(root):
        inner.sort()
        if place != str(root):
            yield f"{root.name}/{Path(place).relative_to(root).as_posix()}"


def published(
    root: Path, read: Container[Path], reader: Callable[[Sequence[tuple[Path, str]]], list[Finding]]
) -> Iterator[Finding]:
    """Yield what must not be published, in names and contents.

    `read` are the files whose contents have been examined already; `reader` examines files, or has done it before.
    """
    listed = list(everything(root))
    yield from privacy.named_so([*folders(root), *(name for _, name in listed)])
    yield from reader([(path, name) for path, name in listed if path not in read])


def examine_file(path: Path, name: str) -> list[Finding]:
    """Return what is wrong with the contents of a file of any kind."""
    try:
        return privacy.contents(path.read_bytes(), name, path)
    except OSError:
        hint = "Kontrollera att filen går att öppna. Spara den på nytt om den är skadad."
        return [Finding(name, 0, 0, "fil-olaslig", "Filen går inte att läsa.", hint)]


def unnamed_pdfs(root: Path, named: Container[str]) -> Iterator[Finding]:
    """Yield an error for each PDF that no protocol and no page names; `named` are paths below the archive.

    One that is called as a protocol beside it belongs to that.
    """
    pages: list[str] | None = None
    for path, name in _below(root, root.name):
        if KINDS.get(path.suffix.lower(), KINDS[".yml"]).read != "pdf":
            continue
        below = name.partition("/")[2]
        if below in named or path.with_suffix(".yml").is_file():
            continue
        if pages is None:
            pages = [
                each.read_text(encoding="utf-8", errors="replace")
                for each in sorted(root.rglob("*.md"))
                if each.is_file()
            ]
        if not below.startswith("protokoll/") and any(path.name in page for page in pages):
            continue
        message = "Ingen nämner den här pdf-filen: varken ett protokoll eller en sida."
        hint = (
            "Nämn den i protokollet (källa eller en handling: pdf), döp den som protokollet bredvid, eller ta bort den."
        )
        yield Finding(name, 0, 0, "pdf-utan-protokoll", message, hint)
