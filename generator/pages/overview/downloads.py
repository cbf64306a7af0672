"""Every file of open data with a link to it, year by year: for whoever fetches one, and for who keeps the whole site.

A program that archives a web site follows links: what no page leads to is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import urls
from generator.pages.context import Context
from generator.pages.overview.ballots import names_voters
from generator.pages.overview.misc import redirect
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href
from generator.schema import KINDS

# The tables of a year by the name of their file (opendata/bulk/tables.py), and those whose CSV is packed.
TABLES = {
    "moten": "Möten",
    "paragrafer": "Paragrafer",
    "paragrafers_arenden": "Vilka ärenden en paragraf gäller",
    "platser_och_amnen": "Vilka platser och ämnen en paragraf gäller",
    "arenden": "Ärenden",
    "narvaro": "Närvaro",
    "narvaro_paragrafer": "Närvaro i varje paragraf",
    "narvaro_spann": "Vilka paragrafer en rad i närvaron gäller, från och till",
    "voteringar": "Omröstningar",
    "alternativ": "Alternativ i omröstningar",
    "roster": "Röster",
    "anteckningar": "Yrkanden, reservationer och annat som antecknades",
    "handlingar": "Handlingar",
    "anslag": "Anslag",
    "rattelser": "Rättelser",
    "avpublicerade": "Avpublicerade paragrafer",
    "organ": "Organ",
    "partier": "Partier",
    "personer": "Personer",
    "roller": "Roller",
    "fortroendeuppdrag": "Förtroendeuppdrag",
}
LARGE = frozenset({"narvaro_paragrafer"})
PACKED = frozenset(
    {
        "paragrafer",
        "paragrafers_arenden",
        "platser_och_amnen",
        "narvaro",
        "narvaro_spann",
        "roster",
        "anteckningar",
        "handlingar",
    }
)
_OF_YEAR = {
    "protokoll.zip": "Protokollen som de är skrivna (YAML)",
    "hanvisningar.zip": "Paragraferna för referensprogram (BibTeX, RIS och CSL-JSON)",
    "tabeller.xlsx": "Alla tabellerna som kalkylark",
    "protokoll.sqlite.gz": "Alla tabellerna i en databas (SQLite)",
    "paragrafer.jsonl.zst": "Varje paragraf med allt som står om den (JSON Lines)",
    "datapackage.json": "Vad kolumnerna betyder (Data Package)",
    "csvw.json": "Vad kolumnerna betyder (CSV on the Web)",
}
_OF_YEAR_WHERE_ASKED = {
    "akoma-ntoso": ("akoma-ntoso.zip", "Protokollen som Akoma Ntoso"),
    "popolo": ("popolo.json", "Omröstningar och beslut som Popolo"),
}
_OF_ALL = {
    "data/ar.json": "Vilka år det finns data för",
    "data/samla.py": "Program som gör en databas av alla år (Python)",
    "data/alla.sql": "Alla år som vyer i DuckDB",
    "data/datapackage.json": "Alla års tabeller, var och en som en (Data Package)",
    "data/metadata.yml": "Vad kolumnerna betyder, för Datasette",
    "dcat.rdf": "Katalog för dataportaler (RDF/XML)",
    "dcat.jsonld": "Katalog för dataportaler (JSON-LD)",
    "index.json": "Organ, partier, år och det nyaste",
}
_OF_ALL_WHERE_ASKED = {
    "oparl": ("oparl.json", "Ingången till OParl"),
    "popolo": ("data/popolo.json", "Personer, organ och uppdrag som Popolo"),
}
# What a file is, by its name or, of all years, its address: for the catalogue.
FILES = {
    **_OF_YEAR,
    **dict(_OF_YEAR_WHERE_ASKED.values()),
    **_OF_ALL,
    **dict(_OF_ALL_WHERE_ASKED.values()),
    "roster.xlsx": "Hur varje ledamot och parti har röstat",
}


@dataclass(frozen=True)
class FileRow:
    """Something that can be fetched, and in which forms."""

    text: str
    forms: tuple[LinkView, ...]


@dataclass(frozen=True)
class DownloadsView:
    """All that the page of files shows: of each year, then of the whole archive."""

    years: tuple[tuple[int, tuple[FileRow, ...]], ...]
    whole: tuple[FileRow, ...]
    schemas: tuple[LinkView, ...]
    help: str


def downloads_view(context: Context) -> DownloadsView:
    """Return every file of open data that the archive has."""
    asked = context.archive.municipality.standards
    whole = _OF_ALL | dict(_OF_ALL_WHERE_ASKED[each] for each in asked if each in _OF_ALL_WHERE_ASKED)
    return DownloadsView(
        tuple((year, tuple(_of_year(context, year, asked))) for year in context.archive.years),
        (
            *(_row(text, path) for path, text in whole.items()),
            *(_row(f"Register: {name.removesuffix('.yml')}", f"register/{name}") for name in context.archive.registers),
        ),
        tuple(LinkView(f"{name}.json", href(f"{urls.SCHEMA}{name}.json")) for name in KINDS),
        context.standard(urls.OPEN_DATA),
    )


def _of_year(context: Context, year: int, asked: tuple[str, ...]) -> Iterator[FileRow]:
    folder = urls.data_of(year)
    for name, text in TABLES.items():
        ending = ".zip" if name in PACKED else ""
        csv = () if name in LARGE else (LinkView(f"CSV{ending and ' (zip)'}", href(f"{folder}{name}.csv{ending}")),)
        yield FileRow(text, (*csv, LinkView("Parquet", href(f"{folder}parquet/{name}.parquet"))))
    files = _OF_YEAR | dict(_OF_YEAR_WHERE_ASKED[each] for each in asked if each in _OF_YEAR_WHERE_ASKED)
    for path, text in files.items():
        yield _row(text, folder + path)
    if any(map(names_voters, context.archive.meetings_of(year))):
        yield _row("Hur varje ledamot och parti har röstat (Excel)", urls.year_votes(year))


def _row(text: str, path: str) -> FileRow:
    return FileRow(text, (LinkView(path.rpartition("/")[2], href(path)),))


def planned(context: Context) -> Iterator[Planned]:
    """Yield the page of files, and for each year the way there from what catalogues call it."""
    place = context.archive.municipality.name
    description = f"Alla protokoll från {place} som tabeller och data, år för år: CSV, Parquet, SQLite och JSON."
    yield context.listed(urls.DATA, "downloads.html", "Hämta data", description, partial(downloads_view, context), "om")
    for year in context.archive.years:
        target = f"{urls.ROOT}{urls.DATA}#ar-{year}"
        yield redirect(context, urls.data_of(year), target, partial(_names, year))


def _names(year: int) -> tuple[str, str]:
    return "Hämta data", f"Data för {year}"
