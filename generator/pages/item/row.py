"""One § as a row: how loudly it speaks, the first words of what was decided, and what lies within.

The order of the §§ is never changed; weight does the sorting. What is left out of the words is marked, and the whole
stands where the row leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import urls
from generator.archive import AgendaItem, ContributionKind, StateKind, standing_of
from generator.language.text import WORD_JOINER, capitalise, count, counts, one_line
from generator.model import STATEMENT_WORDS, Vote
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.parts import STATES, StateView, href, section_number, state_of, written

# Titles of what belongs to the meeting itself, and of elections that only fill seats: quiet although decided.
_FORMAL = re.compile(
    r"(?:val av (?:protokolls?)?justera|(?:protokolls?)?justering|(?:bestämmande|fastställande) av (?:tid|dagordning)"
    r"|(?:godkännande av |ändring(?:ar)? (?:av|i) )?(?:dagordning|föredragningslist)|upprop|(?:mötet|sammanträdet)s? "
    r"(?:öppna|avsluta)|parentation|frågestund|anmälning|anmälan (?:av|om) (?:jäv|delegation|delegerings)|delegerings"
    r"|delegationsbeslut|meddelande|information\b|övriga frågor|övrigt$|ordningsfråg|närvaro)",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"(?:avsägelse|entledigande|befrielse från|fyllnadsval|kompletteringsval|val (?:av|till)\b|valberedningens)",
    re.IGNORECASE,
)
_MOVERS = re.compile(
    r"(?P<before>[A-ZÅÄÖ][\w-]*(?: fråga)?) (?P<movers>(?:av|från) .+?\)) (?P<after>(?:om|ang|gäll|betr).+)", re.DOTALL
)
_VERBS = (
    "antas|antecknas|fastställs|godkänns|avslås|bifalls|tillstyrks|avstyrks|läggs|förklaras|upphävs|beviljas|översänds"
    "|översändes|överlämnas"
)
_INSERTION = re.compile(rf"(?P<between>.+), (?P<verb>(?:{_VERBS})\b.*)", re.DOTALL)
# An insertion with one of these changes what is decided, or says whose words it is: it stays.
_CHANGES = re.compile(
    r"\b(?:inte|ej|undantag|utom|dock|förutsätt\w*|villkor\w*|ändring\w*|tillägg\w*|förutom|yrkande\w*|reservation\w*)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?::|följande beslut\.|att|beslutar|^\d+\.)$")
_POINT = re.compile(r"\d+\. ")
_STOP = re.compile(r"[.!?] (?=[A-ZÅÄÖ\d”–])")
_SHORTENED = re.compile(r"(?:.*\.\w+|kl|nr|dnr|kap|ca|jfr|resp|tel|org|st|st:?e|[a-zåäö]|\d{1,2})", re.IGNORECASE)
# In characters: sentences above it lose their insertions; two points within it stand together; no row says more. Away
# from the § whole sentences stand: several that are short, or the first one, however long it is up to this.
_LONG, _TWO, _MOST, _SENTENCES, _SENTENCE = 105, 108, 240, 210, 400
_RUN = 3
_SHORT = 80  # of a correction's words: longer ones are read where they stand


@dataclass(frozen=True)
class FactView:
    """Something that lies within a §: its words, and whether they are figures of a vote or a correction."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class RowView:
    """One § as a row. `title` is whole; `movers` is the part of it that a quiet row leaves to the open §."""

    number: str
    href: str
    anchor: str
    title: tuple[str, str, str]  # before the movers, they themselves, after them
    state: StateView
    key: str  # of STATES
    quiet: bool
    has_vote: bool
    words: str
    lang: str  # of those, if they are not Swedish
    facts: tuple[FactView, ...]


def is_formal(item: AgendaItem) -> bool:
    """Tell whether a § belongs to the meeting itself, or only fills a seat, without a vote on it."""
    title = item.title.strip()
    found = _FORMAL.match(title) or (item.state is StateKind.DECIDED and _ROUTINE.match(title))
    return bool(found) and not item.record.votes


def is_loud(item: AgendaItem) -> bool:
    """Tell whether a § is read first: it decides, proposes or sends back a matter."""
    return item.state in {StateKind.DECIDED, StateKind.PROPOSED, StateKind.REFERRED} and not is_formal(item)


def row_view(context: Context, item: AgendaItem) -> RowView:
    """Return the row of a §."""
    loud = is_loud(item)
    return RowView(
        number=section_number(item.number),
        href=href(urls.item(item)),
        anchor=urls.anchor(item.number),
        title=_title(item.title, whole=loud),
        state=state_of(item),
        key=STATES[item.state].key,
        quiet=not loud,
        has_vote=bool(item.record.votes),
        words=words_of(context, item) if loud else "",
        lang=language_of(item),
        facts=(*(held_in_brief(context, item) if loud else ()), *_qualities(item)),
    )


def _title(title: str, *, whole: bool) -> tuple[str, str, str]:
    match = None if whole else _MOVERS.fullmatch(title)
    return (f"{match['before']} ", match["movers"], f" {match['after']}") if match else (title, "", "")


def decided_lines(context: Context, item: AgendaItem) -> tuple[str, ...]:
    """Return the lines of what was decided, as text."""
    decision = item.record.decision
    return context.text(decision, item.meeting).lines if decision else ()


def words_of(context: Context, item: AgendaItem) -> str:
    """Return the first words of what was decided, for a row that opens in place: cut words end with "…"."""
    words, whole = _opening(decided_lines(context, item))
    words = _without_insertion(words, item.title)
    if len(words) <= _MOST:
        return words if whole else f"{words} …"
    return f"{words[:_MOST].rpartition(' ')[0].rstrip(',;:')} …"


def sentences_of(context: Context, item: AgendaItem) -> str:
    """Return whole sentences of what was decided, at most so many characters, for lists away from the §; or nothing."""
    words, whole = _opening(decided_lines(context, item))
    ends = [*_ends_of_sentences(words, item.title), len(words)]
    end = next((each for each in reversed(ends) if each <= _SENTENCES), ends[0])
    if end > _SENTENCE and len(ends) == 1:  # the one sentence that there is, as short as it can be said
        words = _without_insertion(words, item.title)
        end = len(words)
    if end > _SENTENCE or (end == len(words) and not words.endswith((".", "!", "?", "”", ")"))):
        return ""
    return words if whole and end == len(words) else f"{words[:end]} …"


def _ends_of_sentences(words: str, title: str) -> Iterator[int]:
    """Yield where sentences end that others follow: not after "t.o.m.", nor within what the title repeats."""
    for match in _STOP.finditer(words):
        beside = words[max(0, match.start() - 6) : match.end() + 6]
        before = words[: match.start()].rpartition(" ")[2]
        if beside not in title and not (match[0][0] == "." and _SHORTENED.fullmatch(before)):
            yield match.start() + 1


def _opening(lines: Sequence[str]) -> tuple[str, bool]:
    """Return the first words of a decision, and whether nothing follows them."""
    at = 0
    while at < len(lines) - 1 and _LEAD.search(lines[at]):
        at += 1
    words = lines[at] if lines else ""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if following and len(words) + len(following) < _TWO:
        return f"{words} {following}", at + 2 == len(lines)
    return words, at + 1 >= len(lines)


def _without_insertion(words: str, title: str) -> str:
    """Return a long sentence with a mark for what stands between commas before its verb, if that changes nothing.

    A comma of the title, which the sentence repeats, begins no insertion.
    """
    if len(words) <= _LONG:
        return words
    for comma in re.finditer(", ", words):
        at = comma.start()
        if at >= len("Taxan för X.") and words[max(0, at - 6) : comma.end() + 6] not in title:
            match = _INSERTION.fullmatch(words, comma.end())
            apart = match and not _CHANGES.search(match["between"]) and not _STOP.search(match["between"])
            return f"{words[:at]} … {match['verb']}" if match and apart else words
    return words


def held_in_brief(context: Context, item: AgendaItem) -> Iterator[FactView]:
    """Yield the facts of a § in brief: points, a table, votes, and what was put on record."""
    record = item.record
    points = sum(bool(_POINT.match(line)) for line in decided_lines(context, item))
    if points > 1:
        yield FactView(count(points, "punkt", "punkter"))
    if record.decision and context.text(record.decision, item.meeting).table_rows:
        yield FactView("med tabell")
    if record.votes:
        yield FactView(vote_label(record.votes), strong=True)
    kinds = [(contribution.kind, bool(contribution.withdrawn)) for contribution in item.contributions]
    for kind, words in STATEMENT_WORDS.items():
        for withdrawn in (False, True):
            if kind is not ContributionKind.ABSTENTION and (number := kinds.count((kind, withdrawn))):
                yield from map(FactView, counts(words.counted(number, withdrawn=withdrawn)))
    if any(kind is ContributionKind.ABSTENTION for kind, _ in kinds):
        yield FactView("deltar inte i beslutet")


def _qualities(item: AgendaItem) -> Iterator[FactView]:
    """Yield the marks of a §, corrected words with it where they are few; a draft is said to be one once, above."""
    standing = standing_of(item)
    for correction in standing.corrections:
        new = one_line(correction.text)
        words = f": ska vara ”{new}”" if correction.old and len(new) <= _SHORT else ""
        yield FactView(f"rättad {written(correction.date)}{words}", strong=True)
    for mark in standing.marks:
        if not mark.startswith("Rättat ") and mark.casefold() != item.meeting.status:
            yield FactView(mark[:1].lower() + mark[1:])


def figures(vote: Vote) -> str:
    """Return "43–38", kept whole on a line, or nothing when the record gives no figures."""
    if vote.options:
        numbers = [len(option.voters) if option.number is None else option.number for option in vote.options]
        return f"{WORD_JOINER}–{WORD_JOINER}".join(map(str, numbers)) if any(numbers) else ""
    return f"{WORD_JOINER}–{WORD_JOINER}".join(map(str, vote.sides)) if vote.sides else ""


def vote_label(votes: Sequence[Vote]) -> str:
    """Return "omröstning 43–38" or "två omröstningar 60–14, 40–25"."""
    said = ", ".join(filter(None, map(figures, votes)))
    return f"{'omröstning' if len(votes) == 1 else count(len(votes), '', 'omröstningar')} {said}".rstrip()


def facts_line(facts: Sequence[FactView]) -> tuple[FactView, ...]:
    """Return facts as they stand on a line: the first begins with a capital."""
    return tuple(replace(fact, text=capitalise(fact.text)) if not at else fact for at, fact in enumerate(facts))


def runs_of_quiet(items: Sequence[AgendaItem]) -> dict[int, tuple[int, str]]:
    """Return where three or more quiet §§ of one state follow each other.

    Returns for the index of the first: how many, and what a heading says of them ("45 bordlagda").
    """
    found: dict[int, tuple[int, str]] = {}
    start = 0
    for at in range(1, len(items) + 1):
        first = items[start]
        quiet = not is_loud(first)
        if quiet and at < len(items) and not is_loud(items[at]) and items[at].state is first.state:
            continue
        if quiet and at - start >= _RUN:
            words = STATES[first.state]
            found[start] = at - start, count(at - start, words.one, words.many)
        start = at
    return found
