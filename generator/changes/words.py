"""Differences of single values in words: what was added, taken away or rewritten, and only as much as is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from generator.language.text import capitalise, enumeration, one_line
from generator.model import Document, Item
from generator.model.base import Record
from generator.model.minutes import CaseNamed
from generator.notation import Span, format_number, format_spans

_LIMIT = 25  # words of a text that are shown
_CONTEXT = 4  # words before and after what has changed


def label(key: str) -> str:
    """Return the name of a key in a sentence: "Förslag till"."""
    return capitalise(key.replace("_", " "))


def quoted(text: str) -> str:
    """Return a text in quotation marks, on one line and shortened."""
    words = one_line(text).split(" ")
    return f"”{' '.join(words[:_LIMIT])}{' …' if len(words) > _LIMIT else ''}”"


def shown(value: Any) -> str:
    """Return any value of a record as words."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date | int):
        return str(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Span):
        return format_spans(value)
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(each, int) for each in value):
        return f"§ {format_number((value[0], value[1]))}"
    if isinstance(value, tuple):
        return enumeration([shown(each) for each in value])
    if isinstance(value, dict):
        return enumeration([f"{key} {shown(each)}" for key, each in value.items()])
    if isinstance(value, Document):
        return quoted(value.text)
    if isinstance(value, Item):
        return f"§ {format_number(value.number)} {value.title}"
    if isinstance(value, CaseNamed) and not value.outcome:
        return quoted(value.number)
    if isinstance(value, BaseModel):
        parts = [f"{key} {shown(each)}" for key, each in fields_of(value) if each not in (None, (), False, {})]
        return enumeration(parts)
    return quoted(str(value))


def fields_of(record: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield each key of a record with its value."""
    for name, field in type(record).model_fields.items():
        yield field.alias or name, getattr(record, name)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return the parts in which two texts differ, each with a few words around it."""
    before, after = old.split(), new.split()
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _cut(before, start, end), _cut(after, start, end)


def _cut(words: Sequence[str], start: int, end: int) -> str:
    first = max(start - _CONTEXT, 0)
    last = min(len(words) - end + _CONTEXT, len(words))
    shortened = last > first + _LIMIT
    part = [word for word in words[first : first + _LIMIT if shortened else last] if word != "|"]  # a table's lines
    return f"”{'… ' if first else ''}{' '.join(part)}{' …' if shortened or last < len(words) else ''}”"


def difference(key: str, old: Any, new: Any) -> Iterator[str]:
    """Yield sentences on how the value of a key has changed, none if it has not."""
    if old == new:
        return
    name = label(key)
    if isinstance(old, tuple) and isinstance(new, tuple) and not _is_one(old or new):
        added = [each for each in new if each not in old]
        removed = [each for each in old if each not in new]
        if len(added) == len(removed) == 1:
            yield f"{name}: ändrat från {shown(removed[0])} till {shown(added[0])}."
            return
        yield from (f"{name}: borttaget {shown(each)}." for each in removed)
        yield from (f"{name}: tillagt {shown(each)}." for each in added)
        if not added and not removed:
            yield f"{name}: samma uppgifter i en annan ordning."
    elif _is_empty(old):
        yield f"{name}: tillagt {shown(new)}."
    elif _is_empty(new):
        yield f"{name}: borttaget {shown(old)}."
    elif isinstance(old, Record) and type(old) is type(new):
        for (inner, before), (_, after) in zip(fields_of(old), fields_of(new), strict=True):
            yield from (f"{name}, {each[:1].lower()}{each[1:]}" for each in difference(inner, before, after))
    elif isinstance(old, str) and isinstance(new, str):
        before, after = excerpts(old, new)
        if before == after:
            yield f"{name}: bara mellanrum eller radbrytningar är ändrade."
        else:
            yield f"{name}: ändrat från {before} till {after}."
    else:
        yield f"{name}: ändrat från {shown(old)} till {shown(new)}."


def _is_one(value: tuple[Any, ...]) -> bool:
    """Tell whether a tuple is one value: a number with its part, or runs of §§."""
    return bool(value) and isinstance(value[0], Span | int)


def _is_empty(value: Any) -> bool:
    return value is None or value in ((), {}, "")
