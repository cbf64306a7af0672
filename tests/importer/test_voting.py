"""Votes in the many ways in which minutes print them: what is read, and that what cannot be read is doubted."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS

FRONT = """Sammanträdesprotokoll
Kommunstyrelsen
Sammanträdesdatum 2024-03-05

Beslutande
Anna Ek (S), ordförande
Bo Lund (M)
Cecilia Berg (C)
Disa Holm (C)
Erik Sandén (V)

Justerare
Bo Lund (M)

§ 21 Dnr KS-2024-00112
Ny simhall

"""


def read(body: str, *, title: bool = True) -> tuple[dict[str, Any], list[str], int]:
    """Return the § of a protocol, the doubts about it, and how many words are lost."""
    front = FRONT if title else FRONT.removesuffix("Ny simhall\n\n")
    made = drafted(source_of(front + body, "protokoll.txt"), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    data: Any = document.data
    doubts = [line for line in made.review.split("## Ord som saknas")[0].split("\n") if line.startswith("- [ ] **§ 21")]
    return data["paragrafer"][0], doubts, made.missing


def brief(vote: dict[str, Any]) -> str:
    """Return a vote on one line: what the sides mean, the figures, the first names of who voted how."""
    figures = "–".join(vote.get("resultat", {}).values())
    sides = "/".join(
        f"{how}:{','.join(name.split()[0] for name in names)}" for how, names in vote.get("röster", {}).items()
    )
    more = "; ".join(f"{each['namn']} {each['antal']}" for each in vote.get("alternativ", []))
    more += f"utslagsröst {vote['utslagsröst']}" if "utslagsröst" in vote else ""
    return f"{vote.get('ja', '')}|{vote.get('nej', '')}|{figures}|{sides}" + (f"|{more}" if more else "")


DECISION = "Beslut\nKommunstyrelsen avslår motionen.\n\n"
ROLL = "Anna Ek (S), Cecilia Berg (C) och Erik Sandén (V)"
ONE = [
    ("Omröstning\nGodkänd voteringsproposition: ”Ja för bifall till Anna Eks yrkande och Nej för bifall till Bo Lunds "
     f"yrkande.”\n{ROLL} röstar Ja (3).\nBo Lund (M) röstar Nej (1).",
     "bifall till Anna Eks yrkande|bifall till Bo Lunds yrkande|3–1|ja:Anna,Cecilia,Erik/nej:Bo"),
    ("Huvudvotering\nDen som bifaller Bo Lunds (M) yrkande röstar ja, den det ej vill röstar nej. Vinner nej har "
     f"kommunstyrelsen beslutat att avslå det.\nMed 1 ja-röst mot 3 nej-röster avslås yrkandet.\nJa röstar: Bo Lund (M)."
     f"\nNej röstar: {ROLL}.",
     "Bo Lunds (M) yrkande|avslå det|1–3|ja:Bo/nej:Anna,Cecilia,Erik"),
    ("Voteringsresultat\nJa: 3, nej: 1, avstår: 1\nFöljande röstar ja: " + ROLL + ".\nFöljande röstar nej: Bo Lund (M).\n"
     "Avstår: Disa Holm (C).", "||3–1–1|ja:Anna,Cecilia,Erik/nej:Bo/avstår:Disa"),
    ("Votering – återremiss\nJa-röst innebär att ärendet avgörs i dag. Nej-röst innebär återremiss.\nUtfall: 3 ja mot 2 nej.",
     "att ärendet avgörs i dag|återremiss|3–2|"),
    ("Omröstning\nJa = avslag\nNej = bifall\nTre ja-röster mot en nej-röst. En ledamot avstår.", "avslag|bifall|3–1–1|"),
    ("Omröstning\nJa-röster (3):\n- Anna Ek (S)\n- Cecilia Berg (C)\n- Erik Sandén (V)\nNej-röster (1):\n- Bo Lund (M)",
     "||3–1|ja:Anna,Cecilia,Erik/nej:Bo"),
    ("Omröstning\nJa\nAnna Ek (S)\nCecilia Berg (C)\n\nNej\nBo Lund (M)\n", "|||ja:Anna,Cecilia/nej:Bo"),
    ("Omröstning\nJa: Anna Ek, Cecilia Berg. Nej: Bo Lund.", "|||ja:Anna,Cecilia/nej:Bo"),
    ("Omröstning\nAnna Ek (S): ja, Bo Lund (M): nej, Cecilia Berg (C): ja, Erik Sandén (V): avstår.",
     "|||ja:Anna,Cecilia/nej:Bo/avstår:Erik"),
    ("Omröstning\nLedamot\tParti\tJa\tNej\tAvstår\nAnna Ek, ordf.\tS\tX\t\t\nBo Lund\tM\t\tX\t\nDisa Holm\tC\t\t\tX\n"
     "Summa\t\t1\t1\t1", "||1–1–1|ja:Anna/nej:Bo/avstår:Disa"),
    ("Omröstning\nNamn\tRöst\nAnna Ek (S)\tJa\nBo Lund (M)\tNej\nErik Sandén (V)\tJa", "|||ja:Anna,Erik/nej:Bo"),
    ("Beslutsgång\nVotering begärs. Den som vill bifalla motionen röstar ja och den som vill avslå den röstar nej.\n"
     "Voteringen utfaller med 2 ja-röster mot 3 nej-röster.", "bifalla motionen|avslå den|2–3|"),
    ("Beslutsgång\nJa röstar den som vill avslå motionen, nej röstar den som vill bifalla motionen. Omröstningen ger "
     "3 röster för ja och 1 röst för nej.", "avslå motionen|bifalla motionen|3–1|"),
    ("Omröstning\nMed 2 nej-röster mot 3 ja-röster bifalls förslaget.", "||3–2|"),
    ("Omröstning\nJa\tNej\nAnna Ek (S)\tBo Lund (M)\nCecilia Berg (C)\tDisa Holm (C)", "|||ja:Anna,Cecilia/nej:Bo,Disa"),
    ("Omröstning\nMed 3 ja-röster mot 1 nej-röst och 1 nedlagd röst bifalls förslaget.", "||3–1–1|"),
    ("Propositionsordning\nFöljande voteringsordning godkänns: Ja-röst till Anna Eks förslag. Nej-röst till Bo Lunds förslag.\n\n"
     "Voteringsresultat\nMed 2 ja-röster för Anna Eks förslag mot 1 nej-röst för Bo Lunds förslag bifalls det första.\n\n"
     "Följande röstar ja:\nAnna Ek (S)\nCecilia Berg (C)\n\nFöljande röstar nej:\nBo Lund (M)",
     "Anna Eks förslag|Bo Lunds förslag|2–1|ja:Anna,Cecilia/nej:Bo"),
    ("Omröstning\nFör Anna Eks yrkande (ja) röstar Anna Ek (S) och Cecilia Berg (C). För Bo Lunds yrkande (nej) röstar Bo Lund (M).",
     "|||ja:Anna,Cecilia/nej:Bo"),
    ("Omröstning\nOmröstningen utfaller med 1 Ja mot 1 Nej. 1 ledamot är frånvarande.\nAnna Ek (S) röstar Ja (1).\nBo Lund (M) "
     "röstar Nej (1).\nFrånvarande: Erik Sandén (V).", "||1–1–1|ja:Anna/nej:Bo/frånvarande:Erik"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), ONE, ids=[str(number) for number in range(len(ONE))])
def test_one_vote(body: str, wanted: str) -> None:
    item, doubts, missing = read(DECISION + body)
    assert [brief(vote) for vote in item["voteringar"]] == [wanted]
    assert item["beslut"].strip() == "Kommunstyrelsen avslår motionen."
    assert (doubts, missing) == ([], 0)


def test_names_at_the_end_of_a_decision_are_votes_and_its_sentence_stays() -> None:
    item, doubts, missing = read(
        "Propositionsordning\nDen som vill avslå motionen röstar ja. Den som vill bifalla Anna Eks (S) motion röstar nej.\n\n"
        "Beslut\nMed 1 ja-röst mot 3 nej-röster bifaller kommunstyrelsen motionen.\n\n"
        f"Ja röstar: Bo Lund (M). Nej röstar: {ROLL}.\n\nReservation\nBo Lund (M) reserverar sig mot beslutet."
    )
    assert item["beslut"].strip() == "Med 1 ja-röst mot 3 nej-röster bifaller kommunstyrelsen motionen."
    assert [brief(vote) for vote in item["voteringar"]] == [
        "avslå motionen|bifalla Anna Eks (S) motion|1–3|ja:Bo/nej:Anna,Cecilia,Erik"
    ]
    assert [key for key in item if key not in ("nr", "ärende")][:4] == ["rubrik", "beslutsgång", "beslut", "voteringar"]
    assert (doubts, missing) == ([], 0)


TWO = [
    "Omröstning\nGodkänd voteringsproposition: ”Ja för återremiss och Nej för avgörande i dag.”\nBo Lund (M) röstar Ja (1).\n"
    "Anna Ek (S) röstar Nej (1).\n\nPropositionsordning\nOrdföranden ställer proposition på motionen.\n\nOmröstning\n"
    "Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall till Bo Lunds yrkande.”\nAnna Ek (S) röstar Ja (1).\n"
    "Bo Lund (M) röstar Nej (1).",
    "Votering 1\nJa för återremiss. Nej för avgörande i dag.\n1 ja mot 1 nej.\nJa röstar Bo Lund (M). Nej röstar Anna Ek (S)."
    "\n\nVotering 2\nJa för avslag. Nej för bifall till Bo Lunds yrkande.\n1 ja mot 1 nej.\nJa röstar Anna Ek (S). "
    "Nej röstar Bo Lund (M).",
    "Kontrapropositionsvotering\nJa för återremiss. Nej för avgörande i dag. Omröstningen utfaller med 1 ja-röst mot "
    "1 nej-röst.\nLedamot\tJa\tNej\nBo Lund (M)\tX\t\nAnna Ek (S)\t\tX\n\nHuvudvotering\nJa för avslag. Nej för bifall till "
    "Bo Lunds yrkande. Omröstningen utfaller med 1 ja-röst mot 1 nej-röst.\nLedamot\tJa\tNej\nAnna Ek (S)\tX\t\n"
    "Bo Lund (M)\t\tX",
]


@pytest.mark.parametrize("body", TWO, ids=["repeated", "numbered", "contraproposition"])
def test_two_votes(body: str) -> None:
    item, doubts, missing = read(DECISION + body)
    assert [brief(vote) for vote in item["voteringar"]] == [
        "återremiss|avgörande i dag|1–1|ja:Bo/nej:Anna",
        "avslag|bifall till Bo Lunds yrkande|1–1|ja:Anna/nej:Bo",
    ]
    assert (doubts, missing) == ([], 0)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"Omröstning\nOmröstningen utfaller med 4 ja mot 1 nej.\nJa röstar: {ROLL}.\nNej röstar: Bo Lund (M).",
         "siffran för ja är 4, men 3 namn lästes"),
        ("Omröstning\n1 ja mot 1 nej.\nJa röstar: Bo Lund (M).\nNej röstar: Bo Lund (M).", "står på mer än en sida"),
        ("Omröstning\nOmröstningen utfaller med 3 ja mot 1 nej.\nJa röstar: Gösta Berling (S), Anna Ek (S), Bo Lund (M).\n"
         "Nej röstar: Erik Sandén (V).", "Gösta Berling (S) röstar men står inte bland"),
        ("Omröstning\nJa för avslag och Nej för bifall.", "det står inte hur voteringen gick"),
        ("Beslutsgång\nVoteringen verkställs med namnupprop, se sidan 4.", "ingen kunde läsas"),
        ("Beslutsgång\nDen som vill avslå röstar ja, den som vill bifalla röstar nej. Utfallet blir 3 ja mot 2 nej. Den som "
         "vill återremittera röstar ja, den som vill avgöra röstar nej. Ärendet avgörs.", "ingen votering om det"),
        ("Omröstning\nOmröstningen utfaller med 3 ja mot 2 nej.\n\nOmröstning\nOmröstningen utfaller åter med 3 ja mot 2 nej.",
         "är det två voteringar?"),
    ],
)  # fmt: skip
def test_what_cannot_be_sure_is_doubted(body: str, told: str) -> None:
    _, doubts, missing = read(DECISION + body)
    assert any(told in doubt for doubt in doubts), doubts
    assert missing == 0


@pytest.mark.parametrize(
    "body",
    [
        "Beslutsgång\nOrdföranden finner att kommunstyrelsen avslår motionen. Votering begärs inte.",
        "Sammanfattning av ärendet\nKommunfullmäktige beslutade 2022 med 31 ja-röster mot 20 nej-röster att bygga.",
        "Deltar inte i beslutet\nBo Lund (M) avstår från att delta i beslutet.",
        "Yrkanden\nAnna Ek (S) yrkar ja till förslaget. Bo Lund (M) yrkar nej.",
        "Sammanfattning av ärendet\nKommunen avstår från att yttra sig. Ja, det är sant: Anna Ek vill det.",
    ],
)
def test_what_is_no_vote(body: str) -> None:
    item, doubts, missing = read(DECISION + body)
    assert "voteringar" not in item and missing == 0
    assert not any("votering" in doubt for doubt in doubts)


def test_two_votes_in_one_paragraph() -> None:
    item, doubts, _ = read(
        "Beslut\nMed 3 ja mot 1 nej beslutar kommunstyrelsen att avslå motionen.\n\nBeslutsgång\nJa för återremiss. Nej för "
        "avgörande i dag. Omröstningen utfaller med 2 ja mot 2 nej. Ja för avslag. Nej för bifall. Omröstningen utfaller "
        "med 3 ja mot 1 nej."
    )
    assert [brief(vote) for vote in item["voteringar"]] == ["återremiss|avgörande i dag|2–2|", "avslag|bifall|3–1|"]
    assert doubts == [] and "Omröstningen utfaller med 2 ja mot 2 nej." in item["beslutsgång"]
