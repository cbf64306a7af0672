"""The catalogue of open data: what independent readers of RDF and SHACL make of it, and that it claims nothing untold.

The shapes are written from the profile DCAT-AP-SE 3.0.1 (diggsweden/DCAT-AP-SE on GitHub, 3.0.1/bundle.json, 9 December
2024): how many of each property a catalogue, a set of data, a distribution, a publisher and a contact must and may
have, and of what kind they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS
from rdflib.namespace import RDF as RDF_SYNTAX

from generator.opendata.catalogue import JSON_LD, RDF, catalogue_files
from generator.pages.context import Context
from tests.sites import KOMMUN, Site, minutes, town

RDF_TYPE = RDF_SYNTAX.type
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
  sh:property [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path foaf:homepage ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:themeTaxonomy ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dct:language ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:description ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ;
  sh:property [ sh:path dct:identifier ; sh:minCount 1 ] ;
  sh:property [ sh:path dcat:theme ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:keyword ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dcat:landingPage ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dct:temporal ; sh:class dct:PeriodOfTime ] ;
  sh:property [ sh:path dct:accessRights ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:contactPoint ; sh:class vcard:Organization ] ;
  sh:property [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dct:format ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ;
    sh:pattern "^[a-z]+/[a-z0-9.+-]+$" ] ;
  sh:property [ sh:path dct:conformsTo ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:downloadURL ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ;
  sh:property [ sh:path dct:license ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass foaf:Agent ;
  sh:property [ sh:path foaf:name ; sh:minCount 1 ; sh:datatype rdf:langString ] ;
  sh:property [ sh:path dct:type ; sh:minCount 1 ; sh:maxCount 1 ; sh:in (
    <http://purl.org/adms/publishertype/LocalAuthority> <http://purl.org/adms/publishertype/RegionalAuthority> ) ] .
[] a sh:NodeShape ; sh:targetClass dct:PeriodOfTime ;
  sh:property [ sh:path dcat:startDate ; sh:maxCount 1 ; sh:datatype xsd:date ] ;
  sh:property [ sh:path dcat:endDate ; sh:maxCount 1 ; sh:datatype xsd:date ] .
[] a sh:NodeShape ; sh:targetClass vcard:Voice ;
  sh:property [ sh:path vcard:hasValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ;
    sh:pattern "^tel:[0-9+]+$" ] .
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
  telefon: 08-718 80 00
"""


def graphs(folder: Path, register: str) -> tuple[Graph, Graph]:
    place = town(folder, minutes())
    place.write("register/kommun.yml", register)
    context = Context(place.archive(), "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    sizes = [("data/2024/moten.csv", 17), ("data/2024/a.sqlite.gz", 99), ("data/popolo.json", 7), ("oparl.json", 8)]
    files = dict(catalogue_files(context, sizes))
    return Graph().parse(data=files[RDF], format="xml"), Graph().parse(data=files[JSON_LD], format="json-ld")


def faults(graph: Graph) -> str:
    conforms, _, told = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"), advanced=False)
    return "" if conforms else str(told)


def test_catalogue_keeps_to_the_profile_in_both_forms(tmp_path: Path) -> None:
    xml, json_ld = graphs(tmp_path, KOMMUN + TOLD)
    assert len(xml) > 20
    assert isomorphic(xml, json_ld)
    assert faults(xml) == ""


TERMS = "https://protokoll.exempelkoping.example/oppna-data/#villkor"


def test_without_a_licence_the_catalogue_leads_to_the_terms_that_the_site_states(tmp_path: Path) -> None:
    xml, json_ld = graphs(tmp_path, KOMMUN)
    assert isomorphic(xml, json_ld)
    assert faults(xml) == ""
    assert {str(each) for each in xml.objects(None, DCTERMS.license)} == {TERMS}


def test_a_licence_that_nobody_has_told_is_all_that_the_profile_misses(tmp_path: Path) -> None:
    xml, _ = graphs(tmp_path, KOMMUN + "utan: [oppna-data]\n")
    assert faults(xml).count("Constraint Violation") == 1
    xml.add((next(xml.subjects(RDF_TYPE, DCAT.Catalog)), DCTERMS.license, URIRef("https://licens.example/")))
    assert faults(xml) == ""


@pytest.mark.parametrize(("code", "kind"), [("9999", "LocalAuthority"), ("99", "RegionalAuthority")])
def test_the_publisher_is_a_municipality_or_a_region(tmp_path: Path, code: str, kind: str) -> None:
    xml, _ = graphs(tmp_path, KOMMUN.replace('"9999"', f'"{code}"'))
    assert [str(each).rpartition("/")[2] for each in xml.objects(None, DCTERMS.type)] == [kind]


@pytest.mark.parametrize(
    "lost",
    [
        DCAT.accessURL,
        DCAT.mediaType,
        DCAT.distribution,
        DCAT.keyword,
        DCTERMS.publisher,
        DCTERMS.title,
        DCTERMS.identifier,
        DCTERMS.type,
        DCTERMS.format,
        DCTERMS.license,
    ],
)
def test_shapes_miss_what_is_taken_away(tmp_path: Path, lost: Any) -> None:
    xml, _ = graphs(tmp_path, KOMMUN + TOLD)
    xml.remove((None, lost, None))
    assert faults(xml)


def test_catalogue_says_of_the_publisher_only_what_is_told(tmp_path: Path) -> None:
    silent, _ = graphs(tmp_path / "a", KOMMUN)
    assert {str(each) for each in silent.objects(None, DCTERMS.license)} == {TERMS}
    assert not list(silent.objects(None, DCAT.contactPoint))
    told, _ = graphs(tmp_path / "b", KOMMUN + TOLD)
    licence = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert len(list(told.subjects(DCTERMS.license, licence))) == 5  # the catalogue and its four files
    assert [str(each) for each in told.objects(None, URIRef("http://www.w3.org/2006/vcard/ns#hasEmail"))] == [
        "mailto:kommun@exempel.example"
    ]


def test_a_year_without_minutes_has_no_data_of_its_own(tmp_path: Path) -> None:
    called = "organ: ks\ndatum: 2025-02-04\nstatus: kallad\n"
    context = Context(town(tmp_path, minutes(), called).archive(), "Öppna protokoll", "https://protokoll.example/")
    made = dict(catalogue_files(context, [("data/2024/moten.csv", 1), ("data/2025/protokoll.zip", 1)]))
    assert all("data/2024/" in content.decode() and "2025" not in content.decode() for content in made.values())


def test_built_catalogue_names_files_that_are_there_with_their_size(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2023-03-07"), minutes("ks", "2024-03-05"))
    place.write("register/kommun.yml", KOMMUN + "standarder: [akoma-ntoso, oparl, popolo]\n")
    site: Site = place.build()
    found = Graph().parse(data=(site.folder / RDF).read_bytes(), format="xml")
    base = "https://protokoll.exempelkoping.example/"
    sizes = {
        str(where): int(size)
        for thing, where in found.subject_objects(DCAT.downloadURL)
        for size in found.objects(thing, DCAT.byteSize)
    }
    names = {address.removeprefix(base) for address in sizes}
    told = {
        str(where).removeprefix(base): [str(words) for words in found.objects(thing, DCTERMS.description)]
        for thing, where in found.subject_objects(DCAT.downloadURL)
    }
    assert all(len(words) == 1 for words in told.values()), told
    assert told["data/2024/moten.csv"] == ["Ett möte på varje rad."]
    assert told["data/2024/tabeller.xlsx"] == ["Alla tabellerna som kalkylark"]
    both = {f"data/{year}/{name}" for year in (2023, 2024) for name in ("popolo.json", "akoma-ntoso.zip", "moten.csv")}
    assert names > both | {"data/popolo.json", "oparl.json"}
    standards = {str(each) for each in found.objects(None, DCTERMS.conformsTo)}
    assert len(standards) == 3
    with ZipFile(site.folder / "data/2024/akoma-ntoso.zip") as packed:
        whole = (site.folder / "moten/ks/2024-03-05/protokoll.akn.xml").read_bytes()
        assert {name: packed.read(name) for name in packed.namelist()} == {"ks-2024-03-05.akn.xml": whole}
    assert sizes == {address: (site.folder / address.removeprefix(base)).stat().st_size for address in sizes}
