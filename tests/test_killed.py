"""A build that is killed, or that the disk fails, leaves the old site or the new one, whole; the next one is right."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.command.builder import build
from generator.site import BuildFailedError
from generator.system.store import Store
from tests.sites import bytes_of, item, minutes, town

# What touches the disk, as Python itself reports it (PEP 578).
EVENTS = {"open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"}
POINTS = 14

Watcher = Callable[[str, tuple[Any, ...]], None]
_watchers: list[tuple[str, Watcher]] = []


def _hook(event: str, data: tuple[Any, ...]) -> None:
    if _watchers and event in EVENTS:
        folder, watcher = _watchers[-1]
        if any(str(each).startswith(folder) for each in data):
            watcher(event, data)


sys.addaudithook(_hook)


@contextmanager
def watched(folder: Path, watcher: Watcher) -> Iterator[None]:
    """Have a function called before each touch of the disk below a folder, and before what the store does."""
    originals = Store.put, Store.keep_only
    _watchers.append((str(folder), watcher))

    def announced(original: Callable[..., None]) -> Callable[..., None]:
        def method(*arguments: Any) -> None:
            watcher("store", ())
            original(*arguments)

        return method

    Store.put, Store.keep_only = map(announced, originals)  # type: ignore[method-assign]
    try:
        yield
    finally:
        Store.put, Store.keep_only = originals  # type: ignore[method-assign]
        _watchers.clear()


Projects = tuple[Path, dict[str, bytes], dict[str, bytes]]


@pytest.fixture
def projects(tmp_path: Path) -> Projects:
    return changed_project(tmp_path)


def changed_project(tmp_path: Path) -> Projects:
    """Return a built project in which a protocol has been added since, its site, and the site that it should become."""
    place = town(tmp_path / "start", minutes("ks", "2024-01-09", item(1, "Taxa", "ärende: KS-2024-00001")))
    old = bytes_of(place.build().folder)
    place.build()
    place.add(minutes("kf", "2024-02-06", item(1, "Taxan", "ärende: KS-2024-00001"), present=["Eva Sjö (V)"]))
    shutil.copytree(place.folder, tmp_path / "mål", symlinks=True)
    build(tmp_path / "mål" / "mkdocs.yml", search=False)
    new = bytes_of(tmp_path / "mål" / "site")
    assert old != new
    return place.folder, old, new


def fresh(project: Path, name: str) -> Path:
    """Return a copy of a project, in which both folders of the site know each other's files as before."""
    copy = project.with_name(name)
    shutil.copytree(project, copy)
    return copy


def in_a_child(act: Callable[[], None]) -> int:
    """Run something in a forked process, alone and without the threads of the test runner; return its wait status."""
    child = os.fork()
    if child == 0:
        try:
            act()
            os._exit(0)
        finally:
            os._exit(1)  # whatever happens, the child must not go on as a second test run
    return os.waitpid(child, 0)[1]


def number_of_events(project: Path) -> int:
    """Return how often a build touches the disk."""
    copy, counted = fresh(project, "räknad"), project.with_name("antal")

    def count() -> None:
        events: list[str] = []
        with watched(copy, lambda event, _: events.append(event)):
            build(copy / "mkdocs.yml", search=False)
        counted.write_text(str(len(events)))

    assert in_a_child(count) == 0
    return int(counted.read_text())


class Countdown:
    """Does something at the nth call."""

    def __init__(self, calls: int, act: Callable[[], None]) -> None:
        self._left, self._act = calls, act

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._act()


def no_room() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only() -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def killed_at(projects: Projects, point: int) -> bool:
    """Kill a build at its nth touch of the disk; return whether the new site was there. The old one is, or the new."""
    project, old, new = projects
    copy = fresh(project, f"dödad {point}")

    def killed() -> None:
        die = Countdown(point, partial(os.kill, os.getpid(), signal.SIGKILL))
        with watched(copy, lambda *_: die()):
            build(copy / "mkdocs.yml", search=False)

    status = in_a_child(killed)
    assert os.WIFSIGNALED(status), point
    left = bytes_of(copy / "site")
    assert left in (old, new), point
    build(copy / "mkdocs.yml", search=False)
    assert bytes_of(copy / "site") == new, point
    shutil.rmtree(copy)
    return left == new


def failed_at(projects: Projects, point: int, fault: Callable[[], None]) -> bool:
    """Let the nth new file of a build fail; return whether it ended in a sentence, with the old site in its place."""
    project, old, new = projects
    copy = fresh(project, f"full {point}")
    fail = Countdown(point, fault)

    def on_event(event: str, data: tuple[Any, ...]) -> None:
        if event == "open" and data[2] & os.O_EXCL:  # a new file
            fail()

    failed = False
    try:
        with watched(copy, on_event):
            build(copy / "mkdocs.yml", search=False)
    except BuildFailedError as error:
        failed = True
        assert "Filerna kunde inte skrivas" in str(error)
        assert bytes_of(copy / "site") == old
    build(copy / "mkdocs.yml", search=False)
    assert bytes_of(copy / "site") == new
    shutil.rmtree(copy)
    return failed


def test_a_build_that_is_killed_leaves_one_whole_site_and_the_next_one_is_right(projects: Projects) -> None:
    events = number_of_events(projects[0])
    assert events > POINTS
    points = [*range(1, events, max(1, events // POINTS)), *range(events - 6, events + 1)]
    seen = {killed_at(projects, point) for point in points}
    assert seen == {False, True}, "the points should lie on both sides of the exchange"


@pytest.mark.parametrize("fault", [no_room, read_only])
def test_a_disk_that_fails_ends_in_a_sentence_and_the_next_build_is_right(
    projects: Projects, fault: Callable[[], None]
) -> None:
    assert sum(failed_at(projects, point, fault) for point in range(1, 8, 1 if fault is no_room else 3)) > 1
