"""How much is published of what is recorded: words stand once, and the site stays small enough to be published.

GitHub Pages takes 1 GB. What grows with the records is what can pass that, so the ceilings here are bytes of the site
for a byte of the records, kind by kind, of a small invented town. Who adds something to every page or file meets them:
take something else away, or raise the ceiling and say what the bytes are for.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.synth import write
from benchmarks.town import Municipality
from generator.command.builder import build
from tests.sites import Site, item, minutes, town

# Measured and a tenth more; what is not named here may be REST each, and together ALL.
CEILINGS = {
    ("moten", ".html"): 3.38,
    ("ledamoter", ".html"): 3.27,
    ("arenden", ".html"): 2.86,
    ("moten", ".json"): 1.56,
    ("ledamoter", ".json"): 0.37,
    ("ledamoter", ".xml"): 1.07,
    ("sokregister", ".sok"): 1.23,
    ("moten", ".md"): 1.16,
    ("data", ".gz"): 0.38,
    ("data", ".zip"): 0.44,  # protocols as they are written, tables and references: packed, 3.5 in plain
    ("arenden", ".json"): 0.58,
    ("kort", ".html"): 0.4,
    ("partier", ".html"): 0.45,
    ("data", ".json"): 0.28,
    ("arenden", ".md"): 0.39,
    ("data", ".parquet"): 0.31,
}
REST, ALL = 0.22, 20.0
# What is the same however much there is to publish, or holds the newest only.
FIXED = {"folj", "regler", "bilder", "assets", "schema", "oppna-data", "nycklar", "for-redaktorer", "sa-laser-du"}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    write(folder, Municipality(1, 1, bodies=3, meetings=6, items=12))
    build(folder / "mkdocs.yml", None, search=True)
    return folder


def kinds_of(site: Path) -> Counter[tuple[str, str]]:
    """Return how many bytes there are of each kind: by the folder at the top, and the end of the files' names."""
    found: Counter[tuple[str, str]] = Counter()
    for path in site.rglob("*"):
        if path.is_file():
            top, *below = path.relative_to(site).parts
            found["kort" if "kort" in below else top if below else "", path.suffix] += path.stat().st_size
    return found


def ratios(folder: Path) -> dict[tuple[str, str], float]:
    """Return the bytes of each kind in a built folder for a byte of its records."""
    records = sum(path.stat().st_size for path in (folder / "content" / "protokoll").rglob("*.yml"))
    return {kind: size / records for kind, size in kinds_of(folder / "site").items() if kind[0] not in FIXED}


def heavy(found: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Return what is over its ceiling."""
    over = {kind: ratio for kind, ratio in found.items() if ratio > CEILINGS.get(kind, REST)}
    return over | ({("", "all"): total} if (total := sum(found.values())) > ALL else {})


def test_the_site_is_no_heavier_for_its_records_than_it_was(invented: Path) -> None:
    found = ratios(invented)
    assert heavy(found) == {}
    # What a ceiling is for that stands far above what there is, nobody would notice.
    assert {kind for kind, most in CEILINGS.items() if found.get(kind, 0) < 0.7 * most} == set()


@pytest.mark.parametrize("kind", [("arenden", ".html"), ("moten", ".json"), ("ledamoter", ".xml")])
def test_words_said_again_on_each_page_are_noticed(invented: Path, kind: tuple[str, str]) -> None:
    """A fifth more of one kind, as when a list, a text or a code is repeated in each."""
    found = ratios(invented)
    assert kind in heavy({**found, kind: found[kind] * 1.2})


DECISION = "Taxan antas. " + "Avgiften tas ut varje månad av den som bor i kommunen. " * 30 + "Alfaslutet står sist."
SUMMARY = "Taxan är från 1998. " + "Den har räknats upp en gång om året sedan dess. " * 30 + "Betaslutet står sist."
SAID = "Vi vill inte höja taxan. " + "Den drabbar de boende hårt och utan skäl. " * 30 + "Gammaslutet står sist."
BODY = f"""\
beslut: |
  {DECISION}
sammanfattning: |
  {SUMMARY}
ärende: KS 2024-00001
reservationer:
  - av: [Anna Ek (S)]
    text: |
      {SAID}
voteringar:
  - ja: bifall
    nej: avslag
    röster: {{ja: [Bo Lund (M)], nej: [Anna Ek (S)]}}
"""
EVERYWHERE = {("moten", ".html"), ("moten", ".json"), ("moten", ".md")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = town(tmp_path_factory.mktemp("words"), minutes("ks", "2024-01-09", item(1, "Taxa", BODY)))
    return place.build(search=True)


@pytest.mark.parametrize(
    ("word", "places"),
    [
        # A decision is shown whole where one follows the case.
        ("Alfaslutet", {*EVERYWHERE, ("arenden", ".html"), ("arenden", ".md")}),
        ("Betaslutet", EVERYWHERE),
        ("Gammaslutet", EVERYWHERE),
    ],
)
def test_the_end_of_a_long_text_stands_once_in_each_form(site: Site, word: str, places: set[tuple[str, str]]) -> None:
    found = Counter(
        (path.relative_to(site.folder).parts[0], path.suffix)
        for path in site.folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes()
    )
    assert found == dict.fromkeys(places, 1)
