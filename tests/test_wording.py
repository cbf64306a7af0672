"""The proposal against the decision: only words that correspond are compared, and none is lost on either side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.case.wording import Run, compare, words_of
from tests.sites import fragments, item, minutes, town


def shown(old: str, new: str) -> str | None:
    """Return a comparison as "{gone}" and "[new]" among the words that are the same; a line for each paragraph."""
    found = compare(*([words_of(each) for each in text.split("\n")] for text in (old, new)))
    return None if found is None else "\n".join("".join(map(_sign, paragraph)) for paragraph in found)


def _sign(run: Run) -> str:
    words = {"gone": f"{{{run.text}}}", "new": f"[{run.text}]", "same": run.text}[run.kind]
    return f" {words}" if run.apart else words


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Taxan höjs med 12 procent.", "Taxan höjs med 8 procent.", "Taxan höjs med {12} [8] procent."),
        ("Taxan höjs med 8 procent.", "Taxan höjs med 8 procent.", "Taxan höjs med 8 procent."),
        # Who proposes what to whom is no part of what is proposed.
        ("Styrelsen föreslår att fullmäktige antar planen.", "Fullmäktige antar planen.", "Fullmäktige antar planen."),
        ("Nämnden föreslår att styrelsen beslutar följande.\nPlanen antas.", "Planen antas.", "Planen antas."),
        # But nothing else at the beginning is left out.
        ("Nu antas planen för torget.", "Planen för torget antas.", "{Nu antas} Planen för torget [antas]."),
        # A sign is no word: only what is added is marked.
        ("Hallen är öppen.", "Hallen är öppen, men inte i juli.", "Hallen är öppen[, men inte i juli]."),
        # Paragraphs that are in one text only.
        ("1. Planen antas.\n2. Torget byggs om.", "1. Planen antas.", "1. Planen antas.\n{2. Torget byggs om.}"),
        ("1. Planen antas.", "1. Planen antas.\n2. Nu.", "1. Planen antas.\n[2. Nu.]"),
        # Too unlike.
        ("Motionen avslås.", "Ärendet återremitteras till nämnden.", None),
        ("", "Planen antas.", None),
    ],
)  # fmt: skip
def test_comparison(old: str, new: str, expected: str | None) -> None:
    assert shown(old, new) == expected


_TEXTS = st.lists(st.sampled_from(["planen", "antas", "av", "12", "8", ".", ",", "Torget"]), min_size=1).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_no_word_is_lost(old: str, new: str) -> None:
    found = compare([words_of(old)], [words_of(new)])
    if found is not None:
        kept = [run for paragraph in found for run in paragraph]
        assert "".join(run.text for run in kept if run.kind != "gone").replace(" ", "") == new.replace(" ", "")
        before = "".join(run.text for run in kept if run.kind != "new").replace(" ", "").casefold()
        assert before == old.replace(" ", "").casefold()


@given(st.text())
def test_words_are_the_paragraph(text: str) -> None:
    assert "".join(words_of(text)) == " ".join(text.split())


def test_a_very_long_text_is_not_compared() -> None:
    words = words_of("ord " * 5000)
    assert compare([words], [words]) is None


@pytest.mark.parametrize(
    ("proposal", "later", "linked"),
    [
        ("förslag_till: ks\nbeslut: Taxan höjs.", "", True),
        ("förslag_till: ks\nsammanfattning: Utan förslag i ord.", "", False),
        ("förslag_till: kf\nbeslut: Taxan höjs.", "", False),
        ("beslut: Taxan höjs.", "", False),
        # The page of a case compares its last decision.
        ("förslag_till: ks\nbeslut: Taxan höjs.", "beslut: Taxan sänks.", False),
    ],
)
def test_a_decision_leads_to_its_comparison_if_there_is_one(
    tmp_path: Path, proposal: str, later: str, linked: bool
) -> None:
    def step(body: str, day: str, keys: str) -> str:
        return minutes(body, day, item(1, body=f"ärende: KS-2024-00001\n{keys}"))

    files = [step("ksau", "2024-01-02", proposal), step("ks", "2024-01-09", "beslut: Taxan höjs inte.")]
    files += [step("kf", "2024-02-06", later)] if later else []
    pages = fragments(town(tmp_path, *files).archive(), "moten/ks/2024-01-09/", "arenden/ks-2024-00001/")
    found = pages["moten/ks/2024-01-09/"].select('a[href$="#ord-for-ord"]')
    assert bool(found) is linked
    assert not found or pages["arenden/ks-2024-00001/"].select_one("#ord-for-ord")
