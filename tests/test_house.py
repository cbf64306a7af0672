"""The code stays in view: no function is longer than can be read at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.sites import REPOSITORY

LINES_OF_FUNCTION = 45


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


def test_no_function_is_longer_than_can_be_read_at_once() -> None:
    found = {
        f"{path.relative_to(REPOSITORY)}: {name}": lines
        for path in sorted((REPOSITORY / "generator").rglob("*.py"))
        for name, lines in too_long(path.read_text("utf-8"))
    }
    assert not found
