"""Audit: the built site read back as a visitor's browser would, and what is wrong with it as findings.

It knows nothing of the archive or of how the pages were made, so that it also finds the generator's faults.
Each page is parsed once and only its facts are kept: its title, its ids, and which anchors it points at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from generator.findings import Code, Finding
from generator.system.jobs import in_parallel

ERROR_PAGE = "404.html"
_LANGUAGES = re.compile(r"sv(-[a-z]+)?", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_LOADING_RELS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "manifest",
    "preload",
    "modulepreload",
}
_LOADING_RELS |= {"prefetch", "prerender", "preconnect", "dns-prefetch"}
_LOADING_ATTRIBUTES = {
    "src",
    "poster",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
    "xlink:href",
}
_OPENING_TAGS = {"a", "area", "meta", "iframe", "frame", "object", "embed"}
_REFRESH = re.compile(r"[\s\d.]*[;,]\s*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
_SRCSET = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[\d.]+[wxh])?")
_CSS_NOT_LOADED = re.compile(r"/\*.*?\*/|@namespace[^;]*;", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)')|url\(\s*([^"'\s)][^\s)]*)""", re.IGNORECASE
)

# Comments are not read: what stands in one is no part of the page.
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)

# What to do about each code, unless the place calls for something else.
_HINTS = {
    "granska-tom": "Bygg webbplatsen först med ”protokoll build”, och ange mappen som den hamnade i.",
    "granska-lank": "Rätta adressen, eller ta bort länken.",
    "granska-ankare": "Rätta det som står efter # i länken, eller ta bort det.",
    "granska-id": "Ge ställena olika namn. I löpande text kommer de oftast av två rubriker som lyder lika.",
    "granska-titel": "Ge sidan en egen titel: en rubrik, eller ”title:” överst i filen.",
    "granska-h1": "Låt sidan ha en enda huvudrubrik: en rad som börjar med # och ett blanksteg.",
    "granska-rubriker": "Höj rubriken till nivån närmast under den förra, eller lägg till den som fattas.",
    "granska-sprak": 'Skriv <html lang="sv"> i mallen, eller ”language: sv” under ”theme” i mkdocs.yml.',
    "granska-tredje-part": "Lägg filen på webbplatsen och hänvisa dit, eller ta bort den.",
    "granska-skript": "Ta bort det. Skript ligger i egna filer, och länkar är vanliga adresser.",
    "granska-alt": 'Beskriv bilden med några ord i alt="…"; lämna det tomt om den bara är utsmyckning.',
}


@dataclass(frozen=True)
class _Place:
    """A line of a page, counted from 1; 0 means the page as a whole."""

    page: str
    line: int = 0


@dataclass(frozen=True)
class _Problem:
    place: _Place
    code: Code
    message: str
    hint: str


@dataclass
class _AuditedPage:
    """What later comparisons between pages need to know of one page."""

    path: str
    title: str = ""
    title_place: _Place | None = None
    redirects: bool = False
    ids: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    anchors: dict[tuple[str, str], tuple[_Place, str]] = field(default_factory=dict)


def audit(site: Path, *, base: str = "/") -> list[Finding]:
    """Read every page and style sheet of a built site and return what is wrong, sorted by file and line.

    `site` is the folder, `base` the path below which it is served ("/" or "/protokoll/"). The same fault on
    more than three pages is reported once, with their number: it then comes from what the pages share.
    """
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    auditor = _Auditor(site, base, files)
    pages = [path for path in files if path.endswith(".html")]
    if not pages:
        message = "Mappen innehåller inga sidor."
        return [Finding(site.as_posix(), 0, 0, "granska-tom", message, _HINTS["granska-tom"])]
    for _, (read, problems) in in_parallel(auditor.read_pages, pages):
        auditor.pages |= read
        auditor.problems += problems
    for path in files:
        if path.endswith(".css"):
            auditor.read_style_sheet(path)
    auditor.compare_pages()
    found = _folded(auditor.problems)
    return sorted(Finding(each.place.page, each.place.line, 0, each.code, each.message, each.hint) for each in found)


class _Auditor:
    """Collects problems page by page; asks nothing of the disk but the files themselves."""

    def __init__(self, site: Path, base: str, files: list[str]) -> None:
        self.site = site
        self.base = f"/{base.strip('/')}/".replace("//", "/")
        self.files = frozenset(files)
        self.folders = frozenset(parent.as_posix() for file in files for parent in Path(file).parents)
        self.pages: dict[str, _AuditedPage] = {}
        self.problems: list[_Problem] = []

    def read_pages(self, paths: Sequence[str]) -> tuple[dict[str, _AuditedPage], list[_Problem]]:
        """Return the facts about some pages that others need, and the findings on each alone; changes nothing here."""
        reader = copy(self)
        reader.pages, reader.problems = {}, []
        for path in paths:
            reader.read_page(path)
        return reader.pages, reader.problems

    def read_page(self, path: str) -> None:
        """Parse one page, report what is wrong with it alone and remember what others may point at."""
        page = self.pages[path] = _AuditedPage(path)
        source = (self.site / path).read_text("utf-8", errors="replace")
        headings: list[tuple[int, str, _Place]] = []
        language = ""
        try:
            root = etree.fromstring(source.encode(), _PARSER)
        except etree.XMLSyntaxError:  # nothing in it, or only comments
            root = None
        for tag in root.iter() if root is not None else ():
            name, place = str(tag.tag), _Place(path, _line(tag))
            attributes = {str(key): str(value) for key, value in tag.items()}
            if attributes:
                self._read_attributes(page, name, attributes, place)
            if level := _level(name, attributes):
                headings.append((level, _text(tag), place))
            elif name == "html":
                language = attributes.get("lang", "")
            elif name == "title" and page.title_place is None and next(tag.iterancestors("svg"), None) is None:
                page.title, page.title_place = _text(tag), place
            elif name == "style":
                self._read_css(page.path, "".join(map(str, tag.itertext())), place)
            elif name == "base" and "href" in attributes:
                message = "Sidan har elementet base, som ändrar vart alla länkar på den leder."
                self._report(place, "granska-lank", message, "Ta bort elementet ur mallen.")
        if not _LANGUAGES.fullmatch(language):
            message = f"Sidan säger att dess språk är ”{language}”." if language else "Sidan anger inget språk."
            self._report(_Place(path, 0 if root is None else _line(root)), "granska-sprak", message)
        self._check_headings(page, headings)

    def read_style_sheet(self, path: str) -> None:
        """Report what a style sheet fetches from elsewhere or cannot find."""
        self._read_css(path, (self.site / path).read_text("utf-8", errors="replace"), _Place(path))

    def compare_pages(self) -> None:
        """Report anchors that do not exist and titles that several pages share."""
        first_with: dict[str, str] = {}
        for page in self.pages.values():
            for (target, fragment), (place, address) in page.anchors.items():
                known = self.pages[target]
                names = {fragment, unquote(fragment)}
                if not any(name in known.ids or name in known.names for name in names):
                    where = "på den här sidan" if target == page.path else f"på sidan {target}"
                    message = f"Länken {address} pekar på ”{unquote(fragment)}”, som inte finns {where}."
                    self._report(place, "granska-ankare", message)
            if not page.title:
                self._report(page.title_place or _Place(page.path), "granska-titel", "Sidan saknar titel.")
            # A redirect is never seen, and is named after the page that it leads to.
            elif not page.redirects and first_with.setdefault(page.title, page.path) != page.path:
                message = f"Titeln ”{page.title}” används redan av {first_with[page.title]}."
                self._report(page.title_place or _Place(page.path), "granska-titel", message)

    def _report(self, place: _Place, code: Code, message: str, hint: str = "") -> None:
        self.problems.append(_Problem(place, code, message, hint or _HINTS[code]))

    def _read_id(self, page: _AuditedPage, value: str, place: _Place) -> None:
        page.ids[value] += 1
        if page.ids[value] == 2:
            self._report(place, "granska-id", f"Namnet id=”{value}” finns på mer än ett ställe på sidan.")

    def _check_headings(self, page: _AuditedPage, headings: list[tuple[int, str, _Place]]) -> None:
        main = [place for level, _, place in headings if level == 1]
        if len(main) != 1 and not page.redirects:
            message = f"Sidan har {len(main)} huvudrubriker (h1)." if main else "Sidan saknar huvudrubrik (h1)."
            self._report(main[1] if main else _Place(page.path), "granska-h1", message)
        previous = 1
        for level, text, place in headings:
            if level > previous + 1:
                message = f"Rubriken ”{text}” är på nivå {level} men kommer direkt efter nivå {previous}."
                self._report(place, "granska-rubriker", message)
            previous = level

    def _read_attributes(self, page: _AuditedPage, tag: str, attributes: dict[str, str], place: _Place) -> None:
        for name, value in attributes.items():
            if name == "id":
                self._read_id(page, value, place)
            elif name == "name" and tag == "a":
                page.names.add(value)
            elif name.startswith("on"):
                message = f"Elementet {tag} har ett skript i attributet {name}."
                self._report(place, "granska-skript", message)
            elif name == "style":
                self._read_css(page.path, value, place)
            elif name in {"srcset", "imagesrcset"}:
                for candidate in _SRCSET.findall(value):
                    self._read_address(page, tag, name, candidate, place, loads=True)
            elif name == "href":
                loads = tag not in {"a", "area", "link"}
                loads |= bool(_LOADING_RELS.intersection(attributes.get("rel", "").lower().split()))
                self._read_address(page, tag, name, value, place, loads=loads)
            elif name in _LOADING_ATTRIBUTES or (tag, name) == ("object", "data"):
                self._read_address(page, tag, name, value, place, loads=True)
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            refresh = _REFRESH.fullmatch(attributes.get("content", ""))
            if refresh:
                page.redirects = True
                self._read_address(page, tag, "href", refresh[1].strip("\"' "), place, loads=True)
        if tag == "img" and "alt" not in attributes:
            self._report(place, "granska-alt", f"Bilden {attributes.get('src', '')} saknar beskrivning.")

    def _read_css(self, path: str, css: str, place: _Place) -> None:
        for groups in _CSS_ADDRESS.findall(_CSS_NOT_LOADED.sub("", css)):
            address = "".join(groups).strip()
            parts = _split(address)
            if parts is not None and (parts.netloc or parts.scheme in {"http", "https"}):
                self._report_foreign(place, address)
            elif parts is None or (not parts.scheme and parts.path):
                self._resolve(path, address, parts, place)

    def _read_address(self, page: _AuditedPage, tag: str, name: str, value: str, place: _Place, *, loads: bool) -> None:
        # Browsers drop outer white space, and line breaks and tabs anywhere: java&#10;script: is a script.
        address = re.sub(r"[\t\n\r]", "", value).strip()
        parts = _split(address)
        scheme = parts.scheme if parts is not None else ""
        opens = tag in _OPENING_TAGS or name in {"action", "formaction"}
        if scheme in {"javascript", "vbscript"} or (scheme == "data" and opens):
            message = f"Länken {address[:60]} är ett skript eller ett helt dokument, inte en adress."
            self._report(place, "granska-skript", message)
        elif parts is not None and (parts.netloc or scheme in {"http", "https", "ws", "wss", "ftp"}):
            if loads:
                self._report_foreign(place, address)
        elif not scheme:
            target = self._resolve(page.path, address, parts, place)
            fragment = parts.fragment.partition(":~:")[0] if parts is not None else ""
            if target.endswith(".html") and fragment and fragment.lower() != "top":
                page.anchors.setdefault((target, fragment), (place, address))

    def _report_foreign(self, place: _Place, address: str) -> None:
        self._report(place, "granska-tredje-part", f"Sidan hämtar {address} från en annan server.")

    def _resolve(self, source: str, address: str, parts: SplitResult | None, place: _Place) -> str:
        """Return the file that an address within the site names, or report it and return nothing."""
        if parts is None:
            self._report(place, "granska-lank", f"Länken {address} går inte att tyda.")
            return ""
        if not parts.path:
            return source
        path = parts.path
        segments = source.split("/")[:-1]
        if path.startswith("/"):
            if not f"{path}/".startswith(self.base):
                message = f"Länken {address} leder ut ur webbplatsen, som ligger under {self.base}."
                self._report(place, "granska-lank", message)
                return ""
            path, segments = path.removeprefix(self.base.rstrip("/")).removeprefix("/"), []
        elif source == ERROR_PAGE:
            self._report(
                place,
                "granska-lank",
                f"Länken {address} fungerar inte på felsidan, som visas på adresser i alla mappar.",
                f"Skriv adressen från början: {self.base} och sedan resten.",
            )
        for segment in map(unquote, path.removesuffix("/").split("/") if path.strip("/") else []):
            if segment == ".." and not segments:
                self._report(place, "granska-lank", f"Länken {address} leder ut ur webbplatsens mapp.")
                return ""
            if segment == "..":
                segments.pop()
            elif segment != ".":
                segments.append(segment)
        target = "/".join(segments)
        if target in self.files and not path.endswith("/"):
            return target
        index = f"{target}/index.html".removeprefix("/")
        if index in self.files:
            return index
        if not target or target in self.folders:
            self._report(place, "granska-lank", f"Länken {address} leder till en mapp utan sida: {index} finns inte.")
        else:
            self._report(place, "granska-lank", f"Länken {address} leder ingenstans: {target} finns inte.")
        return ""


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address, or nothing if it is none (a half-written IPv6 host, for example)."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _folded(problems: list[_Problem]) -> Iterator[_Problem]:
    """Yield each fault once per page, and one that more than three pages share only on the first of them."""
    shared: defaultdict[tuple[str, str], dict[str, _Problem]] = defaultdict(dict)
    for problem in problems:
        shared[problem.code, problem.message].setdefault(problem.place.page, problem)
    for by_page in shared.values():
        first, *others = (by_page[page] for page in sorted(by_page))
        if len(others) < 3:
            yield first
            yield from others
        else:
            message = f"{first.message} Samma fel finns på {len(others)} sidor till."
            yield _Problem(first.place, first.code, message, first.hint)


def _level(tag: str, attributes: dict[str, str]) -> int:
    """Return the level of a heading, also of one that only says so (role, aria-level), as summaries need; else 0."""
    if heading := _HEADING.fullmatch(tag):
        return int(heading[1])
    said = attributes.get("aria-level", "")
    return int(said) if attributes.get("role") == "heading" and said.isdecimal() else 0


def _line(tag: etree._Element) -> int:
    return cast(int, tag.sourceline) or 0


def _text(tag: etree._Element) -> str:
    return " ".join("".join(map(str, tag.itertext())).split())
