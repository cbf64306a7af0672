"""Small invented sites for tests: the municipality Exempelköping, written into a folder, examined or built there.

A test writes only what it is about; everything else is the same in all tests and stands here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from generator.archive import Archive
from generator.checks import Examination, examine
from generator.command.builder import build
from generator.findings import Finding, Severity
from generator.language.text import WORD_JOINER
from generator.opendata import page_json
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.pages.render import Renderer
from generator.urls import file_of

REPOSITORY = Path(__file__).parents[1]
# One real protocol and its registers: what the tests know of the real world, whatever archive lies in content/.
NACKA = REPOSITORY / "tests" / "data" / "nacka"

MKDOCS = f"""\
site_name: Öppna protokoll
site_url: https://protokoll.exempelkoping.example/
docs_dir: content
site_dir: site
theme:
  name: material
  language: sv
  custom_dir: {json.dumps(str(REPOSITORY / "theme_overrides"))}
  font: false
plugins:
  - protokoll:
      search: true
markdown_extensions:
  - tables
  - toc:
      permalink: false
validation:
  nav:
    omitted_files: ignore
"""
INDEX = """\
---
title: Start
description: Protokoll från Exempelköping.
---

# Vad Exempelköping har beslutat
"""
KOMMUN = """\
namn: Exempelköpings kommun
kod: "9999"
webbplats: https://www.exempelkoping.example/
diarienummer:
  - form: "KS-{år}-{nr:5}"
    även:
      - "KS {år}/{nr}"
  - form: "{nr:6}"
"""
ORGAN = """\
organ:
  - id: kf
    namn: Kommunfullmäktige
    typ: fullmäktige
  - id: ks
    namn: Kommunstyrelsen
    typ: styrelse
  - id: ksau
    namn: Kommunstyrelsens arbetsutskott
    kortnamn: Arbetsutskottet
    typ: utskott
    under: ks
    även: [KSAU]
  - id: an
    namn: Arbetsmarknadsnämnden
    typ: nämnd
"""
PARTIER = """\
partier:
  - kod: S
    namn: Socialdemokraterna
    färg: "#E8112D"
  - kod: M
    namn: Moderaterna
  - kod: C
    namn: Centerpartiet
  - kod: V
    namn: Vänsterpartiet
  - kod: L
    namn: Liberalerna
  - kod: FP
    namn: Folkpartiet liberalerna
    till: 2015-11-22
    efterträdare: L
  - kod: EP
    namn: Exempelpartiet
    även: [Exempellistan]
"""
BESLUTANDE = ("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)")


def item(number: int | str, title: str = "Skolskjuts", body: str = "") -> str:
    """Return one § as YAML; `body` holds its further keys."""
    return f"- nr: {number}\n  rubrik: {title}\n{indent(dedent(body).strip(chr(10)), '  ')}".rstrip() + "\n"


def minutes(
    body: str = "ks",
    date: str = "2024-03-05",
    *items: str,
    present: Iterable[str] = BESLUTANDE,
    head: str = "",
) -> str:
    """Return minutes as YAML; `head` holds further keys of the meeting."""
    lines = [f"organ: {body}", f"datum: {date}", "beslutande:", *(f"  - {line}" for line in present)]
    further = dedent(head).strip("\n")
    paragraphs = indent("".join(items or (item(1),)), "  ")
    return "\n".join([*lines, *([further] if further else []), "paragrafer:", ""]) + paragraphs


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    def has(self, address: str) -> bool:
        return (self.folder / file_of(address)).is_file()

    def html(self, address: str) -> str:
        return (self.folder / file_of(address)).read_text("utf-8")

    def page(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.html(address), "lxml")

    def content(self, address: str) -> Tag:
        """Return what the page has of its own, inside the frame that all pages share."""
        found = self.page(address).find(id="innehall")
        assert isinstance(found, Tag), address
        return found

    def links(self, address: str) -> dict[str, str]:
        """Return the words of each link in the page's own content with the address from the top of the site."""
        way = "../" * file_of(address).count("/") or "./"
        return {
            " ".join(link.get_text().split()): str(link["href"]).removeprefix(way)
            for link in self.content(address).find_all("a", href=True)
        }

    def feed(self, address: str) -> dict[str, Any]:
        """Return the file of data beside a page, whole."""
        loaded: dict[str, Any] = json.loads((self.folder / address / "index.json").read_text("utf-8"))
        return loaded

    def data(self, address: str) -> dict[str, Any]:
        """Return the data beside a page, without the feed around them."""
        loaded = self.feed(address)
        return whole_addresses(loaded.get("_protokoll", loaded))

    def pages(self) -> list[str]:
        """Return the path of each HTML file, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


@dataclass(frozen=True)
class Town:
    """A municipality's archive in a folder, with mkdocs.yml, registers and a start page."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below content/ and return its path."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def add(self, text: str) -> Path:
        """Write minutes where they belong by their first two lines, as the second of the day if there is one."""
        body, date = (line.split(": ", 1)[1] for line in text.split("\n")[:2])
        name = f"protokoll/{body}/{date}"
        return self.write(f"{name}-2.yml" if (self.content / f"{name}.yml").exists() else f"{name}.yml", text)

    def examine(self) -> Examination:
        return examine(self.content)

    def archive(self) -> Archive:
        """Return the linked archive of a town in which nothing is wrong."""
        examination = self.examine()
        assert errors(examination.findings) == []
        assert examination.archive is not None
        return examination.archive

    def build(self, *, search: bool = False) -> Site:
        build(self.folder / "mkdocs.yml", None, search=search)
        return Site(self.folder / "site")


def town(folder: Path, *files: str) -> Town:
    """Return Exempelköping, founded in a folder, with the given minutes."""
    founded = Town(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    founded.write("index.md", INDEX)
    founded.write("register/kommun.yml", KOMMUN)
    founded.write("register/organ.yml", ORGAN)
    founded.write("register/partier.yml", PARTIER)
    founded.write("register/personer.yml", "personer: []\n")
    for text in files:
        founded.add(text)
    return founded


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stop publication."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what each file below a folder holds, by its path; nothing if there is no such folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_INLINE = {"a", "abbr", "em", "strong", "span"}


def text_of(element: Tag | BeautifulSoup) -> str:
    """Return the text of an element, with a blank around everything that begins a line or a cell of its own.

    A list's numbers, which a browser sets, stand in it as the reader sees them; the question mark beside a word that
    is explained does not.
    """
    parts: list[str] = []
    number = int(str(element.get("start", "1"))) if element.name == "ol" else 0
    for child in element.children:
        if isinstance(child, Tag):
            if "term" in child.get_attribute_list("class"):
                continue
            if element.name == "ol" and "lines" not in element.get_attribute_list("class"):
                number = int(str(child.get("value", number)))
                parts.append(f"{number}. ")
                number += 1
            text = text_of(child)
            inline = child.name in _INLINE and "small" not in child.get_attribute_list("class")
            parts.append(text if inline else f" {text} ")
        elif type(child) is NavigableString:
            parts.append(str(child))
    return "".join(parts).replace(WORD_JOINER, "")


def words(element: Tag | BeautifulSoup) -> list[str]:
    """Return the words of an element as a reader sees them."""
    return text_of(element).split()


class Fragments(Mapping[str, Tag]):
    """The content of pages by address; each is parsed when somebody looks at it."""

    def __init__(self, made: dict[str, str]) -> None:
        self._made = made
        self._parsed: dict[str, Tag] = {}

    def __getitem__(self, address: str) -> Tag:
        if address not in self._parsed:
            self._parsed[address] = BeautifulSoup(self._made[address], "lxml")
        return self._parsed[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def fragments(archive: Archive, *addresses: str) -> Fragments:
    """Return the content of pages, those at the addresses or all, made without the frame around them."""
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    renderer = Renderer(REPOSITORY / "theme_overrides" / "pages")
    return Fragments(
        {
            page.address: renderer.fragment(page.make())
            for page in plan(context)
            if page.address in addresses or not addresses
        }
    )


_ADDRESS = re.compile(r"(moten|arenden|ledamoter|partier|organ|platser|amnen|manad|protokoll|data|folj)/[^ ]*")


def whole_addresses(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data beside a page with whole addresses, as who fetches them makes of `adress`."""

    def whole(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: f"{base}{each}" if key == "url" and not each else whole(each) for key, each in value.items()}
        if isinstance(value, list):
            return [whole(each) for each in value]
        return f"{base}{value}" if isinstance(value, str) and _ADDRESS.fullmatch(value) else value

    base = data.get("adress", "")
    found: dict[str, Any] = whole(data)
    return found


def data_of(context: Context, address: str) -> dict[str, Any]:
    """Return the data beside a page."""
    planned = next(each for each in plan(context) if each.address == address)
    assert planned.data is not None
    return whole_addresses(page_json(context, planned.data))
