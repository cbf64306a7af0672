"""The real site, read as a visitor's programs read it: the record word for word, its links, its data.

The record is read by plain PyYAML and the pages by BeautifulSoup, so that nothing here trusts the generator.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from generator.audit import audit
from generator.opendata.json_of_pages import FORMAT
from tests.sites import NACKA, Site, words
from tests.test_real_protocol_words import NUMBERS, RECORD, Block, record, record_blocks, scan_items

MEETING = "moten/kstu/2024-04-17/"
CASES = ["kfks-2024-00005", "192979", "kfks-2024-00431", "kfks-2024-00430", "189914", "189913", "kfks-2024-00433"]
MEMBERS = {
    "gunilla-grudevall-steen": "l",
    "filip-wiljander": "m",
    "eivor-orenmark": "m",
    "emma-eide": "c",
    "karin-teljstedt": "kd",
    "johanna-kvist": "s",
    "mikael-carlsson": "nl",
    "andreas-andersson": "s",
    "gunnel-nyman-graff": "s",
    "tobias-nassen": "m",
    "oliver-rykatkin": "m",
    "monica-brohede-tellstrom": "l",
    "kristina-granlund": "nl",
    "alena-jukic": "v",
}
PARTIES = ["m", "l", "c", "kd", "s", "nl", "v"]
BODIES = ["ks", "kstu"]
NOT_MEMBERS = ["Vega Skott", "Jan Landström", "Susanne Bohman", "Annette Ahston"]
LISTS = ["moten/", "moten/2024/", "arenden/", "ledamoter/", "partier/", "organ/"]
SETTINGS = yaml.load((NACKA / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
SITE_URL = str(SETTINGS["site_url"])


def places(real_site: Site) -> list[str]:
    """Return the address of each page."""
    return [path.removesuffix("index.html") for path in real_site.pages()]


def folders(real_site: Site, under: str) -> list[str]:
    """Return the names of the pages right below an address."""
    found = [re.fullmatch(rf"{under}([^/]+)/", address) for address in places(real_site)]
    return sorted(match[1] for match in found if match)


# Words


@pytest.mark.parametrize("source", ["record", "scan"])
@pytest.mark.parametrize("number", NUMBERS)
def test_every_word_of_a_section_stands_on_the_page_in_order(real_site: Site, number: int, source: str) -> None:
    blocks: list[Block] = (
        record_blocks(record()["paragrafer"][NUMBERS.index(number)]) if source == "record" else scan_items()[number]
    )
    article = real_site.page(MEETING).find(id=f"p{number}")
    assert isinstance(article, Tag)
    shown = words(article)
    item = record()["paragrafer"][NUMBERS.index(number)]
    head = blocks[: blocks.index(["Beslut"])]
    row = article.find_parent("li")
    assert row
    for block in head:
        assert position(words(row), block, 0) >= 0, block
    assert Counter(word for block in head for word in block)["§"] == 1
    start = 0
    for block in blocks[len(head) :]:
        at = position(shown, block, start)
        assert at >= 0, f"{block[:8]} … saknas efter {shown[max(start - 8, 0) : start]}"
        start = at + len(block)
    assert item["nr"] == str(number)


def position(shown: list[str], run: Block, start: int) -> int:
    """Return where a run of words stands in others, from a place on; -1 if it does not."""
    ends = range(start, len(shown) - len(run) + 1)
    return next((at for at in ends if shown[at : at + len(run)] == run), -1)


def test_a_word_that_is_missing_is_missed(real_site: Site) -> None:
    article = real_site.page(MEETING).find(id="p12")
    assert isinstance(article, Tag)
    shown = words(article)
    run = record_blocks(record()["paragrafer"][4])[-1]
    assert position(shown, run, 0) > 0
    assert position([*shown[: position(shown, run, 0) + 5], *shown[position(shown, run, 0) + 6 :]], run, 0) == -1


def test_the_attendance_is_shown_in_full(real_site: Site) -> None:
    page = real_site.page(MEETING)
    names = [str(line).split(" (")[0] for key in ("beslutande", "ersättare") for line in record()[key]]
    shown = [" ".join(row.get_text().split()) for row in page.select("section.attendance li.row")]
    assert len(shown) == len(names) == 14
    for name in names:
        assert any(name in row for row in shown)
    text = " ".join(words(page))
    assert "Andreas Andersson ersätter Gunnel Nyman Gräff (S), 2:e vice ordförande §§ 8–15" in text
    assert "Övriga deltagare Jan Landström, Vega Skott, [maskad]" in text
    assert [mark.get_text() for mark in page.select("span.masked")] == ["[maskad]"]
    assert "Sekreterare Vega Skott" in text
    assert "Utses att justera Johanna Kvist (S)" in text


def test_the_times_are_shown_and_no_day_to_appeal_what_cannot_be(real_site: Site) -> None:
    times = real_site.page(MEETING).select_one("section.times")
    assert times
    text = " ".join(words(times))
    assert "Nackasalen GH-1, onsdag 17 april 2024 kl. 09:00–10:30" in text
    assert "22 april – 14 maj 2024" in text
    assert "Ingen sista dag är beräknad: § 8 överklagas inte, §§ 9–11, 13–15 är noterade, § 12 är förslag." in text
    assert "Överklaga senast" not in str(real_site.page(MEETING))


def test_a_proposal_says_that_it_decides_nothing(real_site: Site) -> None:
    page = real_site.page(MEETING)
    for number in NUMBERS:
        article = page.find(id=f"p{number}")
        assert isinstance(article, Tag)
        assert ("Förslag till kommunstyrelsen – inte slutligt beslut" in " ".join(words(article))) is (number == 12)
    case = " ".join(words(real_site.content("arenden/kfks-2024-00430/")))
    assert "Förslag till kommunstyrelsen. Inte slutligt beslutat." in case
    assert "inte i arkivet Kommunstyrelsen" in case


# Pages and links


def test_there_is_a_page_for_everything_and_no_other(real_site: Site) -> None:
    assert folders(real_site, "arenden/") == sorted(CASES)
    assert folders(real_site, "ledamoter/") == sorted(MEMBERS)
    assert folders(real_site, "partier/") == sorted(PARTIES)
    assert folders(real_site, "organ/") == sorted(BODIES)
    assert folders(real_site, "moten/kstu/") == ["2024-04-17"]
    assert folders(real_site, "moten/") == ["2024", "kstu"]
    assert real_site.has("")
    for address in LISTS:
        assert real_site.has(address)


@pytest.mark.parametrize(
    "address",
    [
        *(f"arenden/{case}/" for case in CASES),
        *(f"ledamoter/{member}/" for member in MEMBERS),
        *(f"partier/{party}/" for party in PARTIES),
        "organ/kstu/",
        "moten/2024/",
        "moten/",
        "",
    ],
)
def test_a_page_and_its_meeting_lead_to_each_other(real_site: Site, address: str) -> None:
    leads_on = {link.split("#")[0] for link in real_site.links(address).values()}
    reached = leads_on | {
        link.split("#")[0]
        for each in leads_on
        if each.startswith(("ledamoter/", "arenden/")) and address.startswith("partier/")
        for link in real_site.links(each).values()
    }
    assert MEETING in reached
    if address.startswith(("arenden/", "ledamoter/")):
        assert address in {link.split("#")[0] for link in links_of(real_site, MEETING)}


def links_of(real_site: Site, address: str) -> set[str]:
    way = "../" * address.count("/")
    return {str(link["href"]).removeprefix(way) for link in real_site.content(address).find_all("a", href=True)}


@pytest.mark.parametrize(("member", "party"), MEMBERS.items())
def test_a_member_and_the_party_lead_to_each_other(real_site: Site, member: str, party: str) -> None:
    assert f"partier/{party}/" in links_of(real_site, f"ledamoter/{member}/")
    assert f"ledamoter/{member}/" in links_of(real_site, f"partier/{party}/")


@pytest.mark.parametrize(
    ("address", "under"),
    [
        ("arenden/", [f"arenden/{case}/" for case in CASES]),
        ("ledamoter/", [f"ledamoter/{member}/" for member in MEMBERS]),
        ("partier/", [f"partier/{party}/" for party in PARTIES]),
        ("organ/", [f"organ/{body}/" for body in BODIES]),
    ],
)
def test_a_list_leads_to_all_of_it(real_site: Site, address: str, under: list[str]) -> None:
    assert set(under) <= links_of(real_site, address)


@pytest.mark.parametrize("name", NOT_MEMBERS)
def test_who_is_not_elected_has_no_page_and_no_link(real_site: Site, name: str) -> None:
    slug = name.lower().translate(str.maketrans("åäö ", "aao-"))
    found = 0
    for path in real_site.pages():
        html = real_site.html(path.removesuffix("index.html"))
        assert slug not in html
        found += name in html
        for link in BeautifulSoup(html, "lxml").find_all("a"):
            assert name not in link.get_text(" ")
    assert found  # in the words of the record
    for path in real_site.folder.rglob("index.json"):
        data = json.loads(path.read_text("utf-8"))
        assert name not in [each.get("namn") for each in walk(data) if isinstance(each, dict)]


# Every page

EXPECTED_TITLES = {
    MEETING: "Kommunstyrelsens trygghetsutskott 17 april 2024",
    "arenden/kfks-2024-00430/": "Trygghetspaketet 2024 (KFKS-2024-00430)",
    "ledamoter/karin-teljstedt/": "Karin Teljstedt (KD)",
    "partier/nl/": "Nackalistan (NL)",
}


def test_every_page_has_one_heading_a_language_and_a_title_of_its_own(real_site: Site) -> None:
    titles: Counter[str] = Counter()
    for address in places(real_site):
        page = real_site.page(address)
        assert page.html
        assert page.html["lang"] == "sv", address
        assert len(page.find_all("h1")) == 1, address
        assert page.title
        title = " ".join(page.title.get_text().split())
        assert title, address
        titles[title] += 1
        if address in EXPECTED_TITLES:
            assert title.startswith(EXPECTED_TITLES[address])
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_page_describes_itself(real_site: Site) -> None:
    descriptions: Counter[str] = Counter()
    for address in places(real_site):
        described = real_site.page(address).select('meta[name="description"]')
        assert len(described) == 1, address
        text = str(described[0]["content"])
        assert len(text) > 20, address
        if not address.startswith("regler/"):
            descriptions[text] += 1
    assert [text for text, number in descriptions.items() if number > 1] == []


def test_no_mark_of_the_program_is_left_in_any_file(real_site: Site) -> None:
    for path in sorted(real_site.folder.rglob("*")):
        if path.suffix in {".html", ".json", ".xml", ".txt", ".css", ".js"}:
            text = path.read_text("utf-8")
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text), path
            assert "{{" not in text or path.suffix == ".js", path
    for address in places(real_site):
        assert "None" not in words(real_site.page(address)), address


def test_the_audit_finds_nothing(real_site: Site) -> None:
    assert audit(real_site.folder, base=urlsplit(SITE_URL).path) == []


# Data beside the pages


def walk(value: Any) -> Iterator[Any]:
    yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from walk(each)


WITH_JSON: list[tuple[str, Callable[[str], bool]]] = [
    ("möte", lambda address: re.fullmatch(r"moten/\w+/[\d-]+/", address) is not None),
    ("ärende", lambda address: address.startswith("arenden/") and address != "arenden/"),
    ("ledamot", lambda address: address.startswith("ledamoter/") and address != "ledamoter/"),
    ("parti", lambda address: address.startswith("partier/") and address != "partier/"),
    ("organ", lambda address: address.startswith("organ/") and address != "organ/"),
    ("plats", lambda address: address.startswith("platser/") and address != "platser/"),
    ("ämne", lambda address: address.startswith("amnen/") and address != "amnen/"),
    ("nytt", lambda address: address == "folj/"),
    ("månader", lambda address: address == "manad/"),
    ("webbplats", lambda address: address == ""),
]


@pytest.mark.parametrize(("kind", "has_json"), WITH_JSON, ids=[kind for kind, _ in WITH_JSON])
def test_data_stand_beside_the_pages_and_lead_to_what_there_is(
    real_site: Site, kind: str, has_json: Callable[[str], bool]
) -> None:
    addresses = [address for address in places(real_site) if has_json(address)]
    numbers = {"möte": 1, "ärende": 7, "ledamot": 14, "parti": 7, "organ": 2, "plats": 6}
    assert len(addresses) == numbers.get(kind, 1)
    for address in addresses:
        data = real_site.data(address)
        assert data["format"] == FORMAT and data["adress"] == SITE_URL
        assert data["typ"] == kind
        assert data["url"] == SITE_URL + address
        assert data.get("kommun") == ("Nacka kommun" if kind in {"möte", "webbplats"} else None)
        for each in walk(data):
            assert each is not None
            assert each not in ([], {})
            if isinstance(each, str) and each.startswith(SITE_URL):
                target = unquote(urlsplit(each).path.removeprefix(urlsplit(SITE_URL).path))
                assert (real_site.folder / target / ("index.html" if target[-1:] in {"", "/"} else "")).is_file(), each
        [page_json] = real_site.page(address).select('link[rel="alternate"][href="index.json"]')
        assert page_json["type"] == f"application/{'feed+json' if kind == 'ärende' else 'json'}"


def test_nothing_else_has_data_beside_it(real_site: Site) -> None:
    json_of_pages = {
        path.relative_to(real_site.folder).as_posix().removesuffix("index.json")
        for path in real_site.folder.rglob("index.json")
    }
    assert json_of_pages == {
        address for address in places(real_site) if any(has_json(address) for _, has_json in WITH_JSON)
    }


def test_the_meetings_data_hold_the_record(real_site: Site) -> None:
    data = real_site.data(MEETING)
    kept = record()
    assert [item["nr"] for item in data["paragrafer"]] == [item["nr"] for item in kept["paragrafer"]]
    for item, original in zip(data["paragrafer"], kept["paragrafer"], strict=True):
        assert item["rubrik"] == original["rubrik"]
        texts = {section["nyckel"]: section["text"] for section in item["avsnitt"]}
        for key in ("beslut", "sammanfattning", "beslutsgång"):
            assert texts.get(key, "").split() == original.get(key, "").split()
        notes = original.get("protokollsanteckningar", [])
        assert [each["text"].split() for each in item.get("anteckningar", [])] == [
            each["text"].split() for each in notes
        ]
    lines = [each.get("rad") or f"{each['namn']} ({each['parti']})" for each in data["närvaro"]]
    assert lines == [*kept["beslutande"], *kept["ersättare"]]
    # § 8 is not appealed, § 12 is a proposal, and the others are noted.
    assert "överklaga_senast_beräknat" not in str(data)
    assert data["övriga"] == kept["övriga"]
    with ZipFile(real_site.folder / "data/2024/protokoll.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {data["källa"]["fil"]: RECORD.read_bytes()}
    assert data["källa"]["yaml"].endswith("/data/2024/protokoll.zip")


def test_the_sitemap_lists_every_page_that_may_be_found_and_nothing_else(real_site: Site) -> None:
    sitemap = (real_site.folder / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert listed == sorted(set(listed))
    indexed = []
    for address in places(real_site):
        page = real_site.page(address)
        hidden = page.select('meta[name="robots"][content="noindex"], meta[http-equiv="refresh"]')
        if not hidden:
            indexed.append(SITE_URL + address)
            [canonical] = page.select('link[rel="canonical"]')
            assert canonical["href"] == SITE_URL + address
    assert sorted(indexed) == listed
    assert f"{SITE_URL}sok/" not in listed
    assert re.findall(r"<lastmod>(.*?)</lastmod>", sitemap) == ["2024-04-22"]  # the minutes were announced that day
    assert f"{SITE_URL}404.html" not in listed
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (real_site.folder / "robots.txt").read_text("utf-8")


def test_every_page_stands_under_the_same_frame(real_site: Site) -> None:
    for address in (each for each in places(real_site) if not each.endswith("/kort/")):
        page = real_site.page(address)
        assert page.select_one("header.op-header"), address
        assert page.select_one("footer.op-footer"), address
        assert page.select_one('meta[http-equiv="Content-Security-Policy"]'), address
        skip = page.select_one("a.md-skip")
        assert skip, address
        assert page.find(id=str(skip["href"]).removeprefix("#")), address
        assert page.find(id="innehall"), address


def test_the_meeting_and_each_party_and_the_body_link_to_each_other(real_site: Site) -> None:
    meeting = "moten/kstu/2024-04-17/"
    forth = set(real_site.links(meeting).values())
    others = [*(f"partier/{code}/" for code in ("l", "m", "c", "kd", "s", "nl", "v")), "organ/kstu/"]
    for address in others:
        assert address in forth
        assert meeting in real_site.links(address).values(), address
