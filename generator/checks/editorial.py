"""Editorial pages: what would stop MkDocs in the middle of a build, or leave a site without its first page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.loader import Content


def pages(content: Content) -> Iterator[Finding]:
    """Yield an error for each page in Markdown that is not UTF-8, and one if there is no start page."""
    if not (content.root / "index.md").is_file():
        yield Finding(
            f"{content.root.name}/index.md",
            0,
            0,
            "saknad-startsida",
            "Startsidan saknas.",
            f"Lägg tillbaka filen i {content.root.name}/. Den behöver en rubrik och gärna några rader.",
        )
    for path in sorted(content.root.rglob("*.md")):
        if not path.is_file():
            continue
        name = f"{content.root.name}/{path.relative_to(content.root).as_posix()}"
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            hint = "Öppna filen, välj Spara som och kodningen (teckenkodningen) UTF-8. Kontrollera sedan å, ä och ö."
            yield Finding(name, 1, 1, "fil-inte-utf8", "Filen är inte sparad som UTF-8.", hint)
        except OSError:
            hint = "Kontrollera att filen går att öppna. Spara den på nytt om den är skadad."
            yield Finding(name, 0, 0, "fil-olaslig", "Filen går inte att läsa.", hint)
