"""The invented municipality that is measured: the same bytes for the same seed, and nothing in it to remark on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from benchmarks.synth import write
from benchmarks.town import EARLIER, RENAMED, Municipality
from generator.checks import Examination, examine
from generator.findings import render_text


def tiny(folder: Path, seed: int = 1) -> dict[str, bytes]:
    write(folder, Municipality(2, seed, bodies=3, meetings=3, items=6))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def examination(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    folder = tmp_path_factory.mktemp("synth")
    tiny(folder)
    shutil.copytree(folder / "extra", folder / "content", dirs_exist_ok=True)
    return examine(folder / "content")


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    first = tiny(tmp_path / "a")
    assert tiny(tmp_path / "a") == first == tiny(tmp_path / "b")
    assert tiny(tmp_path / "c", seed=2) != first


def test_nothing_to_remark_on(examination: Examination) -> None:
    assert examination.findings == (), render_text(examination.findings)


def test_all_that_is_measured_is_there(examination: Examination) -> None:
    archive = examination.archive
    assert archive is not None
    assert len(archive.meetings) == 2 * 3 * 3 + 1  # and the one to add
    assert all(len(meeting.items) == 6 for meeting in archive.meetings)
    ways = [{item.meeting.body.id for item in case.items} for case in archive.cases.values()]
    assert {"ksau", "ks", "kf"} in ways
    items = [item for meeting in archive.meetings for item in meeting.items]
    assert any(each.ballots for each in items)
    assert any(each.disqualified for each in items)
    kinds = {contribution.kind.name for each in items for contribution in each.contributions}
    assert {"PROPOSAL", "RESERVATION", "NOTE"} <= kinds
    assert any(presence.replaces for meeting in archive.meetings for presence in meeting.presences)
    earlier = next(party for party in archive.parties if party.code == EARLIER[0])
    assert earlier.successor and earlier.successor.code == RENAMED


def test_votes_are_those_who_decide_in_the_item(examination: Examination) -> None:
    assert examination.archive is not None
    for meeting in examination.archive.meetings:
        for item in meeting.items:
            deciding = [
                presence.who.person
                for presence in meeting.presences
                if presence.kind.name == "SERVING" and item.number in presence.numbers
            ]
            voting = [author.person for ballot in item.ballots for author in ballot.authors]
            if voting:
                assert sorted(each.slug for each in voting if each) == sorted(each.slug for each in deciding if each)
            assert not {author.person for author in item.disqualified} & set(deciding)


def test_project_names_the_repository_of_its_theme(tmp_path: Path) -> None:
    config = tiny(tmp_path)["mkdocs.yml"].decode()
    found = re.search(r'custom_dir: "(.+)"', config)
    assert found and (Path(found[1]) / "main.html").is_file()
