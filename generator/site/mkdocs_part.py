"""What MkDocs gives for the generated pages to stand in, and the settings that it read. It is not imported here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.pages.page import Frame
from generator.pages.text.glossary import Term
from generator.search import OwnPage


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml decides. `url` ends in a slash; `shown` is the folder of the published site."""

    name: str
    url: str
    base_path: str
    content: Path
    templates: Path
    shown: Path
    search: bool


@dataclass(frozen=True)
class MkDocsPart:
    """Frames with marks in them, the start page's own words, the glossary, and MkDocs' finished files in a folder.

    `editorial` are the addresses of the editorial pages, `own` the archive's own pages
    with their words; `files` are the paths of all files below `folder`, each with
    the name of the file in the content folder that it was made of, or nothing.
    """

    frames: dict[Frame, str]
    intro: str
    glossary: dict[str, Term]
    editorial: tuple[str, ...]
    own: tuple[OwnPage, ...]
    files: dict[str, str]
    folder: Path
