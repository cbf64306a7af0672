"""Signatures: who signed as what, where the name stands before or above the office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.importer.fields.labels import Labelled, LabelPiece
from generator.importer.fields.people import NAME, PARTY
from generator.importer.notes import LineSpan

SIGNERS = ("ordförande", "justerare", "sekreterare")
_NAME_ONLY = re.compile(rf"[.…_ ]*{NAME}(?: ?{PARTY})?[.…_ ]*")
_OFFICES = {
    "sekreterare": r"\w*sekreterare|protokollförare",
    "ordförande": r"(?:mötes)?ordförande|(?:\d:[ae] |förste |andre )?vice ordförande",
    "justerare": r"(?:protokolls?)?juster(?:are|ande)|justeringsperson",
}
_BEFORE = re.compile(rf"(?P<who>{NAME}(?: ?{PARTY})?),?\s+(?P<office>(?i:{'|'.join(_OFFICES.values())}))(?![\w])")


def names_first(labels: list[Labelled]) -> None:
    """Give signatures to their offices: "Cecilia Sted, sekreterare", or the name on a line above "Sekreterare".

    `found` are the labels of a front page in order, which are changed.
    """
    for label, following in pairwise(labels):
        _below(label, following)
    index = 0
    while index < len(labels):
        if labels[index].kind == "underskrifter":
            _shift(labels, index)
            made = _told(labels[index])
            labels[index + 1 : index + 1] = made
            index += len(made)
        index += 1


def _below(label: Labelled, following: Labelled) -> None:
    """Give a name below "Sekreterare ..........  Paragrafer 1–9" to the office, not to what stands beside it."""
    near = following.span.line - label.span.line in (0, 1) and not any(each.text.strip(".…_ ") for each in label.pieces)
    if label.kind not in SIGNERS or following.kind != "paragrafer" or not near:
        return
    if any(_NAME_ONLY.fullmatch(piece.text) for piece in label.pieces):
        return
    names = [
        piece for piece in following.pieces if piece.span.line > label.span.line and _NAME_ONLY.fullmatch(piece.text)
    ]
    label.pieces += names
    following.pieces = [piece for piece in following.pieces if piece not in names]


def _told(label: Labelled) -> list[Labelled]:
    """Return labels for the names that stand with their office on a line, taken out of what belongs to `label`."""
    made: list[Labelled] = []
    kept: list[LabelPiece] = []
    for piece in label.pieces:
        match = _BEFORE.fullmatch(piece.text.strip(" .,"))
        if match is None:
            kept.append(piece)
            continue
        kind = next(kind for kind, office in _OFFICES.items() if re.fullmatch(office, match["office"], re.IGNORECASE))
        at = piece.text.index(match["who"])
        who = LineSpan(piece.span.line, piece.span.start + at, piece.span.start + at + len(match["who"]))
        office = LineSpan(piece.span.line, who.end, piece.span.end)
        made.append(Labelled(kind, match["office"], office, [LabelPiece(who, match["who"])]))
    label.pieces = kept
    return made


def _shift(labels: Sequence[Labelled], start: int) -> None:
    """Where each office stands below its name, what was read below an office belongs to the next one."""
    end = start + 1
    while end < len(labels) and labels[end].kind in SIGNERS:
        end += 1
    group = labels[start:end]
    if len(group) < 2 or not all(_ends_with_name(each) for each in group[:-1]):
        return
    if any(
        _NAME_ONLY.fullmatch(piece.text) and piece.span.line == each.span.line
        for each in group
        for piece in each.pieces
    ):
        return
    names = [each.pieces.pop() for each in group[:-1]]
    for label, name in zip(group[1:], names, strict=True):
        label.pieces.insert(0, name)


def _ends_with_name(label: Labelled) -> bool:
    return bool(label.pieces) and bool(_NAME_ONLY.fullmatch(label.pieces[-1].text))
