"""Sagolunda, the invented municipality: the same bytes every time, an example of every state, nothing wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from demonstration.__main__ import write
from generator.archive import AgendaItem, Archive, ContributionKind, StateKind, appealable
from generator.checks import Examination
from generator.findings import Severity, render_text
from generator.model.minutes import SECTIONS
from generator.notation import LETTER
from tests.sites import bytes_of

# What is wrong on purpose: a § that is missing without a reason.
MEANT = {("paragraf-lucka", "content/protokoll/un/2025-02-11.yml")}


@pytest.fixture(scope="module")
def folder(demo: Path) -> Path:
    return demo


@pytest.fixture(scope="module")
def examination(sagolunda: Examination) -> Examination:
    return sagolunda


@pytest.fixture(scope="module")
def archive(examination: Examination) -> Archive:
    assert examination.archive is not None
    return examination.archive


@pytest.fixture(scope="module")
def items(archive: Archive) -> list[AgendaItem]:
    return [item for meeting in archive.meetings for item in meeting.items]


def test_same_bytes_every_time_and_what_is_gone_goes(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "content" / "protokoll" / "kf" / "1999-01-01.yml"
    old.parent.mkdir(parents=True)
    old.write_text("organ: kf\n")
    write(tmp_path, folder / "site")
    assert bytes_of(tmp_path) == bytes_of(folder)


def test_only_what_is_meant_is_wrong(examination: Examination) -> None:
    found = {(each.code, each.file) for each in examination.findings}
    assert found == MEANT, render_text(examination.findings)
    assert all(each.severity is Severity.WARNING for each in examination.findings)


def test_fiction_is_said_on_every_page(archive: Archive) -> None:
    assert "finns inte" in (archive.municipality.demonstration or "")


def test_a_few_hundred_meetings_of_which_two_on_one_day(archive: Archive) -> None:
    assert 200 <= len(archive.meetings) <= 400
    assert any(meeting.sequence == 2 for meeting in archive.meetings)
    assert {meeting.status for meeting in archive.meetings} >= {"utkast", "ej justerat", "justerat", "rättat"}


def test_what_is_written_by_hand(archive: Archive, items: list[AgendaItem]) -> None:
    board = [each for each in items if each.meeting.body.id == "vn"]
    assert board and board[0].meeting.last_day > board[0].meeting.date
    entries = [presence.entry for presence in board[0].meeting.presences]
    assert any(each.times for each in entries) and any(each.partly for each in entries)
    assert any(each.remote for each in entries)
    assert {"lars-ek-norr", "lars-ek-soder", "eva-sten-i-norrby"} <= set(archive.people)
    assert any(vote.options and vote.closed and vote.tally for each in board for vote in each.record.votes)
    assert any(each.case_outcomes.count("avslag") == 1 for each in board)
    assert any(each.record.language == "fi" for each in board)
    assert any(each.number[1] > LETTER for each in board)
    assert {appealable(each) for each in items} >= {"laglighetsprövning", "förvaltningsbesvär", "nej", None}


def test_meetings_to_come_and_called_off(archive: Archive) -> None:
    assert {meeting.status for meeting in archive.unheld} == {"kallad", "inställt"}
    assert any(case for meeting in archive.unheld for _, cases in meeting.agenda for _, case in cases)


def test_every_outcome_section_and_kind_of_dissent(items: list[AgendaItem]) -> None:
    assert {each.state for each in items} == set(StateKind)
    assert {each.outcome for each in items} >= {"bifall", "avslag", "besvarad", "vald", "hänskjutet", "utgår"}
    assert {key for each in items for key in each.record.section_order} >= set(SECTIONS)
    kinds = [{said.kind for said in each.contributions} for each in items]
    assert any(
        set(ContributionKind) - {ContributionKind.BALLOT, ContributionKind.CHOSEN} <= each for each in kinds
    )  # all in one §
    assert any(said.withdrawn for each in items for said in each.contributions)
    assert any(each.record.secrecy for each in items)
    assert any(each.record.masking for each in items)
    assert any(each.record.corrections for each in items)
    assert any("[maskad]" in (each.record.summary or "") for each in items)


def test_every_kind_of_vote(items: list[AgendaItem]) -> None:
    votes = [vote for each in items for vote in each.record.votes]
    assert any(vote.closed for vote in votes)
    assert any(vote.casting_vote and vote.tally and vote.tally.yes == vote.tally.no for vote in votes)
    assert any(vote.tally and vote.tally.paired and vote.tally.absent for vote in votes)
    assert any(vote.tally and vote.tally.abstained for vote in votes)
    assert any(each.outline.minority_votes and each.outcome == "återremiss" for each in items)


def test_people_and_parties_that_change(archive: Archive) -> None:
    assert {"anna-lund-s", "anna-lund-c"} <= set(archive.people)
    assert len({party for _, party in archive.people["osten-vargmyr"].all_parties}) > 1
    assert any(party.successor for party in archive.parties)
    assert "cajsa-ljungvret" in archive.people["cajsa-ljungvret-dahlmo"].redirects


def test_some_matters_are_open(archive: Archive) -> None:
    last = [case.newest for case in archive.cases.values()]
    assert any(each.proposal_to for each in last)
    assert any(each.outcome == "hänskjutet" for each in last)
    assert any(each.outcome == "bordläggning" for each in last)
