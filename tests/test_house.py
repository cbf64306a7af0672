"""The code stays in view: no function is longer than can be read at once, and a class is called what no other is.

Templates too: no line is longer than a screen.
"""

from __future__ import annotations

import ast
import re
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


def private(source: str) -> Iterator[str]:
    """Yield the names that a module takes from the program though its modules keep them to themselves."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "generator":
            yield from (name.name for name in node.names if name.name.startswith("_") and not name.name.endswith("__"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from generator.language.stems import stem", []),
        ("from generator.language.stems import _ENDING, stem", ["_ENDING"]),
        ("from tests.sites import _told", []),
        ("from generator import __version__", []),
    ],
)
def test_a_private_name_is_seen(source: str, found: list[str]) -> None:
    assert list(private(source)) == found


def test_nobody_imports_what_a_module_keeps_to_itself() -> None:
    """What is worth a test is worth a name of its own."""
    paths = [path for room in ("generator", "tests", "benchmarks", "demonstration") for path in room_of(room)]
    found = {path.name: [*private(path.read_text("utf-8"))] for path in paths}
    assert not {name: taken for name, taken in found.items() if taken}


def room_of(name: str) -> Iterator[Path]:
    return (REPOSITORY / name).rglob("*.py")


TEMPLATES = sorted((REPOSITORY / "theme_overrides").rglob("*.html"))
BLOCKS_IN_A_LINE = 2  # what opens and what closes round one thing
_BESIDE = re.compile(r"\{% macro (\w+)")


def test_a_line_of_a_template_opens_and_closes_one_thing() -> None:
    """As in Material. Break the line before `{%-`: no space comes."""
    assert not {
        f"{path.relative_to(REPOSITORY)}:{number}": line
        for path in TEMPLATES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.count("{%") > BLOCKS_IN_A_LINE
    }


def uncommented(template: str) -> Iterator[str]:
    """Yield what has no comment before it: the template itself, and its macros."""
    lines = [line for line in template.splitlines() if line.strip()]
    if not any(line.startswith("{#") for line in lines[:2]):
        yield "the template"
    for before, line in zip(["", *lines], lines, strict=False):
        if (macro := _BESIDE.match(line)) and not before.endswith("#}"):
            yield macro[1]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{# A page. #}\n<p>", []),
        ("<p>", ["the template"]),
        ("{# Parts. #}\n\n{# A mark. #}\n{% macro mark() %}", []),
        ("{# Parts. #}\n<p>\n{% macro mark() %}", ["mark"]),
    ],
)
def test_what_has_no_comment_is_seen(template: str, found: list[str]) -> None:
    assert list(uncommented(template)) == found


def test_every_template_and_macro_says_what_it_is_for() -> None:
    found = {path.name: [*uncommented(path.read_text("utf-8"))] for path in TEMPLATES}
    assert not {name: lacking for name, lacking in found.items() if lacking}


def test_no_line_of_a_template_is_longer_than_a_screen() -> None:
    """Break one inside `{{ }}` and `{% %}`, beside one with a hyphen, or in text by `{#` and `#}`: no space comes."""
    assert not {
        f"{path.relative_to(REPOSITORY)}:{number}": len(line)
        for path in TEMPLATES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > SIGNS_OF_TEMPLATE
    }
