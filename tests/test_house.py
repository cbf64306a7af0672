"""The code stays in view: no function is longer than can be read at once, and a class is called what no other is.

Templates too: no line is longer than a screen.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import REPOSITORY

LINES_OF_FUNCTION = 45
SIGNS_OF_TEMPLATE = 160  # in a line


def too_long(source: str) -> Iterator[tuple[str, int]]:
    """Yield the functions of a module that are too long, with their lines, signature and docstring among them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LINES_OF_FUNCTION:
                yield node.name, lines


@pytest.mark.parametrize(
    ("lines", "found"),
    [(1, []), (LINES_OF_FUNCTION - 1, []), (LINES_OF_FUNCTION, [("f", LINES_OF_FUNCTION + 1)])],
)
def test_what_is_too_long_is_seen(lines: int, found: list[tuple[str, int]]) -> None:
    assert list(too_long("@cache\ndef f():\n" + "    pass\n" * lines)) == found


@pytest.fixture(scope="module")
def sources() -> dict[Path, str]:
    """The modules of the program."""
    folder = REPOSITORY / "generator"
    return {path.relative_to(folder): path.read_text("utf-8") for path in sorted(folder.rglob("*.py"))}


def test_no_function_is_longer_than_can_be_read_at_once(sources: dict[Path, str]) -> None:
    assert not {f"{path}: {name}": lines for path, text in sources.items() for name, lines in too_long(text)}


def test_no_two_classes_have_one_name(sources: dict[Path, str]) -> None:
    """Who reads `Entry` knows which: of attendance, of a feed, of a table of contents."""
    names = Counter(
        each.name for text in sources.values() for each in ast.parse(text).body if isinstance(each, ast.ClassDef)
    )
    assert not [name for name, times in names.items() if times > 1]


def test_a_docstring_names_the_object(sources: dict[Path, str]) -> None:
    """ "Return the findings", not "Return what is wrong": who reads a call knows what comes of it."""
    vague = ("Return what ", "Yield what ")
    defined = [
        (path, node)
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    ]
    assert not [f"{path}: {node.name}" for path, node in defined if (ast.get_docstring(node) or "").startswith(vague)]


def test_no_line_of_a_template_is_longer_than_a_screen() -> None:
    """Break one inside `{{ }}` and `{% %}`, beside one with a hyphen, or in text by `{#` and `#}`: no space comes."""
    assert not {
        f"{path.relative_to(REPOSITORY)}:{number}": len(line)
        for path in sorted((REPOSITORY / "theme_overrides").rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > SIGNS_OF_TEMPLATE
    }
