"""Settings: what is wrong with mkdocs.yml as a file. What its values mean, only the rim can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import yamlio
from generator.findings import Finding

# mkdocs.yml may hold more than a record: tags, anchors, figures and truth values are MkDocs' own business.
_FAULTS = {
    *("yaml-tabb", "yaml-indrag", "yaml-citattecken", "yaml-kolon", "yaml-lodstreck", "yaml-syntax", "yaml-djup"),
    *("yaml-dubbel-nyckel", "yaml-flera-dokument", "fil-tom", "fil-for-stor", "fil-olaslig", "fil-tecken"),
    "fil-inte-utf8",
}


def settings_faults(config: Path) -> Iterator[Finding]:
    """Yield an error for each place in mkdocs.yml that cannot be read, as in any other file of the archive."""
    raw, findings = yamlio.read_bytes(config, config.name)
    if raw is not None:
        findings = yamlio.parse(raw, config.name, config)[1]
    yield from (finding for finding in findings if finding.code in _FAULTS)
