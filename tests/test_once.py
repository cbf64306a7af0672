"""What is made once for all tests of a worker: the program answers the same with it and without."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from generator.checks import published
from generator.system import assets
from tests import once
from tests.sites import NACKA, bytes_of, minutes, town


def test_a_site_is_the_same_with_what_was_made_before(tmp_path: Path) -> None:
    first = town(tmp_path / "a", minutes()).build(search=True)
    with pytest.MonkeyPatch.context() as patch:
        once.anew(patch)
        second = town(tmp_path / "b", minutes()).build(search=True)
    assert bytes_of(first.folder) == bytes_of(second.folder)


def test_a_file_of_a_test_is_examined_whenever_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "start.html"
    shutil.copy(assets.theme() / "pages" / "start.html", file)
    assert published.examine_file(file, file.name) == []
    for words, told in ((b"Ring Anna", []), (b"19121212-1212", ["personnummer"])):
        file.write_bytes(words)
        assert [finding.code for finding in published.examine_file(file, file.name)] == told


def test_what_is_examined_once_gives_the_same_findings() -> None:
    own = sorted(path for folder in (assets.theme(), NACKA) for path in folder.rglob("*") if path.is_file())
    with pytest.MonkeyPatch.context() as patch:
        once.anew(patch)
        anew = [published.examine_file(path, path.name) for path in own]
    assert anew == [published.examine_file(path, path.name) for path in own]


def test_a_template_is_compiled_for_the_environment_that_it_is_rendered_in() -> None:
    source = "{{ '<b>' | sign }}"
    for escape, sign, shown in ((True, str.upper, "&lt;B&gt;"), (False, str.upper, "<B>"), (False, str.title, "<B>!")):
        environment = jinja2.Environment(autoescape=escape)  # noqa: S701 - the two ways differ
        environment.filters["sign"] = sign if sign is str.upper else lambda words: f"{words.title()}!"
        assert environment.from_string(source).render() == shown
