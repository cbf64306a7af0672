"""The catalogue of the bulk data as DCAT-AP-SE 3.0.1 has it, in RDF/XML and JSON-LD, for data portals to fetch.

It says what the register and the files say and nothing else: no contact or number that nobody has told, and no day of a
build. The profile asks for a licence: without one in the register it is the terms that the site itself states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from generator import urls
from generator.model import Municipality
from generator.opendata.bulk import TABLES, in_words
from generator.pages.context import Context
from generator.pages.overview.downloads import FILES

RDF, JSON_LD = "dcat.rdf", "dcat.jsonld"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_RDF, _XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
_EU = "http://publications.europa.eu/resource/authority/"
_SWEDISH, _PUBLIC = f"{_EU}language/SWE", f"{_EU}access-right/PUBLIC"
_GOVERNMENT = f"{_EU}data-theme/GOVE"
_MEDIA = "http://www.iana.org/assignments/media-types/"
# What a file is by its ending: the media type, and how it is named to a reader.
_KINDS = {
    ".csv": ("text/csv", "CSV"),
    ".json": ("application/json", "JSON"),
    ".gz": ("application/gzip", "Packad fil (gzip)"),
    ".zst": ("application/zstd", "Packad fil (Zstandard)"),
    ".zip": ("application/zip", "Packad (zip)"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Kalkylark (Excel)"),
    ".parquet": ("application/vnd.apache.parquet", "Parquet"),
}

# What else a file keeps to, by its name.
_STANDARDS = {
    "popolo.json": "https://www.popoloproject.com/specs/",
    "oparl.json": "https://schema.oparl.org/1.1/",
    "akoma-ntoso.zip": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
}
_TABLES = {table.name: table.description for table in TABLES}
_KEYWORDS = ("beslut", "omröstningar", "öppna data")
# A folder of many small files, which pages lead to: a portal shows the tables that have all of it.
_SMALL = frozenset({"omrostningar"})

# A node: its IRI (empty for one without), its class, and its properties with their values: another node, an IRI, or a
# text in Swedish, of a type of XML Schema, or (with an empty kind) of none.
_Node = tuple[str, str, list[tuple[str, Any]]]


def catalogue_files(context: Context, files: Iterable[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
    """Yield (address, content) of the catalogue in both forms; `files` are addresses of bulk data and their sizes.

    A file in the folder of a year belongs to the data of that year, any other to those of the whole archive. A year in
    which a meeting is called and none has minutes has no page, and no data of its own.
    """
    held = {str(meeting.date.year) for meeting in context.archive.meetings}
    found: dict[str, list[tuple[str, int]]] = {}
    for path, size in files:
        match = _OF_YEAR.match(path)
        if not match or match[1] in held:
            found.setdefault(match[1] if match else "", []).append((path, size))
    catalogue = _catalogue(context, found)
    yield JSON_LD, _json_ld(catalogue)
    yield RDF, _rdf_xml(catalogue)


def _catalogue(context: Context, years: Mapping[str, Iterable[tuple[str, int]]]) -> _Node:
    municipality = context.archive.municipality
    publisher = ("iri", context.absolute(f"{RDF}#utgivare"))
    terms = context.absolute(f"{urls.OPEN_DATA}#villkor") if context.standard(urls.OPEN_DATA) else None
    licence = [("dct:license", ("iri", told))] if (told := municipality.licence or terms) else []
    politics = "regionpolitik" if municipality.is_region else "kommunpolitik"
    properties: list[tuple[str, Any]] = [
        ("dct:title", ("sv", f"Protokoll från {municipality.name}")),
        ("dct:description", ("sv", f"Protokoll från {municipality.name} som öppna data, ett år i taget.")),
        ("dct:publisher", (publisher[1], "foaf:Agent", _agent(municipality))),
        ("dct:language", ("iri", _SWEDISH)),
        ("foaf:homepage", ("iri", context.absolute(urls.START))),
        ("dcat:themeTaxonomy", ("iri", f"{_EU}data-theme")),
        *licence,
    ]
    contact = _contact(context)
    for year, files in sorted(years.items(), key=lambda each: each[0] or "9"):
        about: list[tuple[str, Any]] = [
            ("dct:title", ("sv", f"Protokoll från {municipality.name}{f' {year}' if year else ', alla år'}")),
            ("dct:description", ("sv", (_YEAR if year else _WHOLE).format(year))),
            ("dct:publisher", publisher),
            ("dct:identifier", ("string", context.absolute(urls.data_of(year) if year else urls.DATA))),
            *(("dcat:keyword", ("sv", word)) for word in ("protokoll", politics, *_KEYWORDS)),
            ("dcat:landingPage", ("iri", context.absolute(urls.OPEN_DATA if context.standard(urls.OPEN_DATA) else ""))),
            *([("dct:temporal", _period(context, year))] if year else []),
            ("dct:language", ("iri", _SWEDISH)),
            ("dct:accessRights", ("iri", _PUBLIC)),
            ("dcat:theme", ("iri", _GOVERNMENT)),
            *([("dcat:contactPoint", contact)] if contact else []),
            *(
                ("dcat:distribution", _distribution(context, path, size, licence))
                for path, size in files
                if _ending(path) in _KINDS and _SMALL.isdisjoint(path.split("/"))
            ),
        ]
        properties.append(("dcat:dataset", (context.absolute(f"{RDF}#data-{year or 'alla'}"), "dcat:Dataset", about)))
    return (context.absolute(f"{RDF}#katalog"), "dcat:Catalog", properties)


def _agent(municipality: Municipality) -> list[tuple[str, Any]]:
    kind = "RegionalAuthority" if municipality.is_region else "LocalAuthority"
    agent: list[tuple[str, Any]] = [
        ("foaf:name", ("sv", municipality.name)),
        ("dct:type", ("iri", f"http://purl.org/adms/publishertype/{kind}")),
    ]
    if municipality.organisation_number:
        agent.append(("dct:identifier", ("string", municipality.organisation_number)))
    if municipality.website:
        agent.append(("foaf:homepage", ("iri", municipality.website)))
    return agent


_YEAR = "Möten, paragrafer, närvaro och omröstningar ur de protokoll från {} som finns i arkivet."
_WHOLE = "Personer, organ, partier och uppdrag i hela arkivet, enligt andras standarder."
_OF_YEAR = re.compile(f"{urls.DATA}([0-9]{{4}})/")


def _period(context: Context, year: str) -> _Node:
    days = [("dcat:startDate", ("date", f"{year}-01-01")), ("dcat:endDate", ("date", f"{year}-12-31"))]
    return (context.absolute(f"{RDF}#tid-{year}"), "dct:PeriodOfTime", days)


def _contact(context: Context) -> _Node | None:
    """Return how questions are put, or None where the register gives no e-mail: the profile asks for one."""
    contact = context.archive.municipality.contact
    if not contact or not contact.email:
        return None
    properties: list[tuple[str, Any]] = [
        ("vcard:fn", ("sv", context.archive.municipality.name)),
        ("vcard:hasEmail", ("iri", f"mailto:{contact.email}")),
    ]
    if contact.link:
        properties.append(("vcard:hasURL", ("iri", contact.link)))
    if contact.phone:
        number = re.sub(r"[^0-9+]", "", contact.phone)
        voice = ("vcard:hasValue", ("iri", f"tel:{number}"))
        properties.append(("vcard:hasTelephone", (context.absolute(f"{RDF}#telefon"), "vcard:Voice", [voice])))
    return (context.absolute(f"{RDF}#kontakt"), "vcard:Organization", properties)


def _distribution(context: Context, path: str, size: int, licence: list[tuple[str, Any]]) -> _Node:
    media, kind = _KINDS[_ending(path)]
    name = path.rpartition("/")[2]
    table = None if name.endswith(".xlsx") else _TABLES.get(name.partition(".")[0])
    what = f"{in_words(context, table)} på varje rad." if table else FILES.get(path, FILES.get(name))
    standard = _STANDARDS.get(name)
    address = context.absolute(path)
    return (
        context.absolute(f"{RDF}#{path.replace('/', '-')}"),
        "dcat:Distribution",
        [
            ("dct:title", ("sv", f"{name} ({kind})")),
            *([("dct:description", ("sv", what))] if what else []),
            ("dcat:accessURL", ("iri", address)),
            ("dcat:downloadURL", ("iri", address)),
            # The profile asks for the one, DCAT-AP for the other.
            ("dct:format", ("", media)),
            ("dcat:mediaType", ("iri", f"{_MEDIA}{media}")),
            *([("dct:conformsTo", ("iri", standard))] if standard else []),
            ("dcat:byteSize", ("nonNegativeInteger", str(size))),
            *licence,
        ],
    )


def _ending(path: str) -> str:
    return path[path.rfind(".") :]


def _json_ld(catalogue: _Node) -> bytes:
    context = {**_PREFIXES, "xsd": _XSD}
    return json.dumps({"@context": context, **_as_json(catalogue)}, ensure_ascii=False, indent=1).encode() + b"\n"


def _as_json(value: Any) -> Any:
    if len(value) == 3:
        found: dict[str, Any] = {"@id": value[0], "@type": value[1]}
        for name, each in value[2]:
            found.setdefault(name, []).append(_as_json(each))
        return found
    kind, text = value
    if kind == "iri":
        return {"@id": text}
    if kind == "sv":
        return {"@value": text, "@language": "sv"}
    return {"@value": text, "@type": f"xsd:{kind}"} if kind else text


def _rdf_xml(catalogue: _Node) -> bytes:
    for prefix, namespace in {**_PREFIXES, "rdf": _RDF}.items():
        ET.register_namespace(prefix, namespace)
    root = ET.Element(f"{{{_RDF}}}RDF")
    _node_xml(root, catalogue)
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _node_xml(above: ET.Element, node: _Node) -> None:
    address, kind, properties = node
    element = ET.SubElement(above, _qualified(kind), {f"{{{_RDF}}}about": address})
    for name, value in properties:
        inner = ET.SubElement(element, _qualified(name))
        if len(value) == 3:
            _node_xml(inner, value)
        elif value[0] == "iri":
            inner.set(f"{{{_RDF}}}resource", value[1])
        else:
            inner.text = value[1]
            if value[0] == "sv":
                inner.set("{http://www.w3.org/XML/1998/namespace}lang", "sv")
            elif value[0]:
                inner.set(f"{{{_RDF}}}datatype", f"{_XSD}{value[0]}")


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"
