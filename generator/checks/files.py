"""Files: what may lie in the content folder. Everything in it is published, and it comes from pull requests."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.findings import Finding
from generator.privacy.kinds import KINDS, LEFT_BY_SYSTEMS, is_for_a_while


def forbidden_files(root: Path, logo: str | None = None, *, is_known: bool = True) -> Iterator[Finding]:
    """Yield an error for each link and each file of a kind that must not be published, in a fixed order.

    The logo may be a drawing (SVG): appearance.py examines what is in it. As long as the register that names it cannot
    be read (it is not known), no drawing is complained of.

    The loader knows better what to do about a stray file among the minutes that is not hidden, and says so itself.
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
            elif name in folders or place == f"{root.name}/{logo}" or _is_known(name, path.suffix.lower(), kinds):
                continue
            elif name.startswith(".") or not place.startswith(f"{root.name}/protokoll/"):
                yield Finding(
                    place,
                    0,
                    0,
                    "fil-typ",
                    f"Filer som slutar på {path.suffix or name} får inte ligga i mappen {root.name}.",
                    f"Ta bort filen. Det här får ligga där: {', '.join(sorted(set(KINDS) - {'.yaml'}))}.",
                )


def _is_known(name: str, suffix: str, kinds: Collection[str]) -> bool:
    return suffix in kinds or name.lower() in LEFT_BY_SYSTEMS or is_for_a_while(name)
