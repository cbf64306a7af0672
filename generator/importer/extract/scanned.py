"""Scanned: the words that Tesseract read on a picture, with their places, and a second reading of their characters.

Tesseract's Swedish letters have no section sign and no per cent sign: it reads 8, 38, $, & or nothing at all. Its
English letters have both, but no å, ä and ö. So a page is read twice: words come from the Swedish reading, signs and
the figures beside them from the English one, at the same place (tried with Tesseract 5.3.0, its models of 2017). A
third one, again Swedish, has what the first passed over or read otherwise.

Tried once, on the 330 words of two pages at 200 dpi with the noise of a copier, by the words found (recall and
precision): page modes 4 .997 .982, 3 .997 .982, 6 .997 .979, 11 1.000 .985; 1.5 degrees askew, mode 4 .994 .979, mode
11 .976 .950. Turned upright before that .997 .979; specks taken out by a median filter .991 .973; with a file of user
words that has every word of the page .994 .979, as without; twice as large .985 .964. What is askew loses more than
words: Tesseract breaks its lines, and the halves look like columns. So only pages that lean are changed: made upright.
That took what is wrong in silence at 1.5 degrees from 5.1 to 1.5 per cent of four protocols.
Unpaper, which ocrmypdf cleans with, was not tried.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from statistics import median

from generator.language.text import nfc

_WORD = "5"  # the level of a word in Tesseract's table
_CHARS = re.compile("[§%]")
# "$25": the English letters have a section sign, and take it for a dollar sign before figures now and then.
_DOLLAR = re.compile(r"^\$(?=\$?\d{1,3}\b)|(?<=^§)\$(?=\d)")
# What is compared figure by figure: numbers, days, sums, case numbers; no checksums of electronic signatures.
_FEW_LETTERS = re.compile(r"[^\w]*(?:[A-ZÅÄÖ]{1,5}[-/ ]?)?[\d.,:/–—()-]{1,16}\W*")
_HANGING = re.compile(r"[gjpqyQ§,;()/|_\[\]{}]")
# What is as high as a capital, and what is higher.
_TALL, _TALLER = re.compile(r"[A-ZÅÄÖ\dbdfhkl]"), re.compile(r"[ÅÄÖÉÜ§,;()/|_\[\]{}]")
_PARTY, _BRACKETED = re.compile(r"\([A-Z]{1,3}\)[.,:]?"), re.compile(r"\([A-Z$]{1,4}\)[.,:]?")
# "(9)", "(5)": of a name, a party's letter that was taken for a figure. "Ja (5)" is how many.
_FIGURE_FOR_PARTY, _SURNAME = re.compile(r"\(\d\)[.,:]?"), re.compile(r"(?!Ja$|Nej$)[A-ZÅÄÖ].*[a-zåäöéü]")
# The letters that characters are read as.
_MISREAD = re.compile(r"[sboy]{0,2}")
_NAME, _STROKES, _AROUND = 4, str.maketrans("il", "ll"), ".,:;!?()”\"'»«"
_OF_NUMBER = re.compile(r"[\d.,:/–—-]+")
# A row of a page leans if so many pairs of its words do, at least so far apart in heights of a word.
_PAIRS, _APART = 20, 8
_SURE = 2
# In heights of a usual word: what is too low to be one, alone on its line.
_LOW = 0.6
_MOST_LEAN = math.radians(3)
# What stands where no writing does, as dots before a number of a page: Tesseract reads words, and believes none (25
# such runs on 680 pages, all of them dots or marks; blurred words have 30 to 80 of 100, never four in a row so few).
NO_WRITING = "………"
_RUN, _UNSURE, _NOT_BELIEVED = 4, 50.0, 30.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Tesseract's table: its line, and its place in dots from the top left.

    `sure` is how sure Tesseract is of it, of 100. `unsure`: that the second reading has other figures, if it has: what
    was read, and what the second one reads.
    """

    text: str
    line: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 100.0
    unsure: tuple[tuple[str, str], ...] = ()

    @property
    def hangs(self) -> bool:
        """Tell whether some character of it goes below the line."""
        return bool(_HANGING.search(self.text))

    @property
    def tall(self) -> float:
        """Return its height."""
        return self.bottom - self.top

    def meets(self, other: Word) -> bool:
        """Tell whether two words stand at one place of the page, at least half of one of them."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return 2 * wide > min(self.right - self.left, other.right - other.left) and 2 * tall > min(
            self.tall, other.tall
        )


def words_of(table: str) -> list[Word]:
    """Return the words of Tesseract's table (TSV), in its order."""
    words = []
    for row in table.splitlines()[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != _WORD or not values[11].strip():
            continue
        left, top, width, tall, sure = (float(value) for value in values[6:11])
        words.append(Word(nfc(values[11].strip()), tuple(values[1:5]), left, top, left + width, top + tall, sure))
    return words


def believed(words: Sequence[Word]) -> list[Word]:
    """Return words, each run on a line that Tesseract does not believe in as one that says that it is no writing."""
    found: list[Word] = []
    for sure, run in groupby(words, lambda word: (word.line, word.sure >= _UNSURE)):
        read = list(run)
        if sure[1] or len(read) < _RUN or median(word.sure for word in read) >= _NOT_BELIEVED:
            found += read
        else:
            text = " ".join(word.text for word in read)
            found.append(replace(_around(read), text=NO_WRITING, unsure=((NO_WRITING, text),)))
    return found


def lines_of_words(words: Sequence[Word]) -> list[list[Word]]:
    """Return words by the printed lines that Tesseract found them in."""
    lines: dict[tuple[str, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def lean_of(words: Sequence[Word]) -> float:
    """Return by how much the lines of a page lean, in radians, downward to the right; 0 if that is not certain."""
    leans = [
        math.atan2(after.bottom - before.bottom, after.left - before.left)
        for line in lines_of_words(words)
        for before, after in combinations(line, 2)
        if after.left - before.left > _APART * before.tall
    ]
    lean = median(leans) if len(leans) >= _PAIRS else 0.0
    return lean if abs(lean) <= _MOST_LEAN else 0.0


def upright(picture: bytes, lean: float) -> bytes:
    """Return a grey picture (PGM, a byte a dot) that is turned so that leaning lines are level and margins upright.

    Its columns are moved up or down and then its rows to the sides, which is to turn it where it leans so little.
    """
    kind, width, height, most = picture[:64].split(maxsplit=4)[:4]
    wide, tall = int(width), int(height)
    slope = math.tan(lean)
    step = max(1, int(1 / abs(slope))) if slope else wide
    # Columns that are moved as far as each other go together: from, to, how far down their dots come from.
    strips = [(at, min(at + step, wide), round((at + step / 2 - wide / 2) * slope)) for at in range(0, wide, step)]
    start = len(picture) - wide * tall
    blank = b"\xff" * wide
    rows = bytearray()
    for row in range(tall):
        line = bytearray()
        for begin, end, down in strips:
            other = row + down
            at = start + other * wide
            line += picture[at + begin : at + end] if 0 <= other < tall else blank[begin:end]
        aside = round((row - tall / 2) * slope)
        rows += blank[:aside] + line[: wide - aside] if aside >= 0 else line[-aside:] + blank[:-aside]
    return b"%s\n%d %d\n%s\n" % (kind, wide, tall, most) + bytes(rows)


def straightened(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page that lies askew where they stand when it is turned upright."""
    lean = lean_of(words)
    if not lean:
        return list(words)
    cos, sin = math.cos(lean), math.sin(lean)
    turned = []
    for word in words:
        left, bottom = word.left * cos + word.bottom * sin, word.bottom * cos - word.left * sin
        turned.append(
            replace(word, left=left, bottom=bottom, right=left + word.right - word.left, top=bottom - word.tall)
        )
    return turned


def baseline(line: Sequence[Word]) -> float:
    """Return on which height from the top the words of a line stand."""
    return median([word.bottom for word in line if not word.hangs] or [word.bottom for word in line])


def height(line: Sequence[Word]) -> float | None:
    """Return how high the capitals of a line are; None if no word of it tells."""
    if all(word.hangs for word in line):
        return None
    base = baseline(line)
    tall = [base - word.top for word in line if _TALL.search(word.text) and not _TALLER.search(word.text)]
    return median(tall) if tall else None


def with_missed(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Return words with what another reading has that this one passed over, and what both do not agree on.

    Of two words that differ by a mark over a letter the one with the mark is taken: Tesseract loses marks ("Ostervik").
    Single letters that were passed over may be specks.
    """
    missed = [
        replace(word, line=("missed", *word.line))
        for word in other
        if sum(map(str.isalnum, word.text)) >= _SURE and not any(word.meets(known) for known in words)
    ]
    return [*(_agreed_on(word, [each for each in other if word.meets(each)]) for word in words), *missed]


def _agreed_on(word: Word, others: Sequence[Word]) -> Word:
    """Return a word with what another reading has in its place, if that is a word of other letters."""
    if len(others) != 1 or others[0].text == word.text:
        return word
    mine, theirs = (each.strip(_AROUND) for each in (word.text, others[0].text))
    # A letter alone in a cell is now and then read twice ("SS", "Xx").
    if (
        mine == theirs
        or mine.upper() == 2 * theirs.upper()
        or not (len(mine) >= _SURE and mine.isalpha() and theirs.isalpha())
    ):
        return word
    if _letters(mine) == _letters(theirs) and mine.isascii() and not theirs.isascii():
        mine, theirs = theirs, mine
        word = replace(word, text=others[0].text)
    return replace(word, unsure=((mine, theirs),))


def without_dots(words: Sequence[Word]) -> list[Word]:
    """Return words without those that are the dots over a large letter, read as a line of their own (">", "5")."""
    if not words:
        return []
    usual = median(word.tall for word in words)
    alone = Counter(word.line for word in words)
    return [
        word
        for word in words
        if alone[word.line] > 1 or word.tall >= _LOW * usual or len(word.text) > _SURE or word.text in "-–—•·"
    ]


def with_characters(words: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Return words with the characters that a second reading has at their place.

    The signs come with the figures beside them, if both readings agree on those or only the second one has them. What
    they do not agree on stays as it is: the sequence of the §§ has to tell.
    """
    found = list(words)
    second = [replace(word, text=_DOLLAR.sub("§", word.text)) for word in second]
    done: set[int] = set()
    for index, char in enumerate(second):
        if index in done or not _CHARS.search(char.text):
            continue
        group = _with_figures(second, index)
        mine = [word for word in found if any(word.meets(other) for other in group)]
        # A word of the first reading may hold more of the second: "KSS" for "KS § 51".
        group = [other for other in second if other in group or any(word.meets(other) for word in mine)]
        done.update(number for number, other in enumerate(second) if other in group)
        if mine and all(word.text != NO_WRITING for word in mine) and (text := _agreed(mine, group)):
            at = found.index(mine[0])
            found = [word for word in found if word not in mine]
            found.insert(at, replace(_around(mine + group), text=text, line=mine[0].line, unsure=()))
    if not second:
        return found
    before = [None, *found[:-1]]
    compared = (_compared(word, second, last) for word, last in zip(found, before, strict=True))
    return [now for now in compared if now is not None]


def _compared(word: Word, second: Sequence[Word], before: Word | None = None) -> Word | None:
    """Return a word with what the second reading has in its place, if figures or letters of parties differ.

    `before` is the word before it, which may be a name.

    A speck that the second reading does not have is no word, and a mark that it has is one.
    """
    if word.text == NO_WRITING:
        return word
    there = " ".join(other.text for other in second if word.meets(other))
    if not there and not any(char.isalnum() for char in word.text):
        return None
    if len(word.text) <= len("Xx") and there.casefold() in ("x", "xx"):
        return replace(word, text="X")
    if _BRACKETED.fullmatch(word.text) and _PARTY.fullmatch(there):
        # Both languages know a dollar sign; no party has one.
        now = replace(word, text=word.text.replace("$", ""))
        return now if there == now.text else replace(now, unsure=((now.text, there),))
    if _FIGURE_FOR_PARTY.fullmatch(word.text) and _PARTY.fullmatch(there):
        named = before is not None and before.line == word.line and _SURNAME.fullmatch(before.text)
        return replace(word, text=there, unsure=()) if named else replace(word, unsure=((word.text, there),))
    if not word.unsure and (pair := _otherwise(word.text.strip(_AROUND), there.strip(_AROUND))):
        return replace(word, unsure=(pair,))
    figures = _figures(word.text)
    if not figures or not _FEW_LETTERS.fullmatch(word.text):
        return word
    # A number may be parted otherwise ("3 101"): what one reading has is then a part of the other's.
    if not there or figures in _figures(there):
        return word
    return replace(word, unsure=((word.text, there),))


def _otherwise(mine: str, theirs: str) -> tuple[str, str] | None:
    """Return a word as two languages read it, if they differ in more than the English one often does; else None.

    It has no marks, and confuses letters that are a stroke. Tried on 62 pages: of names so doubted two were misread and
    seven not; of other words two were misread and some 500 not, so those are passed over.
    """
    if len(mine) < _NAME or not (mine.isalpha() and theirs.isalpha()):
        return None
    if _letters(mine) == _letters(theirs):
        return (mine, theirs) if mine[0].islower() != theirs[0].islower() and mine[0].isascii() else None
    differs = _letters(mine).translate(_STROKES) != _letters(theirs).translate(_STROKES)
    return (mine, theirs) if differs and mine.isascii() and mine[0].isupper() else None


def _figures(text: str) -> str:
    return re.sub(r"\D+", "", text)


def _with_figures(words: Sequence[Word], at: int) -> list[Word]:
    """Return a character with the figures right after it on its line, or right before it ("25 §", "12 %")."""
    line = words[at].line
    start = end = at
    if not re.search(r"\d", words[at].text):
        while end + 1 < len(words) and words[end + 1].line == line and _OF_NUMBER.fullmatch(words[end + 1].text):
            end += 1
            break
        if end == at and start and words[start - 1].line == line and _OF_NUMBER.fullmatch(words[start - 1].text):
            start -= 1
    return list(words[start : end + 1])


def _agreed(mine: Sequence[Word], group: Sequence[Word]) -> str:
    """Return how the second reading writes what both have read, or nothing if they do not agree."""
    text = " ".join(word.text for word in group)
    read = " ".join(word.text for word in mine)
    letters = _letters(text)
    if not _letters(read).startswith(letters):
        return ""
    rest = _letters(read)[len(letters) :]
    figures, others = _figures(text), _figures(read)
    # What the character was read as stands on the side of the figures where the character does.
    agree = others.startswith(figures) if text[:1].isdigit() else others.endswith(figures)
    if others and figures:
        return text if agree and len(rest) <= len("Sj") else ""
    return text if _MISREAD.fullmatch(rest) else ""


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if char.isalpha())


def _around(words: Sequence[Word]) -> Word:
    return replace(
        words[0],
        left=min(word.left for word in words),
        top=min(word.top for word in words),
        right=max(word.right for word in words),
        bottom=max(word.bottom for word in words),
    )
