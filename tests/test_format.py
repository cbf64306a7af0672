"""Canonical form: one way to write a file, with every comment kept and no value changed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import yamlio
from generator.command.cli import main
from generator.yamlio import canonical, dump
from generator.yamlio.canonical import comments_in
from tests.sites import NACKA, minutes, town
from tests.test_yamlio import RECORDS

CONTENT = NACKA / "content"


def form(source: str) -> str:
    """Return a text in canonical form, which must be stable and say the same, to other readers too."""
    text, findings = canonical(source.encode(), "fil.yml")
    assert findings == []
    assert text is not None
    again, _ = canonical(text.encode(), "fil.yml")
    assert again == text
    assert data_of(text) == data_of(source)
    return text


def data_of(source: str) -> Any:
    """Return what a file says, with the order of its fields."""
    document, _ = yamlio.parse(source.encode(), "fil.yml")
    assert document is not None
    return yamlio.dump(document.data)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a: 1\n", "a: 1\n"),
        ("a:   1\nb: \"två\"\nc: 'tre'\n", "a: 1\nb: två\nc: tre\n"),
        ('a: "1"\nb: "2024-01-01"\nc: "ja"\n', 'a: "1"\nb: "2024-01-01"\nc: ja\n'),  # else a number to others
        ("a: [x, y: 1]\n", "a:\n  - x\n  - y: 1\n"),
        ("a:\n- x\n-   y\n", "a:\n  - x\n  - y\n"),
        ("a: >\n  ett\n  två\n", "a: |\n  ett två\n"),
        ('a: "ett\\n\\ntvå"\n', "a: |-\n  ett\n\n  två\n"),
        ("a:\nb: []\nc: {}\n", "a:\nb: []\nc: {}\n"),
        ("---\na: 1", "a: 1\n"),
        ("# ett\n\n\n# två\na: 1 # tre\n# fyra\n", "# ett\n\n# två\na: 1 # tre\n# fyra\n"),
        ("a:\n  - x\n  # - y\nb: 1\n", "a:\n  - x\n  # - y\nb: 1\n"),
        ("a: # om a\n  - x # om x\n", "a: # om a\n  - x # om x\n"),
        ("a: [x, # om x\n  y] # om y\n", "a:\n  - x # om x\n  - y # om y\n"),
        ("a: | # om a\n  text # inte\n # efter\nb: 1\n", "a: | # om a\n  text # inte\n# efter\nb: 1\n"),
        ("a:\n  - # om x\n    x: 1\n", "a:\n  # om x\n  - x: 1\n"),
        ("a:\n  # före\n  1\nb: 2\n", "# före\na: 1\nb: 2\n"),
        ("a: 1\n\n\n\nb: 2\n\n", "a: 1\n\nb: 2\n"),
        ("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
        ("paragrafer:\n\n  - nr: 1\n  - nr: 2\n  # om 3\n  - nr: 3\n",
         "paragrafer:\n  - nr: 1\n\n  - nr: 2\n\n  # om 3\n  - nr: 3\n"),
        ("a: 1\r\n# b\r\nc: 2\r\n", "a: 1\n# b\nc: 2\n"),
    ],
)  # fmt: skip
def test_canonical_form(source: str, wanted: str) -> None:
    assert form(source) == wanted


def test_a_comment_below_a_very_long_name_stays_where_it_is_put() -> None:
    name = "lång " * 250
    assert form(f'a:\n  ? "{name}"\n  : x\n    # om x\nb: 1\n').endswith("\n  : x\n  # om x\nb: 1\n")


COMMENTS = st.sampled_from(["# ett", "#två", "# a: b", "# - c", '# "', "#", "# åäö   "])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.data())
def test_values_and_comments_are_kept_wherever_they_stand(data: st.DataObject) -> None:
    lines = data.draw(st.one_of(RECORDS.map(dump), st.sampled_from(SAMPLES))).split("\n")
    for _ in range(data.draw(st.integers(0, 5))):
        at = data.draw(st.integers(0, len(lines) - 1))
        if data.draw(st.booleans()):
            lines[at] = f"{lines[at]} {data.draw(COMMENTS)}"
        else:
            lines.insert(at, " " * data.draw(st.integers(0, 8)) + data.draw(st.one_of(COMMENTS, st.just(""))))
    source = "\n".join(lines)
    document, _ = yamlio.parse(source.encode(), "fil.yml")
    assume(document is not None)
    text = form(source)
    assert comments_in(text) == comments_in(source)
    # Nor does another program read anything else: a number is still one, and text still text.
    assert yaml.load(text, Loader=yaml.BaseLoader) == yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    assert _kinds(text) == _kinds(source)


def _kinds(source: str) -> Any:
    """Return which scalars are plain where that matters to YAML 1.1: by the types that PyYAML gives them."""
    try:
        return yaml.safe_load(source)
    except (yaml.YAMLError, ValueError):
        return None


SAMPLES = [
    "a: [x, {y: 1, z: '2'}, []]\nb: {c: d}\n",
    "paragrafer:\n  - nr: 1\n    beslut: |\n      x\n\n      y\n\n  - nr: 2\n    av:\n    - A\n    -   B\n",
    "a: >-\n  ett\n  två\nb: 'x\n\n  y'\nc: plain\n  går vidare\n",
    "a: |+\n  x\n\nb: |2\n    y\n\n",
    "- x",
    "organ: ks\ndatum: 2024-03-05\ntid: 9:30\nrubrik: on\ntom:\n",
]


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yml")), ids=lambda path: path.name)
def test_real_files_are_in_canonical_form(path: Path) -> None:
    assert form(path.read_text("utf-8")) == path.read_text("utf-8"), "kör protokoll format"


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["format", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


def test_check_changes_nothing_and_says_what_would_change(tmp_path: Path) -> None:
    place = town(tmp_path)
    path = place.add(minutes().replace("nr: 1", "nr:   1"))
    before = path.read_bytes()
    code, output = run("--check", place.content)
    assert (code, path.read_bytes()) == (1, before)
    assert f"{path}: behöver skrivas om" in output


def test_files_are_rewritten_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "fil.yml"
    path.write_text("# ett\na:   1\n", "utf-8")
    assert run(path)[0] == 0
    assert path.read_text("utf-8") == "# ett\na: 1\n"
    assert run("--check", path) == (0, "1 fil läst, 0 skulle ändras.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["fil.yml"]


def test_a_broken_file_is_left_with_its_findings(tmp_path: Path) -> None:
    path = tmp_path / "fil.yml"
    path.write_text("a: b: c\n", "utf-8")
    code, output = run(tmp_path)
    assert (code, path.read_text("utf-8")) == (1, "a: b: c\n")
    assert "regel yaml-kolon" in output and "Filer med fel har lämnats" in output


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    code, output = run(tmp_path / "saknas")
    assert code == 1 and "finns inte" in output


def test_guide_shows_canonical_form() -> None:
    from tests.test_docs import guide_blocks, is_whole

    for block in filter(is_whole, guide_blocks()):
        assert form(dedent(block)) == block
