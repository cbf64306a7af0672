"""Places and topics: only what is certain counts, and what the registers say wrong is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.archive.actors import family_name
from generator.archive.subjects import TopicWords
from generator.content.places import Gazetteer
from generator.findings import Severity
from generator.language.stems import ENDINGS, stem
from generator.model import Minutes, PlaceRecord, TopicRecord
from tests.sites import REPOSITORY, fragments, item, minutes, town

REGISTER = [
    {"namn": "Fisksätra", "även": ["Fisksätra C"]},
    {"namn": "Vega"},
    {"namn": "Höjden"},
    {"namn": "Berg", "endast": ["i Berg", "Bergs skola"]},
    {"namn": "Nacka", "utom": ["Nacka kommun", "Nacka stadshus"]},
]
FOUND = (
    ("Bussen går till Fisksätra.", "fisksatra"),
    ("Fisksätras centrum rustas.", "fisksatra"),
    ("Vid Fisksätra C.", "fisksatra"),
    ("Detaljplan för Västra Fisksätra", "fisksatra"),
    ("I Fisksätra byggs det.", "fisksatra"),
    ("Kvarteret i Berg rivs.", "berg"),
    ("Taket på Bergs skola.", "berg"),
    ("Fisksätra, Vega och Nacka", "fisksatra vega nacka"),
    ("Höjden får en lekplats.", "hojden"),
    ("Fisksätravägen asfalteras.", ""),
    ("Nya Fisksätra-området", ""),
    ("I fisksätra.", ""),
    ("Sekreterare Vega Skott läser.", ""),
    ("Anna Vega (S) yrkar bifall.", ""),
    ("Vega (S) yrkar bifall.", ""),
    ("Vega, Anna (S) yrkar bifall.", ""),
    ("Anna Berg yrkar, och Berg får svar.", ""),
    ("Nacka kommuns verksamhet i Nacka stadshus.", ""),
    ("Höjden mäts. Den höjden är tre meter, och höjden ändras.", ""),
    ("Bo Fisksätra hälsar.", ""),
    ("Till ordförande väljs Eva Sten i Fisksätra.", ""),
)


@pytest.mark.parametrize(("text", "ids"), FOUND)
def test_a_place_counts_only_where_it_is_certain(text: str, ids: str) -> None:
    record = Minutes.model_validate(
        {
            "organ": "ks",
            "datum": "2024-03-05",
            "beslutande": ["Bo Ek (S)", "Eva Sten i Fisksätra (C)"],
            "paragrafer": [{"nr": "1", "rubrik": "Ärendet", "beslut": text}],
        }
    )
    found = Gazetteer(map(PlaceRecord.model_validate, REGISTER)).find(record)
    assert " ".join(found[0]) == ids


SKOLA = {"namn": "Skola", "även": ["-skola", "skol-", "god utbildning"]}


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("Skolorna i kommunen", True),
        ("Ny förskola", True),
        ("Grundskolornas tider", True),
        ("Skolskjuts", True),
        ("God utbildning för alla", True),
        ("Utbildning som är god", False),
        ("Vägar och broar", False),
        ("Skador på skor", False),
    ],
)
def test_a_topic_is_told_by_the_words_of_a_title(title: str, tells: bool) -> None:
    assert TopicWords(TopicRecord.model_validate(SKOLA)).are_in(title) is tells


def test_stems_are_those_of_the_search() -> None:
    script = (REPOSITORY / "theme_overrides" / "assets" / "sokord.js").read_text("utf-8")
    endings = re.search(r'const ENDINGS = "([^"]+)"', script)
    assert endings and endings[1].split() == ENDINGS
    assert [stem(each) for each in ("skolorna", "bil", "boo", "vägs")] == ["skol", "bil", "boo", "väg"]


@pytest.mark.parametrize(
    ("register", "text", "codes"),
    [
        ("platser", "platser:\n  - namn: Norrby\n", []),
        ("platser", "platser: []\n", []),
        ("ämnen", "ämnen:\n  - namn: Väg\n    även: [-led]\n", []),
        ("platser", "platser:\n  - namn: Lund\n    endast: [i Lund]\n", []),
        ("platser", "platser:\n  - namn: norrby\n", ["fel-plats"]),
        ("platser", "platser:\n  - namn: Norrby\n    endast: [i Söderby]\n", ["fel-plats"]),
        ("ämnen", "ämnen:\n  - namn: Väg\n    även: [12]\n", ["fel-amne"]),
        ("platser", "platser:\n  - namn: Norrby\n  - namn: Norrby\n", ["dubblett-register"]),
        ("platser", "platser:\n  - namn: Norby\n", ["register-utan-traff"]),
        ("ämnen", "ämnen:\n  - namn: Simhall\n", ["register-utan-traff"]),
        ("platser", "platser:\n  - namn: Lund\n", ["plats-efternamn"]),
    ],
)
def test_what_is_wrong_in_a_register_is_told(tmp_path: Path, register: str, text: str, codes: list[str]) -> None:
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Vägen till Norrby", "beslut: Den går i Lund.")))
    place.write(f"register/{register}.yml", text)
    found = place.examine()
    assert [each.code for each in found.findings] == codes
    assert all(each.file == f"content/register/{register}.yml" and each.line for each in found.findings)
    warned = {"register-utan-traff", "plats-efternamn"}
    assert all((each.severity is Severity.WARNING) == (each.code in warned) for each in found.findings)


@pytest.mark.parametrize(
    "broken", ["organ ks\ndatum: 2024-04-02\n", "organ: ks\ndatum: 2024-04-02\nparagrafer:\n  - nr: ett\n"]
)
def test_a_register_is_not_blamed_for_minutes_that_cannot_be_read(tmp_path: Path, broken: str) -> None:
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Vägen", "beslut: Den stängs.")))
    place.write("register/platser.yml", "platser:\n  - namn: Norrby\n")
    place.write("register/ämnen.yml", "ämnen:\n  - namn: Simhall\n")
    place.write("protokoll/ks/2024-04-02.yml", broken)
    found = place.examine().findings
    assert found
    assert "register-utan-traff" not in {each.code for each in found}


def test_ways_lead_to_a_place_from_the_start_a_case_and_a_paragraph(tmp_path: Path) -> None:
    body = "ärende: KS 2024/1\nutfall: bordläggning"
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Vägen till Norrby", body)))
    place.add(minutes("ks", "2023-03-07", item(1, "Bro i Norrby", "beslut: Ja."), item(2, "Annat", "beslut: Nej.")))
    place.write("register/platser.yml", "platser:\n  - namn: Norrby\n")
    place.write("register/ämnen.yml", "ämnen:\n  - namn: Väg\n")
    archive = place.archive()
    pages = fragments(archive)
    for address in ("", "arenden/ks-2024-00001/", "moten/ks/2024-03-05/"):
        links = {str(each["href"]).lstrip("\x1e") for each in pages[address].find_all("a", href=True)}
        assert {"platser/norrby/", "amnen/vag/"} <= links, address
    page = pages["platser/norrby/"]
    assert [each.get_text() for each in page.find_all("h2")] == ["2024", "2023"]
    titles = [" ".join(each.get_text().split()[2:]) for each in page.select(".line-title")]
    assert titles == ["Vägen till Norrby", "Bro i Norrby"]
    assert "platser/" in pages and "amnen/" in pages


@pytest.mark.parametrize("name", ["Lars Ek", "Lars Ek i Norrby", "Lars Ek från Åby", "Lars Ek d.y."])
def test_where_somebody_comes_from_is_no_family_name(name: str) -> None:
    assert family_name(name)[1] == "Ek"


def test_places_stand_in_swedish_order(tmp_path: Path) -> None:
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Vägar", "beslut: Mellan Älta, Boo och Åby.")))
    place.write("register/platser.yml", "platser:\n  - namn: Älta\n  - namn: Åby\n  - namn: Boo\n")
    page = fragments(place.archive(), "platser/")["platser/"]
    assert [each.get_text() for each in page.select("a.dated")] == ["Boo", "Åby", "Älta"]
