"""Fidelity: an original, as the import reads it, held against the record word by word.

A word is letters and figures; signs are not compared, nor how letters are set. Each § is compared with the § of that
number, the front with the rest of the record. Only headings are left out of a §: what the import would take for
something else has to stand in the record too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import Match, SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from generator import yamlio
from generator.archive.certificate import Certificate, Difference
from generator.importer.draft.account import WORD, leaves
from generator.importer.extract import LIMITS, ImportProblem, read_source
from generator.importer.importing import register_of
from generator.importer.lines import Line
from generator.importer.masking import masked
from generator.importer.notes import Left, LineSpan
from generator.importer.reading import Reading, read_minutes
from generator.language.text import nfc
from generator.notation import format_number, parse_number
from generator.privacy.redact import redacted
from generator.yamlio import Value

# What editors write, not the minutes: in the whole and in each §.
_EDITORS = frozenset(
    ("status", "källa", "redaktionell_not", "utfall", "utfall_per_ärende", "förslag_till", "överklagas", "rättelser",
     "språk", "efter", "tidigare", "organ", "paragrafer", "person", "rubriker", "svar_på", "länk", "pdf", "maskning")
)  # fmt: skip
_HEADINGS = frozenset(("paragraftecken och etikett", "rubrik", "rubrik utan text"))
_FRONT, _LABELS = "Framsidan", "rubriker och etiketter"
_ON_FRONT = "dagar, tider, underskrifter och anslagets ord på framsidan"
_HEADS = "sidhuvuden, sidfötter och underskrifter"
# Fewer words in a row may stand somewhere else by chance.
_TOGETHER = 3
_SECONDS = 600.0  # what comes out should not hang on how fast the machine is
_MOST_WORDS, _MOST_TOLD, _MOST_SHOWN = 20_000, 40, 12
_AT_END = re.compile(r"[^\W\d_][-\u00ad]\s*$")


def certify(content: Path, original: str, minutes: str) -> Certificate:
    """Hold an original against its record, two paths in the content folder. Never raises for what they say.

    The pictures of a scan are not read: what would come out hangs on the machine.
    """
    pdf, record = content / original, content / minutes
    try:
        source = masked(read_source(pdf, replace(LIMITS, ocr=False, seconds=_SECONDS)))
    except ImportProblem as problem:
        return Certificate(pdf.name, problem=redacted(problem.finding.message))
    document, _ = yamlio.read(record, record.name)
    if document is None or not isinstance(document.data, dict):
        return Certificate(pdf.name, problem="Protokollets fil går inte att läsa.")
    register, words = register_of(content)
    return _Comparison(read_minutes(source, register, words), document.data).certificate(pdf.name, source.pages)


class _Token(NamedTuple):
    """A word of the original, and whether the end of its line parts it."""

    word: str
    parted: bool


class _Comparison:
    def __init__(self, reading: Reading, record: Mapping[str, Value]) -> None:
        self.reading = reading
        self.record = record
        self.items: list[Value] = list(reading.fields["paragrafer"])
        self.words = self.in_order = self.moved = 0
        self.differences: list[Difference] = []
        self.lacking: list[tuple[str, int]] = []
        self.left: Counter[str] = Counter()
        self.by_line: dict[int, list[Left]] = {}
        for passage in reading.notes.left:
            self.by_line.setdefault(passage.span.line, []).append(passage)

    def certificate(self, name: str, pages: int) -> Certificate:
        """Compare every part of the original that has a place in the record."""
        segments, source = self.reading.segments, self.reading.source
        self._leave(_HEADS, source.furniture)
        self._leave("innehållsförteckningen", (source.lines[place] for place in segments.contents))
        self._leave("det som står efter sista paragrafen", (source.lines[place] for place in segments.tail))
        self._compare(_FRONT, self._tokens(segments.front, None), _texts(self.record))
        items = _by_number(self.record)
        for index, part in enumerate(segments.parts):
            number = format_number(part.number)
            self._leave_headings(part.lines, self.items[index])
            tokens = self._tokens(part.lines, _HEADINGS)
            if number not in items:
                self.lacking.append((f"§ {number}", len(tokens)))
            elif len(tokens) > _MOST_WORDS:
                self.left[f"§ {number}, som är för lång"] += len(tokens)
            else:
                self._compare(f"§ {number}", tokens, _texts(items[number]))
        read = {line.page for line in (*source.lines, *source.furniture)}
        if blank := [str(page) for page in range(1, pages + 1) if page not in read]:
            self.left[f"sidor som är bilder eller tomma ({', '.join(blank)})"] = 0
        left = tuple((why, words) for why, words in self.left.items() if words or "sidor som" in why)
        told = tuple(self.differences[:_MOST_TOLD])
        return Certificate(name, self.words, self.in_order, self.moved, told, tuple(self.lacking), left)

    def _leave_headings(self, places: Iterable[int], item: Value) -> None:
        """Leave out the lines that the import takes for headings of sections, though they are called otherwise."""
        headings = {nfc(text) for text in leaves(item.get("rubriker", ""))} if isinstance(item, dict) else set()
        for place in places:
            if nfc(self.reading.source.lines[place].text).strip(" :") in headings:
                self.by_line.setdefault(place, []).append(Left(LineSpan(place, 0, 1_000_000), "rubrik"))

    def _leave(self, why: str, lines: Iterable[Line]) -> None:
        self.left[why] += sum(len(WORD.findall(line.text)) for line in lines)

    def _tokens(self, places: Iterable[int], reasons: frozenset[str] | None) -> list[_Token]:
        """Return the words of lines, less those that the import leaves out for one of the reasons (None: for any)."""
        tokens: list[_Token] = []
        for place in places:
            line = self.reading.source.lines[place]
            text = nfc(line.text)
            left = [passage for passage in self.by_line.get(place, ()) if reasons is None or passage.why in reasons]
            parted = bool(_AT_END.search(text))
            matches = list(WORD.finditer(text))
            for match in matches:
                out = next(
                    (
                        passage
                        for passage in left
                        if passage.span.start <= match.start() and match.end() <= passage.span.end
                    ),
                    None,
                )
                if out:
                    self.left[_LABELS if out.why in _HEADINGS | {"etikett"} else _ON_FRONT] += 1
                else:
                    tokens.append(_Token(match[0], parted and match is matches[-1]))
        return tokens

    def _compare(self, where: str, tokens: list[_Token], texts: Sequence[str]) -> None:
        """Count the words that stand in texts of the record, in order, and keep what differs."""
        there = [word for text in texts for word in WORD.findall(nfc(text))]
        here = _whole_words(tokens, set(there))
        self.words += len(here)
        hidden = any("maskad" in text for text in texts)
        runs: list[tuple[list[str], list[str]]] = []
        for tag, start, end, first, last in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
            if tag == "equal":
                self.in_order += end - start
            else:
                runs.append((here[start:end], there[first:last]))
        spare = [instead for _, instead in runs]
        # On the front the keys of the record have no order: a whole value may be short and stand somewhere else.
        values = {tuple(WORD.findall(nfc(text))) for text in texts} if where == _FRONT else set()
        for lost, instead in runs:
            for words in self._not_moved(lost, spare, values):
                shown = "" if hidden else _brief(words)
                self.differences.append(Difference(where, len(words), shown, "" if hidden else _brief(instead)))

    def _not_moved(
        self, lost: list[str], spare: list[list[str]], values: Container[tuple[str, ...]]
    ) -> Iterator[list[str]]:
        """Yield the parts of a run of words that stand nowhere else; the others are counted, and taken from there."""

        def is_moved(match: Match) -> bool:
            return match.size >= _TOGETHER or tuple(lost[match.a : match.a + match.size]) in values

        best = max(
            ((match, run) for run in spare if is_moved(match := _longest(lost, run))),
            key=lambda block: block[0].size,
            default=None,
        )
        if best is None:
            if lost:
                yield lost
            return
        match, run = best
        self.moved += match.size
        spare.append(run[match.b + match.size :])
        del run[match.b :]
        yield from self._not_moved(lost[: match.a], spare, values)
        yield from self._not_moved(lost[match.a + match.size :], spare, values)


def _longest(lost: list[str], run: list[str]) -> Match:
    return SequenceMatcher(None, lost, run, autojunk=False).find_longest_match()


def _whole_words(tokens: Sequence[_Token], there: Container[str]) -> list[str]:
    """Return the words, with the halves that the end of a line parted as one where the record has that word."""
    words: list[str] = []
    parted = ""
    for token in tokens:
        if parted and parted + token.word in there:
            words[-1] = parted + token.word
        else:
            words.append(token.word)
        parted = token.word if token.parted else ""
    return words


def _texts(value: Mapping[str, Value]) -> list[str]:
    """Return the texts of a part of the record, as it has them, without what editors write."""
    return [text for key, part in value.items() if key not in _EDITORS for text in leaves(_printed(part))]


def _printed(value: Value) -> Value:
    """Return a value without the editors' keys; names that are keys themselves come before what stands under them."""
    if isinstance(value, dict):
        return [_printed(part) for key, part in value.items() if key not in _EDITORS]
    return value if isinstance(value, str) else [_printed(part) for part in value]


def _by_number(record: Mapping[str, Value]) -> dict[str, Mapping[str, Value]]:
    items = record.get("paragrafer")
    entries = [entry for entry in ([items] if isinstance(items, dict) else items or ()) if isinstance(entry, dict)]
    return {_normal(str(entry.get("nr", ""))): entry for entry in entries}


def _normal(number: str) -> str:
    try:
        return format_number(parse_number(number))
    except ValueError:
        return number


def _brief(words: Sequence[str]) -> str:
    more = f" … ({len(words)} ord)" if len(words) > _MOST_SHOWN else ""
    return redacted(" ".join(words[:_MOST_SHOWN])) + more
