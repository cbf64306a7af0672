"""The Markdown beside meetings and cases: every word of the record, in order, and what qualifies it above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.checks import Examination
from generator.language.text import NO_BREAK_SPACE
from generator.opendata.prose import Prose
from generator.opendata.standards import minutes_as_akn
from generator.pages.context import Context
from tests.sites import Site, item, minutes, town

URL = "https://protokoll.exempelkoping.example/"


def texts(the_item: AgendaItem) -> Iterator[str]:
    record = the_item.record
    yield record.title
    yield from filter(None, (record.decision, record.summary, record.procedure))
    yield from (each.text for each in record.documents)
    yield from (each.text for each in record.other_sections)
    yield from (vote.text for vote in record.votes if vote.text)
    yield from (text for each in record.corrections for text in (each.old, each.text) if text)
    for each in the_item.contributions:
        yield from filter(None, (each.text, each.statement.lead if each.statement else None))


def lacking(meeting: Meeting, written: str) -> list[str]:
    """Return the texts of the record that do not stand as they are, in their §."""
    parts = dict(zip(meeting.items, written.split("\n## § ")[1:], strict=False))
    found = [each for each in meeting.minutes.others if each not in written]
    found += [each.printed for each in meeting.presences if each.printed not in written]
    return found + [text for each, part in parts.items() for text in texts(each) if text.strip("\n") not in part]


def test_every_word_of_the_minutes_stands_as_it_is_written(sagolunda: Examination) -> None:
    assert sagolunda.archive
    maker = Prose(Context(sagolunda.archive, "Öppna protokoll", URL))
    seen = 0
    for meeting in sagolunda.archive.meetings:
        if not sagolunda.archive.removed_from(urls.meeting(meeting)):
            assert lacking(meeting, maker.meeting(meeting)) == [], meeting.id
            seen += len(meeting.items)
    assert seen > 1000
    assert lacking(meeting, maker.meeting(meeting).replace(meeting.items[-1].title, "")) != []


def test_the_real_protocol_keeps_its_mask_and_its_order(real_site: Site) -> None:
    written = (real_site.folder / "moten/kstu/2024-04-17/index.md").read_text("utf-8")
    assert "[maskad]" in written
    at = [written.index(f"\n## § {number} ") for number in range(8, 16)]
    assert at == sorted(at)
    [link] = real_site.page("moten/kstu/2024-04-17/").select('link[type="text/markdown"]')
    assert link["href"] == "index.md"
    others = [path for path in real_site.pages() if not path.startswith(("moten/kstu/2", "arenden/k", "arenden/1"))]
    assert others
    assert not any('type="text/markdown"' in real_site.html(each.removesuffix("index.html")) for each in others)


def test_a_sign_of_the_record_stays_and_ours_go(tmp_path: Path) -> None:
    text = f"Kostnaden är högst 140{NO_BREAK_SPACE}000 kronor. <script>alert(1)</script>"
    site = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: '{text}'"))).build()
    written = (site.folder / "moten/ks/2024-03-05/index.md").read_text("utf-8")
    assert text in written
    assert written.replace(text, "").count(NO_BREAK_SPACE) == 0
    assert "# Kommunstyrelsen 5 mars 2024" in written


VOTES = """\
utfall: avslag
yrkanden: [{av: Anna Ek (S), text: Bifall., återtaget: ja}, {av: Bo Lund (M), text: Avslag.}]
voteringar:
  - {tid: "14.05", ja: Bifall, nej: Avslag, resultat: {ja: 1, nej: 2}, utfall: nej,
     röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M), Cecilia Berg (C)]}}
"""
WANTED = [
    "Anna Ek (S) (återtaget)\n\nBifall.",
    "Bo Lund (M)\n\nAvslag.",
    "- Tid: 14.05\n- Ja för Bifall: 1\n- Nej för Avslag: 2\n- Nej-sidan vann: Avslag.\n- Röstade ja: Anna Ek (S)\n"
    "- Röstade nej: Bo Lund (M), Cecilia Berg (C)",
]


@pytest.mark.parametrize("wanted", WANTED)
def test_votes_and_statements_say_what_they_stood_for_and_who(tmp_path: Path, wanted: str) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", f"ärende: KS-2024-00001\n{VOTES}"))).archive()
    maker = Prose(Context(archive, "Öppna protokoll", URL))
    assert wanted in maker.meeting(archive.meetings[0])
    told = maker.case(next(iter(archive.cases.values())))
    assert ("Röstade ja:" in told, "Ja för Bifall: 1" in told, "Bifall.\n" in told) == (False, True, False)
    assert "- Yrkande: Anna Ek (S) (återtaget)\n- Yrkande: Bo Lund (M)" in told


TWO_CASES = """\
ärende: [{nr: KS-2024-00008, utfall: bifall}, {nr: KS-2024-00009, utfall: avslag}]
beslut: Den ena bifalls, den andra avslås.
reservationer: [{av: Bo Lund (M), blank: ja}]
"""


def test_each_case_of_a_paragraph_has_its_own_outcome_and_a_blank_reservation_is_said(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Två", TWO_CASES))).archive()
    maker = Prose(Context(archive, "Öppna protokoll", URL))
    cases = "ärende KS-2024-00008 (bifall) · ärende KS-2024-00009 (avslag)"
    told = maker.meeting(archive.meetings[0])
    assert f"Beslut · {cases}." in told and "Bo Lund (M) (blank reservation)" in told
    assert [f" · {cases}." in maker.case(each) for each in archive.cases.values()] == [True, True]


@pytest.mark.parametrize(
    ("further", "said"),
    [
        ("", ""),
        ("yrkanden: [{av: Bo Lund (M), text: Bifall till förslaget.}]", "Orden står i paragrafen: "),
        ("voteringar: [{ja: Bifall, nej: Avslag, resultat: {ja: 2, nej: 1}}]", ""),
        (
            "voteringar: [{ja: Bifall, nej: Avslag, röster: {ja: [Anna Ek (S)]}}]",
            "Vilka som röstade hur står i paragrafen: ",
        ),
    ],
)
def test_a_case_leads_to_the_words_and_names_that_stand_in_its_paragraph(
    tmp_path: Path, further: str, said: str
) -> None:
    told = minutes("ks", "2024-03-05", item(1, "Taxa", f"ärende: KS-2024-00001\n{further}"))
    archive = town(tmp_path, told).archive()
    [case] = archive.cases.values()
    whole = Prose(Context(archive, "Öppna protokoll", URL)).case(case)
    assert re.findall("^.*(?= i paragrafen: )", whole, re.MULTILINE) == ([said.partition(" i par")[0]] if said else [])
    assert "Anna Ek" not in whole


AT = "moten/ks/2024-03-05/#p2"
CALLED_OFF = "organ: kf\ndatum: 2024-05-05\nstatus: inställt\ndagordning: [{rubrik: Budget}]\n"


def test_a_removed_paragraph_has_its_reason_in_its_place_and_a_meeting_to_come_its_agenda(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa"), item(3, "Skola")))
    founded.write(
        "register/borttaget.yml",
        "borttaget:\n  - {adress: moten/ks/2024-03-05/#p2, datum: 2024-04-01, skäl: Sekretess.}\n",
    )
    founded.write(
        "protokoll/kf/2024-05-05.yml",
        "organ: kf\ndatum: 2024-05-05\nstatus: inställt\ndagordning: [{rubrik: Budget}]\n",
    )
    archive = founded.archive()
    maker = Prose(Context(archive, "Öppna protokoll", URL))
    held = maker.meeting(archive.meetings[0])
    heads = [line for line in held.split("\n") if line.startswith("## §")]
    assert heads == ["## § 1 Taxa", "## § 2 är avpublicerad", "## § 3 Skola"]
    assert "> 1 april 2024: Sekretess." in held
    off = maker.meeting(archive.unheld[0])
    assert "> **Inställt.** Mötet blev inte av" in off
    assert "- Budget" in off


CAME_UP = """\
väckt_av: [Anna Ek (S), Bo Lund (M)]
väckt: 2024-01-08
omedelbart_justerad: ja
tidigare: [{organ: ks, datum: 2024-02-06, nr: 3, som: bordlagt}]
"""


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        (
            CAME_UP,
            [
                "- Väckt 8 januari 2024 av Anna Ek (S), Bo Lund (M)",
                "- Omedelbart justerad",
                "- Tidigare behandlat: kommunstyrelsen 6 februari 2024, § 3 (bordlagt)",
            ],
        ),
        ("väckt: 2024-01-08", ["- Väckt 8 januari 2024"]),
        ("beslut: Ja.", []),
    ],
)
def test_how_a_paragraph_came_up_stands_over_its_words(tmp_path: Path, keys: str, lines: list[str]) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", keys))).archive()
    written = Prose(Context(archive, "Öppna protokoll", URL)).meeting(archive.meetings[0])
    _, _, under = written.partition("## § 1 Taxa")
    assert [each for each in under.splitlines() if each.startswith("- ")] == lines


@pytest.mark.parametrize(
    ("ground", "told"), [("OSL 21 kap.", "Grund: OSL 21 kap."), ("26 kap. 1 § OSL", "Grund: 26 kap. 1 § OSL.")]
)
def test_a_ground_that_ends_in_an_abbreviation_has_one_full_stop(tmp_path: Path, ground: str, told: str) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Ärende", f"sekretess: {ground}"))).archive()
    context = Context(archive, "Öppna protokoll", URL)
    for words in (Prose(context).meeting(archive.meetings[0]), minutes_as_akn(context, archive.meetings[0]).decode()):
        assert told in words
        assert f"{told}." not in words
