"""Many files: done once, on several processes or a cluster, and whatever one of them does the others are done too."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from distributed import LocalCluster

from generator.findings import Finding
from generator.importer.bulk import Done, Executor, KnownOutcome, cluster, files_in, import_all, local, parted
from generator.importer.draft.outcome import ImportOutcome
from generator.importer.extract import ImportProblem
from generator.importer.summary import table
from generator.system.progress import Silent

STAMP = b"1"


def work(path: Path) -> ImportOutcome:
    """Stand in for the import of a file, which does what stands in it."""
    text = path.read_text("utf-8")
    if text == "dåligt":
        raise ImportProblem(Finding(path.name, 0, 0, "import-skadad", "PDF-filen är skadad.", "Hämta den."))
    if text == "fel":
        raise IndexError("list index out of range")
    if text == "dödar":
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "dödar en gång":
        mark = path.with_suffix(".gjort")
        if not mark.exists():
            mark.write_text("", "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
    output = path.with_suffix(".yml")
    output.write_text(text, "utf-8")
    return ImportOutcome(path.name, output, None, items=len(text))


def folder(path: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return files_in(path)


def imported(files: list[Path], known: dict[Path, KnownOutcome] | None = None, stamp: bytes = STAMP) -> dict[str, Done]:
    done = import_all(files, work, local, 2, stamp, known or {}, Silent())
    return {each.path.stem: each for each in done}


def codes(done: Done) -> list[str]:
    return [each.code for each in done.known.outcome.findings]


def test_bad_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    texts = {f"bra{number}": "hej" for number in range(8)}
    done = imported(folder(tmp_path, a="dåligt", b="fel", c="dödar", **texts))
    assert len(done) == 11
    assert codes(done["a"]) == ["import-skadad"]
    assert codes(done["b"]) == ["import-avbruten"] and "IndexError" in done["b"].known.outcome.findings[0].message
    assert codes(done["c"]) == ["import-avbruten"] and "dog" in done["c"].known.outcome.findings[0].message
    assert all(done[name].known.outcome.items == 3 for name in texts)


def test_what_is_done_and_unchanged_is_not_done_again(tmp_path: Path) -> None:
    files = folder(tmp_path, a="hej", b="hej", c="hej", d="hej", e="dåligt")
    known = {each.path: each.known for each in imported(files).values()}
    (tmp_path / "b.txt").write_text("nytt", "utf-8")
    (tmp_path / "c.rattelser.yml").write_text("rättelser: []\n", "utf-8")
    (tmp_path / "d.yml").unlink()
    again = imported(files, known)
    assert {name for name, each in again.items() if each.known.outcome.skipped} == {"a", "e"}
    assert again["a"].known.outcome.items == 3 and again["b"].known.outcome.items == 4
    assert not any(each.known.outcome.skipped for each in imported(files, known, b"ett annat program").values())


def test_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.pdf", "b/c.PDF", "b/c.txt", "b/d.html", ".git/e.pdf", "f.doc", "g.yml", "h.docx", "h.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    files = files_in(tmp_path)
    assert [each.relative_to(tmp_path).as_posix() for each in files] == [
        "a.pdf", "b/c.PDF", "b/c.txt", "b/d.html", "h.docx", "h.pdf"
    ]  # fmt: skip
    chosen, left = parted(files)
    assert [each.name for each in chosen] == ["a.pdf", "c.PDF", "d.html", "h.docx"]
    assert left == {tmp_path / "b/c.txt": tmp_path / "b/c.PDF", tmp_path / "h.pdf": tmp_path / "h.docx"}


def test_outcome_can_be_kept() -> None:
    finding = Finding("a.pdf", 1, 2, "import-skadad", "Skadad.", "Hämta.")
    outcome = ImportOutcome("a.pdf", Path("a.yml"), None, 1, 2, 3, 4, (finding,), 5, 0.5)
    assert ImportOutcome.of_data(outcome.as_data()) == outcome


def test_summary() -> None:
    problem = Finding("b.pdf", 0, 0, "import-skadad", "PDF-filen är skadad.", "Hämta den.")
    outcomes = [
        ImportOutcome("b.pdf", None, None, findings=(problem,), seconds=0.1),
        ImportOutcome("a.pdf", Path("a.yml"), None, 8, 15, 3, pages=16, seconds=0.46),
        ImportOutcome("c.pdf", Path("c.yml"), None, 1, 5, pages=2, skipped=True),
    ]
    assert table(outcomes).splitlines() == [
        "fil    sidor  §§  personer  granska  sekunder",
        "a.pdf     16   8        15        3       0,5",
        "b.pdf                                     0,1  PDF-filen är skadad.",
        "c.pdf      2   1         5        0       0,0  oförändrad",
        "",
        "Tre filer: 2 med utkast, 1 som inte gick att läsa. 9 §§, 3 ställen att granska. "
        "En fil är oförändrad sedan förra gången och gjordes inte om.",
    ]


def test_cluster_of_two_workers_one_of_which_is_killed_in_the_middle(tmp_path: Path) -> None:
    texts = {f"bra{number}": "hej" for number in range(10)}
    files = folder(tmp_path, e="dödar en gång", d="dåligt", **texts)

    @contextmanager
    def executors(address: str, _: int) -> Iterator[Executor]:
        with cluster(address) as (executor, _):
            yield executor

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as workers:
        before = {each.pid for each in workers.workers.values()}
        with cluster(workers.scheduler_address) as (_, tasks):
            assert tasks == 2
        done = list(import_all(files, work, partial(executors, workers.scheduler_address), 2, STAMP, {}, Silent()))
        after = {each.pid for each in workers.workers.values()}
    assert (tmp_path / "e.gjort").exists() and before != after, "a worker was killed"
    assert sorted(each.path for each in done) == files
    assert {each.path.stem: codes(each) for each in done if each.known.outcome.findings} == {"d": ["import-skadad"]}
    assert all(each.with_suffix(".yml").exists() for each in files if each.stem != "d")


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_LOGGING__DISTRIBUTED", "critical")
