"""Published: one list of everything that a build puts into the site and a change brings into git, and what is in it.

The list is made of folders, not of what the program knows how to use: what lies in the archive is examined, hidden or
not, whatever its kind, and so are the settings and templates beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator import yamlio
from generator.archive.casenumbers import CaseNumbers
from generator.checks import privacy
from generator.findings import Finding
from generator.privacy.kinds import KINDS, LEFT_BY_SYSTEMS, OF_THEMES
from generator.privacy.redact import redacted
from generator.system import history

_UNSEEN = {"__pycache__", ".git"}


def everything(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that a site is made of, with its name in findings: the archive, its settings, its templates."""
    yield from _below(root, root.name)
    for config, theme in _settings(root.parent):
        yield config, _name(root.parent, config)
        if theme is not None and theme.is_dir() and not theme.is_relative_to(root):
            yield from _below(theme, _name(root.parent, theme))
    days = root.parent / history.FILE
    if days.is_file() and not days.is_symlink():
        yield days, days.name


def _settings(folder: Path) -> Iterator[tuple[Path, Path | None]]:
    """Yield mkdocs.yml and what it is built on (INHERIT), each with the folder of templates that it names."""
    config, seen = folder / "mkdocs.yml", set[Path]()
    while config.is_file() and config not in seen and (config.name != "mkdocs.yml" or not config.is_symlink()):
        seen.add(config)
        try:
            document, _ = yamlio.parse_partly(config.read_bytes(), config.name, config)
        except OSError:
            return
        told = document.data if document else {}
        theme = told.get("theme")
        named = theme.get("custom_dir") if isinstance(theme, dict) else None
        yield config, _beside(config, named)
        above = _beside(config, told.get("INHERIT"))
        if above is None:
            return
        config = above


def _beside(config: Path, named: object) -> Path | None:
    """Return the file or folder that settings name, None if it is no path at all."""
    try:
        return (config.parent / named).resolve() if isinstance(named, str) and named else None
    except (OSError, ValueError):  # such as one with a zero byte
        return None


def _name(top: Path, path: Path) -> str:
    return Path(os.path.relpath(path, top.resolve())).as_posix()


def _below(folder: Path, shown: str) -> Iterator[tuple[Path, str]]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _UNSEEN)
        below = Path(place).relative_to(folder).as_posix()
        prefix = shown if below == "." else f"{shown}/{below}"
        for name in sorted(files):
            path = Path(place) / name
            if path.is_file() and not path.is_symlink():  # nor a pipe that nobody writes to
                yield path, f"{prefix}/{name}"


def folders(root: Path) -> Iterator[str]:
    """Yield every folder below the archive, as findings show it."""
    for place, inner, _ in os.walk(root):
        inner.sort()
        if place != str(root):
            yield f"{root.name}/{Path(place).relative_to(root).as_posix()}"


def published(
    root: Path,
    read: Container[Path],
    reader: Callable[[Sequence[tuple[Path, str]]], list[Finding]],
    numbers: CaseNumbers,
) -> Iterator[Finding]:
    """Yield the findings on what must not be published, in names and contents.

    `read` are the files whose contents have been examined already; `reader` examines files, or has done it before.
    `numbers` knows the municipality's case numbers.
    """
    listed = list(everything(root))
    outside = [name for path, name in listed if not path.is_relative_to(root)]
    above = {parent.as_posix() for name in outside for parent in PurePosixPath(name).parents}
    yield from privacy.named_so([*folders(root), *sorted(above), *(name for _, name in listed)], numbers)
    yield from _among_templates(outside)
    yield from reader([(path, name) for path, name in listed if path not in read])


def _among_templates(names: Iterable[str]) -> Iterator[Finding]:
    for name in map(PurePosixPath, names):
        if name.suffix.lower() not in OF_THEMES and name.name.lower() not in LEFT_BY_SYSTEMS:
            message = "Filer av det slaget kan ingen granska, och allt i mappen med mallar publiceras."
            hint = f"Ta bort filen. Det här får ligga där: {', '.join(sorted(OF_THEMES))}."
            yield Finding(redacted(str(name)), 0, 0, "fil-typ", message, hint)


def examine_file(path: Path, name: str) -> list[Finding]:
    """Return the findings on the contents of a file of any kind."""
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
