"""The catalogue of open data: what independent readers of RDF and SHACL make of it, and that it claims nothing untold.

The shapes are written from the profile DCAT-AP-SE 3: what a catalogue, a set of data, a distribution, a publisher and
a contact must have, and of what kind it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS

from generator.opendata.catalogue import JSON_LD, RDF, catalogue_files
from generator.pages.context import Context
from tests.sites import KOMMUN, Site, minutes, town

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:datatype rdf:langString ; sh:uniqueLang true ] ;
  sh:property [ sh:path dct:description ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ;
  sh:property [ sh:path dct:license ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dct:language ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:description ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ;
  sh:property [ sh:path dct:identifier ; sh:minCount 1 ] ;
  sh:property [ sh:path dcat:theme ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dct:accessRights ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:contactPoint ; sh:class vcard:Organization ] ;
  sh:property [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:downloadURL ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ;
  sh:property [ sh:path dct:license ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass vcard:Organization ;
  sh:property [ sh:path vcard:fn ; sh:minCount 1 ] ;
  sh:property [ sh:path vcard:hasEmail ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""
TOLD = """\
organisationsnummer: 222000-9993
licens: https://creativecommons.org/publicdomain/zero/1.0/
kontakt:
  text: Skriv till oss & fråga.
  epost: kommun@exempel.example
"""


def graphs(folder: Path, register: str) -> tuple[Graph, Graph]:
    place = town(folder, minutes())
    place.write("register/kommun.yml", register)
    context = Context(place.archive(), "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    files = dict(catalogue_files(context, {2024: [("data/2024/moten.csv", 17), ("data/2024/a.sqlite.gz", 99)]}))
    return Graph().parse(data=files[RDF], format="xml"), Graph().parse(data=files[JSON_LD], format="json-ld")


def faults(graph: Graph) -> str:
    conforms, _, told = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"), advanced=False)
    return "" if conforms else str(told)


@pytest.mark.parametrize("register", [KOMMUN, KOMMUN + TOLD])
def test_catalogue_keeps_to_the_profile_in_both_forms(tmp_path: Path, register: str) -> None:
    xml, json_ld = graphs(tmp_path, register)
    assert len(xml) > 20
    assert isomorphic(xml, json_ld)
    assert faults(xml) == ""


@pytest.mark.parametrize(
    "lost", [DCAT.accessURL, DCAT.mediaType, DCAT.distribution, DCTERMS.publisher, DCTERMS.title, DCTERMS.identifier]
)
def test_shapes_miss_what_is_taken_away(tmp_path: Path, lost: Any) -> None:
    xml, _ = graphs(tmp_path, KOMMUN)
    xml.remove((None, lost, None))
    assert faults(xml)


def test_catalogue_says_of_the_publisher_only_what_is_told(tmp_path: Path) -> None:
    silent, _ = graphs(tmp_path / "a", KOMMUN)
    assert not list(silent.objects(None, DCTERMS.license))
    assert not list(silent.objects(None, DCAT.contactPoint))
    told, _ = graphs(tmp_path / "b", KOMMUN + TOLD)
    licence = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert len(list(told.subjects(DCTERMS.license, licence))) == 3  # the catalogue and its two files
    assert [str(each) for each in told.objects(None, URIRef("http://www.w3.org/2006/vcard/ns#hasEmail"))] == [
        "mailto:kommun@exempel.example"
    ]


def test_built_catalogue_names_files_that_are_there_with_their_size(tmp_path: Path) -> None:
    site: Site = town(tmp_path, minutes("ks", "2023-03-07"), minutes("ks", "2024-03-05")).build()
    found = Graph().parse(data=(site.folder / RDF).read_bytes(), format="xml")
    base = "https://protokoll.exempelkoping.example/"
    sizes = {
        str(where): int(size)
        for thing, where in found.subject_objects(DCAT.downloadURL)
        for size in found.objects(thing, DCAT.byteSize)
    }
    assert {address.split("/")[4] for address in sizes} == {"2023", "2024"}
    assert sizes == {address: (site.folder / address.removeprefix(base)).stat().st_size for address in sizes}
