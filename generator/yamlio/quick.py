"""Quick reading: the values of a plain text without their places, several times faster than with them.

At anything that might need a remark it gives up and says nothing: careful reading decides what is wrong, and where.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.language.text import nfc
from generator.yamlio.decode import forbidden_characters
from generator.yamlio.dump import MAX_DEPTH
from generator.yamlio.parsers import libyaml
from generator.yamlio.place import Value


def quick_values(text: str) -> dict[str, Value] | None:
    """Return a plain text as careful reading has it, if that has nothing to remark; None when in doubt."""
    if "%" in text and (text.startswith("%") or "\n%" in text):
        return None  # a directive
    try:
        values = _build(libyaml(text), escapes="\\" in text)
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return values if isinstance(values, dict) else None


def _build(parser: Any, *, escapes: bool) -> Value | None:
    """Return the value that the events of one document make, or None where a `Builder` would have a finding."""
    root: Any = None
    documents = 0
    outer: list[Any] = []  # the open lists and groups of fields around the innermost one
    inner: Any = None
    key: str | None = None  # in a group of fields: the key whose value comes next
    for event in iter(parser.get_event, None):
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.style != "|" and event.end_mark.line > event.start_mark.line:
                return None  # lines that are joined
            if escapes and event.style == '"':
                value = nfc(value)
                if forbidden_characters(value):
                    return None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(outer) >= MAX_DEPTH:
                return None
            value = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            inner = outer.pop()
            continue
        elif kind is not AliasEvent:
            documents += kind is DocumentStartEvent
            continue
        if event.anchor is not None or event.tag is not None or documents > 1:
            return None  # also an alias, which always names an anchor
        if type(inner) is list:
            inner.append(value)
        elif inner is None:
            root = value
        elif key is not None:
            inner[key] = value
            key = None
        elif kind is not ScalarEvent or value in inner or (not event.style and value in ("", "<<")):
            return None
        else:
            key = value
            continue
        if kind is not ScalarEvent:
            outer.append(inner)
            inner = value
    return root if documents == 1 else None
