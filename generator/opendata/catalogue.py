"""The catalogue of the bulk data as DCAT-AP-SE 3 has it, in RDF/XML and JSON-LD, for data portals to fetch.

It says what the register and the files say and nothing else: no licence, contact or number that nobody has told, and
no day of a build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from generator import urls
from generator.pages.context import Context

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
    ".parquet": ("application/vnd.apache.parquet", "Parquet"),
}

# Folders of many small files, which pages lead to: a portal shows the tables that have all of it.
_SMALL = frozenset({"omrostningar", "ledamoter", "partier", "hanvisningar"})

# A node: its IRI (empty for one without), its class, and its properties with their values: another node, an IRI, or a
# text in Swedish or of a type of XML Schema.
_Node = tuple[str, str, list[tuple[str, Any]]]


def catalogue_files(context: Context, years: Mapping[int, Iterable[tuple[str, int]]]) -> Iterator[tuple[str, bytes]]:
    """Yield (address, content) of the catalogue in both forms; `years` have the address and the size of each file."""
    catalogue = _catalogue(context, years)
    yield JSON_LD, _json_ld(catalogue)
    yield RDF, _rdf_xml(catalogue)


def _catalogue(context: Context, years: Mapping[int, Iterable[tuple[str, int]]]) -> _Node:
    municipality = context.archive.municipality
    publisher = ("iri", context.absolute(f"{RDF}#utgivare"))
    licence = [("dct:license", ("iri", municipality.licence))] if municipality.licence else []
    agent: list[tuple[str, Any]] = [("foaf:name", ("sv", municipality.name))]
    if municipality.organisation_number:
        agent.append(("dct:identifier", ("string", municipality.organisation_number)))
    if municipality.website:
        agent.append(("foaf:homepage", ("iri", municipality.website)))
    properties: list[tuple[str, Any]] = [
        ("dct:title", ("sv", f"Protokoll från {municipality.name}")),
        ("dct:description", ("sv", f"Protokoll från {municipality.name} som öppna data, ett år i taget.")),
        ("dct:publisher", (publisher[1], "foaf:Agent", agent)),
        ("dct:language", ("iri", _SWEDISH)),
        ("foaf:homepage", ("iri", context.absolute(urls.START))),
        *licence,
    ]
    contact = _contact(context)
    for year, files in sorted(years.items()):
        about: list[tuple[str, Any]] = [
            ("dct:title", ("sv", f"Protokoll från {municipality.name} {year}")),
            (
                "dct:description",
                ("sv", f"Möten, paragrafer, närvaro och omröstningar ur de protokoll från {year} som finns i arkivet."),
            ),
            ("dct:publisher", publisher),
            ("dct:identifier", ("string", context.absolute(f"data/{year}/"))),
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
        properties.append(("dcat:dataset", (context.absolute(f"{RDF}#data-{year}"), "dcat:Dataset", about)))
    return (context.absolute(f"{RDF}#katalog"), "dcat:Catalog", properties)


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
    return (context.absolute(f"{RDF}#kontakt"), "vcard:Organization", properties)


def _distribution(context: Context, path: str, size: int, licence: list[tuple[str, Any]]) -> _Node:
    media, kind = _KINDS[_ending(path)]
    name = path.rpartition("/")[2]
    address = context.absolute(path)
    return (
        context.absolute(f"{RDF}#{path.replace('/', '-')}"),
        "dcat:Distribution",
        [
            ("dct:title", ("sv", f"{name} ({kind})")),
            ("dcat:accessURL", ("iri", address)),
            ("dcat:downloadURL", ("iri", address)),
            ("dcat:mediaType", ("iri", f"{_MEDIA}{media}")),
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
    return {"@value": text, "@language": "sv"} if kind == "sv" else {"@value": text, "@type": f"xsd:{kind}"}


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
            else:
                inner.set(f"{{{_RDF}}}datatype", f"{_XSD}{value[0]}")


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"
