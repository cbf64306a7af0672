"""What somebody has filed: which printed words mean a motion, who filed it, and where it stands."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path

import pytest

from generator.archive import MatterKind, Matters, StateKind
from generator.model import MatterWords
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from tests.sites import KOMMUN, fragments, item, minutes, town, words

OWN = MatterWords.model_validate({"medborgarförslag": "E-förslag", "fråga": ["Frågestund", "Spörsmål"]})


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Motion", MatterKind.MOTION),
        ("MOTIONSSVAR", MatterKind.MOTION),
        ("Svar på  motion", MatterKind.MOTION),
        ("Medborgarförslag", MatterKind.CITIZENS_PROPOSAL),
        ("Medborgarfo\u0308rslag", MatterKind.CITIZENS_PROPOSAL),
        ("E-förslag", MatterKind.CITIZENS_PROPOSAL),
        ("Interpellation", MatterKind.INTERPELLATION),
        ("Enkel fråga", MatterKind.QUESTION),
        ("spörsmål", MatterKind.QUESTION),
        ("Muntlig information", None),
        ("Motionsspår i Lillskogen", None),
        ("Frågor", None),
        ("Motion och hälsa", None),
        (None, None),
    ],
)
def test_which_words_mean_what(printed: str | None, kind: MatterKind | None) -> None:
    assert Matters(OWN).read(printed) is kind


def test_a_motion_is_its_authors_from_the_first_to_the_last_step(tmp_path: Path) -> None:
    filed = "ärende: KS-2024-00012\ntyp: Motion\nväckt_av: [Dan Ask (V), Bo Lund]\nväckt: 2024-01-30\nutfall: noterat"
    place = town(
        tmp_path,
        minutes("kf", "2024-02-05", item(1, "Motion om cykelbanor", filed)),
        minutes("kf", "2024-06-03", item(2, "Motion om cykelbanor", "ärende: KS-2024-00012\nutfall: avslag")),
    )
    archive = place.archive()
    case = archive.cases["KS-2024-00012"]
    assert (case.matter, str(case.filed_on)) == (MatterKind.MOTION, "2024-01-30")
    assert [each.name for each in case.filed_by] == ["Dan Ask", "Bo Lund"]
    assert [each.outcome for each in case.items] == ["noterat", "avslag"]
    member = archive.people["dan-ask"]  # known by the motion alone
    assert [each.number for each in member.filed_in([2024])] == [(1, 0)]
    assert member.filed_in([2023]) == []
    assert member.first_place[1] == ("paragrafer", 0, "väckt_av")
    data = page_json(Context(archive, "https://exempel.se/", "Protokoll"), methodcaller("person", member))
    assert [each["slag"] for each in data["väckt"]] == ["Motion"]
    page = fragments(archive, "moten/kf/2024-02-05/")["moten/kf/2024-02-05/"]
    assert "Väckt 30 januari 2024 av Dan Ask (V), Bo Lund" in " ".join(words(page))


@pytest.mark.parametrize(
    ("kind", "more", "state"),
    [
        ("Interpellation", "", StateKind.NOTED),
        ("Fråga", "", StateKind.NOTED),
        ("Motion", "", StateKind.DECIDED),
        ("Medborgarförslag", "", StateKind.DECIDED),
        ("Motion", "förslag_till: kf", StateKind.PROPOSED),
    ],
)
def test_an_answer_to_a_question_is_no_decision(tmp_path: Path, kind: str, more: str, state: StateKind) -> None:
    text = minutes("ks", "2024-02-05", item(1, "Cykelbanor", f"typ: {kind}\nutfall: besvarad\n{more}"))
    [the_item] = town(tmp_path, text).archive().meetings[0].items
    assert the_item.state is state
    assert the_item.state_label == ("Förslag till kommunfullmäktige" if more else "Besvarad")


@pytest.mark.parametrize(
    ("kind", "by", "codes"),
    [
        ("Medborgarförslag", "väckt_av: Nils Holm (V)", ["vackt-av-privatperson"]),
        ("Brukarförslag", "väckt_av: Nils Holm", ["vackt-av-privatperson"]),
        ("Medborgarförslag", "", []),
        ("Motion", "väckt_av: Nils Holm", ["okand-person"]),
        ("Motion", "väckt_av: Nils Holm (V)", []),
        ("Motion", "väckt_av: Bo Lund", []),
    ],
)
def test_whoever_files_a_medborgarforslag_is_not_named(tmp_path: Path, kind: str, by: str, codes: list[str]) -> None:
    place = town(tmp_path, minutes("kf", "2024-02-05", item(1, "Cykelbanor", f"typ: {kind}\n{by}")))
    place.write("register/kommun.yml", KOMMUN + "ärendetyper:\n  medborgarförslag: Brukarförslag\n")
    assert sorted(each.code for each in place.examine().findings) == codes


def test_whoever_filed_for_two_parties_and_was_never_present_is_checked_like_others(tmp_path: Path) -> None:
    filed = [
        minutes("ks", f"2024-0{month}-05", item(month, f"Bro {month}", f"typ: Motion\nväckt_av: Bo Alm ({party})"))
        for month, party in enumerate("SM", 1)
    ]
    assert not town(tmp_path, *filed).examine().findings
