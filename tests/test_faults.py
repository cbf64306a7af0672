"""What a disk, a crash or a hand can do to a project: a sentence, and a next build that heals it."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.bound import bounded
from generator.command.cli import main
from generator.findings import Finding
from generator.importer import join
from generator.pages import jinja
from generator.site import build as site_build
from generator.site import certificates, project, state
from generator.system.store import Store
from generator.system.time_limit import OutOfTimeError, in_time
from tests.sites import MKDOCS, Town, bytes_of, minutes, town


@pytest.fixture
def built(tmp_path: Path) -> tuple[Town, dict[str, bytes]]:
    """Return a town that has been built twice, so that both folders are there, and what is right."""
    founded = town(tmp_path, minutes())
    founded.build()
    founded.write("om.md", "# Om\n")
    return founded, bytes_of(founded.build().folder)


def emptied(path: Path) -> None:
    """Leave nothing in a file, as a full disk does."""
    _apart(path, b"")


def flipped(path: Path) -> None:
    """Change a bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    _apart(path, bytes(raw))


def _apart(path: Path, raw: bytes) -> None:
    path.unlink()  # the same file may lie in both folders
    path.write_bytes(raw)


@pytest.mark.parametrize("damage", [emptied, flipped])
def test_what_was_kept_and_is_damaged_is_never_published(
    built: tuple[Town, dict[str, bytes]], damage: Callable[[Path], None]
) -> None:
    founded, right = built
    for which in (".cache/mkdocs/**/*.css", ".cache/protokoll.db", ".site.ny/**/index.html", "site/**/*.css"):
        hurt = sorted(founded.folder.glob(which))[:3]
        assert hurt, which
        for path in hurt:
            damage(path)
        founded.write("om.md", f"# Om {which}\n")
        founded.build()
        founded.write("om.md", "# Om\n")
        assert bytes_of(founded.build().folder) == right, which


def test_what_another_version_of_the_program_kept_is_no_hindrance(
    built: tuple[Town, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version finds the store of an old one, packed in ways that it does not know, and builds everything."""
    founded, right = built
    store = Store(founded.folder / ".cache" / "protokoll.db")
    with sqlite3.connect(founded.folder / ".cache" / "protokoll.db") as connection:
        kept = connection.execute("SELECT kind, key FROM blobs").fetchall()
    connection.close()
    assert len({kind for kind, _ in kept}) > 5
    store.put((kind, key, b"\xff as another version has it") for kind, key in kept)
    store.close()
    for module in (project, state, site_build, certificates, jinja):
        monkeypatch.setattr(module, "program_digest", lambda: "another")
    founded.write("om.md", "# Om oss\n")
    founded.build()
    founded.write("om.md", "# Om\n")
    assert bytes_of(founded.build().folder) == right


def test_a_site_that_is_a_link_is_written_through(tmp_path: Path) -> None:
    founded = town(tmp_path / "arkiv", minutes())
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    (founded.folder / "site").symlink_to(elsewhere)
    for text in ("# Om\n", "# Om oss\n"):
        founded.write("om.md", text)
        founded.build()
        assert (founded.folder / "site").is_symlink()
        assert (elsewhere / "om" / "index.html").is_file()


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOSPC, "disken är full"), (errno.EROFS, "bara att läsa"), (errno.EIO, "svarar med fel")]
)
def test_a_disk_that_refuses_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    founded = town(tmp_path, minutes())

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.system.publish._created", refuse)
    done = CliRunner().invoke(main, ["build", "--no-search"])
    assert done.exit_code == 1
    assert said in done.output
    assert "Webbplatsen är inte byggd" in done.output
    assert not (founded.folder / "site").exists()


def test_a_store_tells_whether_it_is_what_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for damage in (None, emptied, flipped):
        store = Store(path)
        store.put([("a", b"1", b"x" * 20_000)])
        store.close()
        if damage:
            damage(path)
        found = Store(path)
        assert (found.get("a", b"1") is None) == found.is_damaged == bool(damage)
        found.close()
        path.unlink()


def test_a_store_on_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town(tmp_path, minutes())

    def full(self: Store, values: object) -> None:
        connection = self._open()
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE more AS SELECT randomblob(99999)")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Store, "put", full)
    done = CliRunner().invoke(main, ["build", "--no-search"])
    assert done.exit_code == 1
    assert "disken är full" in done.output
    assert "Webbplatsen är inte byggd" in done.output


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (MKDOCS.replace("  language: sv", "\tlanguage: sv"), "rad 7, tecken 1"),
        (MKDOCS.replace("docs_dir: content", "docs_dir content"), "rad 3, tecken 1"),
        (MKDOCS.encode("latin-1"), "UTF-8"),
        (MKDOCS + 'exclude_docs: "*"\n', "exclude_docs"),
        (MKDOCS + 'draft_docs: "*.md"\n', "draft_docs"),
        (MKDOCS + 'exclude_docs: "/utkast/"\n', ""),
        (MKDOCS.replace("name: material", "name: finns"), "rad 5: värdet för theme"),
        (MKDOCS.replace("- protokoll:", "- finns:"), "rad 10: värdet för plugins"),
        (MKDOCS.replace("docs_dir: content", "docs_dir: borta"), "rad 3: värdet för docs_dir"),
        ("", "Filen är tom"),
        ("- a\n- b\n", "går inte att läsa"),
        (MKDOCS + "copyright: !ENV X\n", ""),
        (MKDOCS.replace("https://", "https://["), "går inte att läsa"),
        (MKDOCS.replace("custom_dir: ", "custom_dir: null # "), "går inte att läsa"),
        (MKDOCS.replace("name: material", "name: material\n  1: 2"), "går inte att läsa"),
        (MKDOCS, ""),
    ],
)
def test_settings_that_are_wrong_are_told_in_swedish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str | bytes, said: str
) -> None:
    town(tmp_path, minutes())
    (tmp_path / "mkdocs.yml").write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["build", "--no-search"])
    assert done.exit_code == bool(said)
    assert said in done.output
    assert not any(word in done.output for word in ("Config value", "Error", "Aborted", "Traceback", "Building"))


def test_a_start_page_that_the_program_makes_is_missed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    founded = town(tmp_path, minutes())
    (founded.content / "index.md").unlink()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS + 'exclude_docs: "*"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["build", "--no-search"])
    assert done.exit_code == 1
    assert "exclude_docs i mkdocs.yml utesluter startsidan" in done.output


@pytest.mark.parametrize(("number", "shown"), [(3, 3), (50, 50), (51, 51), (50_000, 51)])
def test_of_one_kind_no_more_is_told_than_can_be_read(number: int, shown: int) -> None:
    asked = 0

    def endless() -> Iterator[Finding]:
        nonlocal asked
        for asked in range(1, number + 1):
            yield Finding("a.yml", asked, 1, "okand-person", f"Nummer {asked}.", "Rätta.")

    found = list(bounded(endless()))
    assert len(found) == shown
    assert (number > 50) == ("finns fler än 50" in found[-1].message)
    assert asked <= 3_000


def test_many_equal_names_are_told_in_time(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes(present=["Anna Ek (S)"] * 800))
    findings = founded.examine().findings
    assert 0 < len(findings) < 1_500


def test_work_that_does_not_end_is_ended() -> None:
    with pytest.raises(OutOfTimeError), in_time(0.05):
        while True:
            pass
    with in_time(60):
        pass
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_a_paragraph_of_broken_words_is_joined_in_linear_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    class Counting:
        def search(self, text: str) -> bool:
            nonlocal looked_at
            looked_at += len(text)
            return True

    monkeypatch.setattr(join, "_HYPHENATED", Counting())
    text = ""
    for _ in range(2_000):
        text = join.joined(text, "ord bidrags-")
    assert looked_at < 2_000 * 50
