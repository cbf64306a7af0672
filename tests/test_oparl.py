"""OParl: valid by a schema written from its specification, every id and list found, what was removed said to be."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.archive import Archive
from generator.checks import Examination
from generator.opendata import beside
from generator.opendata.standards import jobs
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.system.publish import digest_of
from tests.sites import Town, bytes_of, item, minutes, town

Files = dict[str, Any]
URL = "https://protokoll.example/"
PAGE = Path(__file__).parents[1] / "generator" / "standard" / "sidor" / "oppna-data.md"
SCHEMA = json.loads((Path(__file__).parent / "standards" / "oparl-1.1.json").read_text("utf-8"))
ASKED = "standarder: [akoma-ntoso, popolo, oparl]\n"


def valid(piece: Any, kind: str) -> list[str]:
    return [each.message for each in Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"}).iter_errors(piece)]


def written(archive: Archive) -> tuple[Files, set[str]]:
    """Return the files of OParl by address, and the addresses of all pages and files that they can lead to."""
    context = Context(archive, "Öppna protokoll", URL)
    pages, raw = set(), {}
    for planned in plan(context):
        pages.add(planned.address)
        raw |= dict(beside(context, planned))
    made = {path: content for path, content in raw.items() if path.endswith("oparl.json")}
    digests = {path: digest_of(content) for path, content in made.items()}
    lists = [job for job in jobs(context, digests, made.__getitem__) if job.name.startswith("oparl")]
    made |= {path: content for job in lists for path, content in job.make()}
    sources = {f"protokoll/{each.body.id}/{each.stem}" for each in archive.meetings}
    others = pages | {f"{each}.pdf" for each in sources} | {f"moten/{each.id}/index.md" for each in archive.meetings}
    named = {document.pdf for each in archive.meetings for item in each.minutes.items for document in item.documents}
    others |= {f"protokoll/{each.body.id}/{pdf}" for each in archive.meetings for pdf in named if pdf}
    return {path: json.loads(content) for path, content in made.items()}, others


def of_town(found: Town) -> Files:
    asked = (found.content / "register/kommun.yml").read_text("utf-8")
    found.write("register/kommun.yml", asked + ASKED)
    return written(found.archive())[0]


@pytest.fixture(scope="module")
def demo_data(sagolunda: Examination) -> tuple[Files, set[str]]:
    assert sagolunda.archive
    return written(sagolunda.archive)


@pytest.fixture(scope="module")
def files(demo_data: tuple[Files, set[str]]) -> Files:
    return demo_data[0]


def kind_of(piece: Any) -> str:
    return str(piece["type"]).removeprefix("https://schema.oparl.org/1.1/")


def test_every_object_and_list_is_valid(files: Files) -> None:
    kinds = set()
    for path, piece in files.items():
        for each in piece.get("data", [piece]):
            kinds.add(kind_of(each))
            assert valid(each, kind_of(each)) == [], path
        assert "data" not in piece or valid(piece, "list") == [], path
    assert kinds >= {"System", "Body", "Organization", "Person", "Meeting", "Paper"}


WRONG = [
    ("moten/ks/2024-01-08/oparl.json", lambda piece: piece.update(start="2024-01-08")),
    ("moten/ks/2024-01-08/oparl.json", lambda piece: piece["agendaItem"][0].pop("order")),
    ("moten/ks/2024-01-08/oparl.json", lambda piece: piece.update(vote=1)),
    ("oparl.json", lambda piece: piece.pop("body")),
]


@pytest.mark.parametrize(("path", "spoil"), WRONG)
def test_the_schema_finds_what_is_wrong(files: Files, path: str, spoil: Any) -> None:
    piece = copy.deepcopy(files[path])
    spoil(piece)
    assert valid(piece, kind_of(piece)) != []


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    for own, each in value.items() if isinstance(value, dict) else ():
        yield from strings(each, own)
    for each in value if isinstance(value, list) else ():
        yield from strings(each, key)


def ids(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(ids, value))
    if not isinstance(value, dict):
        return set()
    own = {value["id"]} if "id" in value else set()
    return own.union(*map(ids, value.values()))


def test_every_address_leads_to_a_file_and_every_id_to_its_object(demo_data: tuple[Files, set[str]]) -> None:
    files, others = demo_data
    held = {path: ids(piece) for path, piece in files.items()}
    followed = 0
    for piece in files.values():
        for _, text in strings(piece):
            if not text.startswith(URL) or " " in text:
                continue
            path = text.removeprefix(URL).partition("#")[0]
            if path in files:
                assert "data" in files[path] or text in held[path], text
            else:
                assert path in others, text
            followed += 1
    assert followed > 10_000


def test_lists_lead_from_the_system_to_every_object_once(files: Files) -> None:
    body = files["oparl/kommuner.json"]["data"][0]
    assert files["oparl.json"]["body"] == f"{URL}oparl/kommuner.json"
    assert body == files["oparl/kommun.json"]
    for key in ("organization", "person", "meeting", "paper"):
        found: list[str] = []
        address, pages = body[key], 0
        while address:
            page = files[address.removeprefix(URL)]
            assert page["links"]["self"] == address
            assert page["links"]["first"] == body[key]
            assert not any(each.get("deleted") for each in page["data"])
            assert all(each == files[each["id"].removeprefix(URL)] for each in page["data"])
            found += [each["id"] for each in page["data"]]
            pages += 1
            address = page["links"].get("next")
        kind = {"organization": "Organization", "person": "Person", "meeting": "Meeting", "paper": "Paper"}[key]
        alone = [each for path, each in files.items() if path.endswith("/oparl.json") and kind_of(each) == kind]
        assert sorted(found) == sorted(each["id"] for each in alone if not each.get("deleted"))
        assert len(found) == len(set(found)) > 10
        assert pages > 1 or key in {"organization", "person"}


REMOVED = """
borttaget:
  - {adress: moten/an/2024-04-09/, datum: 2024-05-02, skäl: Fel.}
  - {adress: "moten/ks/2024-03-05/#p2", datum: 2024-05-03, skäl: Fel.}
"""
VOTE = """
beslut: Taxan höjs.
ärende: KS 2024/7
voteringar:
  ja: Bifall
  nej: Avslag
  resultat: {ja: 2, nej: 1}
  utfall: ja
  röster:
    ja: [Anna Ek (S), Bo Lund (M)]
    nej: Cecilia Berg (C)
"""
HEAD = "tid: kl. 18.00\nplats: Tingssalen\n"


def test_what_was_removed_is_an_object_that_says_so(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1), item(3)))
    place.write("register/borttaget.yml", REMOVED)
    files = of_town(place)
    gone = files["moten/an/2024-04-09/oparl.json"]
    assert (kind_of(gone), gone["deleted"], gone["modified"]) == ("Meeting", True, "2024-05-02T12:00:00+00:00")
    assert gone.keys() == {"id", "type", "deleted", "modified"}
    assert files["oparl/borttaget.json"]["data"] == [gone]
    meeting = files["moten/ks/2024-03-05/oparl.json"]
    [item_gone] = meeting["OppnaProtokoll:deleted"]
    assert (item_gone["id"], item_gone["deleted"]) == (f"{URL}moten/ks/2024-03-05/oparl.json#p2", True)
    assert [each["number"] for each in meeting["agendaItem"]] == ["1", "3"]


@pytest.mark.parametrize(("head", "last"), [("slutdatum: 2024-03-06", "2024-03-06"), ("", None)])
def test_a_meeting_of_two_days_has_both(tmp_path: Path, head: str, last: str | None) -> None:
    meeting = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(1), head=head)))["moten/ks/2024-03-05/oparl.json"]
    assert (meeting["OppnaProtokoll:date"], meeting.get("OppnaProtokoll:lastDate")) == ("2024-03-05", last)


def test_a_meeting_holds_its_items_decisions_and_votes(tmp_path: Path) -> None:
    files = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(7, "Taxa", VOTE), head=HEAD)))
    meeting = files["moten/ks/2024-03-05/oparl.json"]
    [found] = meeting["agendaItem"]
    assert (meeting["start"], meeting.get("end")) == ("2024-03-05T18:00:00+01:00", None)
    assert (meeting["meetingState"], meeting["location"]["description"]) == ("durchgeführt", "Tingssalen")
    assert (found["number"], found["name"], found["result"]) == ("7", "Taxa", "Beslut")
    assert found["resolutionText"] == "Taxan höjs."
    [vote] = found["OppnaProtokoll:votes"]
    people = {name: f"{URL}ledamoter/{name}/oparl.json" for name in ("anna-ek", "bo-lund", "cecilia-berg")}
    assert vote["counts"] == {"yes": 2, "no": 1}
    assert vote["voters"] == {"yes": [people["anna-ek"], people["bo-lund"]], "no": [people["cecilia-berg"]]}
    assert set(meeting["participant"]) == set(people.values())
    paper = files["arenden/ks-2024-00007/oparl.json"]
    [consultation] = paper["consultation"]
    assert (paper["reference"], paper["name"]) == ("KS-2024-00007", "Taxa")
    assert (consultation["id"], consultation["agendaItem"]) == (found["consultation"], found["id"])
    assert (consultation["authoritative"], consultation["meeting"]) == (True, meeting["id"])


STATES = [
    ("", "", "durchgeführt", None),
    ("status: utkast", "Utkast.", "eingeladen", None),
    ("status: ej justerat", "Ej justerat.", "eingeladen", None),
]


@pytest.mark.parametrize(("head", "standing", "state", "start"), STATES)
def test_what_is_not_approved_is_not_said_to_be(
    tmp_path: Path, head: str, standing: str, state: str, start: str | None
) -> None:
    files = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(1, body="ärende: KS 2024/7"), head=head)))
    meeting = files["moten/ks/2024-03-05/oparl.json"]
    assert (meeting["meetingState"], meeting.get("start")) == (state, start)
    told = meeting["agendaItem"][0].get("OppnaProtokoll:standing", [])
    assert told == files["arenden/ks-2024-00007/oparl.json"]["consultation"][0].get("OppnaProtokoll:standing", [])
    assert told == ([standing] if standing else [])


def test_the_example_in_the_documentation_is_real(files: Files) -> None:
    shown = PAGE.read_text("utf-8").partition("\n## OParl")[2].partition("```json\n")[2].partition("```")[0]
    example = json.loads(shown)
    assert example in [each for piece in files.values() if "consultation" in piece for each in piece["consultation"]]


def test_an_edit_leaves_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    first, second = minutes("ks", "2024-03-05", item(7, "Taxa", VOTE)), minutes("kf", "2025-02-06", item(1))
    place = town(tmp_path / "ett", first, second)
    asked = (place.content / "register/kommun.yml").read_text("utf-8") + ASKED
    place.write("register/kommun.yml", asked)
    place.build()
    later = minutes("kf", "2025-02-06", item(1, "Skola", "beslut: Skolan byggs.\närende: KS 2024/7"))
    other = town(tmp_path / "två", first, later)
    other.write("register/kommun.yml", asked)
    place.write("protokoll/kf/2025-02-06.yml", later)
    place.write("register/uppdrag.yml", "uppdrag:\n  - {person: Anna Ek (S), organ: ks, från: 2023-01-01}\n")
    other.write("register/uppdrag.yml", "uppdrag:\n  - {person: Anna Ek (S), organ: ks, från: 2023-01-01}\n")
    edited, clean = bytes_of(place.build().folder), bytes_of(other.build().folder)
    assert edited == clean
    assert {"oparl.json", "oparl/moten-2025.json", "data/popolo.json", "moten/kf/2025-02-06/protokoll.akn.xml"} <= {
        *edited
    }


@pytest.mark.parametrize(
    ("cases", "result", "led"),
    [
        (
            "[{nr: KS-2024-00001, utfall: bifall}, {nr: KS-2024-00002, utfall: avslag}]",
            "KS-2024-00001: Bifall; KS-2024-00002: Avslag",
            2,
        ),
        ("[KS-2024-00001, KS-2024-00002]", "Beslut", 2),
        ("KS-2024-00001", "Beslut", 0),
    ],
)
def test_an_item_leads_to_each_of_its_cases(tmp_path: Path, cases: str, result: str, led: int) -> None:
    files = of_town(town(tmp_path, minutes("kf", "2024-01-09", item(1, "Två motioner", f"ärende: {cases}"))))
    [found] = files["moten/kf/2024-01-09/oparl.json"]["agendaItem"]
    assert found["result"] == result
    consultations = found.get("OppnaProtokoll:consultations", [])
    papers = [f"arenden/ks-2024-0000{at}/oparl.json" for at in range(1, led + 1)]
    assert consultations == [each["id"] for path in papers for each in files[path]["consultation"]]
    assert led == 0 or found["consultation"] == consultations[0]
