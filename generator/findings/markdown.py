"""Findings as GitHub-flavoured Markdown, for the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from generator.findings.finding import Finding, Severity, counts, ordered, place, spelled, visible

# A summary may be 1 MiB (docs.github.com, workflow commands); a reader has had enough long before.
_SHOWN = 300
_LOUD = "undantag-personnummer"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LABELS = {Severity.ERROR: "**Fel**", Severity.WARNING: "Varning"}


def render_markdown(
    findings: Iterable[Finding],
    files: int,
    others: Iterable[Finding] = (),
    page: Callable[[str], str] | None = None,
) -> str:
    """Return a summary, and the findings in a list for each file.

    `files` is how many files were read and `others` what was found and is not to be shown. `page` tells the address of
    a rule's page by its code; without it the rules are only named.
    """
    found = list(ordered(findings))
    # What must be corrected is never cut off, and stands first in its file.
    shown = sorted(
        found[:_SHOWN], key=lambda each: (each.file, each.severity is Severity.WARNING, each.line, each.column)
    )
    lines = ["## Kontrollen av protokollen", "", _verdict(found, files), ""]
    # What somebody has taken out of the strictest rule is said before all else, and loudly.
    waived = [finding for finding in found if finding.code == _LOUD]
    if waived:
        lines += [
            "> [!CAUTION]",
            f"> **UNDANTAG FRÅN PERSONNUMMER: {len(waived)} st.** Läs dem innan något slås ihop.",
            ">",
        ]
        lines += [f"> - {_escaped(finding.message)}" for finding in waived]
        lines.append("")
    for file, of_file in groupby(shown, key=lambda finding: finding.file):
        lines += [f"### {_escaped(file)}", "", *(_item(finding, page) for finding in of_file), ""]
    if len(found) > _SHOWN:
        lines += [f"… och {len(found) - _SHOWN} till. Rätta dem som står här först.", ""]
    hidden = counts(others)
    if any(hidden):
        lines += [f"I filer som inte är ändrade eller valda finns {spelled(*hidden)}, som inte visas här.", ""]
    return "\n".join(lines)


def _verdict(found: list[Finding], files: int) -> str:
    read = f"{files} fil är läst" if files == 1 else f"{files} filer är lästa"
    errors, warnings = counts(found)
    if errors:
        return f"❌ **{spelled(errors, warnings)}.** {read}. Det som är märkt **Fel** måste rättas före publicering."
    if warnings:
        return f"⚠️ **{spelled(errors, warnings)}.** {read}. Varningar stoppar inget, men läs dem: ofta är något glömt."
    return f"✅ **Inga fel.** {read}."


def _item(finding: Finding, page: Callable[[str], str] | None) -> str:
    label = _LABELS[finding.severity]
    where = f"{label}, {place(finding)}:" if finding.line else f"{label}, hela filen:"
    code = _escaped(finding.code)
    rule = f"[{code}](<{page(finding.code)}>)" if page else code
    return f"- {where} {_escaped(finding.message)}<br>Gör så här: {_escaped(finding.hint)} (regel {rule})"


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is: it lets every ASCII punctuation mark be escaped (CommonMark 2.4)."""
    return _PUNCTUATION.sub(r"\\\g<0>", visible(text))
