"""Score of the import: what it reads out of real minutes, against what a careful human reads out of the same text.

    .venv/bin/python benchmarks/import_score.py FOLDER [--half even|odd] [--misses]
    .venv/bin/python benchmarks/import_score.py --records CONTENT [--most N] [--layouts pdf,docx,…] [--misses]
    .venv/bin/python -m benchmarks.import_score --shared SHARED [--most N] [--layouts pdf,docx,scan] [--kept FOLDER]

FOLDER holds files of minutes, each with a .json beside it (attendance, justerare, dates, paragraphs). Printed are
precision and recall, per file and in total, of:

* names: who was there, name and party; absentees are in neither;
* ranges: the same with list (serving, substitute, other) and the §§;
* replaces: the same with whom they replace, of those who replace somebody, in either reading;
* approvers, dates, and §§ by number, case number and title together, and by each of these alone.

With --shared, SHARED is a folder with protokoll/real, fall/import and goteborg-2024 (protocols and registers): all of
it is measured, and the demonstration, in the layouts asked for. A scan takes four seconds of processor time a page, so
of long protocols some §§ are scanned. Of an archive with fewer than N protocols the largest are parted in two.

With --records, CONTENT is the folder of an archive; layouts are pdf, docx, odt, text and scan. N of its protocols are
set as a municipality prints them (setting.py), imported, and held against their records: words in the right field
(precision and recall for each), values that are wrong in silence (no doubt points at them), doubts for each protocol,
and votes that are right as a whole.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import import_fields as fields
from benchmarks.kept import NotKeptError, keep
from demonstration.__main__ import write as write_demonstration
from generator.importer.extract import read_source
from generator.importer.fields.people import NAME
from generator.importer.masking import masked
from generator.importer.reading import read_minutes
from generator.importer.register import Register
from generator.importer.vocabulary import vocabulary
from generator.model import BodyRecord, Municipality
from generator.notation import Entry, NotationError, Span, parse_entry

MEASURES = ("names", "ranges", "replaces", "approvers", "dates", "items", "numbers", "cases", "titles")
_NAME = re.compile(NAME)
_LISTS = ("beslutande", "ersättare", "övriga")
_KEYS = {"names": _LISTS, "ranges": _LISTS, "replaces": _LISTS, "approvers": ("justerare",), "dates": ("datum",)}
_KINDS = {"serving": "beslutande", "substitute": "ersättare", "other": "övriga"}
_DATES = {"meeting": ("datum",), "approved": ("justering",), "up": ("anslag",), "down": ("anslag",)}


@dataclass(frozen=True)
class Facts:
    """What can be counted: sets of facts by measure."""

    by_measure: dict[str, frozenset[Any]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--records", type=Path, help="the folder content of an archive, to be set and imported again")
    parser.add_argument("--shared", type=Path, help="a folder of minutes, cases and an archive: measure all")
    parser.add_argument("--most", type=int, default=60, help="so many of its protocols")
    parser.add_argument("--layouts", default="pdf,docx,odt,text")
    parser.add_argument("--parts", default="real,cases,goteborg,demo", help="of --shared, what to measure")
    parser.add_argument("--only-kept", action="store_true", help="pass over scans that are not in that folder yet")
    parser.add_argument("--kept", type=Path, help="a folder to keep what Tesseract reads in, to go on from")
    parser.add_argument("--town", default="", help="tabell, komma, löpande: set as another town does (setting.py)")
    parser.add_argument("--half", choices=["even", "odd"], help="only files whose number is even, or odd")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was too much")
    options = parser.parse_args()
    if options.records:
        fields.measure(
            options.records, options.most, options.layouts.split(","), misses=options.misses, town=options.town
        )
        return
    if options.shared:
        _everything(options.shared, options)
        return
    if options.folder is None:
        parser.error("FOLDER, --records or --shared")
    _real(options.folder, options)


def _everything(shared: Path, options: argparse.Namespace) -> None:
    """Print what comes of real minutes, of the cases, and of two archives set and imported again."""
    layouts = options.layouts.split(",")
    if options.kept:
        keep(options.kept, ask=not options.only_kept)
    whole = fields.Score()
    if "real" in options.parts:
        for layout in ["", *layouts]:
            print(f"\nprotokoll/real, {layout or 'as text'}")
            _real(shared / "protokoll" / "real", options, layout)
    if "cases" in options.parts:
        print("\nfall/import, held against the drafts of the files as they are, which tests hold")
        cases = sorted((shared / "fall" / "import").iterdir())
        fields.measure_cases(cases, layouts, misses=options.misses)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("protokoll", "register"):
            shutil.copytree(shared / "goteborg-2024" / part, root / "goteborg-2024" / part)
        write_demonstration(root / "demo", root / "site")
        for name, content in (("goteborg", root / "goteborg-2024"), ("demo", root / "demo" / "content")):
            if name in options.parts:
                print(f"\n{name}")
                whole.add(fields.measure(content, options.most, layouts, misses=options.misses))
    fields.show("both archives", whole)


def _real(folder: Path, options: argparse.Namespace, layout: str = "") -> None:
    """Print what was read of real minutes, each with what a human reads beside it.

    As PDF, Word or a scan, those only whose lines are kept: in typewriting, every blank where it was.
    """
    totals: dict[str, dict[str, Counter[str]]] = {}
    doubts: list[int] = []
    print(f"{'':42}" + "".join(f"{measure:>12}" for measure in MEASURES))
    for path in sorted(folder.glob("*.json")):
        number = re.match(r"\d+", path.name)
        if options.half and number and (int(number[0]) % 2 == 0) != (options.half == "even"):
            continue
        human = json.loads(path.read_text(encoding="utf-8"))
        if layout and not human.get("line_structure"):
            continue
        try:
            read = _of_draft(path.with_suffix(".txt"), layout, human["body"])
        except NotKeptError:
            continue
        got, absent = read.facts, read.absent
        doubts.append(len(read.doubted))
        wanted = _of_human(human, absent)
        row = ""
        kind = "lines kept" if human.get("line_structure") else "flattened"
        for measure in MEASURES:
            a, b = wanted.by_measure[measure], got.by_measure[measure]
            silent = [fact for fact in a ^ b if not read.doubts(measure, fact)]
            for group in (kind, "all"):
                total = totals.setdefault(group, {}).setdefault(measure, Counter())
                total.update(right=len(a & b), wanted=len(a), got=len(b), values=len(a | b), silent=len(silent))
            row += f"{_shown(len(a & b), len(a), len(b)):>12}"
            if options.misses and a != b:
                for fact in sorted(a ^ b, key=str):
                    what = "missed" if fact in a else "too much"
                    row += f"\n    {measure}: {what} {fact}{', in silence' if fact in silent else ''}"
        print(f"{path.stem[:41]:42}{row}", flush=True)
    for group, measures in totals.items():
        cells = "".join(f"{_shown(*(measures[m][k] for k in ('right', 'wanted', 'got'))):>12}" for m in MEASURES)
        print(f"{group:42}{cells}")
    if not totals:
        return
    # Names stand in the ranges, and numbers, cases and titles in the items.
    counted = [totals["all"][measure] for measure in MEASURES if measure not in ("names", "items")]
    unsaid, values = (sum(each[key] for each in counted) for key in ("silent", "values"))
    share = 100 * unsaid / max(1, values)
    print(f"{values} values, {unsaid} wrong in silence ({share:.2f} %), median of doubts {median(doubts or [0]):g}")


def _shown(right: int, wanted: int, got: int) -> str:
    """Return precision and recall as "1.00/0.97"; a dash where there is nothing to find and nothing was found."""
    if not wanted and not got:
        return "-"
    return f"{right / got if got else 0:.2f}/{right / wanted if wanted else 0:.2f}"


def _of_human(human: dict[str, Any], absent: set[str]) -> Facts:
    people: dict[tuple[str, str], dict[str, Any]] = {}
    for each in human["attendance"]:
        if each.get("absent") or each["name"] in absent:
            continue
        person = people.setdefault(
            (each["name"], each["kind"]), {"party": each["party"], "runs": set(), "replaces": each["substitutes_for"]}
        )
        person["runs"] |= {tuple(run) for run in each["from_to_paragraphs"] or ()}
    dates = {("meeting", human["date"])}
    dates |= {("approved", each["date"]) for each in human["justering"] if each["date"]}
    dates |= {(way, each[way]) for each in human["anslag"] for way in ("up", "down") if each.get(way)}
    items = [(str(each["number"]), each["diarienummer"], _title(each["title"])) for each in human["paragraphs"]]
    return _facts(people, {_bare(each) for each in human["justerare"]}, dates, items)


@dataclass(frozen=True)
class Read:
    """What a draft says, who is said to have been absent from all of it, and where its doubts point."""

    facts: Facts
    absent: set[str]
    doubted: list[tuple[str, str]]  # § and key

    def doubts(self, measure: str, fact: Any) -> bool:
        """Tell whether a doubt points at a fact: at its list, its value, or the § that it is of."""
        keys = _KEYS.get(measure, ())
        if measure == "ranges":
            keys = (_KINDS[fact[2]],)
        elif measure == "dates":
            keys = _DATES[fact[0]]
        if keys:
            return any(("", key) in self.doubted for key in keys)
        number = str(fact if measure == "numbers" else fact[0])
        return ("", "paragrafer") in self.doubted or any(of_item == number for of_item, _ in self.doubted)


def _of_draft(path: Path, layout: str, body: str) -> Read:
    """Return what the draft of minutes of a body says; `layout` is the paper they are set on first, or ""."""
    # A municipality has the body whose minutes it imports in its register.
    own = BodyRecord(id="organ", namn=body, typ="nämnd")
    register = Register(Municipality(namn="Okänd kommun"), (own,), ())
    with tempfile.TemporaryDirectory() as folder:
        source = read_source((fields.on_paper(path, layout, Path(folder)) if layout else None) or path)
    reading = read_minutes(masked(source), register, vocabulary(register.municipality))
    data: Any = reading.fields
    absent: set[str] = set()
    people: dict[tuple[str, str], dict[str, Any]] = {}
    parties = {entry.party for key in ("beslutande", "ersättare") for entry in _entries(data.get(key, []))}
    for key, kind in (("beslutande", "serving"), ("ersättare", "substitute"), ("övriga", "other")):
        for entry in _entries(data.get(key, [])):
            if entry.absent == (Span(None, None),):
                absent.add(entry.name)
                continue
            party = entry.party if kind != "other" or entry.party in parties else None
            person = people.setdefault((entry.name, kind), {"party": party, "runs": set(), "replaces": None})
            spans = (*entry.spans, *(span for role in entry.roles for span in role.spans))
            person["runs"] |= {_run(span) for span in spans}
            if entry.replaces:
                person["replaces"] = entry.replaces.name
    dates = {("meeting", data["datum"])}
    dates |= {("approved", each["datum"]) for each in data.get("justering", [])}
    for each in data.get("anslag", []):
        dates |= {(way, each[key]) for way, key in (("up", "uppsatt"), ("down", "nedtas")) if key in each}
    items = []
    for each in data["paragrafer"]:
        case = each.get("ärende")
        items.append((each["nr"], case[0] if isinstance(case, list) else case, _title(each["rubrik"])))
    approvers = data.get("justerare", [])
    doubted = [fields.at(doubt, reading.numbers) for doubt in reading.notes.doubts]
    return Read(_facts(people, {_bare(each) for each in approvers}, dates, items), absent, doubted)


def _entries(lines: list[str]) -> Iterator[Entry]:
    for line in lines:
        try:
            yield parse_entry(line)
        except NotationError:
            name = _NAME.match(line)
            party = re.search(r"\(([A-ZÅÄÖ]{1,3})\)", line)
            yield Entry(" ".join((name[0] if name else line).split()), party[1] if party else None)


def _run(span: Span) -> tuple[int | None, int | None]:
    return (span.first[0] if span.first else None, span.last[0] if span.last else None)


def _numbers(runs: set[tuple[int | None, int | None]]) -> tuple[Any, ...]:
    """Return the single numbers of runs, and open runs as they are: 13, 14 is 13–14."""
    closed = {n for first, last in runs if first is not None and last is not None for n in range(first, last + 1)}
    return (*sorted(closed), *sorted((run for run in runs if None in run), key=str))


def _title(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _bare(name: str) -> str:
    return name.split(" (")[0]


def _facts(people: dict[Any, Any], approvers: set[str], dates: set[Any], items: list[Any]) -> Facts:
    return Facts(
        {
            "names": frozenset((name, each["party"]) for (name, _), each in people.items()),
            "ranges": frozenset(
                (name, each["party"], kind, _numbers(each["runs"])) for (name, kind), each in people.items()
            ),
            "replaces": frozenset(
                (name, each["replaces"], _numbers(each["runs"]))
                for (name, _), each in people.items()
                if each["replaces"]
            ),
            "approvers": frozenset(approvers),
            "dates": frozenset(dates),
            "items": frozenset(items),
            "numbers": frozenset(number for number, _, _ in items),
            "cases": frozenset((number, case) for number, case, _ in items if case),
            "titles": frozenset((number, title) for number, _, title in items),
        }
    )


if __name__ == "__main__":
    main()
