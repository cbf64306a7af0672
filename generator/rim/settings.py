"""Settings: mkdocs.yml as MkDocs reads it, and in Swedish what it does not accept."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from generator.checks.settings import settings_faults
from generator.findings import render_text
from generator.site import BuildFailedError

log = logging.getLogger("mkdocs.plugins.protokoll")

_SHOWN = 5
# What MkDocs says most often of a value, by words of its own, and what to do.
_CURES = (
    (r"plugin .* is not installed", "Insticksprogrammet finns inte. Ta bort raden, eller rätta namnet."),
    (r"Unrecognised theme", "Temat finns inte. Skriv name: material."),
    (r"isn't an existing directory|does not exist", "Mappen eller filen finns inte. Rätta sökvägen."),
    (r"The URL isn't valid", "Adressen ska börja med https:// eller http://."),
    (r"Required configuration not provided", "Raden saknas. Lägg tillbaka den."),
    (r"Failed to load extension", "Tillägget finns inte. Ta bort raden, eller rätta namnet."),
    (
        r"Expected type|Expected a|Invalid config",
        "Värdet har fel form.",
    ),
)
_CURE = "Rätta värdet, eller ta bort raden. Jämför med mkdocs.yml som protokoll init skriver."


def load_settings(config_file: Path, site_dir: Path | None) -> MkDocsConfig:
    """Return the settings in mkdocs.yml, for MkDocs.

    Raises BuildFailedError that says in Swedish, with its line, what in it is wrong.
    """
    if faults := list(settings_faults(config_file)):
        raise BuildFailedError(render_text(faults))
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as stream:
            config.load_file(stream)
    except (ConfigurationError, yaml.YAMLError, UnicodeDecodeError, ValueError, AttributeError, TypeError) as error:
        raise BuildFailedError(_cannot_be_read(error)) from error
    if site_dir:
        config.load_dict({"site_dir": str(site_dir)})
    try:
        errors, _ = config.validate()
    except (ValueError, TypeError, AttributeError, KeyError, OSError) as error:
        # MkDocs stumbles over some values of a form that it did not think of.
        raise BuildFailedError(_cannot_be_read(error)) from error
    if errors:
        lines = config_file.read_text(encoding="utf-8", errors="replace").split("\n")
        told = [_told(key, str(error), lines) for key, error in errors[:_SHOWN]]
        raise BuildFailedError("\n".join(told) + "\n")
    return config


def _cannot_be_read(error: Exception) -> str:
    mark = getattr(getattr(error, "__cause__", None), "problem_mark", None) or getattr(error, "problem_mark", None)
    place = f", rad {mark.line + 1}" if mark else ""
    return f"mkdocs.yml{place}: filen går inte att läsa. Jämför med mkdocs.yml som protokoll init skriver."


def _told(key: str, said: str, lines: list[str]) -> str:
    line = next((number for number, line in enumerate(lines, 1) if re.match(rf"{re.escape(key)}\s*:", line)), 0)
    cure = next((cure for pattern, cure in _CURES if re.search(pattern, said, re.IGNORECASE)), _CURE)
    cure = cure if cure == _CURE else f"{cure} Jämför med mkdocs.yml som protokoll init skriver."
    return f"mkdocs.yml{f', rad {line}' if line else ''}: värdet för {key} går inte att använda. {cure}"
