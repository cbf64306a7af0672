"""Comparison: a content folder on disk beside what it was in the past, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.changes import Change, changes
from generator.changes.ended import addresses, ended
from generator.changes.unread import unread
from generator.checks import examine
from generator.system.history import HistoryError, extract

_ENDED = "FEL: adresser skulle sluta fungera"


@dataclass(frozen=True)
class Comparison:
    """The changes, and the files that could not be compared because they cannot be read in one of the states."""

    changes: tuple[Change, ...]
    unread: tuple[str, ...]


def compare(root: Path, revision: str, later: str | None = None) -> Comparison:
    """Compare a content folder as it was at a revision with what it is now, or at a later revision.

    Raises HistoryError, also when the registers of one of the two are too wrong to read anything by.
    """
    with TemporaryDirectory(prefix="protokoll-") as folder:
        before = Path(folder, "before", root.name)
        before.mkdir(parents=True)
        extract(root, revision, before)
        after = root
        if later is not None:
            after = Path(folder, "after", root.name)
            after.mkdir(parents=True)
            extract(root, later, after)
        old, new = examine(before), examine(after)
        broken = sorted({*unread(old), *unread(new)})
        if old.archive is None or new.archive is None:
            which = f"i {revision}" if old.archive is None else f"i {later}" if later else "nu"
            raise HistoryError(f"Registren går inte att läsa så som de är {which}, och utan dem går inget att jämföra.")
        found = changes(old.archive, new.archive)
        told = [change for change in found if change.file not in broken]
        if (was := addresses(old)) and (now := addresses(new)):
            told[:0] = [Change("", _ENDED, f"{each.message} {each.hint}", each.file) for each in ended(was, now)]
        return Comparison((*told, *_other_files(before, after)), tuple(broken))


def within(root: Path, paths: Iterable[Path]) -> Callable[[str], bool]:
    """Return a function that tells whether a file, named as in findings, lies in one of some files or folders.

    All files do if no paths are given.
    """
    wanted = [path.resolve() for path in paths]

    def lies(name: str) -> bool:
        place = (root / name.removeprefix(f"{root.name}/")).resolve()
        return not wanted or any(place.is_relative_to(path) for path in wanted)

    return lies


def _other_files(before: Path, after: Path) -> Iterable[Change]:
    """Yield the files other than records that are new, gone or changed: editorial pages, originals, pictures."""
    old, new = (
        {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if _is_other(path)}
        for root in (before, after)
    )
    for name in sorted({*old, *new}):
        if name not in old:
            word = "ny"
        elif name not in new:
            word = "borttagen"
        elif old[name].read_bytes() != new[name].read_bytes():
            word = "ändrad"
        else:
            continue
        yield Change("", "Sidor och bifogade filer", f"{name} är {word}.", f"{after.name}/{name}")


def _is_other(path: Path) -> bool:
    return path.suffix != ".yml" and path.is_file() and not path.is_symlink()
