"""What minutes say now and then, and drafts say only where it is plain: earlier items, secrecy, languages, links."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.extract.text import source_of
from generator.importer.fields.earlier import earlier_items
from generator.importer.importing import drafted
from generator.importer.lines import SourceLines, is_public
from generator.importer.reading import read_minutes
from tests.importer.paper import as_pdf
from tests.importer.regs import REG, WORDS
from tests.importer.test_fields import as_lines
from tests.importer.test_voting import DECISION, read

EARLIER = [  # a text under "Tidigare behandling", and what it names as "body day §"
    ("KF 2024-02-18 § 41", ["kf 2024-02-18 41"]),
    ("Kommunstyrelsen den 3 maj 2023, § 12", ["ks 2023-05-03 12"]),
    ("KS § 12 2023-05-03", ["ks 2023-05-03 12"]),
    ("§ 12 KS 2023-05-03", ["ks 2023-05-03 12"]),
    ("KS § 12/2023 2023-05-03, KSAU § 4/23 2023-04-02", ["ks 2023-05-03 12", "ksau 2023-04-02 4"]),
    ("KS 2024-01-04 § 12 och 2024-02-08 § 31", ["ks 2024-01-04 12", "ks 2024-02-08 31"]),
    ("KF 2024-02-18 § 41\nKSAU 2024-02-24 § 133", ["kf 2024-02-18 41", "ksau 2024-02-24 133"]),
    ("KSAU 2024-02-14 § 51, återremitterat", ["ksau 2024-02-14 51 återremitterat"]),
    # Another's body, a day that is to come, several §§, a § of another year, no §, no telling which belongs to which.
    ("Byggnadsnämnden 2024-02-14 § 51", []),
    ("KS 2024-12-24 § 4", []),
    ("KS 2024-01-04 §§ 12-13", []),
    ("KS 2023-05-03 § 4/22", []),
    ("KS 2023-05-03", []),
    ("KS 2024-01-04, 2024-02-08 § 31", []),
    ("KS, KF, KSAU 2024-01-04 § 12, 2024-02-08 § 31", []),
    ("enligt 4 § an 2024-01-04 § 12", []),
]


@pytest.mark.parametrize(("text", "named"), EARLIER)
def test_earlier_handlings(text: str, named: list[str]) -> None:
    found = earlier_items(text, REG.bodies, "2024-03-05")
    assert [" ".join(map(str, each.values())) for each in found] == named


TOLD = [  # what stands below the title, and the earlier items of the draft
    ("Tidigare behandling\nBordlagt den 24 januari 2024, § 45 och den 7 februari 2024, § 104.", ["ks 2024-01-24 45 bordlagt", "ks 2024-02-07 104 bordlagt"]),
    ("Tidigare behandling\nÅterremitterat den 7 februari 2024, § 13. Bordlagt den 12 februari 2024, § 34.", ["ks 2024-02-07 13 återremitterat", "ks 2024-02-12 34 bordlagt"]),
    ("Ärendets gång\nKF 2024-01-18 § 41", ["kf 2024-01-18 41"]),
    ("Bakgrund\nÄrendet har tidigare behandlats av kommunfullmäktige 2024-01-18 § 41.", ["kf 2024-01-18 41"]),
    ("Bakgrund\nKommunfullmäktige antog planen 2024-01-18 § 41.", []),
    ("Tidigare behandling\nBordlagt av byggnadsnämnden den 24 januari 2024, § 45.", []),
    ("Beslutsunderlag\nKF 2024-01-18 § 41", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "named"), TOLD)
def test_earlier_handlings_in_a_draft(body: str, named: list[str]) -> None:
    item, _, missing = read(f"{DECISION}{body}\n")
    assert [" ".join(map(str, each.values())) for each in item.get("tidigare", [])] == named
    heading, words = body.split("\n")
    kept = [each["text"].strip() for each in item.get("avsnitt", []) if each["rubrik"] == heading]
    assert missing == 0 and (kept == [words] or heading == "Beslutsunderlag"), "the words stay where they stood"


SECRET = [  # a § after its title; what the draft says of secrecy; whether somebody is asked
    ("Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen.", "Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen.", False),
    ("Paragrafen omfattas av sekretess enligt 25 kap. 1 § OSL.", "Paragrafen omfattas av sekretess enligt 25 kap. 1 § OSL.", False),
    ("Sekretess enligt 26 kap. 1 § OSL.\n\nBeslut\n[maskad]", "Sekretess enligt 26 kap. 1 § OSL.", False),
    ("Beslut\nAvtalet godkänns.\n\nSekretess\nSekretess enligt 31 kap. 16 § OSL.", None, True),
    ("Beslut\nHandlingen lämnas inte ut, med stöd av 31 kap. 16 § offentlighets- och sekretesslagen.", None, True),
    ("Beslut\nNämnden informeras om sekretess i skolan.", None, False),
    ("Beslut\nBygglov ges med stöd av 9 kap. 31 § plan- och bygglagen.", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("body", "says", "asked"), SECRET)
def test_secrecy(body: str, says: str | None, asked: bool) -> None:
    made = drafted(
        source_of(f"Kommunstyrelsen\n2024-03-05\n\nBeslutande\nAnna Ek (S)\n\n§ 21\nAvtal\n\n{body}\n", "a.txt"),
        REG,
        WORDS,
    )
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None and made.missing == 0, findings
    data: Any = document.data
    assert data["paragrafer"][0].get("sekretess") == says
    assert ("talar om sekretess" in made.review) == asked


STATED = [  # what stands below the words of a decision; the keys that the draft has for it; whether it is doubted
    ("Bo Lund (M) och Cecilia Berg (C) reserverar sig mot beslutet.", {"reservationer"}, False),
    ("Mot beslutet reserverar sig Bo Lund (M).", {"reservationer"}, False),
    ("Bo Lund (M) deltar inte i beslutet.", {"deltar_ej"}, False),
    ("Bo Lund (M) reserverar sig mot beslutet.\n\nCecilia Berg (C) lämnar ett särskilt yttrande.", {"reservationer", "särskilda_yttranden"}, False),
    ("Reservation anmäls muntligt vid mötet.", set(), True),
    ("Bo Lund (M) får i uppdrag att återkomma.", set(), False),
    ("Bo Lund (M) reserverar sig mot beslutet.\n\nNämnden ska återkomma i maj.", set(), True),
]  # fmt: skip


@pytest.mark.parametrize(("below", "keys", "doubted"), STATED)
def test_what_is_stated_below_a_decision(below: str, keys: set[str], doubted: bool) -> None:
    item, doubts, missing = read(f"{DECISION}\n{below}\n")
    assert keys == {key for key in item if key in ("reservationer", "deltar_ej", "särskilda_yttranden")}
    assert missing == 0 and any("står i beslutet" in doubt for doubt in doubts) == doubted
    assert keys == set() or below.split("\n")[0] not in item["beslut"]


@pytest.mark.parametrize(
    ("lead", "language"),
    [
        ("Anna Ek (S) lämnar följande protokollsanteckning på finska:", "fi"),
        ("Anna Ek (S) lämnar följande protokollsanteckning på meänkieli:", "fit"),
        ("Anna Ek (S) lämnar följande protokollsanteckning på samiska:", None),
        ("Anna Ek (S) lämnar följande protokollsanteckning:", None),
    ],
)
def test_the_language_of_a_statement_is_that_which_it_is_said_to_be_in(lead: str, language: str | None) -> None:
    item, _, _ = read(f"{DECISION}Protokollsanteckning\n{lead} Kiitos paljon.\n")
    assert item["protokollsanteckningar"][0].get("språk") == language


def test_names_alone_below_a_heading_that_says_what_they_did() -> None:
    item, _, _ = read(f"{DECISION}Deltar inte i beslutet\nBo Lund (M)\nCecilia Berg (C)\n")
    assert [each["av"] for each in item["deltar_ej"]] == ["Bo Lund (M)", "Cecilia Berg (C)"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://exempel.se/dok/12.pdf", True),
        ("http://exempel.se", True),
        ("https://platina.exempel.local/dok/12", False),
        ("http://srv-w3d3/arende/12", False),
        ("file:///C:/protokoll.pdf", False),
        ("mailto:anna@exempel.se", False),
        ("../dok/12.pdf", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_addresses_that_everybody_reaches_are_links(address: str, public: bool) -> None:
    assert is_public(address) == public


def test_pages_that_begin_or_end_with_the_same_heading_lose_nothing(tmp_path: Path) -> None:
    head = "*Kommunstyrelsen 2024-03-05"
    filled = [f"Rad {number} av skälen." for number in range(30)]
    pages = [
        [head, "Beslutande", "Anna Ek (S), ordförande", "", "*§ 21", "*Taxa", "", "*Bakgrund", *filled],
        [head, "*Beslut", "Taxan antas som den är.", "", "*§ 22", "*Plan", "", "*Bakgrund", *filled],
        [head, "*Beslut", "Taxan antas som den är.", "", "*§ 23", "*Avslutning", "", "*Beslut", "Mötet avslutas."],
    ]
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(as_pdf(pages))
    source = read_source(file)
    assert [line.text for line in source.lines].count("Beslut") == 3
    assert [line.text for line in source.lines].count("Taxan antas som den är.") == 2
    assert [line.text for line in source.furniture].count("Kommunstyrelsen 2024-03-05") == 2


def test_a_speck_behind_the_case_number_of_a_scan_is_no_title() -> None:
    lines = as_lines("§ 28 Dnr KS-2024-00105  5\nRemissvar om ny busslinje\n\nBeslut\nFörslaget tillstyrks.")
    for ocr, title in ((True, "Remissvar om ny busslinje"), (False, "5 Remissvar om ny busslinje")):
        read_lines = tuple(replace(line, ocr=ocr) for line in lines)
        (item,) = read_minutes(SourceLines("a.pdf", "pdf", 1, read_lines, ()), REG, WORDS).fields["paragrafer"]
        assert isinstance(item, dict) and title.endswith(str(item["rubrik"])) == ocr


@pytest.mark.parametrize(
    ("beside", "asked"), [("", True), ("Rådhuset", False), ("kl. 13.00–15.00", False), ("Rådhuset kl. 13.00", False)]
)
def test_time_and_place_that_could_not_be_read_are_asked_about(beside: str, asked: bool) -> None:
    text = (
        f"Kommunstyrelsen\n2024-03-05\nPlats och tid  {beside}\n\nBeslutande\nAnna Ek (S)\n\n§ 1\nVal\n\nBeslut\nJa.\n"
    )
    review = drafted(source_of(text, "a.txt"), REG, WORDS).review
    assert ("men tid lästes inte" in review, "men plats lästes inte" in review) == (asked, asked)
