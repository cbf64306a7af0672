"""Bytes to a Document, or to all the findings that can honestly be made in one go. Bad input never raises."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.findings import Code, Finding
from generator.yamlio import careful, words
from generator.yamlio.build import Builder
from generator.yamlio.decode import MAX_BYTES, decode
from generator.yamlio.document import Parsed
from generator.yamlio.lines import hard_spaces
from generator.yamlio.mending import mended
from generator.yamlio.place import Value
from generator.yamlio.plain import plain_text
from generator.yamlio.quick import quick_values

# A file with one fault on every line needs no finding for every line.
_SAME_CODE = 50
# What an invisible character on the line is most likely the cause of.
_FOLLOW_ON = {"yaml-indrag", "yaml-kolon", "yaml-nyckel", "yaml-syntax"}


def read(path: Path, file: str) -> tuple[Parsed | None, list[Finding]]:
    """Read one YAML file.

    `file` is the path to show in findings. Returns the document and no findings, or None and the findings
    sorted by place.
    """
    raw, findings = read_bytes(path, file)
    return (None, findings) if raw is None else parse(raw, file, path)


def read_bytes(path: Path, file: str) -> tuple[bytes | None, list[Finding]]:
    """Return the bytes of a file, cut off where it is too large for `parse`, or None and a finding."""
    try:
        if not path.is_file():
            if path.is_symlink() and not path.exists():
                return _unreadable(file, "Filen är en länk till något som inte finns.")
            if path.is_dir():
                return _unreadable(file, "Det här är en mapp, inte en fil.")
            # A pipe or a device could be read for ever.
            if path.exists():
                return _unreadable(file, "Det här är inte en vanlig fil.")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES), []
    except FileNotFoundError:
        return _unreadable(file, "Filen finns inte.")
    except PermissionError:
        return _unreadable(file, "Programmet får inte läsa filen.")
    except (OSError, ValueError):
        return _unreadable(file, "Filen går inte att läsa.")


def parse(raw: bytes, file: str, path: Path | None = None) -> tuple[Parsed | None, list[Finding]]:
    """Read YAML from bytes; the same as `read` without the disk.

    With a `path` the document keeps that, to find places by, instead of the bytes.
    """
    document, findings = parse_partly(raw, file, path)
    return (None if findings else document), findings


def parse_partly(raw: bytes, file: str, path: Path | None = None) -> tuple[Parsed | None, list[Finding]]:
    """Read YAML as `parse` does, but return also what a broken text says where it is not broken."""
    if len(raw) >= MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        message = f"Filen är för stor. En fil måste vara mindre än {size}."
        hint = "Dela upp innehållet på flera filer. Bilder och bilagor ska inte ligga i den här filen."
        return None, [Finding(file, 0, 0, "fil-for-stor", message, hint)]
    values: dict[str, Value] | None = None
    findings: list[Finding] = []
    if careful.USE_LIBYAML and (text := plain_text(raw)) is not None:
        values = quick_values(text)
    if values is None:
        values, findings = _carefully(raw, file)
    if values is None:
        return None, findings
    return Parsed(file, hashlib.sha256(raw).hexdigest(), path or raw, data=values), findings


def _carefully(raw: bytes, file: str) -> tuple[dict[str, Value] | None, list[Finding]]:
    text, findings = decode(raw, file)
    if text is None or any(finding.code == "konfliktmarkering" for finding in findings):
        return None, findings  # Whatever else is wrong comes of everything being there twice.
    text, hard = hard_spaces(text, file)
    builder, syntax = mended(text, file)
    data = builder.data
    explained = {finding.line for finding in findings + hard}
    broken = {finding.line for finding in syntax}
    # A line without its colon runs on into the next ones: one mistake, one finding.
    findings += hard + [
        finding
        for finding in builder.findings
        if finding.code not in ("yaml-lodstreck", "yaml-alias") or finding.line not in broken
    ]
    findings += [finding for finding in syntax if finding.line not in explained or finding.code not in _FOLLOW_ON]
    if not findings and not isinstance(data, dict):
        findings.append(_wrong_shape(builder, text, file))
    return (data if isinstance(data, dict) else None), _at_most(findings)


def _wrong_shape(builder: Builder, text: str, file: str) -> Finding:
    data, place = builder.data, builder.place
    if data is None or data == "":
        is_empty = not text.strip("-. \n")
        message = "Filen är tom." if is_empty else "Filen innehåller inga uppgifter, bara kommentarer."
        return Finding(file, 0, 0, "fil-tom", message, words.EMPTY_HINT)
    what = "en lista" if isinstance(data, list) else "löpande text"
    message = f"Filen ska bestå av fält med namn, men börjar med {what}."
    return Finding(file, place.line, place.column, "fil-fel-form", message, words.WRONG_SHAPE_HINT)


def _unreadable(file: str, message: str) -> tuple[None, list[Finding]]:
    hint = "Kontrollera att filen finns, heter rätt och går att öppna. Spara den på nytt om den är skadad."
    return None, [Finding(file, 0, 0, "fil-olaslig", message, hint)]


def _at_most(findings: list[Finding]) -> list[Finding]:
    """Return the findings sorted; of each code only the first ones, and a remark when there are more."""
    kept: list[Finding] = []
    seen: dict[Code, int] = {}
    for finding in sorted(set(findings)):
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if seen[finding.code] <= _SAME_CODE:
            kept.append(finding)
    for code, number in seen.items():
        if number > _SAME_CODE:
            first = next(finding for finding in kept if finding.code == code)
            message = f"Samma fel som på rad {first.line} finns på fler ställen i filen än de som visas här."
            kept.append(Finding(first.file, 0, 0, code, message, first.hint))
    return sorted(kept)
