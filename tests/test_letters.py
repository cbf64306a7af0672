"""Letters with marks: one table for their place in Swedish order, for addresses, and for the search in the browser."""

from __future__ import annotations

import re

import pytest

from generator.language.text import LETTERS, slug, sort_key, without_marks
from tests.sites import REPOSITORY


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        # Unicode CLDR 46, common/collation/sv.xml: &D<<đ<<ð, &t<<<þ/h, &Y<<ü<<ű, å < ä << æ < ö << ø
        ("Zetterberg Ärlig Öst Ål", "Zetterberg Ål Ärlig Öst"),
        ("Lzz Łukasz Lund Ma", "Łukasz Lund Lzz Ma"),
        ("Dza Đukić Ðal Dala E", "Ðal Dala Đukić Dza E"),
        ("Tiger Þór Tage Thomas Tu", "Tage Thomas Þór Tiger Tu"),
        ("Yz Ünal Ya Z Unal", "Unal Ya Ünal Yz Z"),
        ("Idé Ide Idb Idf", "Idb Ide Idé Idf"),
    ],
)
def test_names_stand_in_swedish_order(given: str, ordered: str) -> None:
    assert sorted(given.split(), key=sort_key) == ordered.split()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("łukasz", "lukasz"),
        ("đukić", "dukic"),
        ("jukić", "jukic"),
        ("þór", "thor"),
        ("ünal", "unal"),
        ("får", "far"),
        ("søren", "soren"),
        ("lukasz", "lukasz"),
        ("kf/12", "kf/12"),
    ],
)
def test_a_name_is_found_and_addressed_without_its_marks(name: str, plain: str) -> None:
    assert without_marks(name) == plain
    assert slug(name.capitalize()) == slug(plain)


def test_the_browser_has_the_same_letters() -> None:
    script = (REPOSITORY / "theme_overrides/assets/sokord.js").read_text("utf-8")
    table = re.search(r"const LETTERS = \{(.*?)\};", script)
    signs = re.search(r"word\.replace\(/\[(\w+)\]/g", script)
    assert table
    assert signs
    theirs = dict(re.findall(r'(\w): "(\w+)"', table[1]))
    # What an accent makes of a letter, both take apart by themselves.
    ours = {letter: plain for letter, (plain, _) in LETTERS.items() if letter not in "åäöüűőôę"}
    assert theirs == ours
    assert set(signs[1]) == set(ours)
