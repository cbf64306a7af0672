"""Changes of the §§ of a meeting: new, removed and renumbered ones, decisions, votes and what was put on record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive import AgendaItem, Meeting
from generator.changes.words import difference, excerpts, label
from generator.language.text import enumeration
from generator.model import KIND_UNDER, STATEMENT_WORDS, Choice, Item, Statement, Vote
from generator.notation import format_number

# What is told in other ways than field by field; the sections' order has a key that nobody writes.
_APART = {"nr", "voteringar", *KIND_UNDER}


def named(item: AgendaItem) -> str:
    """Return "§ 12 Trygghetspaketet 2024"."""
    return f"§ {format_number(item.number)} {item.title}"


def labelled(item: AgendaItem) -> str:
    """Return the § with what became of it: "§ 12 Trygghetspaketet 2024 (förslag till kommunstyrelsen)"."""
    return f"{named(item)} ({item.state_label[:1].lower()}{item.state_label[1:]})"


def item_changes(old: Meeting, new: Meeting) -> Iterator[str]:
    """Yield sentences on how the §§ of a meeting have changed."""
    before = {item.number: item for item in old.all_items}
    after = {item.number: item for item in new.all_items}
    gone = [item for number, item in before.items() if number not in after]
    for number, item in after.items():
        if number in before:
            sentences = _item(before[number].record, item.record)
            yield from (f"§ {format_number(number)} {before[number].title}: {sentence}" for sentence in sentences)
            continue
        same = next((other for other in gone if _apart_from_number(other.record, item.record)), None)
        if same:
            gone.remove(same)
            yield f"{named(same)} har fått numret {format_number(number)}. Länkar till det gamla numret slutar fungera."
        else:
            yield f"Tillagd: {labelled(item)}."
    yield from (f"{named(item)} är borttagen." for item in gone)


def _apart_from_number(old: Item, new: Item) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in Item.model_fields if name != "number")


def _item(old: Item, new: Item) -> Iterator[str]:
    if old.title != new.title:
        yield f"rubriken är ändrad från ”{old.title}” till ”{new.title}”."
    told = {"rubrik"}
    if old.decision and new.decision and old.decision.split() != new.decision.split():
        before, after = excerpts(old.decision, new.decision)
        yield f"beslutet är ändrat från {before} till {after}."
        told.add("beslut")
    for name, field in Item.model_fields.items():
        key = field.alias or name
        if key.isprintable() and key not in _APART | told:
            sentences = difference(key, getattr(old, name), getattr(new, name))
            yield from (f"{sentence[:1].lower()}{sentence[1:]}" for sentence in sentences)
    for at in range(max(len(old.votes), len(new.votes))):
        yield from _vote(*(votes[at] if at < len(votes) else None for votes in (old.votes, new.votes)))
    for kind in KIND_UNDER.values():
        words = STATEMENT_WORDS[kind]
        yield from _statements(words.noun or kind.value, getattr(old, words.attribute), getattr(new, words.attribute))
    if old.section_order != new.section_order and sorted(old.section_order) == sorted(new.section_order):
        yield "avsnitten står i en annan ordning."


def _figures(vote: Vote) -> str:
    return f" {vote.sides[0]}–{vote.sides[1]}" if vote.sides else ""


def _vote(old: Vote | None, new: Vote | None) -> Iterator[str]:
    if old is None and new is not None:
        yield f"ny votering{_figures(new)}."
    if old is not None and new is None:
        yield f"voteringen{_figures(old)} är borttagen."
    if old is None or new is None or old == new:
        return
    told: tuple[str, ...] = ()
    if old.tally and new.tally and _figures(old) != _figures(new):
        yield f"voteringen är ändrad från{_figures(old)} till{_figures(new)} (ja–nej)."
        told = ("Resultat, ja:", "Resultat, nej:")
    for name, field in Vote.model_fields.items():
        key = field.alias or name
        if key != "röster":
            for sentence in difference(key, getattr(old, name), getattr(new, name)):
                if not sentence.startswith(told):
                    yield f"votering: {sentence[:1].lower()}{sentence[1:]}"
    before, after = _choices(old), _choices(new)
    for voter in sorted({*before, *after}):
        if before.get(voter) != after.get(voter):
            was, now = (choices.get(voter, "ingen röst") for choices in (before, after))
            yield f"votering: {voter} har ändrats från {was} till {now}."


def _choices(vote: Vote) -> dict[str, str]:
    ballots = vote.ballots
    return {name: choice.key for choice in Choice for name in getattr(ballots, choice.attribute)} if ballots else {}


def _statements(kind: str, old: tuple[Statement, ...], new: tuple[Statement, ...]) -> Iterator[str]:
    removed = [said for said in old if said not in new]
    for statement in (said for said in new if said not in old):
        same = next((other for other in removed if _by(other) == _by(statement)), None)
        if same is None:
            yield f"tillagt: {kind} av {_by(statement)}."
            continue
        removed.remove(same)
        for name, field in type(statement).model_fields.items():
            key = field.alias or name
            for sentence in difference(key, getattr(same, name), getattr(statement, name)):
                yield f"{kind} av {_by(statement)}, {label(key).lower()}{sentence[len(key) :]}"
    yield from (f"borttaget: {kind} av {_by(said)}." for said in removed)


def _by(statement: Statement) -> str:
    return enumeration(list(statement.authors or statement.on_behalf_of))
