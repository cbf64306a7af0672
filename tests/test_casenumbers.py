"""Case numbers: every spelling that municipalities really use, each read by forms that a register could hold."""

from __future__ import annotations

import pytest

from generator.archive.casenumbers import CaseNumbers
from generator.model import CaseNumberForm

NACKA = (("KFKS-{år}-{nr:5}", "KFKS {år}/{nr}", "KFKS {år}-{nr}", "KFKS {år}/{nr}-{del}"), ("{nr:6}",))
GOTEBORG = (("SLK-{år}-{nr:5}",), ("{nr:4}/{år:2}",), ("SBF-{år}-{nr:5}",))
SLASHED = (("KS {år}/{nr}", "KS/{år}:{nr}"),)
TURNED = (("{år}/KS {nr:4} {del}",),)
SHORT = (("KS {år:2}-{nr} {del}",),)
DOTTED = (("KU.{år}.{nr}",),)
MIXED = (("KSN-{år}-{nr:4}",),)
JOINED = (("{år}-KS{nr:4}/{del}",),)
YEAR_LAST = (("{nr:5}/{år}",),)
SUB_NUMBERED = (("SLK-{år}-{nr:5}:{del}", "SLK-{år}-{nr:5}"),)


def numbers(forms: tuple[tuple[str, ...], ...]) -> CaseNumbers:
    return CaseNumbers([CaseNumberForm.model_validate({"form": first, "även": rest}) for first, *rest in forms])


@pytest.mark.parametrize(
    ("forms", "printed", "canonical"),
    [
        # as printed in real minutes
        (NACKA, "KFKS-2024-00431", "KFKS-2024-00431"),
        (NACKA, "KFKS 2015/173-040", "KFKS-2015-00173"),
        (NACKA, "189914", "189914"),
        (GOTEBORG, "SLK-2026-00015", "SLK-2026-00015"),
        (GOTEBORG, "0128/22", "0128/22"),
        (GOTEBORG, "SBF-2023-00027", "SBF-2023-00027"),
        (SUB_NUMBERED, "SLK-2023-00226:3", "SLK-2023-00226:3"),
        (SUB_NUMBERED, "SLK-2023-00226", "SLK-2023-00226"),
        (SLASHED, "KS 2018/14", "KS 2018/14"),
        (SLASHED, "KS/2017:499", "KS 2017/499"),
        (TURNED, "2011/KS 0206 001", "2011/KS 0206 001"),
        (SHORT, "KS 02-820 107", "KS 02-820 107"),
        (DOTTED, "KU.2017.3", "KU.2017.3"),
        (MIXED, "KSN-2014-0604", "KSN-2014-0604"),
        (MIXED, "KSN 2015-1831", "KSN-2015-1831"),
        (JOINED, "2013-KS0548/003", "2013-KS0548/003"),
        (YEAR_LAST, "00322/2026", "00322/2026"),
        # other ways to write the same
        (NACKA, "KFKS 2024/431", "KFKS-2024-00431"),
        (NACKA, "KFKS 2024-431", "KFKS-2024-00431"),
        (NACKA, "kfks-2024-431", "KFKS-2024-00431"),
        (NACKA, "KFKS\u00a02024/431", "KFKS-2024-00431"),
        (NACKA, "KFKS–2024–00431", "KFKS-2024-00431"),
        (NACKA, "KFKS\u20112024\u201100431", "KFKS-2024-00431"),
        (NACKA, "  KFKS-2024-00431 ", "KFKS-2024-00431"),
        (GOTEBORG, "128/22", "0128/22"),
        (DOTTED, "KU 2017/3", "KU.2017.3"),
        # nothing that a form describes
        (NACKA, "KFKS-2024-0043 I", None),
        (NACKA, "KFKS-24-00431", None),
        (NACKA, "KFKS-1824-00431", None),
        (NACKA, "KFKS-2024-0000431", None),
        (NACKA, "KFKS-2024-", None),
        (NACKA, "KFKS-00431", None),
        (NACKA, "XKFKS-2024-00431", None),
        (NACKA, "KFKS-2024-00431 och KFKS-2024-00432", None),
        (NACKA, "SLK-2026-00015", None),
        (NACKA, "18991", None),
        (NACKA, "1899141", None),
        (NACKA, "18 99 14", None),
        (NACKA, "", None),
        (GOTEBORG, "0128/2022", None),
        (GOTEBORG, "189914", None),
        (SLASHED, "KS 2018", None),
        (SLASHED, "KSN 2018/14", None),
        (TURNED, "2011/KS 0206", None),
        (DOTTED, "KU.17.3", None),
        (YEAR_LAST, "00322/26", None),
        ((), "KFKS-2024-00431", None),
    ],
)
def test_a_number_is_read_by_the_forms_of_its_municipality(
    forms: tuple[tuple[str, ...], ...], printed: str, canonical: str | None
) -> None:
    found = numbers(forms).read(printed)
    assert (found.canonical if found else None) == canonical
    if found:
        # Whatever the site says the number is also called finds it again.
        for spelling in (found.canonical, *found.also):
            again = numbers(forms).read(spelling)
            assert again
            assert again.canonical == found.canonical
            assert spelling == spelling.strip(" -/:.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se KFKS-2024-00431.", ["KFKS-2024-00431"]),
        ("(KFKS 2024/431)", ["KFKS 2024/431"]),
        ("KFKS-2024-00430 och KFKS 2024/431, 2024", ["KFKS-2024-00430", "KFKS 2024/431"]),
        ("KFKS 2015/173-040 i sin helhet", ["KFKS 2015/173-040"]),
        ("Dnr 189914", ["189914"]),
        ("dnr\u00a0189914", ["189914"]),
        ("dnr: 189914.", ["189914"]),
        ("Diarienummer 189914", ["189914"]),
        ("ärende nr 189914", ["189914"]),
        ("ärendenummer\n189914", ["189914"]),
        ("diarienr.: \n189914", ["189914"]),
        ("kfks KFKSKFKS-2024-1 kfks–2019–00431", ["kfks–2019–00431"]),
        ("kostade 189914 kronor", []),
        ("189914", []),
        ("vårdnr 189914", []),
        ("Dnr 1899141", []),
        ("Dnr 189914-1a och 0189914", ["189914"]),
        ("XKFKS-2024-00431", []),
        ("KFKS-2024-00431a", []),
        ("https://exempel.se/KFKS-2024-00431", []),
        ("bilaga-KFKS-2024-00431", []),
        ("KFKS 2024", []),
        ("SLK-2026-00015", []),
        ("", []),
    ],
)
def test_numbers_in_running_text(text: str, found: list[str]) -> None:
    forms = numbers(NACKA)
    assert [text[start:end] for start, end, _ in forms.find(text)] == found
    assert not found or forms.can_be_in(text.lower())


def test_a_text_without_numbers_is_known_as_one() -> None:
    for text in ("nämnden godkänner 2024 års ärende nummer fem", "kfks har 100 000 kronor", ""):
        assert not numbers(NACKA).can_be_in(text)


def test_two_forms_that_could_both_be_meant_give_the_longer_reading() -> None:
    both = numbers((("KS {år}/{nr}",), ("KS {år}/{nr}-{del}",)))
    assert [number.canonical for _, _, number in both.find("KS 2024/17-003 och KS 2024/17")] == [
        "KS 2024/17-003",
        "KS 2024/17",
    ]
