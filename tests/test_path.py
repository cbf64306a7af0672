"""A case's path as a picture and in words: what happened where, what has not happened yet, and no word on a line."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from generator.archive import Archive
from generator.pages.case.drawing import MOST_ABREAST, Drawing, Text
from generator.pages.case.path import PathView, path_view
from tests.sites import fragments, item, minutes, text_of, town

STEPS = (
    ("ksau", "2023-12-05", 1, "utfall: beslutat\nförslag_till: ks\nhandlingar: [Motion daterad den 3 december 2023]"),
    ("ks", "2024-01-08", 2, "utfall: bordläggning"),
    ("ks", "2024-02-05", 3, "utfall: återremiss"),
    ("ksau", "2024-03-05", 4, "förslag_till: ks"),
    ("ks", "2024-04-08", 5, "förslag_till: kf"),
    ("kf", "2024-04-22", 6, "utfall: avslag"),
)


def told(folder: Path, *steps: tuple[str, str, int, str]) -> Archive:
    texts = [
        minutes(body, day, item(number, body=f"ärende: KS-2024-00001\nbeslut: Ett beslut.\n{keys}"))
        for body, day, number, keys in steps
    ]
    archive = town(folder, *texts).examine().archive
    assert archive is not None
    return archive


def path(archive: Archive) -> PathView:
    found = path_view(archive.cases["KS-2024-00001"])
    assert found is not None
    return found


def test_every_step_has_its_mark_and_its_words(tmp_path: Path) -> None:
    view = path(told(tmp_path, *STEPS))
    assert view.wide is not None
    for drawing in (view.wide, view.narrow):
        kinds = [node.kind for node in drawing.nodes]
        assert kinds == ["document", "proposed", "postponed", "referred", "proposed", "proposed", "decided"]
    assert [mark.kind for mark in view.legend] == ["document", "proposed", "postponed", "referred", "decided"]
    assert "kommunfullmäktige avslår" in view.sentence
    assert (
        "3 december 2023, motion; 5 december 2023, §\u00a01, kommunstyrelsens arbetsutskott föreslår" in view.sentence
    )


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("förslag_till: kf", "inget beslut av kommunfullmäktige i arkivet än"),
        ("utfall: bordläggning", "ingen ny behandling i arkivet än"),
        ("utfall: hänskjutet", "ingen ny behandling i arkivet än"),
        ("utfall: beslutat", None),
        ("utfall: utgår", None),
    ],
)
def test_what_has_not_happened_is_awaited(tmp_path: Path, keys: str, words: str | None) -> None:
    view = path(told(tmp_path, ("ksau", "2024-01-02", 1, "förslag_till: ks"), ("ks", "2024-01-08", 2, keys)))
    assert view.wide is not None
    awaited = [node.kind for node in view.wide.nodes].count("awaited")
    assert awaited == (words is not None)
    assert words is None or words in view.sentence
    assert sum("way-awaited" in each.css for each in view.wide.segments) == awaited


def test_one_step_that_leads_nowhere_is_no_path(tmp_path: Path) -> None:
    archive = told(tmp_path, ("ks", "2024-01-08", 2, "utfall: beslutat"))
    assert path_view(archive.cases["KS-2024-00001"]) is None


def test_a_long_path_runs_down_at_every_width(tmp_path: Path) -> None:
    steps = [("ks", f"2024-{month:02}-02", month, "utfall: bordläggning") for month in range(1, 11)]
    view = path(told(tmp_path, *steps))
    assert view.wide is None
    assert len(view.narrow.nodes) == len(steps) + 1 > MOST_ABREAST


def box(text: Text) -> tuple[float, float, float, float]:
    width = (7.4 if text.css == "strong" else 6.4) * len(text.text)
    left = text.x - (width / 2 if text.anchor == "middle" else 0)
    return left, text.y - 12, left + width, text.y + 3


LONG = tuple(
    (body, f"2024-{month:02}-12", 300 + month, "utfall: bordläggning" if month < 9 else "")
    for body, month in (("ks", 3), ("ks", 4), ("ksau", 5), ("ks", 6), ("ks", 9), ("ksau", 10), ("kf", 12))
)


@pytest.mark.parametrize(
    "steps", [*(STEPS[:count] for count in range(2, len(STEPS) + 1)), *(LONG[:count] for count in range(2, 8))]
)
def test_no_two_words_lie_on_each_other(tmp_path: Path, steps: tuple[tuple[str, str, int, str], ...]) -> None:
    view = path(told(tmp_path, *steps))
    drawings: list[Drawing] = [each for each in (view.wide, view.narrow) if each]
    for drawing in drawings:
        for one, other in combinations(map(box, drawing.texts), 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)
        assert all(box(text)[0] >= 0 and box(text)[2] <= drawing.width for text in drawing.texts)


def test_every_older_item_says_that_there_is_a_newer_handling(tmp_path: Path) -> None:
    first = minutes("ks", "2024-01-08", item(1, body="ärende: KS-2024-00001\nsammanfattning: Utan beslut."))
    second = minutes("ks", "2024-02-05", item(2, body="ärende: KS-2024-00001\nbeslut: Ett beslut."))
    third = minutes("kf", "2024-02-19", item(3, body="ärende: KS-2024-00001\nbeslut: Ett beslut."))
    archive = town(tmp_path, first, second, third).examine().archive
    assert archive is not None
    pages = fragments(archive)
    for address, newer in (("ks/2024-01-08", True), ("ks/2024-02-05", True), ("kf/2024-02-19", False)):
        assert ("Ärendet har behandlats igen" in text_of(pages[f"moten/{address}/"])) is newer
    assert "Beslutet lyder som förslaget" not in text_of(pages["arenden/ks-2024-00001/"])


@pytest.mark.parametrize("status", ["justerat", "ej justerat", "utkast"])
def test_no_words_are_cut_off_at_the_bottom(tmp_path: Path, status: str) -> None:
    days = ("2024-01-08", "2024-02-05", "2024-03-04")
    keys = "ärende: KS-2024-00001\nbeslut: Ett beslut."
    files = [
        minutes("ks", day, item(number, body=keys), head=f"status: {status}") for number, day in enumerate(days, 1)
    ]
    drawing = path(town(tmp_path, *files).archive()).wide
    assert drawing and {each.text for each in drawing.texts} >= ({status} - {"justerat"})
    assert max(each.y for each in drawing.texts) + 6 < drawing.height
