"""The schemas' patterns as editors read them: compiled in JavaScript under the flags u and v."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sites import REPOSITORY

NODE = shutil.which("node")
COMPILE = """\
const wrong = [];
for (const pattern of JSON.parse(require("fs").readFileSync(0, "utf8")))
  for (const flag of ["u", "v"])
    try { new RegExp(pattern, flag) } catch (error) { wrong.push(`${flag} ${pattern}: ${error.message}`) }
console.log(JSON.stringify(wrong));
"""


def patterns(value: Any) -> Iterator[str]:
    """Yield each pattern in a schema, also those of names."""
    if isinstance(value, list):
        for each in value:
            yield from patterns(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "pattern" and isinstance(each, str):
                yield each
            if key == "patternProperties" and isinstance(each, dict):
                yield from each
            yield from patterns(each)


def wrong(found: list[str]) -> list[str]:
    """Return what Node cannot compile, with its reason."""
    assert NODE
    done = subprocess.run([NODE, "-e", COMPILE], input=json.dumps(found), capture_output=True, text=True, check=True)
    told: list[str] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(NODE is None, reason="Node is not on this machine")
def test_every_pattern_is_one_in_javascript() -> None:
    found = [
        each
        for path in sorted((REPOSITORY / "schema").glob("*.json"))
        for each in patterns(json.loads(path.read_text()))
    ]
    assert len(found) > 10
    assert wrong(sorted(set(found))) == []


@pytest.mark.skipif(NODE is None, reason="Node is not on this machine")
def test_what_is_none_is_told() -> None:
    assert [each[0] for each in wrong([r"[^\"]", "[a-z]"])] == ["u", "v"]
