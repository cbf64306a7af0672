"""Once: what is the same in every test is made once for each worker: templates compiled, the real PDF examined.

Nothing that a test writes is kept here, and what the program answers is the same with it and without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2.loaders import FileSystemLoader

from generator.checks import published, readings, report
from generator.findings import Finding
from generator.privacy import pdf
from generator.system import assets, jobs
from tests.sites import NACKA

_INSTALLED = "site-packages"


_OWN = assets.theme()
_PLACES: tuple[tuple[Any, str], ...] = (
    *((module, "examine_file") for module in (published, readings, report)),
    (jinja2.Environment, "compile"),
    (FileSystemLoader, "list_templates"),
    (jobs, "cores"),
)
_MADE_ANEW = tuple(getattr(place, name) for place, name in _PLACES)


def share(patch: pytest.MonkeyPatch) -> None:
    """Let examinations and builds in this process take what an earlier one has made of the program's own files.

    Nor does a build start workers: those of a small site cost more than its pages do, and what they make is lost.
    """
    examine_file = _examining(published.examine_file)
    compiled, listed = _compiling(jinja2.Environment.compile), _listing(FileSystemLoader.list_templates)
    for (place, name), value in zip(_PLACES, (*[examine_file] * 3, compiled, listed, lambda: 1), strict=True):
        patch.setattr(place, name, value)


def anew(patch: pytest.MonkeyPatch) -> None:
    """Let everything be made anew, on both cores, as when the program is run."""
    for (place, name), value in zip(_PLACES, (*_MADE_ANEW[:-1], lambda: 2), strict=True):
        patch.setattr(place, name, value)


def _examining(examine_file: Callable[[Path, str], list[Finding]]) -> Callable[[Path, str], list[Finding]]:
    """Return what examines a file: a template of the program, or a file of the real archive, is not examined anew."""
    known = {_digest(path) for folder in (_OWN, NACKA) for path in folder.rglob("*") if path.is_file()}
    kept: dict[tuple[str, str, bool], list[Finding]] = {}

    def examine(path: Path, name: str) -> list[Finding]:
        digest = _digest(path)
        if digest not in known:
            return examine_file(path, name)
        key = (digest, name, bool(pdf.tesseract()))
        if key not in kept:
            kept[key] = examine_file(path, name)
        return list(kept[key])

    return examine


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _compiling(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """Return what compiles a template: of the same source, in an environment with the same ways, the same code."""
    kept: dict[Any, Any] = {}

    def compiled(self: jinja2.Environment, source: Any, name: str | None = None, filename: str | None = None) -> Any:
        ways = (self.undefined, self.autoescape, self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline)
        known = (frozenset(self.filters.items()), frozenset(self.tests.items()), frozenset(self.extensions))
        key = (source, name, filename, self.__class__, *ways, *known)
        if key not in kept:
            kept[key] = compile_(self, source, name, filename)
        return kept[key]

    return compiled


def _listing(list_templates: Callable[[FileSystemLoader], list[str]]) -> Callable[[FileSystemLoader], list[str]]:
    """Return what lists templates: those of an installed package are listed once.

    MkDocs passes over names that begin with a full stop, which are 14,000 icons of Material's.
    """

    @cache
    def installed(folder: str) -> list[str]:
        return [name for name in list_templates(FileSystemLoader(folder)) if not name.startswith(".")]

    def listed(self: FileSystemLoader) -> list[str]:
        folders = [folder for folder in self.searchpath if _INSTALLED in folder]
        others = FileSystemLoader([folder for folder in self.searchpath if _INSTALLED not in folder])
        return sorted({*list_templates(others), *(name for folder in folders for name in installed(folder))})

    return listed
