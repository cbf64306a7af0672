"""Standard: what every archive has without writing it: the pages about the site, and Sweden's municipalities.

A page of the same name in the content folder takes the place of one of these. They are Markdown with Jinja, made of
what the register says (`render.py`), so that none of them speaks of another municipality.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
PAGES = _HERE / "sidor"


def names() -> frozenset[str]:
    """Return the names of all standard pages and of the pictures on them, as below the content folder."""
    found = (path for path in PAGES.rglob("*") if path.is_file() and not path.name.startswith("_"))
    return frozenset(path.relative_to(PAGES).as_posix() for path in found)


def pages(without: Container[str] = ()) -> frozenset[str]:
    """Return the names of the standard pages of an archive that does without some, named without their ending."""
    return frozenset(name for name in names() if name.endswith(".md") and name.removesuffix(".md") not in without)


@dataclass(frozen=True)
class KnownPlace:
    """One municipality or region: its official code, its name whole and short, and the court that hears appeals.

    `court` is empty where it is not known for certain.
    """

    code: str
    name: str
    short: str
    court: str


@cache
def places() -> tuple[KnownPlace, ...]:
    """Return Sweden's municipalities and regions in order of code; where it is from stands in kommuner.tsv itself."""
    lines = (_HERE / "kommuner.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        KnownPlace(code, name, short, f"Förvaltningsrätten i {town}" if town else "")
        for code, name, short, town in rows
    )


def place(said: str) -> KnownPlace | None:
    """Return the municipality or region that is meant by a code or a name, in any of the ways that it is said."""
    return next(iter(places_called(said)), None)


def places_called(said: str) -> tuple[KnownPlace, ...]:
    """Return all that may be meant; Gotland has both the code of a municipality and that of a region."""
    wanted = _plain(said)
    return tuple(place for place in places() if wanted in {place.code, _plain(place.name), _plain(place.short)})


def _plain(name: str) -> str:
    """Return a name without what is said or left out: "Göteborgs stad", "Göteborgs kommun", "Göteborg"."""
    words = " ".join(name.casefold().split())
    for ending in (" kommun", " stad"):
        words = words.removesuffix(ending)
    return words
