"""Views hold what is worked out for a page. What only stands somewhere in the archive, templates read there."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import chain, takewhile

import pytest

from tests.sites import REPOSITORY

# The fields that are given a fact as it is, each with what it is there for.
STAY = {
    "BallotView.choice": "one of several that were voted on, where for others Ja, Nej and Avstår stand",
    "DifferenceView.where": "a place of the certificate, where for others a number that is not here stands",
    "FilterView.key": "a choice of a filter: of a state, a kind, a body, a party or what is remarkable",
    "FilterView.kind": "a choice of a filter: of a state, a kind, a body, a party or what is remarkable",
    "FilterView.text": "a choice of a filter: of a state, a kind, a body, a party or what is remarkable",
    "LinkView.href": "words and where they lead, such as the pages of others, which the record names",
    "LinkView.text": "words and where they lead: of a name, a number or a sentence alike",
    "PartyMark.name": "a party that no register has is drawn by its printed letters alone",
    "OneView.reason": "why somebody did not serve: in words of the attendance, or of the § itself",
    "PersonLine.href": "somebody who was elected, or sat once, stands there as printed, without a page",
    "PersonLine.name": "somebody who was elected, or sat once, stands there as printed, without a page",
    "TextSection.heading": "as printed, or the usual heading of such a section",
    "Step.body": "a thing of the archive: whose lane it is drawn in",
    "TallyPart.key": "beside the states there are choices for all §§ and for those with a vote",
    "TallyPart.kind": "beside the states there are choices for all §§ and for those with a vote",
    "Step.date": "a step is a § at a meeting, a document of a day, or what is awaited",
    "Step.days": "a step is a § at a meeting, a document of a day, or what is awaited",
    "Node.kind": "a mark, drawn in a path and in its legend",
    "BallotRow.options": "what was voted on beside Ja and Nej, of the whole view of a vote",
    "GapRow.body": "a thing of the archive: what the filters are made by",
}
_NO_VIEWS = {"Context", "Compiled", "Page", "Planned", "Frame"}


def copied(sources: Mapping[str, str]) -> Iterator[str]:
    """Yield each field of a class in `generator/pages` that is given an attribute of something, as it is."""
    trees = [(path, ast.parse(text)) for path, text in sources.items()]
    fields: dict[str, list[str]] = {}  # by position: those of the class it is made of first
    for path, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and path.startswith("pages/") and node.name not in _NO_VIEWS:
                own = [each.target.id for each in node.body if _is_field(each)]
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                above = (takewhile("_".__ne__, fields.get(base, ())) for base in bases)
                fields[node.name] = [*chain.from_iterable(above), *own]
    for node in (node for _, tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in fields:
            given = [*zip(fields[node.func.id], node.args, strict=False), *((k.arg, k.value) for k in node.keywords)]
            yield from (f"{node.func.id}.{name}" for name, value in given if _is_attribute(value))


def _is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)


def _is_attribute(value: ast.expr) -> bool:
    while isinstance(value, ast.Attribute):
        value = value.value
        if isinstance(value, ast.Name):
            return True
    return False


VIEW = """
@dataclass
class View:
    name: str
    kind: str = ""

class Part(View):
    words: str = ""
"""


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("View(party)", []),
        ("View(party.name)", ["View.name"]),
        ("View(name(party), kind=party.record.kind)", ["View.kind"]),
        ("View(f'{party.name}', party.kind or '')", []),
        ("Other(party.name)", []),
        ("Part(party.name, words(party))", ["Part.name"]),
        ("Part(name(party), '', party.words)", ["Part.words"]),
    ],
)
def test_a_copy_is_seen(call: str, found: list[str]) -> None:
    assert list(copied({"pages/view.py": f"{VIEW}\nshown = {call}"})) == found


def test_templates_read_facts_where_they_stand() -> None:
    """Give the view the thing, and let the template read its attribute; or say in STAY what the field is there for."""
    folder = REPOSITORY / "generator"
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.py")}
    assert set(copied(sources)) == STAY.keys()
