"""The report of one file of minutes: whole without any other file, and the same again out of a cache."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from generator import yamlio
from generator.checks import FileReport, examine_minutes
from generator.content.loader import shown_name
from generator.content.validation import validate
from generator.findings import Finding
from generator.model import Bodies, Minutes, Municipality, Parties, People
from generator.model.base import Record
from tests.sites import NACKA, item, minutes

CONTENT = NACKA / "content"
REAL = CONTENT / "protokoll/kstu/2024-04-17.yml"
# Every field that the real minutes lack and that is no plain text.
RICH = minutes(
    "ks",
    "2024-03-05",
    item(
        1,
        "Skolskjuts",
        """\
        ärende: [KS-2024-00001, KS-2024-00002]
        tidigare: [{organ: ks, datum: 2024-02-06, nr: 9/2, som: bordlagt}]
        yrkanden:
          - {av: Bo Lund (M), text: Avslag, återtaget: ja}
        voteringar:
          - ja: bifall
            nej: återremiss
            resultat: {ja: 2, nej: 1, avstår: 0}
            röster: {ja: [Anna Ek (S), Cecilia Berg (C)], nej: [Bo Lund (M)]}
            sluten: nej
        deltar_ej: [Bo Lund (M)]
        rubriker: {yrkanden: Förslag}
        rättelser:
          - {datum: 2024-03-06, text: Rätt, tidigare: bordlagt}
        källa: {länk: "https://exempel.se/"}
        """,
    ),
    head="justering:\n  - datum: 2024-03-06\n    paragrafer: §§ 1–2, från § 4\n",
)


def pickled(report: object) -> bytes:
    return pickle.dumps(report, protocol=pickle.HIGHEST_PROTOCOL)


def records() -> list[tuple[type[Record], bytes]]:
    register = CONTENT / "register"
    return [
        (Minutes, REAL.read_bytes()),
        (Minutes, RICH.encode()),
        (Municipality, (register / "kommun.yml").read_bytes()),
        (Bodies, (register / "organ.yml").read_bytes()),
        (Parties, (register / "partier.yml").read_bytes()),
        (People, (register / "personer.yml").read_bytes()),
    ]


@pytest.mark.parametrize(("model", "raw"), records())
def test_a_record_survives_a_cache(model: type[Record], raw: bytes) -> None:
    document, findings = yamlio.parse(raw, "x.yml")
    assert document is not None, findings
    record, error = validate(model, document.data)
    assert record is not None, error
    copy = pickle.loads(pickled(record))  # noqa: S301
    assert copy == record
    assert type(copy) is model
    assert repr(copy) == repr(record)
    assert copy.model_dump() == record.model_dump()
    assert pickled(copy) == pickled(pickle.loads(pickled(copy)))  # noqa: S301
    with pytest.raises(ValueError, match="frozen"):
        setattr(copy, next(iter(model.model_fields)), None)


def test_pickled_minutes_are_about_as_small_as_their_file() -> None:
    report = examine_minutes(REAL, shown_name(CONTENT, REAL))
    # A line of attendance says more than it did: times, parts of §§, who is who.
    assert len(pickled(report)) < 1.15 * REAL.stat().st_size


def test_equal_lines_are_one_value_however_they_came() -> None:
    document, _ = yamlio.parse(RICH.encode(), "x.yml")
    assert document is not None
    first, _ = validate(Minutes, document.data)
    second, _ = validate(Minutes, document.data)
    assert first is not None and second is not None
    third: Minutes = pickle.loads(pickled(first))  # noqa: S301
    assert first.serving[0] is second.serving[0] is third.serving[0]


def test_the_report_of_the_real_minutes() -> None:
    report = examine_minutes(REAL, shown_name(CONTENT, REAL))
    assert report.minutes is not None
    assert [finding.code for finding in report.findings] == ["samma-yttrande"]
    assert report.sha256 == hashlib.sha256(REAL.read_bytes()).hexdigest()
    assert report.sequence == 1
    assert pickle.loads(pickled(report)) == report  # noqa: S301


HERE = "ks/2024-03-05.yml"
NUMBER = b"# 19121212-1212\n"


def rich(old: str, new: str) -> bytes:
    assert old in RICH
    return RICH.replace(old, new).encode()


@pytest.mark.parametrize(
    ("name", "raw", "codes", "usable"),
    [
        ("ks/2024-03-05-2.yml", RICH.encode(), set(), True),
        ("kf/2024-03-06.yml", RICH.encode(), {"filnamn-datum", "mapp-organ"}, True),
        (HERE, rich("Avslag", "<b>Avslag</b>"), {"html-i-text"}, True),
        (HERE, rich("Avslag", '"\\x3cb>"'), {"html-i-text"}, True),
        (HERE, rich("Avslag", "a < b"), set(), True),
        (HERE, rich("text: Rätt", "text: 19121212-1212"), {"personnummer"}, True),
        (HERE, rich("text: Rätt", "text: 19121212-1213"), set(), True),
        (HERE, rich("rubrik: Sk", "rubrik: Sal #5 Sk"), {"text-efter-nummertecken"}, True),
        (HERE, rich("rubrik: Sk", "rubik: Sal #5 Sk"), {"okant-falt", "text-efter-nummertecken"}, False),
        (HERE, NUMBER + b"a: 1\na: b\n", {"yaml-dubbel-nyckel", "personnummer"}, False),
        (HERE, NUMBER + b"a: \xe5\n", {"fil-inte-utf8", "personnummer"}, False),
        (HERE, b"#" * yamlio.MAX_BYTES + b"\n" + NUMBER, {"fil-for-stor", "personnummer"}, False),
        (HERE, None, {"fil-olaslig"}, False),
    ],
)
def test_a_file_is_examined_by_itself(
    tmp_path: Path, name: str, raw: bytes | None, codes: set[str], usable: bool
) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    if raw is not None:
        path.write_bytes(raw)
    report = examine_minutes(path, f"content/protokoll/{name}")
    assert {finding.code for finding in report.findings} == codes
    assert {finding.file for finding in report.findings} <= {f"content/protokoll/{name}"}
    assert all(isinstance(finding, Finding) for finding in report.findings)
    assert (report.minutes is not None) == usable
    assert report.sequence == (2 if "-2.yml" in name else 1)
    assert report.sha256 == ("" if raw is None else hashlib.sha256(raw[: yamlio.MAX_BYTES]).hexdigest())
    copy: FileReport = pickle.loads(pickled(report))  # noqa: S301
    assert copy == report
