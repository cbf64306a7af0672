"""What the heads of pages tell machines, read by extruct: in words of schema.org, and no more than the page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import extruct
import pytest
from rdflib import SDO, Graph, URIRef
from rdflib.namespace import RDF

from generator.opendata import Claims
from generator.pages.context import Context
from tests.sites import Site, item, minutes, town

URL = "https://protokoll.exempelkoping.example/"
DECIDED = "utfall: beslutat\nbeslut: Nämnden antar taxan."
ON_THE_BOARD = "justering: {datum: 2024-03-08}\n"


def read(site: Site, address: str, syntax: str = "json-ld") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = extruct.extract(site.html(address), base_url=URL + address, syntaxes=[syntax])[syntax]
    return found


def meeting(folder: Path, text: str) -> dict[str, Any]:
    [found] = read(town(folder, text).build(), "moten/ks/2024-03-05/")
    return found


PARTS = [
    ("", DECIDED, ["Justerat"], [""]),
    ("status: utkast\n", DECIDED, ["Utkast"], []),
    ("status: ej justerat\n", DECIDED, ["Ej justerat"], []),
    ("status: ej justerat\n", f"{DECIDED}\nomedelbart_justerad: ja", ["Ej justerat"], [""]),
    ("", "utfall: noterat", ["Justerat"], []),
    ("", "utfall: utgår", ["Justerat"], []),
    ("", "utfall: bordläggning", ["Justerat"], []),
    ("", "utfall: bifall\nförslag_till: kf\nbeslut: Fullmäktige antar taxan.", ["Justerat"], []),
    ("", f"{DECIDED}\nrättelser:\n  - {{datum: 2024-05-01, text: Fel.}}", ["Justerat"], ["Rättat 1 maj 2024"]),
    ("", f"{DECIDED}\njäv: Bo Lund (M)", ["Justerat"], ["Jäv: Bo Lund"]),
]


@pytest.mark.parametrize(("head", "keys", "status", "parts"), PARTS)
def test_a_paragraph_is_told_only_if_it_is_decided_and_with_what_qualifies_it(
    tmp_path: Path, head: str, keys: str, status: list[str], parts: list[str]
) -> None:
    found = meeting(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", keys), head=ON_THE_BOARD + head))
    record = found["recordedIn"]
    assert [record["creativeWorkStatus"].capitalize()] == status
    told = record.get("hasPart", [])
    assert [each.get("creativeWorkStatus", "") for each in told] == parts
    for each in told:
        assert each["identifier"] == "eli/se-9999/ks/2024-03-05/1"
        assert (each["@id"], each["name"]) == (f"{URL}moten/ks/2024-03-05/#p1", "Taxa")


TIMES = [
    ("tid: kl. 18.30–21.05", "2024-03-05T18:30:00+01:00", "2024-03-05T21:05:00+01:00"),
    ("tid: kl. 13", "2024-03-05", None),
    ("tid: efter lunch", "2024-03-05", None),
    ("slutdatum: 2024-03-06", "2024-03-05", "2024-03-06"),
]


@pytest.mark.parametrize(("head", "begins", "ends"), TIMES)
def test_a_meeting_is_an_event_with_hours_only_where_they_are_sure(
    tmp_path: Path, head: str, begins: str, ends: str | None
) -> None:
    found = meeting(tmp_path, minutes("ks", "2024-03-05", head=f"{head}\nplats: Stadshuset"))
    assert (found["@type"], found["startDate"], found.get("endDate")) == ("Event", begins, ends)
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["location"]["name"] == "Stadshuset"
    assert found["organizer"]["@id"] == f"{URL}organ/ks/"


@pytest.mark.parametrize(("status", "told"), [("kallad", "EventScheduled"), ("inställt", "EventCancelled")])
def test_a_meeting_without_minutes_has_none_here(tmp_path: Path, status: str, told: str) -> None:
    founded = town(tmp_path, minutes("ks", "2024-01-09"))
    founded.write("protokoll/ks/2024-03-05.yml", f"organ: ks\ndatum: 2024-03-05\nstatus: {status}\n")
    [found] = read(founded.build(), "moten/ks/2024-03-05/")
    assert found["eventStatus"] == f"https://schema.org/{told}"
    assert "recordedIn" not in found


def test_what_was_removed_and_what_has_moved_claims_nothing(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa"), present=["Bo Lund (M)"]))
    founded.write(
        "register/borttaget.yml",
        "borttaget:\n  - {adress: moten/ks/2024-03-05/, datum: 2024-04-01, skäl: Sekretess.}\n",
    )
    founded.write("register/personer.yml", "personer:\n  - {namn: Bo Lund, id: bo, tidigare_adresser: [bo-lund]}\n")
    site = founded.build()
    for address in ("moten/ks/2024-03-05/", "ledamoter/bo-lund/", "sok/", "404.html"):
        assert read(site, address) == []
        assert "og:title" not in site.html(address)
    [bo] = read(site, "ledamoter/bo/")
    assert (bo["@type"], bo["name"], bo["affiliation"]["name"]) == ("Person", "Bo Lund", "Moderaterna")


def test_bodies_are_authorities_of_the_municipality_and_a_company_is_none(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ksau", "2024-01-09"))
    bodies = (founded.content / "register/organ.yml").read_text("utf-8")
    founded.write("register/organ.yml", f"{bodies}  - {{id: ab, namn: Bostads AB, typ: bolag, från: 1998-01-01}}\n")
    site = founded.build()
    [[ks], [ksau], [ab]] = (read(site, f"organ/{each}/") for each in ("ks", "ksau", "ab"))
    assert ks["parentOrganization"]["@id"] == f"{URL}#kommun"
    assert ksau["parentOrganization"]["@id"] == f"{URL}organ/ks/"
    assert (ab["@type"], ab.get("parentOrganization"), ab["foundingDate"]) == ("Organization", None, "1998-01-01")
    [start] = read(site, "")
    assert (start["publisher"]["@type"], start["publisher"]["@id"]) == ("GovernmentOrganization", f"{URL}#kommun")


def test_a_title_cannot_end_the_script(tmp_path: Path) -> None:
    title = '</script><script>alert(1)</script> & "citat"'
    found = meeting(
        tmp_path, minutes("ks", "2024-03-05", item(1, "x", DECIDED).replace("rubrik: x", f"rubrik: '{title}'"))
    )
    assert found["recordedIn"]["hasPart"][0]["name"] == title


def test_the_words_are_those_of_schema_org(real_site: Site) -> None:
    pages = [path.removesuffix("index.html") for path in real_site.pages()]
    told = [each for page in pages for each in read_any(real_site, page)]
    assert {each["@type"] for each in told} == {"WebSite", "Event", "GovernmentOrganization", "Person"}
    for each in told:
        words = json.dumps({**each, "@context": {"@vocab": str(SDO)}})
        for subject, predicate, value in Graph().parse(data=words, format="json-ld"):
            assert not isinstance(subject, URIRef) or str(subject).startswith("https://"), subject
            term = value if predicate == RDF.type else predicate
            assert str(term).removeprefix(str(SDO)) in SDO, term


def read_any(site: Site, address: str) -> list[dict[str, Any]]:
    return [json.loads(each.get_text()) for each in site.page(address).select('script[type="application/ld+json"]')]


def test_pages_that_may_be_found_can_be_shared(real_site: Site) -> None:
    for address in ("", "moten/kstu/2024-04-17/", "ledamoter/johanna-kvist/", "om/"):
        page = real_site.page(address)
        told = dict(read(real_site, address, "opengraph")[0]["properties"])
        [canonical] = page.select('link[rel="canonical"]')
        assert page.title
        assert told["og:title"] == page.title.get_text()
        assert told["og:description"] == page.select('meta[name="description"]')[0]["content"]
        site, _, card = str(told["og:image"]).partition("/assets/")
        assert site == str(canonical["href"]).removesuffix(f"/{address}").rstrip("/")
        assert (real_site.folder / "assets" / card).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_names_are_without_the_signs_that_keep_a_line_together(tmp_path: Path) -> None:
    held = minutes("ks", "2024-03-05", item(1, "Taxa", CORRECTED), head="slutdatum: 2024-03-06")
    archive = town(tmp_path, held).archive()
    told = json.dumps(Claims(Context(archive, "Protokoll", "https://x.example/")).meeting(archive.meetings[0]))
    assert "Kommunstyrelsen 5\\u20136 mars 2024" in told
    assert "\\u2060" not in told and "\\u00a0" not in told


CORRECTED = """\
beslut: Avgiften är 10 kronor.
rättelser: [{datum: 2024-04-02, text: Avgiften är 12 kronor.}]
"""
