"""Text: what stands in a record's texts but does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.paper import texts
from generator.findings import Finding, Severity
from generator.language.text import nfc
from generator.yamlio import Parsed
from generator.yamlio.dump import quote

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")


def html_in_text(source: str, document: Parsed) -> Iterator[Finding]:
    """Yield a warning for each line of a document's texts with an HTML tag: it is shown as it stands, never obeyed.

    `source` is the text of the file.
    """
    if "<" not in source and "\\" not in source:
        return  # Only an escape such as "\x3c" can still bring in a tag.
    for path, text in texts(document.data):
        for offset, line in enumerate(text.split("\n")) if "<" in text else ():
            if match := _TAG.search(line):
                yield Finding(
                    document.file,
                    document.locate_text(path, offset),
                    0,
                    "html-i-text",
                    f"Texten innehåller HTML-koden {match[0]}.",
                    "Ta bort koden om den inte hör till protokollet. Den visas som den står, ord för ord.",
                    Severity.WARNING,
                )


_SWALLOWED = re.compile(r"\s+(#[^\s#]\S*)")
# With a blank behind it, it may be an editor's note: in running text that is hardly meant.
_SWALLOWED_PROSE = re.compile(r"\s+(#(?!#)(?! *osäkert\b) *\S.*)")
_PROSE = {"rubrik", "text", "beslut", "sammanfattning", "beslutsgång", "ingress", "handlingar", "ja", "nej"}
_NUMBER_SIGN = re.compile(r"[ \t]#(?!#)")


def swallowed_words(source: str, document: Parsed) -> Iterator[Finding]:
    """Yield an error for each value that YAML cuts short at a #: "Rum #5" would be published as "Rum".

    `source` is the text of the file.
    """
    if not _NUMBER_SIGN.search(source):
        return
    lines = source.removeprefix("\ufeff").splitlines()
    for path, text in texts(document.data):
        line, column = document.locate(path)
        rest = nfc(lines[line - 1][column - 1 :]) if line <= len(lines) else ""
        keys = [part for part in path if isinstance(part, str)]
        is_prose = keys[:1] == ["paragrafer"] and keys[-1] in _PROSE
        # Right behind an unquoted value: further on the line there may be quoted ones that hold a #.
        pattern = _SWALLOWED_PROSE if is_prose and text else _SWALLOWED
        match = pattern.match(rest, len(text)) if text and rest.startswith(text) else None
        if match or (not text and (match := _SWALLOWED.search(rest))):
            lead = lines[line - 1][: column - 1].strip()
            yield Finding(
                document.file,
                line,
                column + match.start(1),
                "text-efter-nummertecken",
                f"Allt från {match[1].split(maxsplit=1)[0] if match[1][1:2].strip() else match[1][:40].rstrip()} och "
                "till radens slut läses inte.",
                "Är det en kommentar skriver du den på en egen rad ovanför. Annars: sätt raka citattecken runt hela "
                f"texten, så här: {lead} {quote(rest.strip())}"
                if text
                else "Sätt raka citattecken runt hela texten. Är det en kommentar, skriv ett blanksteg efter #.",
            )
