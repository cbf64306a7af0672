"""What a build remembers of the one before it, and what it must not take for lasting."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.command.builder import build
from generator.findings import Finding, Severity
from generator.site import Project, Silent
from tests.sites import minutes, town


def test_an_option_of_one_build_is_forgotten_by_the_next(tmp_path: Path) -> None:
    config = town(tmp_path, minutes()).folder / "mkdocs.yml"
    build(config, tmp_path / "prov", search=False)
    assert not (tmp_path / "prov/sokregister").exists()
    assert not (tmp_path / "site").exists()
    build(config)
    assert (tmp_path / "site/sokregister/register.sok").is_file()
    build(config, tmp_path / "prov")
    assert (tmp_path / "prov/sokregister/register.sok").is_file()


@pytest.mark.parametrize("folder", ["content", "arkiv/protokollen"])
def test_the_content_folder_may_lie_anywhere(tmp_path: Path, folder: str) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    config = tmp_path / "mkdocs.yml"
    if folder != "content":
        (tmp_path / folder).parent.mkdir()
        place.content.rename(tmp_path / folder)
        config.write_text(config.read_text("utf-8").replace("docs_dir: content", f"docs_dir: {folder}"), "utf-8")
    content, published = tmp_path / folder, tmp_path / "site"
    build(config, search=False)
    record = (content / "protokoll/ks/2024-03-05.yml").read_bytes()
    with ZipFile(published / "data/2024/protokoll.zip") as packed:
        assert packed.read("ks/2024-03-05.yml") == record
    assert (published / "register/organ.yml").is_file()
    organs = content / "register/organ.yml"
    organs.write_text(organs.read_text("utf-8").replace("namn: Kommunstyrelsen\n", "namn: Styrelsen\n"), "utf-8")
    build(config, search=False)
    assert "Styrelsen" in (published / "organ/ks/index.html").read_text("utf-8")


def test_a_file_that_changes_while_the_site_is_built_is_seen_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    place.build()
    (tmp_path / "mkdocs.yml").open("a", encoding="utf-8").write("# en rad till, så att MkDocs tillfrågas\n")
    from generator.site import Project

    examine = Project.examine

    def examine_and_change(project: Project, *arguments: object) -> object:
        found = examine(project, *arguments)  # type: ignore[arg-type]
        path = place.content / "protokoll/ks/2024-03-05.yml"
        path.write_text(path.read_text("utf-8").replace("Skolskjuts", "Skolmat"), "utf-8")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Project, "examine", examine_and_change)
        build(tmp_path / "mkdocs.yml", search=False)
    build(tmp_path / "mkdocs.yml", search=False)
    assert "Skolmat" in (tmp_path / "site/moten/ks/2024-03-05/index.html").read_text("utf-8")


def test_a_build_after_the_first_tells_what_is_new(tmp_path: Path) -> None:
    def finding(line: int, message: str, severity: Severity) -> Finding:
        return Finding("content/protokoll/ks/2024-03-05.yml", line, 1, "paragraf-lucka", message, "Rätta.", severity)

    old, mistake = finding(3, "§ 4 saknas.", Severity.WARNING), finding(9, "Fel.", Severity.ERROR)
    project = Project(tmp_path / "mkdocs.yml", Silent())
    project.cache.mkdir()
    try:
        first = project.told((old, mistake))
        assert "§ 4 saknas." in first and "Fel." in first and "förra bygget" not in first
        moved, new = finding(30, "§ 4 saknas.", Severity.WARNING), finding(40, "§ 8 saknas.", Severity.WARNING)
        second = project.told((moved, new, mistake))
        assert "§ 4 saknas." not in second and "§ 8 saknas." in second and "Fel." in second
        assert "En varning är densamma som vid förra bygget." in second
        assert project.told((moved, new)).startswith("Två varningar är desamma")
        assert project.told(()) == ""
    finally:
        project.store.close()
