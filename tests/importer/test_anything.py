"""Whatever a file holds: nothing raises, no word is lost, and the draft is YAML that says what was read."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import yamlio
from generator.importer.draft.draft import draft
from generator.importer.draft.review import review
from generator.importer.lines import Line, SourceLines
from generator.importer.reading import read_minutes
from generator.language.text import nfc
from tests.importer.regs import REG, WORDS

# What minutes are made of, in any order: the more a line means, the more there is to get wrong.
PIECES = st.sampled_from(
    """
    Sammanträdesprotokoll
    Kommunstyrelsen
    Plats och tid
    Rådhuset, kl. 13.00–15.40
    Beslutande
    Ledamöter
    Tjänstgörande ersättare
    Ersättare
    Övriga närvarande
    Tjänstepersoner
    Frånvarande
    Anna Ek (S), ordförande
    Bo Lund (M) ersätter Cecilia
    Berg (C) §§ 3-4
    Erik Sandén (V), ej § 3
    Gunnar Ström, kommundirektör
    [REDACTED]
    Namn  Parti  Närvaro
    Disa Holm  C  T
    X = närvarande
    Utses att justera
    Justerare
    Sekreterare
    Hedda Quist
    Underskrifter
    .....
    Paragrafer §§ 3–5
    Bevis om anslag
    Anslaget sätts upp  2024-03-08
    Anslaget tas ned
    Förvaringsplats för protokollet
    Innehållsförteckning
    § 3  KS-2024-00112  4
    Cykelplan..... 4
    § 3
    § 4 Dnr KS-2024-00098
    KS-2024-0043 I
    § 5 Övriga frågor
    189914
    Muntlig information
    Beslut
    Kommunstyrelsen antar cykelplanen.
    Kommunstyrelsen föreslår att kommunfullmäktige beslutar
    Sammanfattning av ärendet
    Handlingar i ärendet
    Tjänsteskrivelse, 2024-02-12
    Yrkanden
    Bo Lund (M) yrkar avslag.
    Beslutsgång
    Votering
    Ja för bifall och Nej för avslag.
    Bo Lund (M) röstar Nej (1).
    Reservation
    Bo Lund (M) reserverar sig.
    Protokollsanteckning
    Erik Sandén lät anteckna följande för Vänsterpartiet:
    ”Vi vill annat.”
    Jäv
    Anna Ek (S) deltar inte i handläggningen på grund av jäv.
    Ekonomi
    enligt 7 kap.
    16 § miljöbalken
    1. Första
    • punkt
    kommun-
    styrelsen
    Expedieras till
    Undertecknat av följande personer
    """.strip().splitlines()
).map(str.strip)
# "Â " and the like are letters of another encoding, which a draft keeps and the check tells of.
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffdÃÂâ")
TEXT = st.one_of(PIECES, st.lists(PIECES, min_size=1, max_size=4).map("  ".join), st.text(SIGNS, max_size=40))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    made: list[Line] = []
    for number, text in enumerate(draw(st.lists(TEXT, max_size=30)), 1):
        plain = nfc("".join(sign for sign in text if sign.isprintable())).strip()
        if plain:
            cells = tuple(plain.split("  ")) if "  " in plain and draw(st.booleans()) else None
            size = draw(st.sampled_from([None, 9.6, 13.0]))
            made.append(
                Line(
                    plain,
                    1,
                    number,
                    draw(st.booleans()),
                    0.0,
                    size,
                    draw(st.booleans()),
                    draw(st.integers(0, 2)),
                    cells,
                )
            )
    return tuple(made)


@given(lines())
@example((Line("Beslutande", 1, 1), Line("Justerare", 1, 2)))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost(found: tuple[Line, ...]) -> None:
    reading = read_minutes(SourceLines("protokoll.txt", "text", 1, found, ()), REG, WORDS)
    assert reading.missing == []
    text = draft(reading.fields, reading.notes.doubts)
    document, findings = yamlio.parse(text.encode(), "utkast.yml")
    assert document is not None
    assert findings == []
    assert document.data == reading.fields
    review(reading.source, reading.notes.doubts, reading.notes.left, reading.missing, reading.numbers)
