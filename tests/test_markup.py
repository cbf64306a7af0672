"""Markup: a record's words are kept, whatever signs stand between them, and none of them becomes markup of its own."""

from __future__ import annotations

import marshal
import re
from collections.abc import Sequence
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.text import dialect
from generator.pages.text.markup import Rendered, compile_text, editorial, paragraphs, resolve
from generator.pages.text.mentions import Find, Mention
from tests.sites import NACKA, words


def find_nothing(stretches: Sequence[str]) -> list[tuple[Mention, ...]]:
    return [()] * len(stretches)


def find_anna(stretches: Sequence[str]) -> list[tuple[Mention, ...]]:
    person = ("person", "Anna Ek", "S")
    return [
        tuple((match.end(), ((match.start(), person),)) for match in re.finditer("Anna Ek", words))
        for words in stretches
    ]


def render(text: str, find: Find = find_nothing) -> Rendered:
    """Render a text for an archive in which everything has the same page."""
    return resolve(compile_text(text, find), lambda _: "anna/")


# Texts whose every word, sign by sign, must stand on the page.
VERBATIM = [
    "Kommunstyrelsen godkänner rapporten.",
    "<b>fet</b> text",
    "<script>alert(1)</script>",
    "<!-- kommentar -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "a<b>c och 1 < 2 > 3",
    "&copy; 2024 &amp; &#60; &lt;b&gt; AT&T & co &",
    "[a]: http://b",
    "[a]: http://b 'titel'\n\n[a] och [a][a]",
    "[^1]: fotnot",
    "*[HTML]: en förkortning",
    "# rubrik",
    "## rubrik ##",
    "Text\n=====",
    "Text\n-----",
    "-----",
    "***",
    "_ _ _",
    "    indragen text\n\n\tmed tabb",
    "Text\n\n        djupt indragen",
    "```\nkod\n```",
    "`kod` och ``två`` och `",
    "~~~\nkod\n~~~",
    "~~struket~~ ==märkt== ^upp^ ~ned~",
    "![bild](http://exempel.se/bild.png)",
    "![bild][1] och ![bild]",
    "<http://exempel.se> och <anna@exempel.se>",
    "https://exempel.se/en_lång_adress_här?a=1&b=2#c",
    "2023. Text",
    "31. Antagande av reglemente",
    "1. ett\n2. två\n3. tre",
    "1. ett\n3. tre\n7. sju",
    "4. fyra\n\n5. fem\n\n9. nio",
    "0. noll",
    "007. Bond",
    "1234567890123. Mycket",
    "1) ett\n2) två",
    "a) ett\nb) två",
    "1.ett",
    "§ 12 och §§ 8–15",
    "”citat”, \"rakt\", 'enkelt', ’enkelt’, »norskt«",
    "2*3*4 = 24 och 5*3 och 4*2",
    "Anna Ek* och Bo Lund*",
    "snake_case_word och fil_namn_1",
    "f**e**t",
    "1_000_000 kronor",
    "[maskad]",
    "[maskad](S) och [maskad] (S)",
    "[se bilaga](bilaga 1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//exempel.se)",
    "[x](/moten/)",
    "[x](#p1)",
    "[x](ftp://exempel.se)",
    '[x](http://exempel.se "en titel")',
    "[](http://exempel.se)",
    "[ ](http://exempel.se)",
    "{{7*7}} {% raw %} ${x} #{x} <%= x %>",
    "{: .klass #id onclick=x}",
    "[TOC] [[wiki]] :::note",
    "::: varning\nText\n:::",
    "term\n: betydelse",
    "|",
    "||",
    "a | b",
    "|---|---|",
    "100 % – 50 ‰ ± 1 °C ½ m²",
    "C:\\mapp\\fil",
    "\\ och \\\\server\\x",
    "slut\\",
    "mjukt\u00adbindestreck, hårt\u2011bindestreck, \u200bingenting",
    "wzxhzdk:0 klzzwxh:0001",
    "rad ett\nrad två  \nrad tre",
    "5 > 3",
    "–100 kr",
    "-100 kr",
    "+46 8 123 45",
    "#1 i länet",
    "©®™ € 😀 漢字 العربية",
]


@pytest.mark.parametrize("text", VERBATIM)
def test_words_are_kept_sign_by_sign(text: str) -> None:
    expected = text.replace("\\\\", "\\").split()  # a backslash takes the meaning from a sign, itself included
    rendered = render(text)
    assert rendered.plain.split() == expected
    assert words(BeautifulSoup(rendered.html, "lxml")) == expected


# Markdown that a record may use, and what becomes of it: the words, and the tags.
MARKED = [
    (
        "**Ja:** 12 och *nej* och _kanske_ och ***alltid***",
        "Ja: 12 och nej och kanske och alltid",
        "em em em strong strong",
    ),
    ("(*se bilaga*), **fet**.", "(se bilaga), fet.", "em strong"),
    ("- ett\n- två", "ett två", "ul li li"),
    ("- ett\n    - inne\n- två", "ett inne två", "ul li ul li li"),
    ("> citat\n> mer", "citat mer", "blockquote"),
    ("[se här](https://exempel.se/a_(b)?c=1&d=2)", "se här", "a"),
    ("[**se** här](mailto:anna@exempel.se)", "se här", "a strong"),
    ("| Post | Kr |\n|---|--:|\n| Vägar | 1 |", "Post Kr Vägar 1", "table thead tr th th tbody tr td td"),
    ("| a |\n|---|\n| 1 |", "a 1", "table thead tr th tbody tr td"),
    (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |",
        "a b 1 2 3 4",
        "table thead tr th th td tbody tr td td td tr td td td",
    ),
    ("| a \\| b | c |\n|---|---|\n| 1 | 2 |", "a | b c 1 2", "table thead tr th th tbody tr td td"),
    ("1\\. inte en lista", "1. inte en lista", ""),
    ("\\*inte kursiv\\*", "*inte kursiv*", ""),
]


@pytest.mark.parametrize(("text", "plain", "tags"), MARKED)
def test_markdown_becomes_what_it_means(text: str, plain: str, tags: str) -> None:
    rendered = render(text)
    assert rendered.plain == plain
    page = BeautifulSoup(rendered.html, "html.parser")
    assert words(page) == plain.split()
    found = [tag.name for tag in page.find_all(True) if tag.name != "p"]
    assert sorted(found) == sorted(tags.split())


def _outline(html: str) -> str:
    """Return blocks as text: paragraphs, and entries of lists with their depth and what stands before them."""
    found = []
    for each in BeautifulSoup(html, "html.parser").find_all(["p", "li"]):
        own = " ".join("".join(each.find_all(string=True, recursive=False)).split())
        if (each.name == "p" and each.parent and each.parent.name == "li") or not own:
            own = own and f"{'  ' * len(each.find_parents('li'))}{own}"
        elif each.name == "li":
            sign = "" if each.get("class") else "1. " if each.parent and each.parent.name == "ol" else "• "
            own = f"{'  ' * (len(each.find_parents('li')))}{sign}{own}"
        found += [own] if own else []
    return "\n".join(found)


# What stands at the start of a line is a word of the record (2 places: as written, and as shown, • for a bullet).
STARTS = [
    ("Utfall:\n+ 5 000 tkr\n- 3 000 tkr", "Utfall:\n+ 5 000 tkr\n- 3 000 tkr"),
    ("- 3 000 tkr", "- 3 000 tkr"),
    ("+ 5 tkr\n> 65 år\n* exkl. moms", "+ 5 tkr\n> 65 år\n* exkl. moms"),
    ("- ±0 kr\n- Vägar", "- ±0 kr\n- Vägar"),
    ("Gäller\n\n> 65 år.", "Gäller\n> 65 år."),
    ("Summa 5 tkr.\n* Exklusive moms.", "Summa 5 tkr. * Exklusive moms."),
    ("* Exklusive moms.", "* Exklusive moms."),
    ("2024. Nämnden gick vidare.", "2024. Nämnden gick vidare."),
    ("att\na) anta,\nb) avslå", "att\na) anta,\nb) avslå"),
    ("att\n1) anta,\n   med bilaga\n2) avslå", "att\n1) anta, med bilaga\n2) avslå"),
    ("A. anta\nB. avslå", "A. anta\nB. avslå"),
    ("I. anta\nII. avslå", "I. anta\nII. avslå"),
    ("(1) anta\n(2) avslå", "(1) anta\n(2) avslå"),
    ("1.1 anta\n1.2 avslå", "1.1 anta\n1.2 avslå"),
    ("att\n– anta\n– avslå", "att\n– anta\n– avslå"),
    ("att\n− anta\n− avslå", "att\n− anta\n− avslå"),
    ("att\n➢ anta\n➢ avslå", "att\n➢ anta\n➢ avslå"),
    ("att\n• anta\n• avslå", "att\n• anta\n• avslå"),
    ("att\no anta\no avslå", "att\no anta\no avslå"),
    ("Nämnden beslutar\natt anta, och\natt avslå", "Nämnden beslutar\natt anta, och\natt avslå"),
    ("att\n\n- anta\n  - med bilaga\n  - utan karta\n- avslå", "att\n• anta\n  • med bilaga\n  • utan karta\n• avslå"),
    ("- anta\n    - med bilaga\n- avslå", "• anta\n  • med bilaga\n• avslå"),
    ("att\n1. anta\n2. avslå", "att\n1. anta\n1. avslå"),
    ("att\n- anta\n- avslå", "att\n• anta\n• avslå"),
    # These mean what they meant.
    ("- ett\n- två", "• ett\n• två"),
    ("* ett\n* två", "• ett\n• två"),
    ("Planen, som gäller från\n31. Den", "Planen, som gäller från 31. Den"),
    ("Ordföranden sade att\nA. Ek yrkat detta.", "Ordföranden sade att A. Ek yrkat detta."),
    ("Han anser nämnden vara skyldig\natt svara.", "Han anser nämnden vara skyldig att svara."),
    ("Hon valde\no och inte ö.", "Hon valde o och inte ö."),
    ("värdet\n1.1 procent", "värdet 1.1 procent"),
    ("1.1 procent", "1.1 procent"),
    ("a) anta", "a) anta"),
    ("- ett\nfortsätter\n- två", "• ett fortsätter\n• två"),
    ("Ett\n\n- två\n\nTre", "Ett\n• två\nTre"),
]


@pytest.mark.parametrize(("text", "shown"), STARTS)
def test_the_start_of_a_line_is_kept(text: str, shown: str) -> None:
    rendered = render(text)
    assert _outline(rendered.html) == shown


def test_a_link_keeps_its_address() -> None:
    page = BeautifulSoup(render("[se här](https://exempel.se/a_(b)?c=1&d=2)").html, "html.parser")
    assert page.a
    assert page.a.attrs == {"href": "https://exempel.se/a_(b)?c=1&d=2"}


@pytest.mark.parametrize(
    ("text", "start", "values"),
    [
        ("1. a\n2. b", None, [None, None]),
        ("1. a\n3. b\n4. c", None, [None, "3", None]),
        ("7. a\n8. b", "7", [None, None]),
        ("2. a\n\n1. b", "2", [None, "1"]),
    ],
)
def test_a_numbered_list_shows_the_numbers_of_the_record(
    text: str, start: str | None, values: list[str | None]
) -> None:
    page = BeautifulSoup(render(text).html, "html.parser")
    assert page.ol
    assert page.ol.get("start") == start
    assert [each.get("value") for each in page.find_all("li")] == values


def test_a_wide_table_scrolls_in_a_region_with_a_name() -> None:
    page = BeautifulSoup(render("| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |").html, "html.parser")
    assert page.div
    assert page.div.attrs == {"class": ["scroll"], "role": "group", "tabindex": "0", "aria-label": "Tabell: A B C D"}


@pytest.mark.parametrize(
    ("label", "marked"), [("SUMMA", True), ("Totalt 2024", True), ("Summering", False), ("Vägar", False)]
)
def test_only_a_row_that_is_a_sum_is_marked_as_one(label: str, marked: bool) -> None:
    page = BeautifulSoup(render(f"| Post | Kr |\n|---|--:|\n| Vägar | 1 |\n| {label} | 1 |").html, "html.parser")
    assert bool(page.select("tr.sum")) is marked
    assert len(page.select("td.num, th.num")) == 3


@pytest.mark.parametrize(
    ("text", "brief", "rows"),
    [
        ("Nämnden godkänner.", "Nämnden godkänner.", 0),
        ("Före.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEfter.", "Före. Efter.", 1),
        ("| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n| 1 | 2 | 3 | 4 |", "", 2),
        ("[länk](https://exempel.se) *och* text", "länk och text", 0),
    ],
)
def test_in_brief_there_are_no_tables_and_no_links(text: str, brief: str, rows: int) -> None:
    rendered = render(text)
    page = BeautifulSoup(rendered.brief, "html.parser")
    assert words(page) == brief.split()
    assert not page.find(["a", "table"])
    assert rendered.table_rows == rows


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Anna Ek yrkade bifall, Anna Ek.", 2),
        ("**Anna Ek**, *Anna Ek* och\n\n- Anna Ek", 3),
        ("| Anna Ek |\n|---|\n| Anna Ek |", 2),
        ("[Anna Ek](https://exempel.se)", 0),
        ("[om **Anna Ek** här](https://exempel.se)", 0),
        ("Anna\\_Ek", 0),
        ("", 0),
    ],
)
def test_what_the_finder_sees_becomes_a_link_but_never_inside_another(text: str, links: int) -> None:
    page = BeautifulSoup(render(text, find_anna).html, "html.parser")
    assert [link["href"] for link in page.find_all("a")].count("\x1eanna/") == links
    assert not page.select("a a")


def test_a_masked_value_is_marked_wherever_it_stands() -> None:
    rendered = render("[maskad] och **[maskad]** och\n\n| [maskad] |\n|---|\n| x |")
    for html, times in ((rendered.html, 3), (rendered.brief, 2)):
        marks = BeautifulSoup(html, "html.parser").select("span.masked")
        assert [mark.get_text() for mark in marks] == ["[maskad]"] * times


def test_a_backslash_takes_the_meaning_from_a_mask_too() -> None:
    for text in ("\\[maskad]", "*a* \\[maskad]", "[maskad\\]"):
        assert "<span" not in render(text).html
        assert render(text).plain.endswith("[maskad]")


@pytest.mark.parametrize("depth", ["- ", "> ", "1. "])
def test_what_is_nested_beyond_reason_is_still_text(depth: str) -> None:
    assert render(depth * 700 + "ord").plain.endswith("ord")
    assert render("*efter*").html == "<p><em>efter</em></p>"


@pytest.mark.parametrize("depth", ["- ", "> ", "1. ", "    ", "*_"])
def test_what_is_too_deep_is_so_wherever_it_is_rendered(depth: str) -> None:
    def deeper(calls: int) -> Rendered:
        return deeper(calls - 1) if calls else render(text)

    text = "- a\n" * (depth == "    ") + "\n".join(f"{depth * level}- ord" for level in range(0, 150, 6))
    assert deeper(400).html == render(text).html


@pytest.mark.parametrize("text", ["a\n\nb", " a \n \n  b ", "a\nb\n\n<c>"])
def test_an_editors_note_is_plain_paragraphs(text: str) -> None:
    page = BeautifulSoup(paragraphs(text), "html.parser")
    assert len(page.find_all("p")) == 2
    assert words(page) == text.split()


# Ordinary words, and every sign that Markdown or HTML could take for its own.
_WORDS = st.sampled_from(["Nämnden", "beslutar", "§ 12", "Åsa", "1,5", "mkr", "10", "2024", "kap.", "(S)", "”ja”"])
_SIGNS = st.sampled_from(
    [*"*_`#>|-+=~!\"'&<>()[]{}:;.,/\\^@$%", "  ", "\n", "\n\n", "\n    ", "\n- ", "\n1. ", "\n> ", "](", "<b>", "&lt;"]
)
_TEXTS = st.lists(st.one_of(_WORDS, _SIGNS, st.just(" "))).map("".join)
# A table's rule has colons, too.
_TAKEN = "*_>|-+\\:"


def bare(text: str) -> str:
    """Return the signs in order, without white space and what Markdown takes for emphasis, lists, quotes, tables."""
    return "".join(sign for sign in text if sign not in _TAKEN and not sign.isspace())


_PLAIN_SIGNS = [*".,:;/()%!?&\"'–-_*<>[]", "&lt;", "  ", "\n", "\n\n", "\n\n\n", "\n=", "\u00a0"]


@settings(derandomize=True, deadline=None, max_examples=800)
@given(st.lists(st.one_of(_WORDS, st.just(" "), st.sampled_from(_PLAIN_SIGNS))).map("".join))
def test_a_plain_text_is_read_as_markdown_reads_it(text: str) -> None:
    assert dialect.parse(text) == dialect.by_markdown(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Nämnden godkänner rapporten (KS 2024/12): ”ja”, 50 % & mer – allt.", True),
        ("Nämnden beslutar\natt godkänna.\n\nSedan mer.", True),
        ("Nämnden beslutar\n1 att godkänna", False),
        ("Nämnden\n\n\ngodkänner", False),
        ("Nämnden  godkänner", False),
        ("Nämnden godkänner ", False),
        ("Nämnden\u00a0godkänner", False),
        ("1. Nämnden", False),
        ("- Nämnden", False),
        ("Nämnden **godkänner**", False),
        ("Nämnden _godkänner_", False),
        ("[maskad]", False),
        ("", False),
    ],
)
def test_a_text_is_plain_where_nothing_in_it_could_mean_more(text: str, plain: bool) -> None:
    assert bool(dialect.PLAIN.fullmatch(text)) is plain


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in strings(each)]


def test_the_real_protocol_is_read_as_markdown_reads_it() -> None:
    record = NACKA / "content" / "protokoll" / "kstu" / "2024-04-17.yml"
    read = yaml.load(record.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (strings only)
    texts = [text.strip() for text in strings(read)]
    assert sum(bool(dialect.PLAIN.fullmatch(text)) for text in texts) > 80
    for text in texts:
        assert dialect.parse(text) == dialect.by_markdown(text)


@pytest.mark.parametrize("text", [*VERBATIM, *(text for text, _, _ in MARKED)])
def test_a_compiled_text_is_plain_data(text: str) -> None:
    compiled = compile_text(text, find_anna)
    assert marshal.loads(marshal.dumps(tuple(compiled))) == tuple(compiled)  # noqa: S302 (our own)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(_TEXTS)
def test_any_text_keeps_its_words(text: str) -> None:
    rendered = render(text)
    assert bare(rendered.plain) == bare(text)
    page = BeautifulSoup(rendered.html, "html.parser")
    assert words(page) == rendered.plain.split()
    assert {tag.name for tag in page.find_all(True)} <= {
        *("p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"),
        "div",
    }


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("Add file", True),
        ("Commit changes…", True),
        ("Create a new branch for this commit and start a pull request", True),
        ("Files changed", True),
        ("Skapa filen.", False),
        ("Addera", False),
        ("Spara som ett förslag.", False),
    ],
)
def test_the_names_of_english_buttons_are_said_to_be_english(words: str, english: bool) -> None:
    html = editorial(f"<p>Välj <strong>{words}</strong>.</p>")
    assert ('<strong lang="en">' in html) is english
    assert BeautifulSoup(html, "html.parser").get_text() == f"Välj {words}."
