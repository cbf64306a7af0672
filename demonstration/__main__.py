"""Write Sagolunda as a project that `protokoll build` can build: python -m demonstration FOLDER SITE."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from demonstration.town import HERE, Town
from generator import yamlio

_REPOSITORY = HERE.parent


def write(folder: Path, site: Path) -> None:
    """Write mkdocs.yml and content/ into a folder, to be built into `site`; what was in content/ is gone.

    A file that would be the same is left alone, so that only what has changed is built again.
    """
    content = folder / "content"
    town = Town()
    files = {f"protokoll/{path}": _written(minutes, path) for path, minutes in town.minutes()}
    removed = {"borttaget": town.removed}
    files["register/borttaget.yml"] = _written(removed, "borttaget.yml")
    for name in ("register", "sidor"):
        for path in sorted((HERE / name).iterdir()):
            files[f"register/{path.name}" if name == "register" else path.name] = path.read_bytes()
    for path in sorted((HERE / "handlingar").rglob("*.pdf")):
        files[f"protokoll/{path.relative_to(HERE / 'handlingar').as_posix()}"] = path.read_bytes()
    for path in sorted(content.rglob("*")) if content.is_dir() else ():
        if path.is_file() and path.relative_to(content).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = content / name
        if not path.is_file() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
    config = settings("https://protokoll.sagolunda.example/")
    (folder / "mkdocs.yml").write_text(
        config.replace("site_dir: site", f"site_dir: {json.dumps(str(site.resolve()))}"), "utf-8"
    )


def settings(address: str) -> str:
    """Return mkdocs.yml as a new archive has it, with the theme that lies here: not that of the archive at the top."""
    text = (_REPOSITORY / "generator/standard/arkiv/mkdocs.yml").read_text("utf-8")
    text = text.replace("{{ webbplatsnamn|yaml }}", "Öppna protokoll").replace("{{ adress|yaml }}", address)
    theme = json.dumps(str((_REPOSITORY / "theme_overrides").resolve()))
    return text.replace("  language: sv\n", f"  language: sv\n  custom_dir: {theme}\n")


def _written(data: dict[str, Any], name: str) -> bytes:
    """Return a file as `protokoll format` would leave it."""
    text, findings = yamlio.canonical(yamlio.dump(data, bare=True).encode(), name)
    if text is None:
        raise ValueError(findings)
    return text.encode()


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Skriv den påhittade kommunen Sagolunda som ett arkiv att bygga.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("site", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    write(arguments.folder, arguments.site)


if __name__ == "__main__":
    main()
