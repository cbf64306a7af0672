"""Whatever somebody writes in a record, a browser runs none of it, and every word of it can still be read.

The payloads stand in every kind of field of a small site: running texts, titles, names, roles, numbers, registers.
Every page of the site is then opened in a real browser, with the traps that the payloads would spring.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page

from generator import standard
from generator.command.builder import build
from tests.browser.harness import serve
from tests.sites import KOMMUN, ORGAN, PARTIER, Site, Town, errors, fragments, item, minutes, town, words

# Each would call alert, set window.fallen or ask https://ond.example for something, if it could.
PAYLOADS = [
    # script elements
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://ond.example/x.js></SCRIPT>",
    "<script>window.fallen=1</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script>",
    '<noscript><p title="</noscript><script>alert(1)</script>">',
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)",
    # event handlers
    "<img src=x onerror=alert(1)>",
    '<img src=x onerror="window.fallen=1">',
    "<IMG SRC=https://ond.example/bild.png>",
    "<img src='x' onerror='alert(1)'//",
    "<img/src/onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>hej</marquee>",
    "<a onmouseover=alert(1)>hej</a>",
    "<b onclick=alert(1) style=position:fixed;inset:0>hej</b>",
    # out of an attribute
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    'x" style="background:url(https://ond.example/)',
    "` onmouseover=alert(1) `",
    # links
    "[klicka](javascript:alert(1))",
    "[klicka](JaVaScRiPt:alert(1))",
    "[klicka](&#106;avascript:alert(1))",
    "[klicka](java&Tab;script:alert(1))",
    "[klicka](javascript&colon;alert(1))",
    "[klicka](%6Aavascript:alert(1))",
    "[klicka](data:text/html,<script>alert(1)</script>)",
    "[klicka](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[klicka](vbscript:msgbox(1))",
    "[klicka](//ond.example/)",
    "[klicka](<javascript:alert(1)>)",
    "[klicka]: javascript:alert(1)",
    '[klicka](https://ond.example/"onmouseover="alert(1))',
    "[klicka](https://ond.example/'onmouseover='alert(1))",
    "<javascript:alert(1)>",
    "<https://ond.example/>",
    "![bild](https://ond.example/bild.png)",
    "![bild](javascript:alert(1))",
    '![" onerror="alert(1)](bild.png)',
    "<a href=javascript:alert(1)>hej</a>",
    # elements that bring others in
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<object data=data:text/html,<script>alert(1)</script>></object>",
    "<embed src=https://ond.example/x.swf>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<style>@import 'https://ond.example/x.css';</style>",
    "<link rel=stylesheet href=https://ond.example/x.css>",
    "<base href=https://ond.example/>",
    "<meta http-equiv=refresh content=0;url=https://ond.example/>",
    "<form action=https://ond.example/><button>hej</button></form>",
    "<template><script>alert(1)</script></template>",
    "<xss id=x tabindex=1 onfocus=alert(1)></xss>",
    # the languages of templates
    "{{7*7}}",
    "{{ config.__class__ }}",
    "{% for x in (1).__class__ %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %> *{7*7}",
    "{% raw %}{{ view }}{% endraw %}",
    # the marks of the program, and of Markdown's
    "wzxhzdk:0 klzzwxh:0001",
    "[TOC] [[x]] :::x",
    "\\<script>alert(1)\\</script>",
]
# Longer texts, in running text only: what Markdown makes blocks of.
BLOCKS = [
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
    "> <script>alert(1)</script>\n> <img src=x onerror=alert(1)>",
    "- <script>alert(1)</script>\n    - <svg/onload=alert(1)>",
    "<div>\n\n<script>\nalert(1)\n</script>\n\n</div>",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "<script>\n\nalert(1)\n\n</script>",
    "[a]: javascript:alert(1) 'x'\n\n[a] [a][] [x][a]",
]
# What a page of ours may consist of, inside the frame; and how none of it may behave.
INTRUDERS = """() => {
    const found = [];
    const ours = new Set((`A ABBR ARTICLE ASIDE BLOCKQUOTE BR BUTTON CIRCLE CODE DD DEL DETAILS DIV DL DT EM FIELDSET
        FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 HEADER INPUT INS LABEL
        LEGEND LI NAV NOSCRIPT OL P PATH PRE RECT SECTION
        SELECT SMALL SPAN STRONG SUMMARY SVG TABLE TBODY TD TEXT TH THEAD TR TSPAN UL`).split(/\\s+/));
    for (const each of document.querySelector('#innehall').querySelectorAll('*')) {
        // The site's own <b> is a state and has its class; one of the record's words would have none.
        if (each.tagName === 'B' && /^state-[a-z]+$/.test(each.className)) continue;
        if (!ours.has(each.tagName.toUpperCase())) found.push(each.outerHTML.slice(0, 200));
    }
    for (const each of document.querySelectorAll('*')) {
        for (const { name, value } of each.attributes) {
            const address = ['href', 'src', 'action', 'srcdoc', 'data', 'formaction', 'xlink:href'].includes(name);
            const scheme = address ? value.replace(/[\\s\\x00-\\x20]/g, '').toLowerCase() : '';
            if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'autofocus'
                || /^(javascript|vbscript|data):/.test(scheme)) found.push(`${each.tagName} ${name}=${value}`);
        }
    }
    const scripts = [...document.scripts].filter(each => each.src && !each.src.startsWith(location.origin));
    if (window.fallen) found.push('window.fallen');
    return found.concat(scripts.map(each => each.src));
}"""


def quoted(text: str) -> str:
    """Return a text as a YAML value on one line."""
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: str) -> str:
    return "|2\n" + "\n".join(f"{indent}  {line}" if line else "" for line in text.split("\n"))


def section(number: int, payload: str) -> str:
    """Return a § that holds a payload in every field that takes words."""
    return f"""\
  - nr: {number}
    rubrik: {quoted(payload)}
    ärende: [{quoted(f"{payload} {number}")}]
    typ: {quoted(payload)}
    beslut: {quoted(payload)}
    sammanfattning: {quoted(f"Före {payload} efter")}
    handlingar:
      - {quoted(payload)}
      - {{text: {quoted(payload)}, länk: "https://www.exempelkoping.example/"}}
    yrkanden:
      - {{av: Anna Ek (S), text: {quoted(payload)}}}
    voteringar:
      - {{ja: {quoted(payload)}, nej: {quoted(payload)}, utslagsröst: {quoted(payload)}, text: {quoted(payload)}}}
    protokollsanteckningar:
      - {{av: Anna Ek (S), ingress: {quoted(payload)}, text: {quoted(payload)}}}
      - {{av: Anna Ek (S), text: {quoted(payload)}}}
    avsnitt:
      - {{rubrik: {quoted(payload)}, text: {quoted(payload)}}}
    rubriker: {{beslut: {quoted(payload)}}}
    rättelser:
      - {{datum: 2024-03-20, tidigare: {quoted(payload)}, text: {quoted(payload)}, beslut: {quoted(payload)}}}
    redaktionell_not: {quoted(payload)}
"""


def name(number: int) -> str:
    """Return a name that an attendance line can hold; the register says how it is shown."""
    return f"Nils {chr(65 + number // 26)}{chr(97 + number % 26)}sson"


@dataclass(frozen=True)
class Trapped:
    """The site with the payloads, and its address."""

    site: Site
    address: str
    errors: list[str]


def poisoned(folder: Path) -> Town:
    """Return a town in which every field of records and registers holds payloads."""
    place = town(folder)
    some = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}'
    listed = "".join(f"  - {quoted(payload)}\n" for payload in PAYLOADS)
    present = "".join(f"  - {name(number)} ({'SMCV'[number % 4]})\n" for number in range(len(PAYLOADS)))
    place.write(
        "protokoll/ks/2024-03-05.yml",
        f"organ: ks\ndatum: 2024-03-05\ntid: {quoted(some)}\nplats: {quoted(some)}\n"
        f"beslutande:\n  - Anna Ek (S)\n{present}"
        f"övriga:\n{listed}sekreterare:\n{listed}redaktionell_not: {quoted(some)}\n"
        f"anslag: {{uppsatt: 2024-03-11, förvaring: {quoted(some)}}}\n"
        f"paragrafer:\n{''.join(section(*each) for each in enumerate(PAYLOADS, 1))}"
        # What is secret has no words of its own left.
        f"  - {{nr: {len(PAYLOADS) + 1}, rubrik: Hemligt, sekretess: {quoted(some)}}}\n",
    )
    blocks = "".join(
        f"  - nr: {number}\n    rubrik: Text {number}\n    ärende: KS-2024-{number:05}\n"
        f"    beslut: {block(text, '    ')}\n"
        f"    protokollsanteckningar:\n      - av: Anna Ek (S)\n        text: {block(text, '        ')}\n"
        for number, text in enumerate(BLOCKS, 1)
    )
    place.write(
        "protokoll/kf/2024-03-06.yml",
        f"organ: kf\ndatum: 2024-03-06\nbeslutande:\n  - Anna Ek (S)\n  - Bo Ek (X)\nparagrafer:\n{blocks}",
    )
    place.write(
        "register/partier.yml",
        PARTIER.replace("Socialdemokraterna", quoted(f"Parti {some}"))
        + f"  - kod: X\n    namn: {quoted(some)}\n    även: [{quoted(PAYLOADS[0])}]\n",
    )
    place.write(
        "register/organ.yml",
        ORGAN.replace("Kommunstyrelsen\n    typ", f"{quoted(some)}\n    kortnamn: {quoted(some)}\n    typ").replace(
            "Kommunfullmäktige", f"Fullmäktige\n    initialer: {quoted('<b>')}\n    beskrivning: {quoted(some)}"
        ),
    )
    place.write(
        "register/kommun.yml",
        KOMMUN.replace("Exempelköpings kommun", quoted(f"Kommun {some}"))
        + f"demonstration: {quoted(some)}\nkontakt: {{text: {quoted(some)}}}\n"
        + f"rubriker: {{sammanfattning: {quoted(some)}}}\n",
    )
    people = "".join(
        f"  - id: nils-{number}\n    namn: {quoted(f'Nils {payload}')}\n    även: [{name(number)}]\n"
        for number, payload in enumerate(PAYLOADS)
    )
    place.write("register/personer.yml", f"personer:\n{people}")
    place.write(
        "om.md", f"---\ntitle: {quoted(some)}\ndescription: {quoted(some)}\n---\n\n# Om\n\n" + "\n\n".join(PAYLOADS)
    )
    shutil.copy(standard.PAGES / "bilder/regel.png", place.folder / "content/bild.png")
    return place


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trapped]:
    place = poisoned(tmp_path_factory.mktemp("fallor"))
    found = [f"{each.file} {each.line} {each.message}" for each in errors(place.examine().findings)]
    assert found == []
    build(place.folder / "mkdocs.yml", None, search=True)
    with serve(place.folder / "site") as address:
        yield Trapped(Site(place.folder / "site"), address, found)


def spring(page: Page, origin: str, address: str, sprung: list[str]) -> None:
    """Open a page and write down whatever a payload achieved there."""
    response = page.goto(origin + address)
    if response is None or response.status != 200:
        sprung.append(f"{address}: {response.status if response else 'inget svar'}")
    sprung += [f"{address}: {each}" for each in page.evaluate(INTRUDERS)]
    if not page.url.startswith(origin):
        sprung.append(f"{address}: hamnade på {page.url}")


@pytest.fixture
def watched(chromium: Browser, trapped: Trapped) -> Iterator[tuple[Page, list[str]]]:
    """A page whose dialogs, requests to others and complaints on the console are written down."""
    context = chromium.new_context()
    page = context.new_page()
    sprung: list[str] = []
    page.on("dialog", lambda dialog: (sprung.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: sprung.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: sprung.append(f"{page.url}: {message.text}") if message.type in {"error", "warning"} else None,
    )
    page.on("request", lambda asked: sprung.append(asked.url) if not asked.url.startswith(trapped.address) else None)
    yield page, sprung
    context.close()


@pytest.mark.parametrize("part", range(4))
def test_no_page_runs_or_fetches_anything(trapped: Trapped, watched: tuple[Page, list[str]], part: int) -> None:
    page, sprung = watched
    addresses = [
        path.removesuffix("index.html")
        for path in trapped.site.pages()
        if not path.startswith(("regler/", "om/", "for-redaktorer/"))
        and not re.search(r'http-equiv="?refresh', trapped.site.html(path))
    ]
    assert len(addresses) > 2 * len(PAYLOADS)
    for address in addresses[part::4]:
        spring(page, trapped.address, address, sprung)
    assert sprung == []
    assert page.context.cookies() == []


def test_an_editorial_page_keeps_pictures_and_nothing_that_runs(
    trapped: Trapped, watched: tuple[Page, list[str]]
) -> None:
    page, sprung = watched
    spring(page, trapped.address, "om/", sprung)
    # A picture of ours that is not there is looked for, and no more.
    rest = [each for each in sprung if not re.search(r'om/: (<img [^>]*src="x"|Failed to load .* 404)', each)]
    assert set(rest) <= {'om/: <img alt="bild">', "om/: <img>"}


def test_pages_that_have_moved_lead_on_within_the_site(trapped: Trapped) -> None:
    pages = [trapped.site.page(path) for path in trapped.site.pages()]
    moved = [each for page in pages for each in page.select("meta[http-equiv=refresh]")]
    # Each payload is the name that the register gives somebody; its other spellings forward, too.
    assert len(moved) >= 2 + len(PAYLOADS)
    for each in moved:
        assert re.fullmatch(
            r"0; url=(\.\./)+(organ/k[fs]/#moten|ledamoter/[a-z0-9-]+/|data/#ar-2024)", str(each["content"])
        )


def test_a_page_that_did_would_be_caught(trapped: Trapped, watched: tuple[Page, list[str]], tmp_path: Path) -> None:
    page, sprung = watched
    html = trapped.site.html("moten/").replace(
        "id=innehall>",
        'id=innehall><img src="x" onerror="alert(1)"><a href=" javascript:alert(1)">x</a><iframe></iframe>'
        '<img src="https://ond.example/"><script>window.fallen = 1</script>',
    )
    (tmp_path / "index.html").write_text(html.replace("Content-Security-Policy", "x"), "utf-8")
    with serve(tmp_path) as address:
        spring(page, address, "", sprung)
    said = "\n".join(sprung)
    for each in ("dialog 1", "https://ond.example/", "IMG onerror", "A href", "<iframe", "<script", "window.fallen"):
        assert each in said


@pytest.mark.parametrize("number", range(1, len(PAYLOADS) + 1))
def test_every_word_of_a_payload_can_be_read(trapped: Trapped, number: int) -> None:
    payload = PAYLOADS[number - 1]
    article = articles(trapped)[f"p{number}"]
    assert verbatim(payload) in " ".join(words(article))
    expected = payload.split()
    shown = {
        "title": article.select_one(".para-title"),
        "heading of the decision": article.select_one("h4.decision-head"),
        "decision": article.select_one(".decision .record"),
        "document": article.select_one("ul.dashes li"),
        "linked document": article.select_one("ul.dashes li a"),
        "meaning of ja": article.select_one(".vote .choice-meaning"),
        "note": article.select_one(".note p:nth-of-type(2)"),
        "statement": article.select_one("blockquote.record"),
        "old text": article.select_one("del"),
    }
    for place, element in shown.items():
        assert element, place
        found = words(element)
        taken = verbatim(payload).split() if place in {"decision", "statement", "old text"} else expected
        assert found[-len(taken) :] == taken, place


@pytest.mark.parametrize("number", range(1, len(BLOCKS) + 1))
def test_every_word_of_a_block_can_be_read(trapped: Trapped, number: int) -> None:
    article = trapped.site.page("moten/kf/2024-03-06/").find(id=f"p{number}")
    assert isinstance(article, Tag)
    plain = BLOCKS[number - 1].replace("|---|---|", "")
    if plain.startswith(("|", ">", "-")):
        plain = plain.replace("|", " ").replace("\n> ", "\n").removeprefix("> ").replace("- ", " ")
    for place in (".decision .record", "blockquote.record"):
        element = article.select_one(place)
        assert element
        assert words(element) == plain.split()


def articles(trapped: Trapped) -> dict[str, Tag]:
    """Return the §§ of the long meeting, read once."""
    page = _READ.get(trapped.address)
    if page is None:
        page = _READ[trapped.address] = trapped.site.page("moten/ks/2024-03-05/")
    return {str(each["id"]): row for row in page.select("li.item") for each in row.select(".item-main")}


_READ: dict[str, BeautifulSoup] = {}


def verbatim(payload: str) -> str:
    """Return a payload as running text shows it: without the signs of emphasis, a link without its address."""
    return "klicka" if payload.startswith("[klicka](https://ond.example/'") else payload.replace("__", "")


@pytest.mark.parametrize("field", ["namn", "parti", "roll", "skäl"])
@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}"])
def test_a_line_of_attendance_is_refused_or_shown_as_text(tmp_path: Path, field: str, payload: str) -> None:
    line = {"namn": "Anna Ek", "parti": "S", "ej": "§ 1"} | {field: payload}
    place = town(tmp_path, minutes(present=[json.dumps(line, ensure_ascii=False)]))
    found = errors(place.examine().findings)
    assert {finding.code for finding in found} <= {"fel-narvaro", "okant-parti"}
    if not found:
        page = fragments(place.archive(), "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
        assert payload in page.get_text()


@pytest.mark.parametrize("sign", [r"\0", r"\x07", r"\x1c1\x1c", r"\x1e", r"\x1d", r"\x02", r"\uFFFE", r"\x85"])
def test_the_programs_own_marks_cannot_be_written(tmp_path: Path, sign: str) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, f'"Före{sign}efter"')))
    assert [finding.code for finding in errors(place.examine().findings)] == ["fil-tecken"]
