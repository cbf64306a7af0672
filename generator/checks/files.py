"""Files: what may lie in the content folder. Everything in it is published, and it comes from pull requests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding
from generator.privacy.kinds import KINDS


def forbidden_files(root: Path, logo: str | None = None, *, is_known: bool = True) -> Iterator[Finding]:
    """Yield an error for each link and each file of a kind that must not be published, in a fixed order.

    The logo may be a drawing (SVG): appearance.py examines what is in it. As long as the register that names it cannot
    be read (it is not known), no drawing is complained of.

    The loader knows better what to do about a stray file among the minutes, and says so itself.
    """
    kinds = set(KINDS) if is_known else {*KINDS, ".svg"}
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted([*folders, *files]):
            path = Path(folder) / name
            place = f"{root.name}/{path.relative_to(root).as_posix()}"
            if path.is_symlink():
                yield Finding(
                    place,
                    0,
                    0,
                    "fil-genvag",
                    "Det här är en genväg till en annan fil eller mapp.",
                    "Lägg dit själva filen i stället. En genväg kan leda ut ur arkivet.",
                )
            elif name in files and not path.is_file():
                message = "Det här är varken en fil eller en mapp, utan något som bara en dator har."
                yield Finding(place, 0, 0, "fil-typ", message, "Ta bort det.")
            elif place.startswith(f"{root.name}/protokoll/") or place == f"{root.name}/{logo}":
                continue
            elif name in files and not name.startswith(".") and path.suffix.lower() not in kinds:
                yield Finding(
                    place,
                    0,
                    0,
                    "fil-typ",
                    f"Filer som slutar på {path.suffix or name} får inte ligga i mappen {root.name}.",
                    f"Ta bort filen. Det här får ligga där: {', '.join(sorted(set(KINDS) - {'.yaml'}))}.",
                )
