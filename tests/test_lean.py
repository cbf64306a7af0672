"""Scripts are published without what only their readers need, and say the same."""

from __future__ import annotations

import re

import pytest

from generator.site.shell import lean
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
    assert lean("assets/a.js", script.encode()).decode() == published


def test_no_script_has_words_over_several_lines() -> None:
    """In those a line that is a comment, or its indentation, would be somebody's words."""
    assert len(SCRIPTS) > 5
    for path in SCRIPTS:
        for line in path.read_text("utf-8").splitlines():
            code = re.sub(r"\\.|/\[[^\]]*`[^\]]*\]/", "", line.partition("// ")[0])
            assert code.count("`") % 2 == 0, (path.name, line)
            assert "/*" not in code or "*/" in code, (path.name, line)


@pytest.mark.parametrize(
    ("path", "content", "published"),
    [
        ("assets/a.css", "/* why\n   so */\n.a {\n  color: red; /* not blue */\n}\n", ".a {\ncolor: red;\n}\n"),
        ("assets/a.css", '.a::before {\n  content: "//";\n}\n', '.a::before {\ncontent: "//";\n}\n'),
        ("om/index.html", "<p>\n  // words\n", "<p>\n  // words\n"),
    ],
)
def test_a_style_sheet_goes_without_comments_and_a_page_stands_as_it_is(
    path: str, content: str, published: str
) -> None:
    assert lean(path, content.encode()).decode() == published
