"""Fields of the import: records set as protocols and imported again, value by value, with what is wrong in silence."""

# ruff: noqa: E501 - sentences

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import setting
from benchmarks.kept import NotKeptError, scan_of
from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.importing import register_of
from generator.importer.notes import Doubt
from generator.importer.reading import Reading, read_minutes
from tests.importer.regs import REG, WORDS

LAYOUTS: dict[str, Callable[[Sequence[setting.Piece]], bytes]] = {
    "pdf": setting.as_pdf,
    "docx": setting.as_docx,
    "odt": setting.as_odt,
    "text": lambda pieces: setting.as_text(pieces).encode(),
    "scan": lambda pieces: scan_of(setting.as_pdf(pieces)),
}
_SCANNED = 3000  # signs of the §§ of a protocol that is scanned
_ENDINGS = {"text": "txt", "scan": "pdf"}
# What an import never says, or says in words of its own.
_UNTOLD = {"utfall", "källa", "redaktionell_not", "överklagas", "efter", "rubriker", "ingress", "tidigare", "typ", "väckt_av", "väckt",
           "omedelbart_justerad", "status", "källor", "svar_på", "utfall_per_ärende"}  # fmt: skip
_FRONT = ("organ", "datum", "tid", "plats", "beslutande", "ersättare", "övriga", "sekreterare", "justerare")
_OF_ITEMS = re.compile(r"§§? (\d+(?:(?:, |–| och )\d+)*)")
_WORD = re.compile(r"[^\W_]+")

# A value: of which § ("" for the front), under which key, and what it says.
Fact = tuple[str, str, str]


@dataclass(slots=True)
class Score:
    """What was counted over some protocols."""

    words: dict[str, Counter[str]] = field(default_factory=dict)  # by key: right, wanted, got
    values: int = 0
    wrong: int = 0
    silent: int = 0
    doubts: list[int] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)  # right, wanted, got, silent
    items: Counter[str] = field(default_factory=Counter)  # wanted, found, told: not found, and doubted by its number

    def take_votes(self, record: Any, fields: Any, doubts: Sequence[Doubt], numbers: Sequence[str]) -> list[Fact]:
        """Count the votes of one protocol, and return those that are wrong in silence.

        A vote is right if what its sides mean, its figures and its names are. One that the record has among its words
        only, as the figures there show, is none too many.
        """
        pointed = {
            number for number, key in (at(doubt, numbers) for doubt in doubts) if number and key in ("voteringar", "")
        }
        wanted, got = (_votes_of(each) for each in (record, fields))
        silent: list[Fact] = []
        for number in {*wanted, *got}:
            mine, theirs = wanted.get(number, []), got.get(number, [])
            right = [vote for vote in mine if vote in theirs]
            extra = [vote for vote in theirs if vote not in mine and not _in_words(vote, record, number)]
            self.votes.update(right=len(right), wanted=len(mine), got=len(right) + len(extra))
            if (extra or len(right) < len(mine)) and number not in pointed:
                self.votes["silent"] += 1
                silent.append((number, "voteringar", f"{len(right)} rätta av {len(mine)}, {len(extra)} för mycket"))
        return silent

    def add(self, other: Score) -> None:
        """Count what another one has counted."""
        for key, words in other.words.items():
            self.words.setdefault(key, Counter()).update(words)
        self.values += other.values
        self.wrong += other.wrong
        self.silent += other.silent
        self.doubts += other.doubts
        self.votes.update(other.votes)
        self.items.update(other.items)

    def take_reading(self, record: Any, reading: Reading) -> list[Fact]:
        """Count what came of a protocol whose record is known, and return what is wrong in silence."""
        doubts = reading.notes.doubts
        silent = self.take(
            list(_facts(record)), list(_facts(_aligned(reading.fields, record))), doubts, reading.numbers
        )
        self.items["wanted"] += len(record["paragrafer"])
        there = {str(each["nr"]) for each in record["paragrafer"]}
        self.items["found"] += len(there & set(reading.numbers))
        lost = there - set(reading.numbers)
        self.items["told"] += sum(any(each in _numbers_in(doubt.why) for doubt in doubts) for each in lost)
        return [*silent, *self.take_votes(record, reading.fields, doubts, reading.numbers)]

    def take(
        self, wanted: Sequence[Fact], got: Sequence[Fact], doubts: Sequence[Doubt], numbers: Sequence[str]
    ) -> list[Fact]:
        """Count one protocol, and return the values that are wrong in silence.

        Those of a § that was not found are told of by its number; a doubt about the whole of the minutes tells of none.
        """
        for key in {fact[1] for fact in (*wanted, *got)}:
            a, b = (_words(facts, key) for facts in (wanted, got))
            self.words.setdefault(key, Counter()).update(right=(a & b).total(), wanted=a.total(), got=b.total())
        missed, extra = set(wanted) - set(got), set(got) - set(wanted)
        pointed = {at(doubt, numbers) for doubt in doubts}
        wrong = sorted(missed | extra)
        told = {number for doubt in doubts for number in _numbers_in(doubt.why)} - set(numbers)
        silent = [fact for fact in wrong if not pointed & {fact[:2], (fact[0] or "-", "")} and fact[0] not in told]
        self.values += len(set(wanted) | set(got))
        self.wrong += len(wrong)
        self.silent += len(silent)
        self.doubts.append(len(doubts))
        return silent


@dataclass(frozen=True, slots=True)
class Set:
    """A protocol as it is set: its record, the name of its body, and how: "" as the town does, or one of TOWNS."""

    record: dict[str, Any]
    body: str
    town: str = ""

    def pieces(self, headings: dict[str, str]) -> list[setting.Piece]:
        """Return what is set."""
        if self.town:
            return setting.set_in_town(self.record, self.body, setting.TOWNS[self.town])
        return setting.set_minutes(self.record, self.body, headings)


def chosen(records: Sequence[dict[str, Any]], names: dict[str, str], most: int, town: str = "") -> list[Set]:
    """Return so many protocols to set, from all of an archive; if it has fewer, its largest are parted in two.

    The second half, with §§ and votes of its own, is set as another town sets it.
    """
    step = max(1, len(records) // most)
    picked = list(records[::step][:most])
    items = [each["paragrafer"] for each in picked]
    largest = sorted(range(len(picked)), key=lambda place: -len(str(items[place])))
    halved = sorted(place for place in largest[: most - len(picked)] if len(items[place]) > 1)
    half = {place: (len(items[place]) + 1) // 2 for place in halved}
    first = [each | {"paragrafer": items[place][: half.get(place)]} for place, each in enumerate(picked)]
    second = [picked[place] | {"paragrafer": items[place][half[place] :]} for place in halved]
    towns = [town or list(setting.TOWNS)[number % len(setting.TOWNS)] for number in range(len(second))]
    return [
        Set(each, names[each["organ"]], how)
        for each, how in zip([*first, *second], [town] * len(first) + towns, strict=True)
    ]


def cut(record: dict[str, Any], place: int) -> dict[str, Any]:
    """Return a record with a run of its §§ that a scan of a page or two has; `place` decides where it begins."""
    items = record["paragrafer"]
    start = 7 * place % len(items)
    while len(str(items[start])) > _SCANNED:
        start = (start + 1) % len(items)
        if start == 7 * place % len(items):
            break
    end, size = start + 1, len(str(items[start]))
    while end < len(items) and size + len(str(items[end])) <= _SCANNED:
        size += len(str(items[end]))
        end += 1
    return record | {"paragrafer": items[start:end]}


def measure(content: Path, most: int, layouts: Sequence[str], *, misses: bool, town: str = "") -> Score:
    """Set protocols of an archive, import them, print what came of it for each layout, and return all of it.

    A scan holds a run of the §§ of its protocol; one that is not kept, where only those are asked for, is passed over.
    """
    register, words = register_of(content)
    names = {body.id: body.name for body in register.bodies}
    records = [_read(path) for path in sorted((content / "protokoll").rglob("*.yml"))]
    records = [each for each in records if each.get("paragrafer") and each.get("beslutande")]
    sets = chosen(records, names, most, town)
    print(
        f"{len(records)} protocols, {len(sets)} set, no § twice, {sum(bool(each.town) for each in sets)} as other towns do"
    )
    whole = Score()
    for layout in layouts:
        score = Score()
        for place, one in enumerate(sets):
            if layout == "scan":
                one = Set(cut(one.record, place), one.body, one.town)
            record = one.record
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"protokoll.{_ENDINGS.get(layout, layout)}"
                try:
                    path.write_bytes(LAYOUTS[layout](one.pieces(dict(register.municipality.headings))))
                    reading = read_minutes(read_source(path), register, words)
                except NotKeptError:
                    continue
            for each in (score, whole):
                silent = each.take_reading(record, reading)
            if misses:
                for fact in silent:
                    print(
                        "   ", layout, one.town, record["organ"], record["datum"], *fact[:2], fact[2][:150], flush=True
                    )
        show(layout, score)
    show("all", whole)
    return whole


def measure_cases(paths: Sequence[Path], layouts: Sequence[str], *, misses: bool) -> None:
    """Hold the drafts of files on other paper against those of the files as they are, and print what differs."""
    whole = Score()
    for layout in layouts:
        for path in paths:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    there = on_paper(path, layout, Path(folder))
                    if there is None:
                        continue
                    right = read_minutes(read_source(path), REG, WORDS)
                    reading = read_minutes(read_source(there), REG, WORDS)
                except NotKeptError:
                    continue
            silent = whole.take_reading(right.fields, reading)
            if misses:
                for fact in silent:
                    print("   ", layout, path.name, *fact[:2], fact[2][:150], flush=True)
    show("all", whole)


def on_paper(path: Path, layout: str, folder: Path) -> Path | None:
    """Return a text set as PDF, Word or a scan, line by line, or a PDF as a scan; None if it cannot be set so."""
    there = folder / f"{path.stem}.{_ENDINGS.get(layout, layout)}"
    if path.suffix == ".pdf" and layout == "scan":
        there.write_bytes(scan_of(path.read_bytes()))
    elif path.suffix == ".txt":
        pieces = setting.typed(path.read_text("utf-8"))
        typed = setting.as_docx(pieces) if layout == "docx" else setting.as_typed_pdf(pieces)
        there.write_bytes(scan_of(typed) if layout == "scan" else typed)
    else:
        return None
    return there


def _read(path: Path) -> dict[str, Any]:
    document, findings = yamlio.read(path, path.name)
    if document is None:
        raise SystemExit(f"{path}: {findings}")
    data: dict[str, Any] = dict(document.data)
    return data


def _facts(record: Any) -> Iterator[Fact]:
    for key in _FRONT:
        for value in _listed(record.get(key)):
            yield "", key, _plain(value)
    for item in record["paragrafer"]:
        number = str(item["nr"])
        for key, value in item.items():
            if key in _UNTOLD:
                continue
            if key == "voteringar":
                for place, vote in enumerate(value):
                    yield from _of_vote(number, place, vote)
            elif key == "avsnitt":
                yield from ((number, key, _plain(f"{each['rubrik']}: {each['text']}")) for each in value)
            else:
                for each in _listed(value):
                    text = _statement(key, each) if isinstance(each, dict) else each
                    yield number, key, _plain(text)


def _statement(key: str, each: dict[str, Any]) -> str:
    """Return the words of a statement; one that has none is set as who made it and what they did."""
    if "text" in each or "ingress" in each:
        return f"{each.get('ingress', '')} {each.get('text', '')}"
    return f"{', '.join(_listed(each.get('av')) + _listed(each.get('för')))}{setting.ONLY_WHO.get(key, '')}"


def _of_vote(number: str, place: int, vote: dict[str, Any]) -> Iterator[Fact]:
    for key in ("ja", "nej"):
        if key in vote:
            yield number, "voteringar", f"{place} {key}: {_plain(vote[key])}"
    for key, figure in vote.get("resultat", {}).items():
        if str(figure) != "0":
            yield number, "voteringar", f"{place} {key} {figure}"
    for key, names in vote.get("röster", {}).items():
        yield from ((number, "voteringar", f"{place} {key} {_plain(name)}") for name in names)


def _votes_of(record: Any) -> dict[str, list[frozenset[str]]]:
    """Return the votes of each § that has any: each as all that is said of it."""
    return {
        str(item["nr"]): [frozenset(text for _, _, text in _of_vote("", 0, vote)) for vote in item["voteringar"]]
        for item in record["paragrafer"]
        if "voteringar" in item
    }


def _in_words(vote: frozenset[str], record: Any, number: str) -> bool:
    """Tell whether the record has the figures of a vote in the text of its §."""
    text = " ".join(map(str, next(item for item in record["paragrafer"] if str(item["nr"]) == number).values()))
    figures = dict(each.split()[1:] for each in vote if re.fullmatch(r"0 (?:ja|nej) \d+", each))
    yes, no = figures.get("ja", "0"), figures.get("nej", "0")
    told = rf"\b{yes} ja\b.{{0,20}}\b{no} nej\b|röstar ja \({yes}\).{{0,400}}röstar nej \({no}\)"
    return bool(figures) and bool(re.search(told, text, re.IGNORECASE | re.DOTALL))


def _aligned(fields: Any, record: Any) -> Any:
    """Return a draft without the votes that its record has among the words only, so that the others are compared."""
    wanted = _votes_of(record)

    def item(each: Any) -> Any:
        number = str(each["nr"])
        mine = wanted.get(number, [])
        if "voteringar" not in each or len(each["voteringar"]) <= len(mine):
            return each
        said = [(vote, frozenset(text for _, _, text in _of_vote("", 0, vote))) for vote in each["voteringar"]]
        return each | {
            "voteringar": [vote for vote, told in said if told in mine or not _in_words(told, record, number)]
        }

    numbers = {str(each["nr"]) for each in record["paragrafer"]}
    return fields | {
        "paragrafer": [item(each) if str(each["nr"]) in numbers else each for each in fields["paragrafer"]]
    }


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _plain(text: Any) -> str:
    return " ".join(str(text).replace("\\", "").replace("--:", "---").split()).strip(" .")


def _words(facts: Sequence[Fact], key: str) -> Counter[str]:
    return Counter(
        f"{number} {word.casefold()}" for number, name, text in facts if name == key for word in _WORD.findall(text)
    )


def _numbers_in(why: str) -> set[str]:
    """Return the numbers of §§ that a doubt names: "§ 7", "§§ 7–9", "§ 7, 8, 9"."""
    found: set[str] = set()
    for run in _OF_ITEMS.findall(why):
        for part in re.split(r", | och ", run):
            first, last = (int(each) for each in (part.split("–") * 2)[:2])
            found |= {str(number) for number in range(first, last + 1)}
    return found


def at(doubt: Doubt, numbers: Sequence[str]) -> tuple[str, str]:
    """Return the § and the key that a doubt points at."""
    path = list(doubt.path)
    number = ""
    if len(path) > 1 and path[0] == "paragrafer" and isinstance(path[1], int):
        number = numbers[path[1]]
        del path[:2]
    return number, str(path[0]) if path else ""


def show(name: str, score: Score) -> None:
    print(f"{name}: {len(score.doubts)} protocols, {score.values} values, {score.wrong} wrong, {score.silent} wrong in silence "
          f"({100 * score.silent / max(1, score.values):.2f} %), median of doubts {median(score.doubts or [0]):g}")  # fmt: skip
    print(
        f"    §§: {score.items['found']} found of {score.items['wanted']}, "
        f"{score.items['told']} more doubted by their number"
    )
    right, wanted, got, silent = (score.votes[key] for key in ("right", "wanted", "got", "silent"))
    print(
        f"    votes: precision {right / max(1, got):.3f}, recall {right / max(1, wanted):.3f} of {wanted}, §§ wrong in silence {silent}"
    )
    for key, count in sorted(score.words.items()):
        precision, recall = count["right"] / max(1, count["got"]), count["right"] / max(1, count["wanted"])
        print(f"    {key:24} {precision:.3f} / {recall:.3f}   ({count['wanted']} words)")
