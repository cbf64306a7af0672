"""What all tests can ask for: a real protocol as a site, built once for each worker; the invented municipality."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hatchling.build
import pytest

from demonstration.__main__ import write
from generator.checks import Examination, examine
from generator.command.builder import build
from tests import once
from tests.sites import NACKA, REPOSITORY, Site


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        once.share(patch)
        yield


@pytest.fixture(scope="session")
def nacka(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with one real protocol. Nobody writes in it but builds."""
    return Path(shutil.copytree(NACKA, tmp_path_factory.mktemp("nacka") / "arkiv"))


@pytest.fixture(scope="session")
def real_site(nacka: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of that archive, with search, in a folder of its own. Nobody writes in it."""
    folder = tmp_path_factory.mktemp("riktig") / "site"
    with pytest.MonkeyPatch.context() as patch:
        once.anew(patch)
        build(nacka / "mkdocs.yml", folder, search=True)
    return Site(folder)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Sagolunda, not built. Nobody writes in it but builds."""
    folder = tmp_path_factory.mktemp("sagolunda")
    write(folder, folder / "site")
    return folder


@pytest.fixture(scope="session")
def sagolunda(demo: Path) -> Examination:
    """Sagolunda, read, linked and checked."""
    return examine(demo / "content")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built offline by the backend that the project names."""
    folder = tmp_path_factory.mktemp("hjul")
    before = Path.cwd()
    os.chdir(REPOSITORY)  # the backend asks where it stands
    try:
        return folder / hatchling.build.build_wheel(str(folder))
    finally:
        os.chdir(before)
