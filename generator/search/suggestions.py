"""Suggestions: what the search field offers while somebody types: members, parties, bodies, cases,
meetings and the words that the site explains.

    forslag.sok              {folder, starts, vocabulary}: where they lie, and the word from which each file goes
    forslag-<digest>/<n>.sok {things: [[kind, name, note, address]], words: {word: which of the things}}

assets/sokting.js reads them, and nobody else. A thing is found by every word of its name; a case also by its number
without characters and filling zeros, from each of its parts on: "ks2024431", "2024431" and "431" lead to KS-2024-00431.
A meeting is found by what its body is called for short, alone and with the year ("ksau2024"), by its day, with and
without the year ("20240417", "0417"), and its month ("202404"). A word of the glossary leads to what it means.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from generator import urls, yamlio
from generator.archive import OUTCOMES, Archive, Case
from generator.language.text import count, without_marks
from generator.model import words_alike
from generator.pages.overview.month import month_name
from generator.pages.parts import meeting_name, number_range
from generator.pages.text.glossary import Glossary
from generator.search.alike import known_synonyms
from generator.search.chunks import chunks
from generator.search.records import OwnPage, body_words, party_words
from generator.search.shard import characters
from generator.search.vocabulary import VocabularyPlace
from generator.search.words import Words
from generator.system.packing import as_json, gzipped

SUGGESTIONS = "forslag.sok"
# Characters in a file before it is packed: one or two are fetched for each beginning of a word that is typed.
_LEAST, _MOST = 800, 1600
_THING = 120  # characters that a thing takes, about
# Of the things with one word, so many are offered; for the others one types more of the name.
_PER_WORD = 16
_NOTHING = frozenset(re.findall(r"\w+", "av den det en ett för från i med mot och om på samt till vid"))
_KIND_OF_TOWN = re.compile(r"(?:kommun|stad|region)s?")
_DIGITS = re.compile(r"\d+|[^\W\d_]+")
_ZEROS = re.compile(r"^0+(?=\d)")


class Suggestion(NamedTuple):
    """Something that the search field offers: what it is, what it is called, how it is told apart, and its page."""

    kind: str
    name: str
    note: str
    address: str


def suggestion_files(
    things: Iterable[tuple[Iterable[str], Suggestion]], vocabulary: VocabularyPlace, town: str = ""
) -> dict[str, bytes]:
    """Return the files of suggestions by their paths below the index's folder, the one that is asked first last.

    It tells also where the `vocabulary` lies: words are offered beside things; and the words of the municipality's name
    (`town`), which say nothing beside others: "moderaterna i Exempelköping".

    Each thing comes with the words that it is found by; of those that one word leads to the first come first.
    """
    suggestions: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for words, thing in things:
        for word in dict.fromkeys(words):
            if len(suggestions[word]) < _PER_WORD:
                suggestions[word].append(thing)
    sized = {word: "x" * (_THING * len(things)) for word, things in suggestions.items()}
    parts = list(chunks(sized, _LEAST, _MOST))
    contents = [as_json(_file({word: suggestions[word] for word in words})) for _, words in parts]
    digest = hashlib.sha256(b"".join(contents)).hexdigest()[:10]
    folder = f"forslag-{digest}"
    first = {
        "folder": folder,
        "starts": " ".join(start for start, _ in parts),
        "vocabulary": vocabulary,
        "town": _town(town),
    }
    files = {f"{folder}/{number}.sok": gzipped(content) for number, content in enumerate(contents)}
    return files | {SUGGESTIONS: gzipped(as_json(first))}


def _town(name: str) -> str:
    return " ".join(without_marks(word) for word in Words().count(name) if not _KIND_OF_TOWN.fullmatch(word))


def _file(words: dict[str, list[Suggestion]]) -> dict[str, object]:
    """Return the content of a file: each thing once, however many of the words lead to it."""
    places: dict[Suggestion, int] = {}
    found = {
        word: characters(places.setdefault(thing, len(places)) for thing in things) for word, things in words.items()
    }
    return {"things": list(places), "words": found}


def things_of(
    archive: Archive, glossary: Glossary, own: Iterable[OwnPage] = ()
) -> Iterator[tuple[list[str], Suggestion]]:
    """Yield the suggestions of an archive, each with the words it is found by; of equals the newest comes first.

    Of what a record says only titles are read, which its outline holds.
    """
    words = Words().count
    yield from _pages(archive)
    yield from _own_pages(archive, own)
    for body in archive.bodies.values():
        names = " ".join([body.name, *body_words(body)])
        yield _telling(words, names), Suggestion("Organ", body.name, body.record.kind.capitalize(), urls.body(body))
    for party in archive.parties:
        nicknames = (group for group in known_synonyms() if party.name.lower() in words_alike(group))
        names = " ".join([*party_words(party), *nicknames])
        yield _telling(words, names), Suggestion("Parti", party.name, party.code, urls.party(party))
    for subject in archive.subjects:
        note = count(subject.number, "paragraf", "paragrafer")
        thing = Suggestion(subject.kind.capitalize(), subject.name, note, urls.subject(subject))
        yield _telling(words, subject.name), thing
    for person in sorted(archive.people.values(), key=lambda each: each.name):
        code = person.party.code if person.party else ""
        names = " ".join(person.spellings)
        yield _telling(words, names), Suggestion("Ledamot", person.name, code, urls.person(person))
    for term in glossary.values():
        address = f"{urls.READING_HELP}#{term.key}"
        yield (
            _telling(words, " ".join([term.word, *_forms(term.key)])),
            Suggestion("Ord", term.word, "vad ordet betyder", address),
        )
    for case in sorted(archive.cases.values(), key=_when, reverse=True):
        found = [*_telling(words, case.title), *number_keys(case)]
        yield found, Suggestion("Ärende", case.title, case.number.canonical, urls.case(case))

    yield from _months(archive)
    for meeting in reversed(archive.every_meeting):
        short = _telling(words, " ".join(body_words(meeting.body)))
        numbers = [item.number for item in meeting.items]
        keys = [key for word in short for key in (word, f"{word}{meeting.date.year}")]
        keys += [f"{meeting.date:%Y%m%d}", f"{meeting.date:%Y%m}", f"{meeting.date:%m%d}"]
        keys += [word for title, _ in meeting.agenda for word in _telling(words, title)]
        note = number_range(numbers, numbers) or meeting.status
        yield keys, Suggestion("Möte", meeting_name(meeting), note, urls.meeting(meeting))


def _months(archive: Archive) -> Iterator[tuple[list[str], Suggestion]]:
    """Yield the months in which a meeting was held, found as its meetings are: "202404"."""
    if urls.MONTHS.rstrip("/") in archive.municipality.without:
        return
    for year, month in sorted({(meeting.date.year, meeting.date.month) for meeting in archive.meetings}, reverse=True):
        name = f"{month_name(year, month)} i korthet"
        yield [f"{year}{month:02}"], Suggestion("Sida", name, "vad som beslutades", urls.month(year, month))


def _forms(key: str) -> Iterator[str]:
    """Yield how what became of a § is also said: "bordlagt", "bordlagd" and "bordlägger" for bordläggning."""
    for ended in OUTCOMES.values():
        if ended.term == key:
            yield from (ended.label, re.sub("t$", "d", ended.label), ended.verb)


def _pages(archive: Archive) -> Iterator[tuple[list[str], Suggestion]]:
    """Yield the pages about the site and the lists, by the words of sidor.yml, but those it does without."""
    words = Words().count
    for address, name, known in known_pages():
        if address.rstrip("/") not in archive.municipality.without:
            yield list(words(known)), Suggestion("Sida", name, "på webbplatsen", address)


def _own_pages(archive: Archive, own: Iterable[OwnPage]) -> Iterator[tuple[list[str], Suggestion]]:
    """Yield the pages of the archive itself, by the words of their title and of their lines in menu and footer.

    Lines that lead to other sites too.
    """
    words = Words().count
    entries = (*archive.municipality.menu, *archive.municipality.footer)
    for page in own:
        named = [
            each.name for each in entries if each.page and each.page.removesuffix(".md") == page.address.rstrip("/")
        ]
        found = _telling(words, " ".join([page.title, *named]))
        yield found, Suggestion("Sida", page.title, "på webbplatsen", page.address)
    for entry in entries:
        if entry.link:
            yield _telling(words, entry.name), Suggestion("Sida", entry.name, "på en annan webbplats", entry.link)


@cache
def known_pages() -> tuple[tuple[str, str, str], ...]:
    """Return the pages that every archive has: address, name, and the words that they are known by."""
    parsed, _ = yamlio.parse(resources.files("generator.search").joinpath("sidor.yml").read_bytes(), "sidor.yml")
    pages: Any = parsed.data if parsed else {}
    return tuple((address, name, known) for address, (name, known) in pages.items())


def _when(case: Case) -> tuple[tuple[date, str, str], int]:
    return case.newest.order


def _telling(words: Callable[[str], dict[str, int]], names: str) -> list[str]:
    return [word for word in words(names) if word not in _NOTHING]


def number_keys(case: Case) -> Iterator[str]:
    """Yield a case's number run together without characters and filling zeros, from each of its parts on.

    assets/sokord.js makes the same of what a reader types (withoutZeros).
    """
    for spelling in (case.number.canonical, *case.number.also):
        parts = [_ZEROS.sub("", part) for part in _DIGITS.findall(spelling.lower())]
        yield from ("".join(parts[start:]) for start in range(len(parts)))
