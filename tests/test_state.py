"""What a build keeps for the next: bundles of facts with their values, swept when nothing needs them any more."""

from __future__ import annotations

import zlib
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive.trace import bundled, meeting_of_all, tracing
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.site.pages import Made
from generator.site.state import State
from generator.system.store import packed
from tests.test_ways import FIRST, founded


def _state(folder: Path) -> State:
    edited = founded(folder)
    archive = edited.archive()
    state = State(b"ground").compared(archive, "")
    with tracing() as facts:
        read = [(item.title, item.stage, item.record.decision) for each in archive.all_meetings for item in each.items]
    assert len(read) == 8
    state.made["moten/"] = Made("list", array("I", map(state.bundles.place_of, bundled(facts))), ())
    state.judge(archive)
    return state


def test_it_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    state = _state(tmp_path)
    back = State.unpacked(state.packed())
    assert list(back.bundles) == list(state.bundles)
    assert len(back.digests) == len(back.bundles)
    assert (back.digests, back.made, back.meetings, back.common) == (
        (state.digests, state.made, state.meetings, state.common)
    )


@pytest.mark.parametrize(
    "raw",
    [
        packed(("an earlier program", ([], [], {}))),  # not compressed
        zlib.compress(packed(("an earlier program", ()))),
        zlib.compress(packed("something else")),
        zlib.compress(b"a later program"),
        b"",
    ],
    ids=["as it is", "compressed", "a text", "no value", "nothing"],
)
def test_what_another_version_of_the_program_kept_is_not_read(raw: bytes) -> None:
    back, empty = State.unpacked(raw), State()
    assert (back.common, back.made, list(back.bundles)) == (empty.common, {}, [])


def test_what_many_things_are_asked_alike_is_kept_once(tmp_path: Path) -> None:
    back = State.unpacked(_state(tmp_path).packed())
    of_items = [asked for key, asked in back.bundles if "#" in key]
    assert len(of_items) > 4 > len({id(each) for each in of_items})


def test_a_bundle_has_another_value_when_one_of_its_facts_is(tmp_path: Path) -> None:
    state = _state(tmp_path)
    edited = founded(tmp_path / "edited")
    edited.write("protokoll/ks/2023-11-07.yml", FIRST.replace("rubrik: Bro", "rubrik: Väg"))
    now = state.compared(edited.archive(), "").digests
    changed = [state.bundles[at] for at, digest in enumerate(now) if digest != state.digests[at]]
    assert {meeting_of_all(each) for each in changed if "#" in each[0]} == {"ks/2023-11-07"}


def test_nothing_has_another_value_in_the_same_archive(tmp_path: Path) -> None:
    state = _state(tmp_path)
    assert state.compared(founded(tmp_path / "again").archive(), "other registers").digests == state.digests


def test_bundles_that_nothing_is_made_from_go_when_they_are_many(tmp_path: Path) -> None:
    state = _state(tmp_path)
    few = Made("list", state.made["moten/"].facts[-2:], ())
    back = State.unpacked(replace(state, made={"moten/": few}).packed())
    assert list(back.bundles) == [state.bundles[at] for at in few.facts]
    assert list(back.digests) == [state.digests[at] for at in few.facts]
    assert list(back.made["moten/"].facts) == [0, 1]
    assert len(State.unpacked(state.packed()).bundles) == len(state.bundles)


def test_pages_of_a_kind_read_bundles_alike(tmp_path: Path) -> None:
    context = Context(founded(tmp_path).archive(), "Öppna protokoll", "https://example.se/")
    table: set[object] = set()
    read = 0
    for planned in plan(context):
        with tracing() as facts:
            planned.make()
        table.update(bundled(facts))
        read += len(facts)
    assert len(table) < read / 4
