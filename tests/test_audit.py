"""`protokoll audit`: tiny sites and what is said about them. Half of the rows expect nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit import audit
from generator.findings import Finding
from generator.rules import GROUPS

Site = dict[str, str]


def page(body: str = "", *, head: str = "", title: str = "Sidan", lang: str = "sv", h1: str = "<h1>Sidan</h1>") -> str:
    """Return a page that is in order but for what the arguments put into it."""
    top = f'<!doctype html>\n<html lang="{lang}">\n<head><title>{title}</title>{head}</head>'
    return f"{top}\n<body>{h1}{body}</body>\n</html>"


def build(folder: Path, site: Site) -> Path:
    for path, text in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


RULES = GROUPS["Den byggda webbplatsen"]
MEETING = {"moten/x/index.html": page('<h2 id="p1">§ 1</h2><h2 id="å">§ 2</h2><a name="gammal"></a>', title="Möte")}
FILES = {"a.css": "", "a.js": "", "a b.svg": "<svg/>", "moten/x/index.json": "{}", "c,d.png": ""}


def one(body: str = "", *, head: str = "", **others: str) -> Site:
    """Return a site of a page with the given body, a meeting with the anchors p1 and å, and some files."""
    return {"index.html": page(body, head=head, **others), **MEETING, **FILES}


IN_ORDER: dict[str, Site] = {
    "en vanlig sida": one("<p>Hej</p>"),
    "mapp": one('<a href="moten/x/">'),
    "mapp utan snedstreck": one('<a href="moten/x">'),
    "fil i mapp": one('<a href="./moten/x/index.html">'),
    "uppåt": {"index.html": page(), "a/index.html": page('<a href="../">', title="A")},
    "uppåt med punkt": {
        "index.html": page(),
        "a/index.html": page('<a href=".."><a href="./../#top">', title="A"),
    },
    "från roten": one('<a href="/moten/x/#p1"><a href="/">'),
    "ankare": one('<a href="moten/x/#p1">'),
    "ankare med procent": one('<a href="moten/x/#%C3%A5">'),
    "ankare med å": one('<a href="moten/x/#å">'),
    "gammalt namn": one('<a href="moten/x/#gammal">'),
    "ankare på samma sida": one('<a href="#här"><p id="här">'),
    "sidans topp": one('<a href="#"><a href="#top"><a href="moten/x/#">'),
    "citerad text": one('<a href="moten/x/#:~:text=bifall">'),
    "fråga": one('<a href="moten/x/?q=å&amp;sida=2#p1"><a href="?q=1">'),
    "tomt": one('<a href="">'),
    "blanksteg i namnet": one('<a href="a%20b.svg"><img src="a b.svg" alt="">'),
    "blanksteg omkring": one('<a href=" moten/x/ ">'),
    "datafil": one('<a href="moten/x/index.json#rad">'),
    "flöde och kanonisk adress": one(
        head='<link rel="canonical" href="https://nacka.example/"><link rel="alternate" href="moten/x/index.json">'
    ),
    "vanlig länk ut": one('<a href="https://nacka.example/x">'),
    "vanlig länk ut utan schema": one('<a href="//nacka.example/x">'),
    "e-post och telefon": one('<a href="mailto:a@b.example"><a href="tel:+468">'),
    "skript och stil härifrån": one(head='<script src="a.js"></script><link rel="stylesheet" href="a.css?v=1">'),
    "skript i sidan": one("<script>const adress = 'https://x.example' // <a href='saknas'></script>"),
    "kommentar": one('<!-- <a href="saknas"> <img src="https://x.example/"> -->'),
    "inbäddad bild": one('<img alt="" src="data:image/png;base64,AA=="><svg><image href="data:image/png,A"/></svg>'),
    "flera bildstorlekar": one('<img alt="" srcset="a%20b.svg 1x, c,d.png 200w">'),
    "bild utan mening": one('<img src="a%20b.svg" alt="">'),
    "stilmall": {
        **one(),
        "css/b.css": "/* url(https://x.example/) */ @import '../a.css'; b { mask: url(#m) }",
    },
    "namnrymd i stilmall": {
        **one(),
        "b.css": "@namespace url(http://www.w3.org/1999/xhtml); @charset 'utf-8';",
    },
    "bild i stilmall": {
        **one(),
        "b.css": "a { background: url(\"data:image/svg+xml,<svg fill='url(https://x)'/>\") }",
    },
    "formulär härifrån": one('<form action="moten/x/"><button formaction="?"></form>'),
    "ritad titel": one("<svg><title>Sidan</title><use href='#s'/><path id='s'/></svg>"),
    "rubrik som säger sin nivå": one('<h2>A</h2><span role="heading" aria-level="3">B</span><h4>C</h4>'),
    "rubriker i ordning": one("<h2>A</h2><h3>B</h3><h2>C</h2><h3>D</h3><h4>E</h4>"),
    "rubrik före huvudrubriken": one(h1="<h2>Meny</h2><h1>Sidan</h1>"),
    "svenska i Sverige": one(lang="sv-SE"),
    "omdirigering": {
        **MEETING,
        "gammal/index.html": page(head='<meta http-equiv="refresh" content="0; url=../moten/x/">', h1="", title="Möte"),
    },
    "felsida": {"404.html": page('<a href="/"><a href="#s" id="s">'), "index.html": page(title="Start")},
}

WRONG: dict[str, tuple[Site, list[str]]] = {
    "tom mapp": ({"a.css": ""}, ["granska-tom"]),
    "saknad sida": (one('<a href="moten/y/">'), ["granska-lank"]),
    "fel skiftläge": (one('<a href="Moten/x/">'), ["granska-lank"]),
    "fil som mapp": (one('<a href="a.css/">'), ["granska-lank"]),
    "mapp utan sida": (one('<a href="moten/">'), ["granska-lank"]),
    "ut ur mappen": (one('<a href="../index.html">'), ["granska-lank"]),
    "ut och in igen": (one('<a href="%2e%2e/index.html">'), ["granska-lank"]),
    "otydbar": (one('<a href="http://[">'), ["granska-lank"]),
    "saknat skript": (one(head='<script src="saknas.js"></script>'), ["granska-lank"]),
    "saknad bild": (
        one('<img alt="" src="saknas.png" srcset="a%20b.svg 1x, saknas2.png 2x">'),
        ["granska-lank"] * 2,
    ),
    "saknad fil i stilmall": ({**one(), "b.css": "a { src: url(b.woff2?x#iefix) }"}, ["granska-lank"]),
    "grundadress": (one(head='<base href="/">'), ["granska-lank"]),
    "omdirigering till intet": (
        one(head='<meta http-equiv="refresh" content="0;url=saknas/">'),
        ["granska-lank"],
    ),
    "relativ länk på felsidan": ({"404.html": page('<a href="a.css">'), "a.css": ""}, ["granska-lank"]),
    "saknat ankare": (one('<a href="moten/x/#p99">'), ["granska-ankare"]),
    "ankare i fel skiftläge": (one('<a href="moten/x/#P1">'), ["granska-ankare"]),
    "saknat ankare på samma sida": (one('<a href="#p1"><a href="?q=1#p2">'), ["granska-ankare"] * 2),
    "två lika": (one('<p id="a"><p id="a"><p id="a">'), ["granska-id"]),
    "ingen titel": (one(title=" "), ["granska-titel"]),
    "samma titel": (one(title="Möte"), ["granska-titel"]),
    "två huvudrubriker": (one("<h1>B</h1>"), ["granska-h1"]),
    "ingen huvudrubrik": (one(h1=""), ["granska-h1"]),
    "sagd nivå som hoppar": (one('<h2>A</h2><span role="heading" aria-level="4">B</span>'), ["granska-rubriker"]),
    "hoppad nivå": (one("<h3>B</h3><h2>C</h2><h4>D</h4>"), ["granska-rubriker"] * 2),
    "engelska": (one(lang="en"), ["granska-sprak"]),
    "inget språk": ({"index.html": "<title>A</title><h1>A</h1>"}, ["granska-sprak"]),
    "skript utifrån": (one("<script src='//x.example/a.js'></script>"), ["granska-tredje-part"]),
    "stilmall utifrån": (
        one(head='<link rel="stylesheet" href="https://x.example/a.css">'),
        ["granska-tredje-part"],
    ),
    "förberedd hämtning": (
        one(head='<link rel="preconnect" href="https://x.example">'),
        ["granska-tredje-part"],
    ),
    "ikon utifrån": (
        one(head='<link rel="shortcut icon" href="http://x.example/i.ico">'),
        ["granska-tredje-part"],
    ),
    "bild utifrån": (one('<img alt="" srcset="https://x.example/a.png 2x">'), ["granska-tredje-part"]),
    "ram utifrån": (one('<iframe src="https://x.example/"></iframe>'), ["granska-tredje-part"]),
    "film utifrån": (
        one('<video poster="//x.example/p.jpg"><source src="//x.example/v.mp4"></video>'),
        ["granska-tredje-part"] * 2,
    ),
    "inbäddat utifrån": (
        one('<object data="//x.example/a"></object><embed src="//x.example/b">'),
        ["granska-tredje-part"] * 2,
    ),
    "formulär ut": (one('<form action="https://x.example/"></form>'), ["granska-tredje-part"]),
    "följd länk": (one('<a href="moten/x/" ping="https://x.example/">'), ["granska-tredje-part"]),
    "omdirigering ut": (
        one(head='<meta http-equiv="Refresh" content="5; URL=\'https://x.example/\'">'),
        ["granska-tredje-part"],
    ),
    "stil i sidan": (one("<p style='background: url(https://x.example/a)'>"), ["granska-tredje-part"]),
    "stilblock": (one(head="<style>@import 'https://x.example/a.css';</style>"), ["granska-tredje-part"]),
    "typsnitt utifrån": (
        {**one(), "b.css": '@import url("//x.example/a.css"); a { src: url( https://x.example/b.woff2 ) }'},
        ["granska-tredje-part"] * 2,
    ),
    "händelse": (one('<p onClick="x()">'), ["granska-skript"]),
    "skriptlänk": (
        one('<a href="java&#10;script:x()"><form action="javascript:y()"></form>'),
        ["granska-skript"] * 2,
    ),
    "datalänk": (
        one('<a href="data:text/html,x"><iframe src="data:text/html,y"></iframe>'),
        ["granska-skript"] * 2,
    ),
    "tom sida": ({"index.html": "<!-- inget -->"}, ["granska-h1", "granska-sprak", "granska-titel"]),
    "bild utan text": (one('<img src="a%20b.svg">'), ["granska-alt"]),
}


@pytest.mark.parametrize("site", IN_ORDER.values(), ids=IN_ORDER)
def test_nothing_is_said_of_what_is_in_order(tmp_path: Path, site: Site) -> None:
    assert audit(build(tmp_path, site)) == []


@pytest.mark.parametrize(("site", "expected"), WRONG.values(), ids=WRONG)
def test_faults_are_found(tmp_path: Path, site: Site, expected: list[str]) -> None:
    assert codes(audit(build(tmp_path, site))) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/kommun/", []),
        ("/kommun", []),
        ("/kommun/moten/x/#p1", []),
        ("moten/x/", []),
        ("/moten/x/", ["granska-lank"]),
        ("/", ["granska-lank"]),
        ("/kommunen/", ["granska-lank"]),
        ("../", ["granska-lank"]),
    ],
)
@pytest.mark.parametrize("base", ["/kommun/", "/kommun", "kommun"])
def test_the_site_may_lie_below_a_path(tmp_path: Path, href: str, expected: list[str], base: str) -> None:
    assert codes(audit(build(tmp_path, one(f'<a href="{href}">')), base=base)) == expected


def test_the_error_page_may_use_addresses_below_the_path(tmp_path: Path) -> None:
    site = {"404.html": page('<a href="/kommun/"><img alt="" src="/kommun/a.svg">'), "a.svg": ""}
    assert audit(build(tmp_path, {**site, "index.html": page(title="Start")}), base="/kommun/") == []


def test_a_finding_says_where(tmp_path: Path) -> None:
    body = "<!--\n<a href=x>--><script>\n'<a href=x>'</script>\n<a\nhref='#top'>A</a>\n<a href='saknas/'>B</a>"
    (finding,) = audit(build(tmp_path, one(body)))
    assert (finding.file, finding.line) == ("index.html", 9)
    assert "saknas" in finding.message
    assert finding.hint


def test_a_fault_that_pages_share_is_said_once(tmp_path: Path) -> None:
    site = {f"{n}.html": page('<a href="saknas/">', title=f"Sida {n}") for n in range(10)}
    (finding,) = audit(build(tmp_path, site))
    assert finding.file == "0.html"
    assert "9 sidor till" in finding.message


def test_every_code_has_a_rule() -> None:
    assert {code for _, found in WRONG.values() for code in found} == set(RULES)
