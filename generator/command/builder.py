"""Builder: builds a project's site the shortest way that is right, and asks MkDocs only for what is MkDocs' own."""

from __future__ import annotations

import gc
import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

from generator.findings import has_errors, summary
from generator.site import BuildFailedError, BuildOutcome, FrameMissingError, Progress, Project, Settings, Silent
from generator.system.disk import disk_problem

log = logging.getLogger("mkdocs.plugins.protokoll")

_STANDS = "Webbplatsen är inte byggd; den förra står kvar."


def build(
    config_file: Path,
    site_dir: Path | None = None,
    *,
    search: bool = True,
    clean: bool = False,
    progress: Progress | None = None,
) -> BuildOutcome:
    """Build the site that `config_file` (mkdocs.yml) describes, into `site_dir` or the folder it names.

    `clean` forgets first what earlier builds left. Raises BuildFailedError when the site could not be built, with the
    reason in a sentence; the earlier site is then as it was.
    """
    try:
        return _built(config_file, site_dir, search=search, clean=clean, progress=progress)
    except BuildFailedError as error:
        if clean or not _is_damage(error):
            raise
    log.info("Mellanlagret är skadat och görs om från början.")
    return _built(config_file, site_dir, search=search, clean=True, progress=progress)


def _is_damage(error: BaseException | None) -> bool:
    """Tell whether what kept a build from its end is a store that is no longer what was written."""
    while error is not None:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return True
        error = error.__cause__ or error.__context__
    return False


def _built(
    config_file: Path, site_dir: Path | None, *, search: bool, clean: bool, progress: Progress | None
) -> BuildOutcome:
    project = Project(config_file.absolute(), progress or Silent())
    # An archive is one large graph that lives as long as the build: looking for garbage in it costs a tenth of it.
    gc.disable()
    try:
        project.lock()
        if clean:
            project.clean()
        outcome = _without_mkdocs(project, site_dir, search=search)
        if outcome is None:
            # MkDocs takes longer to load than all of this takes when little has changed.
            from generator.rim.config import build_through_mkdocs

            outcome = build_through_mkdocs(project, site_dir, search=search)
        if project.store.is_damaged:
            log.info(
                "Mellanlagret i %s var skadat. Det som saknades eller hade ändrats är gjort på nytt.",
                project.cache.name,
            )
    except BuildFailedError as error:
        raise BuildFailedError(f"{error} {_STANDS}".strip()) from error
    except (OSError, sqlite3.Error) as error:
        raise BuildFailedError(
            f"Mappen {project.cache} går inte att skriva i: {disk_problem(error)}. {_STANDS}"
        ) from error
    finally:
        project.store.close()
        project.unlock()
        gc.enable()
    return outcome


def _without_mkdocs(project: Project, site_dir: Path | None, *, search: bool) -> BuildOutcome | None:
    """Return the outcome if MkDocs need not be asked: what it would make is known from before."""
    known = project.settings()
    if known is None or site_dir is not None:
        return None  # where a site may lie, MkDocs knows
    settings: Settings = replace(known, search=known.search and search)
    inputs = project.inputs(settings)
    if done := project.unchanged(settings, inputs):
        outcome, earlier = done
        _tell(earlier)
        return outcome
    mkdocs_part = project.mkdocs_part(project.mkdocs_key(settings, inputs, str(False)))
    if mkdocs_part is None:
        return None
    examination = project.examine(settings, inputs)
    findings = examination.findings
    _tell(project.told(findings))
    if has_errors(findings) or examination.archive is None:
        raise BuildFailedError(f"{summary(findings, examination.content.files_read)} Inget är publicerat.")
    try:
        return project.build(settings, examination.archive, mkdocs_part, inputs, findings)
    except FrameMissingError:
        return None


def _tell(findings: str) -> None:
    if findings:
        log.info("Kontrollen fann följande:\n\n%s", findings)
