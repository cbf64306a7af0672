"""The proposal against the decision, word by word: what the deciding body struck out of what was proposed, and added.

Words are compared where they correspond; where they do not, the page leads to both texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from markupsafe import Markup

from generator import urls
from generator.archive import AgendaItem, Case, StateKind
from generator.language.text import count, folded, genitive
from generator.pages.context import Context
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.parts import LinkView, href, section_number, written_days
from generator.pages.text.markup import escaped

# At least half of the words are the same: below that a comparison is a riddle, not a help.
_ALIKE = 0.5
# A longer text is not compared: time grows with the square of it.
_MOST_WORDS = 4000
_LEAD = 50  # so many words and characters into a proposal may stand who proposes what to whom
_PROPOSES = re.compile(r"föresl(?:år|og|ås|agit)", re.IGNORECASE)
_SHORT = 3  # letters of a word that is no island between two changes

# A word, or the character after it; what stands after a blank begins with it.
_WORD = re.compile(r"\s*(?:[^\s.,;:!?]+(?:[.,;:!?]+[^\s.,;:!?]+)*|[.,;:!?]+)")
_CHARS = ".,;:!?"
Words = list[str]


@dataclass(frozen=True)
class Run:
    """Some words in a row. `kind` is same, gone (only in the proposal) or new (only in the decision)."""

    kind: str
    text: str
    apart: bool = False  # a blank stands before it

    @property
    def words(self) -> Markup:
        """The words as HTML, masked values marked."""
        return escaped(self.text)


@dataclass(frozen=True)
class WordingView:
    """A decision beside the proposal that it followed: paragraphs of runs, or none if they are too unlike."""

    proposal: LinkView
    decision: LinkView
    same: bool
    paragraphs: tuple[tuple[Run, ...], ...]
    standings: tuple[StandingView, StandingView]  # of both

    @property
    def summary(self) -> str:
        """In how many places the decision differs, in a few words."""
        if self.same:
            return "Beslutet lyder som förslaget"
        if not self.paragraphs:
            return "Texterna är för olika för att jämföras"
        runs = [[run.kind != "same" for run in paragraph] for paragraph in self.paragraphs]
        places = sum(
            differs and not (at and paragraph[at - 1]) for paragraph in runs for at, differs in enumerate(paragraph)
        )
        return f"Skiljer sig på {count(places, 'ställe', 'ställen', neuter=True)}"


def wording_view(context: Context, case: Case) -> WordingView | None:
    """Return the last decision in a case beside the last proposal made to the body that took it, or None."""
    pair = _pair(case.items)
    if pair is None or not (pair[0].record.decision and pair[1].record.decision):
        return None
    proposal, decision = pair
    texts = [context.text(item.record.decision or "", item.meeting) for item in pair]
    old, new = ([words_of(block) for block in text.blocks] for text in texts)
    found = compare(old, new)
    return WordingView(
        _named(proposal, "förslag"),
        _named(decision, "beslut"),
        found is not None and all(run.kind == "same" for paragraph in found for run in paragraph),
        found or (),
        (standing_view(context, proposal), standing_view(context, decision)),
    )


def _pair(items: Sequence[AgendaItem]) -> tuple[AgendaItem, AgendaItem] | None:
    for at in range(len(items) - 1, 0, -1):
        decision = items[at]
        if decision.state is not StateKind.DECIDED:
            continue
        for proposal in reversed(items[:at]):
            if decision.meeting.body.takes_over(proposal.proposal_to):
                return proposal, _titled(proposal, items[at - 1 :: -1], decision)
    return None


def _titled(proposal: AgendaItem, before: Iterable[AgendaItem], decision: AgendaItem) -> AgendaItem:
    """Return, of several decisions in one meeting, the one that has the proposal's title; else the last."""
    title = folded(proposal.title)
    here = [item for item in (decision, *before) if item.meeting is decision.meeting]
    decided = (item for item in here if item.state is StateKind.DECIDED)
    return next((item for item in decided if folded(item.title) == title), decision)


def _named(item: AgendaItem, what: str) -> LinkView:
    body, when = item.meeting.body_in_sentence, written_days(item.meeting)
    return LinkView(f"{genitive(body)} {what} {when}, {section_number(item.number)}", href(urls.item(item)))


def compare(old: Sequence[Words], new: Sequence[Words]) -> tuple[tuple[Run, ...], ...] | None:
    """Return the paragraphs of both texts as runs, or None if they are too unlike, or too long, to compare.

    Args:
        old: the words of each paragraph of the proposal. Who proposes what to whom, at its beginning, is left out.
        new: the words of each paragraph of the decision.
    """
    if sum(map(len, old)) + sum(map(len, new)) > _MOST_WORDS:
        return None
    target = [_key(word) for paragraph in new for word in paragraph]
    cut, likeness = max(
        ((text, _ratio([_key(word) for paragraph in text for word in paragraph], target)) for text in _cuts(old)),
        key=lambda pair: pair[1],
    )
    if likeness < _ALIKE:
        return None
    return tuple(tuple(_spaced(_runs(before, after))) for before, after in _aligned(cut, new))


def _spaced(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield a paragraph's runs, its first words apart from what now stands before them."""
    for at, run in enumerate(runs):
        yield replace(run, apart=at > 0 and (run.apart or run.text[0] not in _CHARS))


def _cuts(old: Sequence[Words]) -> Iterator[list[Words]]:
    """Yield the proposal whole, and less each beginning that says that something is proposed."""
    yield list(old)
    passed: Words = []
    for at, paragraph in enumerate(old):
        for index, word in enumerate(paragraph):
            passed.append(word)
            if len(passed) > _LEAD:
                return
            ends = index + 1 == len(paragraph) or _key(word) == "att"
            if ends and _PROPOSES.search("".join(passed)):
                rest = [paragraph[index + 1 :], *old[at + 1 :]]
                if kept := [each for each in rest if each]:
                    yield kept


def words_of(paragraph: str) -> Words:
    """Return the words of a paragraph and the signs between them, each with the blank before it; joined they are it."""
    return _WORD.findall(" ".join(paragraph.split()))


def _key(word: str) -> str:
    return word.strip().casefold()


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _aligned(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the paragraphs that correspond; one that is in one text only stands beside no words."""
    keys = [["".join(paragraph).strip().casefold() for paragraph in text] for text in (old, new)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
            continue
        at = i1
        for paragraph in new[j1:j2]:
            like = next((index for index in range(at, i2) if _ratio(old[index], paragraph) >= _ALIKE / 2), None)
            if like is None:
                yield [], paragraph
                continue
            yield from ((gone, []) for gone in old[at:like])
            yield old[like], paragraph
            at = like + 1
        yield from ((gone, []) for gone in old[at:i2])


def _runs(old: Words, new: Words) -> Iterator[Run]:
    """Yield one paragraph's runs. A short word alone between two changes is taken into them, for easier reading."""
    steps = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False).get_opcodes()
    gone: Words = []
    added: Words = []
    for at, (tag, i1, i2, j1, j2) in enumerate(steps):
        island = i2 - i1 == 1 and len(_key(old[i1])) <= _SHORT and 0 < at < len(steps) - 1
        if tag == "equal" and not island:
            yield from _changed(gone, added)
            gone, added = [], []
            yield _run("same", new[j1:j2])
        else:
            gone += old[i1:i2]
            added += new[j1:j2]
    yield from _changed(gone, added)


def _changed(gone: Words, added: Words) -> Iterator[Run]:
    if gone:
        yield _run("gone", gone)
    if added:
        yield _run("new", added)


def _run(kind: str, words: Words) -> Run:
    text = "".join(words)
    return Run(kind, text.strip(), text.startswith(" "))
