"""Scripts are published without what only their readers need, and say the same."""

from __future__ import annotations

import re

import pytest

from generator.site.framing import asked_once, lean
from tests.sites import REPOSITORY

SCRIPTS = sorted((REPOSITORY / "theme_overrides" / "assets").glob("*.js"))


@pytest.mark.parametrize(
    ("script", "published"),
    [
        ("// Says what.\nconst a = 1; // why\n", "const a = 1; // why\n"),
        ("if (a) {\n  // here\n\n  b();\n}\n", "if (a) {\nb();\n}\n"),
        ('const url = "https://a.example/"; \n', 'const url = "https://a.example/";\n'),
        ("a = b\n  / c;\n", "a = b\n/ c;\n"),
    ],
)
def test_comments_and_indentation_go(script: str, published: str) -> None:
    assert lean("a.js", script.encode()).decode() == published


@pytest.mark.parametrize(
    ("path", "content", "published"),
    [
        ("a.css", "/* Says\n   what. */\n.a {\n  b: c; /* why */\n}\n", ".a {\nb: c;\n}\n"),
        ("a.css", '.a::before { content: "//"; }\n', '.a::before { content: "//"; }\n'),
        ("a.svg", "  <!-- a -->\n", "  <!-- a -->\n"),
    ],
)
def test_style_sheets_too_and_nothing_else(path: str, content: str, published: str) -> None:
    assert lean(path, content.encode()).decode() == published


def test_no_style_sheet_has_a_comment_in_its_words() -> None:
    for path in SCRIPTS[0].parent.glob("*.css"):
        assert not re.search(r"""["'][^"'\n]*/\*""", path.read_text("utf-8")), path.name


def test_no_script_has_words_over_several_lines() -> None:
    """In those a line that is a comment, or its indentation, would be somebody's words."""
    assert len(SCRIPTS) > 5
    for path in SCRIPTS:
        for line in path.read_text("utf-8").splitlines():
            code = re.sub(r"\\.|/\[[^\]]*`[^\]]*\]/", "", line.partition("// ")[0])
            assert code.count("`") % 2 == 0, (path.name, line)
            assert "/*" not in code or "*/" in code, (path.name, line)


def test_no_script_asks_for_what_some_browsers_do_not_know() -> None:
    """A selector that is unknown ends the script (Firefox knows `:has` since 121); in a style sheet it loses a rule."""
    for path in SCRIPTS:
        assert ":has(" not in path.read_text("utf-8"), path.name


def _termed(heading: str, key: str) -> str:
    return f"<section class=termed><h4>{heading}</h4> <a class=term href=#ord-{key}>Vad betyder {key}?</a></section>"


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (_termed("Jäv", "jäv"), _termed("Jäv", "jäv")),
        # The record's own heading, of the same words, is no place to ask.
        (f"{_termed('Jäv', 'jäv')}<h4>Jäv</h4>", f"{_termed('Jäv', 'jäv')}<h4>Jäv</h4>"),
        (_termed("Jäv", "jäv") + _termed("Jäv", "jäv"), f"{_termed('Jäv', 'jäv')}<h4 class=q>Jäv</h4>"),
        # Under another heading it is asked again.
        (_termed("Jäv", "jäv") + _termed("Inte med", "jäv"), _termed("Jäv", "jäv") + _termed("Inte med", "jäv")),
        (
            "<p class=decision-state>A <a class=term href=#f>Vad betyder f?</a></p>" * 2,
            "<p class=decision-state>A <a class=term href=#f>Vad betyder f?</a></p><p class=decision-state>A</p>",
        ),
        ("<p class=record>Vad betyder f?</p>" * 2, "<p class=record>Vad betyder f?</p>" * 2),
    ],
)
def test_what_a_word_means_is_asked_once_in_a_page(page: str, published: str) -> None:
    assert asked_once(page) == published
