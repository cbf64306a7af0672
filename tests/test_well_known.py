"""What programs look for at the top of a site: opensearch.xml, llms.txt and security.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from generator.opendata.well_known import LLMS, OPENSEARCH, SECURITY, well_known
from generator.pages.context import Context
from tests.sites import Site, minutes, town

URL = "https://protokoll.exempelkoping.example/"
CONTACT = "säkerhet: {epost: hal@exempel.example, till: 2024-12-31}\n"
PAGE = "https://exempel.example/hal/"
CASES = [
    (CONTACT, URL, "2024-03-05", ["mailto:hal@exempel.example"], []),
    (f"{CONTACT[:-2]}, länk: {PAGE}}}\n", URL, "2024-03-05", ["mailto:hal@exempel.example", PAGE], []),
    (CONTACT, URL, "2024-12-31", ["mailto:hal@exempel.example"], []),
    (CONTACT, URL, "2025-01-07", [], ["sakerhet-gammal"]),
    (CONTACT, f"{URL}protokoll/", "2024-03-05", [], []),
    ("kontakt: {text: Fråga, epost: fraga@exempel.example}\n", URL, "2024-03-05", [], []),
    ("säkerhet: {till: 2024-12-31}\n", URL, "2024-03-05", [], ["saknat-falt"]),
    ("säkerhet: {epost: hal@exempel.example}\n", URL, "2024-03-05", [], ["saknat-falt"]),
]


@pytest.mark.parametrize(("register", "url", "day", "contacts", "wrong"), CASES)
def test_security_is_told_of_only_while_the_register_says_so(
    tmp_path: Path, register: str, url: str, day: str, contacts: list[str], wrong: list[str]
) -> None:
    founded = town(tmp_path, minutes("ks", day))
    kommun = (founded.content / "register/kommun.yml").read_text("utf-8")
    founded.write("register/kommun.yml", kommun + register)
    examined = founded.examine()
    assert [each.code for each in examined.findings if each.code in {"sakerhet-gammal", "saknat-falt"}] == wrong
    if examined.archive is None:
        return
    files = dict(well_known(Context(examined.archive, "Öppna protokoll", url)))
    told = files.get(SECURITY, "")
    assert re.findall(r"^Contact: (.*)$", told, re.MULTILINE) == contacts
    if contacts:
        assert re.findall(r"^Expires: (.*)$", told, re.MULTILINE) == ["2024-12-31T22:00:00Z"]
        assert re.findall(r"^Canonical: (.*)$", told, re.MULTILINE) == [url + SECURITY]


NAMES = [("Öppna protokoll", "Öppna protokoll"), ("Exempelköpings protokoll", "Protokoll")]


@pytest.mark.parametrize(("name", "short"), NAMES)
def test_a_browser_can_search_here(tmp_path: Path, name: str, short: str) -> None:
    files = dict(well_known(Context(town(tmp_path, minutes()).archive(), name, URL)))
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = etree.fromstring(files[OPENSEARCH].encode())
    assert root.findtext(f"{space}ShortName") == short
    [address] = root.iter(f"{space}Url")
    assert address.attrib["template"] == f"{URL}sok/?q={{searchTerms}}"


def test_what_is_named_is_there(real_site: Site) -> None:
    site_url = real_site.page("").select('link[rel="canonical"]')[0]["href"]
    named = re.findall(r"\]\((.*?)\)", (real_site.folder / LLMS).read_text("utf-8"))
    assert len(named) > 4
    for address in named:
        file = str(address).removeprefix(str(site_url))
        assert (real_site.folder / (file if file.endswith(".xml") else f"{file}index.html")).exists()
    for address in ("", "sok/"):
        [link] = real_site.page(address).select('link[rel="search"]')
        assert (real_site.folder / address / str(link["href"])).resolve() == (real_site.folder / OPENSEARCH).resolve()
    assert not real_site.page("om/").select('link[rel="search"]')


def test_a_meeting_called_off_is_not_counted(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05"), "organ: kf\ndatum: 2024-05-05\nstatus: inställt\n")
    text = dict(well_known(Context(founded.archive(), "Protokoll", URL)))["llms.txt"]
    assert "): ett sammanträde\n" in text
