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
