"""Which of the municipality's bodies is meant: whose minutes these are, and to whom a committee proposes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.fields.found import Found
from generator.language.text import one_line
from generator.model import BodyRecord

_PROPOSES = re.compile(
    r"(?:föreslår|hemställer hos|hemställer|tillstyrker[^.]{0,200}? och föreslår)\s+(?:att\s+)?"
    r"(?P<body>[\w &,-]{3,80}?)\s+(?:att\s+)?(?:fattar|beslutar|beslutar:|besluta|fatta|godkänner|antar|ger)\b",
    re.IGNORECASE,
)


def body_of_minutes(texts: Sequence[str], bodies: Sequence[BodyRecord]) -> Found[str] | None:
    """Return the id of the body whose name stands alone on a line; `texts` are lines, `start` is the place of the line.

    The name that is found on most lines wins, a longer one before a shorter.
    """
    best: tuple[int, int, int, str] | None = None
    for body in bodies:
        names = {_plain(name) for name in (body.name, body.short_name, *body.also) if name}
        hits = [index for index, text in enumerate(texts) if _plain(re.sub(r"\s{2,}.*$", "", text)) in names]
        if hits:
            rank = (len(hits), len(body.name), -hits[0], body.id)
            best = rank if best is None or rank > best else best
    if best:
        return Found(best[3], -best[2], -best[2])
    for body in sorted(bodies, key=lambda each: -len(each.name)):
        for index, text in enumerate(texts):
            if _plain(body.name) in _plain(text):
                return Found(body.id, index, index, 0.6, "organets namn står inte ensamt på en rad")
    return None


_HEADED = re.compile(r"förslag till (?:beslut i )?(?P<body>[\w &,-]{3,80})$", re.IGNORECASE)


def proposal_to(
    text: str, bodies: Sequence[BodyRecord], own: str | None, heading: str | None = None
) -> Found[str] | None:
    """Return the id of the body to which a decision is only a proposal; "" and a doubt if the register lacks it."""
    match = _HEADED.search(heading or "") or _PROPOSES.search(text)
    if match is None:
        return None
    wanted = _plain(match["body"])
    for body in bodies:
        if wanted in {_plain(name) for name in (body.name, body.short_name, *body.also) if name} and body.id != own:
            return Found(body.id, match.start("body"), match.end("body"))
    if re.search(r"(?:styrelsen|fullmäktige|nämnden|utskottet|nämnden för [\wåäö &]+)$", wanted):
        return Found(
            "",
            match.start("body"),
            match.end("body"),
            0.5,
            f"förslag till ”{match['body']}”, som inte finns i register/organ.yml",
        )
    return None


def _plain(name: str) -> str:
    return one_line(name).casefold().strip(" .:")
