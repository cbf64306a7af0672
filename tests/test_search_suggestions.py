"""What the search field offers, the numbers it is found by, and where a compound is cut."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.search import Suggestion, things_of
from generator.search.compounds import tails
from generator.search.suggestions import known_pages, suggestion_files
from generator.search.vocabulary import VocabularyPlace
from tests.sites import Site, item, minutes, town

NOWHERE = VocabularyPlace(folder="ordbok", letters="")


def read(content: bytes) -> Any:
    return json.loads(gzip.decompress(content))


def test_what_an_archive_offers(tmp_path: Path) -> None:
    founded = town(
        tmp_path,
        minutes("ksau", "2023-05-02", item(1, "Skolskjuts på landet", "ärende: KS-2023-00001")),
        minutes("ks", "2024-03-05", item(1, "Skolskjuts i staden", "ärende: KS 2024/17")),
        minutes("ks", "2024-04-05", item(1, "Skolskjuts på och av", "ärende: KS-2023-00001")),
    )
    found = {thing.address: (thing, words) for words, thing in things_of(founded.archive(), {})}
    page, words = found["overklaga/"]
    assert (
        page == Suggestion("Sida", "Så överklagar du", "på webbplatsen", "overklaga/") and "laglighetsprövning" in words
    )
    assert found["organ/ksau/"][1] == ["kommunstyrelsens", "arbetsutskott", "ksau", "arbetsutskottet"]
    assert found["organ/ksau/"][0] == Suggestion("Organ", "Kommunstyrelsens arbetsutskott", "Utskott", "organ/ksau/")
    party, words = found["partier/s/"]
    assert party == Suggestion("Parti", "Socialdemokraterna", "S", "partier/s/")
    assert {"socialdemokraterna", "s", "sossarna"} <= {*words}
    assert not {"moderaterna", "m"} & {*words}
    assert found["ledamoter/anna-ek/"] == (Suggestion("Ledamot", "Anna Ek", "S", "ledamoter/anna-ek/"), ["anna", "ek"])
    case, words = found["arenden/ks-2024-00017/"]
    assert case == Suggestion("Ärende", "Skolskjuts i staden", "KS-2024-00017", "arenden/ks-2024-00017/")
    assert list(dict.fromkeys(words)) == ["skolskjuts", "staden", "ks202417", "202417", "17"]
    meeting, words = found["moten/ksau/2023-05-02/"]
    assert (meeting.kind, meeting.note.replace("\xa0", " ")) == ("Möte", "§ 1")
    assert words == ["ksau", "ksau2023", "arbetsutskottet", "arbetsutskottet2023", "20230502", "202305", "0502"]
    # The newest case first, under its newest title.
    cases = [thing.name for thing, _ in found.values() if thing.kind == "Ärende"]
    assert cases == ["Skolskjuts på och av", "Skolskjuts i staden"]


def test_each_file_says_what_its_words_lead_to() -> None:
    things = [([f"ord{n}", "alla"], Suggestion("Ledamot", f"Namn {n}", "S", f"ledamoter/{n}/")) for n in range(500)]
    files = suggestion_files(things, NOWHERE)
    register = read(files["forslag.sok"])
    starts = register["starts"].split(" ")
    assert len(starts) == len(files) - 1 > 1
    found: dict[str, list[str]] = {}
    for number in range(len(starts)):
        content = files[f"{register['folder']}/{number}.sok"]
        assert len(content) < 6000
        part = read(content)
        assert len({tuple(thing) for thing in part["things"]}) == len(part["things"])
        for word, places in part["words"].items():
            found[word] = [part["things"][ord(place) - 0x20][3] for place in places]
    assert found["ord77"] == ["ledamoter/77/"]
    assert found["alla"] == [f"ledamoter/{n}/" for n in range(16)]  # who means another one types more
    assert len(found) == 501


def test_the_same_things_give_the_same_files_and_others_another_folder() -> None:
    one = (["anna"], Suggestion("Ledamot", "Anna", "S", "ledamoter/anna/"))
    two = (["bo"], Suggestion("Ledamot", "Bo", "S", "ledamoter/bo/"))
    assert suggestion_files([one], NOWHERE) == suggestion_files([one], NOWHERE)
    assert set(suggestion_files([one], NOWHERE)) & set(suggestion_files([one, two], NOWHERE)) == {"forslag.sok"}
    assert read(suggestion_files([], NOWHERE)["forslag.sok"])["starts"] == ""


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("förskolan", ["skolan"]),
        ("grundskolorna", ["skolorna"]),
        ("trygghetsutskottets", ["utskottets"]),
        ("trygghetsvärdar", ["värdar"]),
        ("kommunstyrelsen", ["styrelsen"]),
        ("badhuset", ["huset"]),
        ("gymnasieskola", ["skola"]),
        # No compounds, or not of what they end in.
        ("förslag", []),
        ("avslag", []),
        ("utskott", []),
        ("uppdrag", []),
        ("avtal", []),
        ("ansvar", []),
        ("skolan", []),
        ("medel", []),
        ("ledamöter", []),
        ("ks202400430", []),
        ("hus", []),
    ],
)
def test_where_a_compound_is_cut(word: str, parts: list[str]) -> None:
    assert list(tails(word)) == parts


def test_every_page_that_is_asked_for_is_there(real_site: Site) -> None:
    """The pages of sidor.yml are pages of a site; one that an archive does without is not offered."""
    for address, name, _ in known_pages():
        assert (real_site.folder / address / "index.html").is_file(), address
        assert name in (real_site.folder / address / "index.html").read_text("utf-8")


def test_a_page_that_an_archive_does_without_is_not_offered(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    register = place.content / "register/kommun.yml"
    place.write("register/kommun.yml", register.read_text("utf-8") + "utan: [personuppgifter]\n")
    found = {thing.address for _, thing in things_of(place.archive(), {})}
    assert "personuppgifter/" not in found and "overklaga/" in found
