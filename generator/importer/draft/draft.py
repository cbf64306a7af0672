"""The draft: values as a file of minutes in canonical form, with a comment at each that somebody must look at."""

from __future__ import annotations

from collections.abc import Sequence

from generator.importer.notes import Doubt
from generator.yamlio import Value
from generator.yamlio.dump import Comment, DumpEntry, entries_of, write

# Numbers and dates, which the archive's files have without quotes.
_BARE = {"nr", "datum", "slutdatum", "väckt", "uppsatt", "nedtas"}
_FIGURES = "resultat"
_ITEM_ORDER = ("nr", "ärende", "rubrik", "typ", "väckt_av", "väckt", "förslag_till", "omedelbart_justerad",
               "sekretess", "tidigare")  # fmt: skip
_COMMENT = "# osäkert: "
# By this the checks know that it is the program that says of approved minutes that they are a draft: of its reading.
_STATUS = "# inläst: ta bort raden när allt är jämfört med originalet"


def ordered(item: dict[str, Value]) -> dict[str, Value]:
    """Return the fields of a § with what qualifies it first and its sections after, in the order of the original."""
    return {key: item[key] for key in _ITEM_ORDER if key in item} | {
        key: value for key, value in item.items() if key not in _ITEM_ORDER
    }


def draft(fields: dict[str, Value], doubts: Sequence[Doubt]) -> str:
    """Return the text of a draft.

    Args:
        fields: the minutes' values by their keys.
        doubts: those with `brief` become comments at the value that they are about.
    """
    entries = entries_of(dict(fields))
    _unquote(entries)
    for entry in entries:
        if entry.key == "status":
            entry.trailing = _STATUS
        if entry.key == "paragrafer" and isinstance(entry.value, list):
            for each in entry.value[1:]:
                each.blank = True
    seen: set[int] = set()
    for doubt in doubts:
        if doubt.brief and (found := _find(entries, doubt.path)) and id(found) not in seen:
            seen.add(id(found))
            comment = _COMMENT + " ".join(doubt.brief.split())
            holder = _first_scalar(found)
            if isinstance(holder.value, str):
                holder.trailing = comment if not holder.trailing else holder.trailing
            else:
                found.before.append(Comment(comment))
    return write(entries)


def _unquote(entries: Sequence[DumpEntry], *, all_of_it: bool = False) -> None:
    for entry in entries:
        entry.bare = entry.bare or all_of_it or entry.key in _BARE
        if isinstance(entry.value, list):
            _unquote(entry.value, all_of_it=entry.key == _FIGURES)


def _find(entries: Sequence[DumpEntry], path: Sequence[str | int]) -> DumpEntry | None:
    """Return the entry at a path, or the nearest one above it that exists."""
    current: Sequence[DumpEntry] = entries
    found: DumpEntry | None = None
    for step in path:
        following = (
            next((entry for entry in current if entry.key == step), None)
            if isinstance(step, str)
            else (current[step] if step < len(current) else None)
        )
        if following is None:
            return found
        found = following
        current = following.value if isinstance(following.value, list) else ()
    return found


def _first_scalar(entry: DumpEntry) -> DumpEntry:
    """Return the entry on whose line a comment can stand: a list in a list begins with its own first field."""
    while entry.key is None and isinstance(entry.value, list) and entry.value:
        entry = entry.value[0]
    return entry
