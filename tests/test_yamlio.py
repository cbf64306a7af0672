"""yamlio: what a file says, exactly; what is wrong with it, where, and in words a secretary understands."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Severity
from generator.rules import GROUPS
from generator.yamlio import (
    MAX_BYTES,
    Parsed,
    Value,
    YamlFile,
    canonical,
    careful,
    dump,
    forbidden_characters,
    parse,
    read,
)
from generator.yamlio.document import places
from generator.yamlio.parsers import HAS_LIBYAML
from generator.yamlio.plain import plain_text
from generator.yamlio.quick import quick_values
from tests.sites import NACKA

FILE = "protokoll/ks/2024-04-17.yml"
RULES = GROUPS["Filen"]
# The words of the trade that no message may use. "nyckel" is fine in a code, but an editor knows fields.
JARGON = re.compile(r"token|skalär|scalar|mapping|parser|sekvens|block|alias|nyckel|dokument|sträng|unicode-", re.I)


@pytest.fixture(params=[pytest.param(True, marks=pytest.mark.skipif(not HAS_LIBYAML, reason="no libyaml")), False])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml in front, and with the reference parser alone."""
    monkeypatch.setattr(careful, "USE_LIBYAML", request.param)
    places.cache_clear()


both_parsers = pytest.mark.usefixtures("_parser")


def good(text: str | bytes) -> Parsed:
    document, findings = parse(text if isinstance(text, bytes) else text.encode(), FILE)
    assert findings == []
    assert document is not None
    return document


def bad(text: str | bytes) -> list[Finding]:
    document, findings = parse(text if isinstance(text, bytes) else text.encode(), FILE)
    assert document is None
    assert findings
    for finding in findings:
        assert finding.file == FILE
        assert finding.severity is Severity.ERROR
        assert finding.code in RULES
        assert finding.hint.endswith((".", '"', "'")) or "så här: " in finding.hint or "exempel" in finding.hint
        # What the message quotes from the file is the editor's own language.
        assert not JARGON.search(re.sub("”.*?”|(?<=så här: ).*", "", f"{finding.message} {finding.hint}"))
    return findings


# text → what must be found: (code, line, column), and words that the first message or hint must contain
BROKEN: list[tuple[str | bytes, list[tuple[str, int, int]], str]] = [
    # tabs
    ("a:\n\tb: c\n", [("yaml-tabb", 2, 1)], "tabbtecken"),
    (
        "a:\n\tb: c\n\td: e\n  \tf: @g\n",
        [("yaml-tabb", 2, 1), ("yaml-tabb", 3, 1), ("yaml-tabb", 4, 3)],
        "indragen",
    ),
    ("a: b\n\t\nc: d\n", [("yaml-tabb", 2, 1)], "tabbtecken"),
    ("a:\n  -\tb\n", [("yaml-tabb", 2, 4)], "mellanslagstangenten"),
    ("å:\t1\nb: c\td\n", [("yaml-tabb", 1, 3), ("yaml-tabb", 2, 5)], "Här står ett tabbtecken"),
    ("text: |\n\tHej\n\tdå\n", [("yaml-tabb", 2, 1), ("yaml-tabb", 3, 1)], "indragen"),
    ("a: 1\na: 2\nb:\n\tc: 3\n", [("yaml-dubbel-nyckel", 2, 1), ("yaml-tabb", 4, 1)], ""),
    # indentation
    ("organ: ks\n datum: x\n", [("yaml-indrag", 2, 2)], "rad 1"),
    ("a:\n  - b\n - c\n", [("yaml-indrag", 3, 2)], "Räkna blankstegen"),
    ("a:\n   b: c\n  d: e\n", [("yaml-indrag", 3, 3)], "lika långt"),
    ("a:\n  - b\n  c: d\n", [("yaml-indrag", 3, 3)], "streck"),
    ("a:\n  b: c\n  - d\n", [("yaml-indrag", 3, 3)], "inte en lista"),
    ("övriga: - Anna\n", [("yaml-indrag", 1, 9)], '"- Anna"'),
    ("beslut: |\nHej\n", [("yaml-indrag", 2, 1)], "rad 1"),
    ("beslut: |\n    Ett\n  två\nb: c\n", [("yaml-indrag", 3, 3)], "för lite indragen"),
    ("p:\n  - beslut: |\n      Ett\n\n    Två ord.\n    nr: 3\n", [("yaml-indrag", 5, 5)], "rad 2"),
    # quotation marks and what needs them
    ('a: 1\nrubrik: "Trygghet\nb: 2\n', [("yaml-citattecken", 2, 9)], "avslutande citattecknet saknas"),
    ('rubrik: "A\nb: "c"\n', [("yaml-citattecken", 1, 9)], "saknas"),
    ('a: "b\n--- c"\n', [("yaml-citattecken", 1, 4)], "saknas"),
    ('rubrik: "Å" i B\n', [("yaml-citattecken", 1, 13)], "'\"Å\" i B'"),
    ("rubrik: 'Kommunens' ansvar\n", [("yaml-citattecken", 1, 21)], "\"'Kommunens' ansvar\""),
    ('a: "C:\\qvist"\n', [("yaml-citattecken", 1, 8)], "snedstreck"),
    ('a: "\\U00110000"\n', [("yaml-citattecken", 1, 7)], "snedstreck"),
    ('a: "\\UFFFFFFFF"\n', [("yaml-citattecken", 1, 7)], "snedstreck"),
    ("a: @x\n", [("yaml-citattecken", 1, 4)], '"@x"'),
    ("a: `x`\n", [("yaml-citattecken", 1, 4)], '"`x`"'),
    ("a: %x\n", [("yaml-citattecken", 1, 4)], '"%x"'),
    ("a: ]\n", [("yaml-citattecken", 1, 4)], '"]"'),
    ("a: ? b\n", [("yaml-citattecken", 1, 4)], '"? b"'),
    ("a: > text\n", [("yaml-citattecken", 1, 4)], '"> text"'),
    ("a: |text\n", [("yaml-citattecken", 1, 4)], "raden under"),
    ("a: [maskad] Ek\n", [("yaml-citattecken", 1, 4)], '"[maskad] Ek"'),
    ("a: {maskad} Ek\n", [("yaml-citattecken", 1, 4)], '"{maskad} Ek"'),
    ("a: [b, c\nd: e\n", [("yaml-citattecken", 1, 4)], "avslutas inte med ]"),
    ("a: [b\nc: d\n", [("yaml-citattecken", 1, 4)], "avslutas inte med ]"),
    ("a: {b: c\nd: e\n", [("yaml-citattecken", 1, 4)], "avslutas inte med }"),
    ('a: ["b" c]\n', [("yaml-citattecken", 1, 9)], "citattecken"),
    ("a: [[b] c]\n", [("yaml-citattecken", 1, 9)], "kommatecken"),
    ("a: b\n]\n", [("yaml-citattecken", 2, 1)], "utan att"),
    # colons
    ("rubrik: Trygghet: en översikt\n", [("yaml-kolon", 1, 17)], 'rubrik: "Trygghet: en översikt"'),
    ("å: 😀: x\n", [("yaml-kolon", 1, 5)], 'å: "😀: x"'),
    ("a:\n  - Anna: Bo: x\n", [("yaml-kolon", 2, 13)], '"Bo: x"'),
    ("a: b: c\nd: [e]\nf: g: h\n", [("yaml-kolon", 1, 5), ("yaml-kolon", 3, 5)], "raka citattecken"),
    ("a: [b: c: d]\n", [("yaml-kolon", 1, 9)], "kolon inne i texten"),
    ("organ: ks\ndatum:2024-04-17\ntid: 9\n", [("yaml-kolon", 2, 7)], "så här: datum: 2024-04-17"),
    ("p:\n  - nr:12\n    rubrik: x\n", [("yaml-kolon", 2, 8)], "blanksteg efter kolon"),
    ("a: b\nbara text\nc: d\n", [("yaml-kolon", 2, 1)], "saknar kolon"),
    ("Protokoll\norgan: ks\n", [("yaml-kolon", 1, 1)], "saknar kolon"),
    # a long text without its |
    ("beslut:\n  Ett.\n\n  Två.\n", [("yaml-lodstreck", 1, 1)], "beslut: |"),
    ("a: Ett.\n  - två\nb: >\n  c\n\n  d\n", [("yaml-lodstreck", 1, 1), ("yaml-lodstreck", 3, 1)], "a: |"),
    ("a:\n  Text\n  | b | c |\n  |---|---|\n", [("yaml-lodstreck", 1, 1)], "tabeller"),
    ('a:\n  - "Ett.\n\n    Två."\n', [("yaml-lodstreck", 2, 5)], "lodstreck"),
    # what a word processor sets first on the line
    ("a:\n  - b\n  • c\n", [("yaml-indrag", 3, 3)], "så här: - c"),
    ("a:\n  - b\n  c\n", [("yaml-indrag", 3, 3)], "så här: - c"),
    ("p:\n  - nr: 1\n    a: |\n      b\n- nr: 2\n", [("yaml-indrag", 5, 1)], "som det på rad 2"),
    ("p:\n  - nr: 1\n  rubrik: b\n", [("yaml-indrag", 3, 3)], "4 blanksteg"),
    ("a: |\n  b\nc |\n  d\n", [("yaml-kolon", 3, 1)], "så här: c: |"),
    ("justerare\n  - b\nc: d\n", [("yaml-kolon", 1, 1)], "så här: justerare:"),
    # duplicates: all of them, each naming the first
    (
        "a: 1\nb: 2\na: 3\na: 4\n",
        [("yaml-dubbel-nyckel", 3, 1), ("yaml-dubbel-nyckel", 4, 1)],
        "”a” finns redan på rad 1",
    ),
    ("p:\n  - nr: 1\n    nr: 2\n", [("yaml-dubbel-nyckel", 3, 5)], "streck (-)"),
    ("{a: 1, 'a': 2}\n", [("yaml-dubbel-nyckel", 1, 8)], "rad 1"),
    ("ö: 1\no\u0308: 2\n", [("yaml-dubbel-nyckel", 2, 1)], "”ö”"),
    ("a: 1\na: 2\nb: c: d\n", [("yaml-dubbel-nyckel", 2, 1), ("yaml-kolon", 3, 5)], "rad 1"),
    # what YAML can do and a record must not
    ("a: *b\n", [("yaml-alias", 1, 4)], '"*b"'),
    ("a: **Beslut** om\n", [("yaml-alias", 1, 4)], '"**Beslut** om"'),
    ("a: *b c\n", [("yaml-alias", 1, 4)], '"*b c"'),
    ("a: &b c\nd: *b\n", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)], '"&b c"'),
    ("a: &ö c\n", [("yaml-alias", 1, 4)], "&"),
    ("*a : 1\n*a : 2\n", [("yaml-alias", 1, 1), ("yaml-alias", 2, 1)], "*"),
    ("a:\n  * b\n", [("yaml-alias", 2, 3)], "streck (-)"),
    ("a: !!python/object:os.system x\n", [("yaml-tagg", 1, 4)], "!"),
    ("a: !Viktigt om brand\n", [("yaml-tagg", 1, 4)], '"!Viktigt om brand"'),
    ("a: !!str 1\nb: ! 2\nc: !x!y z\n", [("yaml-tagg", 1, 4), ("yaml-tagg", 2, 4), ("yaml-tagg", 3, 4)], "!"),
    ("a: !<x\n", [("yaml-tagg", 1, 4)], "!"),
    ("<<: {a: b}\n", [("yaml-nyckel", 1, 1)], "<<"),
    ("a: b\n: c\n", [("yaml-nyckel", 2, 1)], "saknas ett fältnamn"),
    ("[a]: b\n", [("yaml-nyckel", 1, 1)], "fältnamn"),
    ("? - a\n: b\n{c: d}: e\n", [("yaml-nyckel", 1, 3), ("yaml-nyckel", 3, 1)], "fältnamn"),
    ("a: b\n---\nc: d\n", [("yaml-flera-dokument", 2, 1)], "tre streck"),
    ("a: b\n---\n", [("yaml-flera-dokument", 2, 1)], "Ta bort raden"),
    ("a: b\n...\nc: d\n", [("yaml-flera-dokument", 3, 1)], "tre punkter"),
    ("text: |\n  x\n---\n  y\n", [("yaml-flera-dokument", 3, 1)], "indragna"),
    ("a:" + " {b:" * 20 + "}" * 20, [("yaml-djup", 1, 80)], "nivåer"),
    ("%YAML 1.1\n---\na: b\n", [("yaml-syntax", 1, 1)], "%"),
    ("%FOO\n---\na: b\n", [("yaml-syntax", 1, 1)], "%"),
    (b"%YAML " + b"9" * 5000 + b".1\n---\na: b\n", [("yaml-syntax", 1, 7)], "%"),
    ("a: [b, , c]\n", [("yaml-syntax", 1, 8)], "kommatecknet"),
    ("a: [- b]\n", [("yaml-syntax", 1, 5)], "går inte att läsa"),
    # hard spaces
    ("a:\n\u00a0\u00a0b: c\n", [("yaml-hart-blanksteg", 2, 1)], "hårt blanksteg"),
    ("a:\n  -\u00a0b\n  -\u202fc\n", [("yaml-hart-blanksteg", 2, 4), ("yaml-hart-blanksteg", 3, 4)], "Word"),
    ("a: b\nc:\u00a0d\ne: f\n", [("yaml-hart-blanksteg", 2, 3)], "Efter kolon"),
    (
        "t: |\n  a\n\u00a0\u00a0b\n\u00a0\nc: d\n",
        [("yaml-hart-blanksteg", 3, 1), ("yaml-hart-blanksteg", 4, 1)],
        "",
    ),
    ("a: b\n\u00a0c: d\ne: f: g\n", [("yaml-hart-blanksteg", 2, 1), ("yaml-kolon", 3, 5)], ""),
    ("a:\n\u00a0 b: @c\n", [("yaml-hart-blanksteg", 2, 1), ("yaml-citattecken", 2, 6)], ""),
    # what was damaged on its way
    ("a: |\n  <<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> x\n", [("konfliktmarkering", n, 3) for n in (2, 4, 6)], ""),
    (
        "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n",
        [("konfliktmarkering", n, 1) for n in (1, 3, 5)],
        "Välj det som är rätt",
    ),
    ("a: Svar pÃ¥ remiss\n", [("felkodad-text", 1, 10)], "så här: a: Svar på remiss"),
    ("a: â€žNejâ€œ, Â§ 3\n", [("felkodad-text", 1, 4)], "så här: a: „Nej“, § 3"),
    ("a: 5Â 000 kr\n", [("felkodad-text", 1, 5)], "så här: a: 5"),
    ("a: F\ufffdrslag\n", [("felkodad-text", 1, 5)], "i originalet"),
    # bytes and characters
    ("plats: Smålandssalen\n".encode("latin-1"), [("fil-inte-utf8", 1, 10)], "”å”"),
    (b"a: b\r\nc: d\r\ne: \xe4\r\nf: \xf6\r\n", [("fil-inte-utf8", 3, 4)], "3 och 4"),
    (b"".join(b"k%d: \xe5\n" % n for n in range(30)), [("fil-inte-utf8", 1, 5)], "10 och 20 rader till"),
    (b"a: \xe5\nb: c: d\n", [("fil-inte-utf8", 1, 4), ("yaml-kolon", 2, 5)], "UTF-8"),
    (b"a: \xed\xa0\x80\n", [("fil-inte-utf8", 1, 4)], "UTF-8"),
    ("a: b\n".encode("utf-16"), [("fil-inte-utf8", 1, 1)], "UTF-16"),
    ("å: b\n".encode("utf-16-le"), [("fil-inte-utf8", 1, 1)], "UTF-16"),
    (b"%PDF-1.7\n", [("fil-inte-utf8", 1, 1)], "PDF"),
    (b"PK\x03\x04", [("fil-inte-utf8", 1, 1)], "Word"),
    ("a: b\0c\n", [("fil-tecken", 1, 5)], "U+0000"),
    ("a: b\nå: 😀\u2028x\u0085\n", [("fil-tecken", 2, 5)], "U+2028 (radavskiljare) och U+0085"),
    ("a: b\n\x0c\nc: d\n", [("fil-tecken", 2, 1)], "sidbrytning"),
    ("a: \uf0b7 b\nc: \ue000\n", [("fil-tecken", 1, 4), ("fil-tecken", 2, 4)], "symboltypsnitt"),
    ("a: b\n\ufeffc: d\n", [("fil-tecken", 2, 1)], "U+FEFF"),
    ("a: \ufffe\U0010ffff\x7f\n", [("fil-tecken", 1, 4)], "U+007F"),
    ('a: "\\0"\nb: "\\ue000"\nc: "\\r"\n', [("fil-tecken", n, 4) for n in (1, 2, 3)], "U+0000"),
    ('a: "\\ud800"\n', [("fil-tecken", 1, 4)], "U+D800"),
    # the file as a whole
    ("", [("fil-tom", 0, 0)], "tom"),
    (" \n\n", [("fil-tom", 0, 0)], "tom"),
    (b"\xef\xbb\xbf", [("fil-tom", 0, 0)], "tom"),
    ("---\n", [("fil-tom", 0, 0)], "tom"),
    ("# Protokoll\n", [("fil-tom", 0, 0)], "kommentarer"),
    ("Hej\ndå\n", [("fil-fel-form", 1, 1)], "löpande text"),
    ("\n- a\n", [("fil-fel-form", 2, 1)], "lista"),
    ("[]\n", [("fil-fel-form", 1, 1)], "lista"),
    (b"a: " + b"x" * MAX_BYTES, [("fil-for-stor", 0, 0)], "2 MB"),
    # several at once
    (
        "a: @x\nb: `y`\nc: *w\nd: **w** x\ne: &q r\nf: !x y\ng: >x\nh: |x\ni: p: q\ni: 2\n",
        [
            ("yaml-citattecken", 1, 4),
            ("yaml-citattecken", 2, 4),
            ("yaml-alias", 3, 4),
            ("yaml-alias", 4, 4),
            ("yaml-alias", 5, 4),
            ("yaml-tagg", 6, 4),
            ("yaml-citattecken", 7, 4),
            ("yaml-citattecken", 8, 4),
            ("yaml-kolon", 9, 5),
            ("yaml-dubbel-nyckel", 10, 1),
        ],
        "@",
    ),
]


@both_parsers
@pytest.mark.parametrize(("text", "expected", "words"), BROKEN)
def test_broken_files_say_what_is_wrong_and_where(
    text: str | bytes, expected: list[tuple[str, int, int]], words: str
) -> None:
    findings = bad(text)
    assert [(finding.code, finding.line, finding.column) for finding in findings] == expected
    assert words in f"{findings[0].message} {findings[0].hint}"


def test_every_code_has_a_broken_file() -> None:
    assert {code for _, expected, _ in BROKEN for code, _, _ in expected} | {"fil-olaslig"} == set(RULES)


# text → data; nothing to remark
GOOD: list[tuple[str | bytes, dict[str, Value]]] = [
    # everything is text, as it stands
    (
        "a: 9:30\nb: 2025:12\nc: 0123\nd: 1_000\ne: 1e3\n",
        {"a": "9:30", "b": "2025:12", "c": "0123", "d": "1_000", "e": "1e3"},
    ),
    ("on: off\nyes: no\nnull: ~\ntrue: Null\n", {"on": "off", "yes": "no", "null": "~", "true": "Null"}),
    ("datum: 2024-04-17\n12: =\n0x1F: .inf\n", {"datum": "2024-04-17", "12": "=", "0x1F": ".inf"}),
    ("a:\nb: ''\nc: \"\"\nd:\n  -\n  - ~\n", {"a": "", "b": "", "c": "", "d": ["", "~"]}),
    ("{}\n", {}),
    ("a: []\nb: {}\n", {"a": [], "b": {}}),
    ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
    ('a: [b, "c, d", {e: f}]\n', {"a": ["b", "c, d", {"e": "f"}]}),
    ("a: [Varför?, hur ?, §§ 8–10]\n", {"a": ["Varför?", "hur ?", "§§ 8–10"]}),
    ("a: {ja: 12, nej, avstår: 0}\n", {"a": {"ja": "12", "nej": "", "avstår": "0"}}),
    ("? a\n: b\n", {"a": "b"}),
    # what only looks like a fault
    ("a: |\n  Text\n  =======\n  <<<< >>>>\n", {"a": "Text\n=======\n<<<< >>>>\n"}),
    ("a: João Ãlvares, Â, 100 €\n", {"a": "João Ãlvares, Â, 100 €"}),
    ("rubrik: ”Trygghet” i B\n", {"rubrik": "”Trygghet” i B"}),
    ("tid: 18:30\nurl: https://nacka.se/a#b\n", {"tid": "18:30", "url": "https://nacka.se/a#b"}),
    (
        "a: b - c\nd: -e\nf: e@f\ng: 5 % & 2*3 > !\n",
        {"a": "b - c", "d": "-e", "f": "e@f", "g": "5 % & 2*3 > !"},
    ),
    ("a: Kommunens 'ansvar' och \"mer\"\n", {"a": "Kommunens 'ansvar' och \"mer\""}),
    ("a: b:c\nd: x:\u00a0y\n", {"a": "b:c", "d": "x:\u00a0y"}),
    ("a: 1\nA: 2\nb:\n  a: 3\n", {"a": "1", "A": "2", "b": {"a": "3"}}),
    ("'<<': a\n'': b\n", {"<<": "a", "": "b"}),
    ("a: '*b'\nc: \"&d\"\ne: '!f'\n", {"a": "*b", "c": "&d", "e": "!f"}),
    ("---\na: b\n...\n", {"a": "b"}),
    ("a: b # varför\n# kommentar\tmed tabb\n#\u00a0och mer\nc: d\n", {"a": "b", "c": "d"}),
    ('a: "C:\\\\x \\u00e5 \\n"\n', {"a": "C:\\x å \n"}),
    ("a: b\n  c\n  d\n\n\n", {"a": "b c d"}),
    ("a:\n  b\n  c - d | e\n", {"a": "b c - d | e"}),
    ("a: 'b\n  \u00e5'\n", {"a": "b å"}),
    # long texts: anything goes, and everything stays
    (
        "a: |\n  # inte: kommentar\n\n  - b: c: d\n\n  | x | y |\nb: c\n",
        {"a": "# inte: kommentar\n\n- b: c: d\n\n| x | y |\n", "b": "c"},
    ),
    ("a: |-\n  b\n", {"a": "b"}),
    ("a: |+\n  b\n\n\nc: d\n", {"a": "b\n\n\n", "c": "d"}),
    ("a: |2\n    b\n   c\n", {"a": "  b\n c\n"}),
    ("a: >\n  b\n  c\n\nd: e\n", {"a": "b c\n", "d": "e"}),
    ("a: |\n  \u00a0b\n  -\u00a0c\n", {"a": "\u00a0b\n-\u00a0c\n"}),
    ("a: |\n  b\n  \tc\td\n", {"a": "b\n\tc\td\n"}),
    (
        "p:\n  - text: |  # lång\n      x\n      \u00a0y\n    nr: 1\n",
        {"p": [{"text": "x\n\u00a0y\n", "nr": "1"}]},
    ),
    ("p:\n  - |\n    a\n  - b\n", {"p": ["a\n", "b"]}),
    ('a: "b\tc"\n', {"a": "b\tc"}),
    # bytes
    (b"\xef\xbb\xbfa: b\n", {"a": "b"}),
    (b"a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
    (b"a: b\rc: |\r  d\r", {"a": "b", "c": "d\n"}),
    ("a: b", {"a": "b"}),
    ("a: |\n  b", {"a": "b"}),
    ("å: 😀👩‍👩‍👧 e\u0301\n", {"å": "😀👩‍👩‍👧 é"}),
    ("o\u0308: A\u030a\n", {"ö": "Å"}),
    ("a: \u00adb\u200b\n", {"a": "\u00adb\u200b"}),
]


@both_parsers
@pytest.mark.parametrize(("text", "data"), GOOD)
def test_good_files_say_what_they_say(text: str | bytes, data: dict[str, Value]) -> None:
    found = good(text).data
    assert found == data
    assert list(found) == list(data)


@both_parsers
def test_twenty_levels_are_fine() -> None:
    assert good("a:" + " {b:" * 19 + " c" + "}" * 19).data["a"]


def test_document_survives_a_cache(tmp_path: Path) -> None:
    document = good(PLACES)
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301
    assert copy == document
    assert copy.data == document.data
    assert copy.locate(("paragrafer", 0, "nr")) == (4, 9)
    path = tmp_path / "a.yml"
    small = YamlFile(FILE, document.sha256, path)
    assert len(pickle.dumps(small)) < 400
    assert small.locate(("paragrafer", 0, "nr")) == (1, 1)  # the file is gone
    places.cache_clear()
    path.write_text(PLACES, encoding="utf-8")
    assert small.locate(("paragrafer", 0, "nr")) == (4, 9)


def test_a_file_that_changed_since_is_not_searched_for_places(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1\nb: 2\n", encoding="utf-8")
    document, _ = read(path, FILE)
    assert document is not None
    path.write_text("c: 1\n\nb: 2\n", encoding="utf-8")
    assert document.locate(("b",)) == (1, 1)


def test_document_knows_its_file_and_bytes() -> None:
    raw = b"\xef\xbb\xbfa: b\r\n"
    document = good(raw)
    assert document.file == FILE
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


PLACES = """\
organ: ks
övriga: [Jan Ek, "😀", [å]]
paragrafer:
  - nr: 12
    "rubrik å": 'Å, 😀'
    förslag_till:
    beslut: |  # lång

      Rad två
      Rad tre

    sist: >
      Vikt
      text
  - {å: 1, b: {c: 2}}
"""


@both_parsers
@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("organ",), (1, 8), (1, 1)),
        (("övriga",), (2, 9), (2, 1)),
        (("övriga", 0), (2, 10), (2, 10)),
        (("övriga", 1), (2, 18), (2, 18)),
        (("övriga", 2, 0), (2, 24), (2, 24)),
        (("paragrafer",), (4, 3), (3, 1)),
        (("paragrafer", 0), (4, 5), (4, 5)),
        (("paragrafer", 0, "nr"), (4, 9), (4, 5)),
        (("paragrafer", 0, "rubrik å"), (5, 17), (5, 5)),
        (("paragrafer", 0, "förslag_till"), (6, 5), (6, 5)),
        (("paragrafer", 0, "beslut"), (7, 13), (7, 5)),
        (("paragrafer", 1, "b", "c"), (15, 19), (15, 16)),
        # what does not exist: the nearest that does
        (("finns inte",), (1, 1), (1, 1)),
        (("paragrafer", 0, "finns inte", 3), (4, 5), (4, 5)),
        (("paragrafer", 7), (4, 3), (3, 1)),
        (("organ", "finns inte"), (1, 8), (1, 1)),
    ],
)
def test_locate(path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    document = good(PLACES)
    assert document.locate(path) == value
    assert document.locate(path, key=True) == key


@both_parsers
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_locate_text(newline: str) -> None:
    document = good("\ufeff" + PLACES.replace("\n", newline))
    beslut = ("paragrafer", 0, "beslut")
    assert document.data["paragrafer"][0]["beslut"] == "\nRad två\nRad tre\n"  # type: ignore[index,call-overload]
    assert [document.locate_text(beslut, n) for n in (-1, 0, 1, 2, 99)] == [8, 8, 9, 10, 10]
    assert document.locate_text(("paragrafer", 0, "sist"), 1) == 12
    assert document.locate_text(("organ",), 5) == 1
    assert document.locate_text((), 5) == 1
    for number in (1, 2):
        line = PLACES.splitlines()[document.locate_text(beslut, number) - 1]
        assert line.strip() == f"Rad {'två' if number == 1 else 'tre'}"


def test_the_same_fault_on_every_line_is_not_said_for_ever() -> None:
    findings = bad("".join(f"k{n}: \x01\n" for n in range(200)))
    assert len(findings) == 51
    assert "fler ställen" in findings[0].message
    assert findings[0].line == 0


@both_parsers
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"[" * 100_000, "yaml-djup"),
        (b"a: " + b"{" * 100_000, "yaml-djup"),
        (b"- " * 100_000, "yaml-djup"),
        (b"? " * 100_000, "yaml-djup"),
        (b"a: &a [x]\n" + b"".join(b"b%d: [*a,*a,*a]\n" % n for n in range(5_000)), "yaml-alias"),
        (b"a: [" + b"*a," * 50_000 + b"]", "yaml-alias"),
        (b"a: " + b"x" * 2_000_000, "fil-for-stor"),
        (b"a: b" + b": c" * 100_000, "yaml-kolon"),
        (b"\x01" * 500_000, "fil-tecken"),
    ],
)
def test_hostile_files_give_findings(raw: bytes, code: str) -> None:
    assert code in {finding.code for finding in bad(raw)}


class TestRead:
    def test_good(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yml"
        path.write_bytes("å: 1\n".encode())
        document, findings = read(path, FILE)
        assert not findings
        assert document is not None
        assert document == good("å: 1\n")

    def test_size(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yml"
        path.write_bytes(b"a: |\n" + b"  xxxxxxxxxxxxx\n" * 125_000)
        assert [finding.code for finding in read(path, FILE)[1]] == ["fil-for-stor"]
        path.write_bytes(path.read_bytes()[: MAX_BYTES - 1])
        assert read(path, FILE)[1] == []

    def test_unreadable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "gone")
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        os.mkfifo(tmp_path / "pipe")
        for name, words in [
            ("missing", "finns inte"),
            ("link", "länk"),
            ("loop", ""),
            ("pipe", "vanlig fil"),
            ("", "mapp"),
            ("\0", ""),
        ]:
            document, findings = read(tmp_path / name, FILE)
            assert document is None
            assert [(finding.code, finding.line, finding.file) for finding in findings] == [("fil-olaslig", 0, FILE)]
            assert words in findings[0].message

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "open", refuse)
        (tmp_path / "secret").touch()
        assert "får inte läsa" in read(tmp_path / "secret", FILE)[1][0].message


class TestRules:
    @pytest.mark.parametrize("code", RULES)
    def test_examples(self, code: str) -> None:
        rule = RULES[code]
        assert all([rule.title, rule.why, rule.wrong, rule.right])
        if code == "fil-olaslig":
            return  # its examples are names of files
        assert parse(rule.right.encode(), FILE)[1] == []
        if code not in ("fil-for-stor", "fil-inte-utf8"):  # too long, and not to be shown as text
            assert {finding.code for finding in bad(rule.wrong)} == {code}


MISREAD = """
yes No on OFF y N true False null NULL ~ 1 -1 +1.5 .5 1e3 1_000 1,5 0x1f 0o17 0b1 0123
9:30 1:2:3 2024-04-17 2024-4-7 2024-04-17T09:30:00Z .inf -.INF .nan = << ... --- a: :a
[a {a &a *a !a |a >a @a `a %a #a -a ?a 'a "a ,a ]a }a
"""


class TestDump:
    def test_form(self) -> None:
        data: Value = {
            "organ": "kstu",
            "tid": "09:00–10:30",
            "nr": "12",
            "tom": "",
            "beslutande": ["Gunilla Ek (L), ordförande", "yes", "- x"],
            "inget": [],
            "resultat": {"ja": "12", "on": {}},
            "paragrafer": [
                {"rubrik": "Trygghet: en översikt", "beslut": "Ett.\n\n  Två.  \n", "sist": "a\nb"},
                ["x", ["å"], {"z": "\n a\n\n"}],
            ],
            "citat": 'Sade "nej"',
            "både": "\"'\\\t",
        }
        assert dump(data) == (
            "organ: kstu\n"
            "tid: 09:00–10:30\n"
            'nr: "12"\n'
            'tom: ""\n'
            "beslutande:\n"
            "  - Gunilla Ek (L), ordförande\n"
            '  - "yes"\n'
            '  - "- x"\n'
            "inget: []\n"
            "resultat:\n"
            '  ja: "12"\n'
            '  "on": {}\n'
            "paragrafer:\n"
            '  - rubrik: "Trygghet: en översikt"\n'
            "    beslut: |\n"
            "      Ett.\n"
            "\n"
            "        Två.  \n"
            "    sist: |-\n"
            "      a\n"
            "      b\n"
            "  - - x\n"
            "    - - å\n"
            "    - z: |2+\n"
            "\n"
            "         a\n"
            "\n"
            "citat: Sade \"nej\"\n"
            'både: "\\"\'\\\\\\t"\n'
        )  # fmt: skip

    @pytest.mark.parametrize(
        "text",
        [
            *MISREAD.split(),
            *["", " a", "a ", "a #b", "a: b", "\u00a0a", "2024-04-17 09:30"],
        ],
    )
    def test_what_could_be_misread_is_quoted(self, text: str) -> None:
        assert dump(text)[0] in "\"'"
        assert dump([text]).startswith(('- "', "- '"))
        assert dump({text: ""})[0] in "\"'"

    @pytest.mark.parametrize(
        "text",
        [
            "a",
            "Å 😀",
            "a:b",
            "a#b",
            "kl. 9:30",
            "§ 12",
            "09:00–10:30",
            "KFKS 2024/430",
            "a, b [c] {d}",
            "2024-04",
            "a'b",
        ],
    )
    def test_plain_text_stays_plain(self, text: str) -> None:
        assert dump({"k": text}) == f"k: {text}\n"

    @pytest.mark.parametrize(
        "text", ["\0", "a\rb", "\u2028", "\ue000", "\ud800", "\ufeff", "a\n\x0b\n", "\x85", "\x7f"]
    )
    def test_forbidden_text_is_refused(self, text: str) -> None:
        assert forbidden_characters(text)
        for value in (text, [text], {text: ""}):
            with pytest.raises(ValueError, match=r"cannot be written"):
                dump(value)  # type: ignore[arg-type]

    def test_depth(self) -> None:
        deep: Value = {"a": "b"}
        for _ in range(19):
            deep = {"a": deep}
        assert good(dump(deep)).data == deep
        with pytest.raises(ValueError, match="levels"):
            dump([deep])
        for _ in range(100_000):
            deep = [deep]
        with pytest.raises(ValueError, match="levels"):
            dump(deep)

    def test_form_is_stable_and_in_normal_form(self) -> None:
        assert dump({"o\u0308": "A\u030a\n\na"}) == "ö: |-\n  Å\n\n  a\n"


# What people and programs write, with everything that YAML could trip over made likely.
CHARACTERS = st.one_of(
    st.sampled_from("\n\n\n  \t-:#\"'|>[]{},&*!%@`?~=<\\0193eyn.åÅ\u00a0–§"),
    st.characters(exclude_categories=["Cc", "Co", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff\ufffdÃÂâ"),
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=40),
    st.lists(
        st.sampled_from(
            [
                "",
                " ",
                "  a",
                "a",
                "\t",
                "\ta",
                "a ",
                "# b",
                "- c",
                "d: e",
                "---",
                "...",
                "\u00a0",
                "-\u00a0f",
                "|",
                "x: |",
            ]
        ),
        max_size=6,
    ).map("\n".join),
    st.text(st.sampled_from("0123456789:-.eE+_xo"), min_size=1, max_size=10),
    st.integers(900, 1100).map(lambda length: "lång " * (length // 5)),
).map(lambda text: unicodedata.normalize("NFC", text))
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)
RECORDS = st.dictionaries(TEXTS, VALUES, max_size=5)
# What makes a file unusual: none of it may be overlooked in a hurry.
MARKS = st.sampled_from(
    [
        *[
            "&a ",
            "*a",
            "!x ",
            "! ",
            "!!str ",
            "<<: ",
            "<<",
            "---\n",
            "\n---\n",
            "...\n",
            "%YAML 1.1\n",
            "\n%x",
            "? ",
            "- ",
            ": ",
        ],
        *[
            '"\\0"',
            '"\\r"',
            '"\\u0308"',
            '"\\x61"',
            '"',
            "|#\n",
            "> # x\n",
            "\t",
            "\ufeff",
            "\u0308",
            "\u212b",
            "\x85",
            "\u200b",
        ],
        *["\r\n", "\r", "\n\u00a0", "- " * 21, "[" * 21, "\na: 1\n", "organ: ks\n"],
    ]
)
REAL = (NACKA / "content/protokoll/kstu/2024-04-17.yml").read_text(encoding="utf-8")[:2500]
REAL = REAL[: REAL.rindex("\n") + 1]


class TestProperties:
    @pytest.mark.parametrize("fast", [pytest.param(True, marks=pytest.mark.skipif(not HAS_LIBYAML, reason="")), False])
    def test_what_is_written_is_read_back(self, fast: bool) -> None:
        @settings(derandomize=True, deadline=None, max_examples=150)
        @given(RECORDS)
        def check(data: dict[str, Value]) -> None:
            written = dump(data)
            document = good(written)
            assert document.data == data
            assert dump(document.data) == written

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(careful, "USE_LIBYAML", fast)
            check()

    @settings(derandomize=True, deadline=None, max_examples=150)
    @given(RECORDS)
    def test_other_readers_read_the_same(self, data: dict[str, Value]) -> None:
        # PyYAML resolves types as YAML 1.1 does: whatever comes back as text was quoted where it had to be.
        written = dump(data)
        assert yaml.load(written, Loader=yaml.SafeLoader) == data

    @settings(derandomize=True, deadline=None, max_examples=150)
    @given(st.binary(max_size=60))
    def test_no_bytes_raise(self, raw: bytes) -> None:
        document, findings = parse(raw, FILE)
        assert (document is None) == bool(findings)

    @settings(derandomize=True, deadline=None, max_examples=400)
    @given(st.data())
    def test_no_damage_raises_and_all_ways_of_reading_agree(self, data: st.DataObject) -> None:
        text = data.draw(st.one_of(RECORDS.map(dump), st.sampled_from([PLACES, REAL])))
        assume(len(text) < 3000)
        for _ in range(data.draw(st.integers(0, 3))):
            at = data.draw(st.integers(0, len(text)))
            cut = data.draw(st.sampled_from([0, 1, 2, 7]))
            text = text[:at] + data.draw(st.one_of(CHARACTERS, TEXTS, st.just("\u00a0"), MARKS)) + text[at + cut :]
        raw = text.encode("utf-8", "surrogatepass")
        plain = plain_text(raw)
        quick = quick_values(plain) if HAS_LIBYAML and plain is not None else None
        results = []
        with pytest.MonkeyPatch.context() as patch:
            for fast in (HAS_LIBYAML, False):
                patch.setattr(careful, "USE_LIBYAML", fast)
                places.cache_clear()
                document, findings = parse(raw, FILE)
                assert (document is None) == bool(findings)
                results.append((document and document.data, document and document.root, findings))
        assert results[0] == results[-1]
        if quick is not None:
            careful_values = results[-1][0]
            assert careful_values is not None
            assert quick == careful_values
            assert dump(quick) == dump(careful_values)  # the keys in the same order

    @settings(derandomize=True, deadline=None, max_examples=150)
    @given(RECORDS)
    def test_every_value_is_where_locate_says(self, data: dict[str, Value]) -> None:
        written = dump(data)
        lines = written.split("\n")
        document = good(written)

        def visit(value: Value, path: tuple[str | int, ...]) -> None:
            line, column = document.locate(path)
            rest = lines[line - 1][column - 1 :]
            if isinstance(value, str):
                assert rest == dump(value).split("\n")[0]
                body = value.removesuffix("\n").split("\n")
                if rest.startswith("|"):
                    for number, text in enumerate(body):
                        assert lines[document.locate_text(path, number) - 1].strip(" ") == text.strip(" ")
                return
            for step, child in value.items() if isinstance(value, dict) else enumerate(value):
                visit(child, (*path, step))

        visit(data, ())


# What programs write of texts in several lines (npm yaml 1 and 2, js-yaml 4, PyYAML 6, ruamel.yaml 0.18), and the text.
FOLDED = [
    ("a: >\n  Ett stycke som\n  bryts.\n\n\n  Ett till.\n", "Ett stycke som bryts.\n\nEtt till.\n"),
    ("a: >-\n  Följande.\n\n\n  - ett\n\n  - två\n", "Följande.\n\n- ett\n- två"),
    ("a: >-\n  - ett\n    - inne\n  - två", "- ett\n  - inne\n- två"),
    ("a: 'Ett stycke som\n\n\n  bryts.\n\n  '\n", "Ett stycke som\n\nbryts.\n"),
    ('a: "Ett stycke\\n\\nsom \\\n  \\ bryts."\n', "Ett stycke\n\nsom  bryts."),
    ("a: Ett långt stycke\n  utan citattecken.\n", "Ett långt stycke utan citattecken."),
    ("a: Ett.\n\n\n  Två.\n", "Ett.\n\nTvå."),
    # What a person wrote, who left one line empty between paragraphs.
    ("a: >\n  Ett.\n\n  Två.\n", None),
    ("a: 'Ett.\n\n  Två.'\n", None),
    ("a: >\n  Ett.\n  - två\n", None),
    ("a: >\n  Ett.\n  | två |\n", None),
]


@pytest.mark.parametrize(("source", "text"), FOLDED)
def test_a_folded_text_is_read_if_nothing_in_it_is_lost(source: str, text: str | None) -> None:
    document, findings = parse(source.encode(), "fil.yml")
    assert [each.code for each in findings] == ([] if text is not None else ["yaml-lodstreck"])
    if text is not None:
        assert document
        assert document.data == {"a": text}
        written, _ = canonical(source.encode(), "fil.yml")
        assert written == dump({"a": text}, bare=True)


def test_a_record_is_the_same_after_pyyaml_wrote_it() -> None:
    raw = (NACKA / "content/protokoll/kstu/2024-04-17.yml").read_bytes()
    document, _ = parse(raw, "fil.yml")
    assert document
    for ascii_only in (False, True):
        again, findings = parse(yaml.safe_dump(document.data, allow_unicode=not ascii_only).encode(), "fil.yml")
        assert findings == []
        assert again
        assert again.data == document.data
