"""Certificates: originals held against their records, anew only where one of the two, or the program, has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from generator import urls
from generator.archive import Archive, Meeting
from generator.archive.certificate import Certificate, Difference
from generator.content.outline import ORIGINAL
from generator.site.inputs import Inputs, digest_of
from generator.system.jobs import in_parallel
from generator.system.program import program_digest
from generator.system.progress import Progress
from generator.system.store import Store, packed, unpacked

_KIND = "certificate"


def certify(archive: Archive, content: Path, inputs: Inputs, store: Store, progress: Progress) -> None:
    """Give every meeting that has an original its certificate, and keep what was found for the next build.

    Raises OSError and sqlite3.Error if the disk does not play along.
    """
    common = program_digest() + digest_of(inputs.content, "register/")
    paths = {meeting: both for meeting in archive.meetings if (both := _paths(meeting))}
    keys = {meeting: _key(common, inputs, *both) for meeting, both in paths.items()}
    kept = store.all(_KIND) if keys else {}
    certificates = {meeting: _restored(kept[key]) for meeting, key in keys.items() if key in kept}
    todo = [meeting for meeting in keys if meeting not in certificates]

    def compared(meetings: Sequence[Meeting]) -> list[Certificate]:
        from generator import fidelity  # which brings the reading of originals: only a new one needs it

        return [fidelity.certify(content, *paths[meeting]) for meeting in meetings]

    progress.begin("Jämför original", len(todo))
    done = 0
    for number, made in in_parallel(compared, todo, chunk=1):
        certificates |= zip(todo[done : done + number], made, strict=True)
        done += number
        progress.advance(number)
    progress.end()
    store.put((_KIND, keys[meeting], packed(_plain(certificates[meeting]))) for meeting in todo)
    store.keep_only(_KIND, keys.values())
    for meeting, certificate in certificates.items():
        meeting.linked_certificate = certificate


def _paths(meeting: Meeting) -> tuple[str, str] | None:
    """Return where in the content folder the original and the record are; None if there is no original."""
    # The outline knows what urls.source_pdf would fetch the whole record for.
    pdf = urls.pdf_beside(meeting, dict(meeting.outline.originals).get(ORIGINAL, meeting.file.own_pdf))
    return (pdf, urls.source(meeting)) if pdf else None


def _key(common: str, inputs: Inputs, *paths: str) -> bytes:
    parts = [part for path in paths for part in (path, inputs.content.get(path, ""))]
    return hashlib.sha256("\0".join([common, *parts]).encode(errors="surrogateescape")).digest()


def _plain(certificate: Certificate) -> tuple[object, ...]:
    values = vars(certificate) | {"differences": [tuple(vars(each).values()) for each in certificate.differences]}
    return tuple(values.values())


def _restored(raw: bytes) -> Certificate:
    file, words, in_order, moved, differences, lacking, left_out, problem = unpacked(raw)
    told = tuple(Difference(*difference) for difference in differences)
    return Certificate(file, words, in_order, moved, told, tuple(lacking), tuple(left_out), problem)
