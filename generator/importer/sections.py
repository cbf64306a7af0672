"""Sections: the text of a § parted by its headings, known or not; nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.importer.fields.people import NAME, PARTY
from generator.importer.lines import Line
from generator.importer.vocabulary import DECISION, KIND, OTHER, Vocabulary

_LISTS = {"handlingar"}
_PERSON = re.compile(PARTY)
_NAME_ALONE = re.compile(rf"{NAME}(?: §.*)?")
# "Ja-röst för avslag": what a side stands for is no heading, as "Ja-röster (8)" may be.
_SIDE = re.compile(r"(?:ja|nej)(?:[- ]?röst\w*)?\s+(?:för|till|innebär|betyder|är|=)(?:\s|$)", re.IGNORECASE)
_MANY = 6  # words, too many for a heading
_FINISHED = re.compile(r"[.:;!?”\"»)…]\s*$")
_SENT_TO = re.compile(r"skickas|expedi|delges|kopia|sändlista|kännedom|delgivning|verkställighet|bilag", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A section: the key for it, its printed heading (None for text that has none), its lines and their places."""

    key: str
    heading: str | None
    heading_line: int | None
    sure: bool = True
    lines: list[Line] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # where in the source's line the text of each begins


def sections(
    lines: Sequence[Line],
    places: Sequence[int],
    words: Vocabulary,
    first: tuple[int, int] | None,
    body_size: float | None,
) -> list[Section]:
    """Part the lines of a § after its title.

    Args:
        lines: all lines of the source; `places` are those of this §, in order.
        first: the place of a line whose end belongs to the text, and where in it that begins.
        body_size: the size of running text in points, if known.
    """
    sections: list[Section] = []

    def add(line: Line, place: int, start: int) -> None:
        if not sections:
            sections.append(Section(OTHER, None, None))
        sections[-1].lines.append(line)
        sections[-1].places.append(place)
        sections[-1].starts.append(start)

    if first:
        place, start = first
        add(replace(lines[place], text=lines[place].text[start:]), place, start)
    for index, place in enumerate(places):
        line = lines[place]
        before = lines[places[index - 1]] if index else None
        after = lines[places[index + 1]] if index + 1 < len(places) else None
        heading = words.heading(line.text) if line.cells is None else None
        if heading and heading.key == KIND and sections and (sections[-1].key in _LISTS or not (line.bold or line.gap)):
            heading = None  # "Motion" is one of the documents
        if heading and sections and not sections[-1].lines and _is_led_in(heading.key, line, sections[-1], lines):
            heading = None
        if heading and not _is_wrapped(line, before):
            sections.append(Section(heading.key if heading.key != KIND else OTHER, heading.text, place))
        elif line.cells is None and (heading := words.heading_before(line.text, colon=not _alone(line, before))):
            sections.append(Section(heading.key, heading.text.rstrip(), place))
            add(replace(line, text=line.text[heading.end :]), place, heading.end)
        elif _looks_like_heading(line, before, after, sections[-1] if sections else None, body_size):
            sections.append(Section(OTHER, line.text.rstrip(" :"), place, sure=False))
        else:
            add(line, place, 0)
    return sections


def _alone(line: Line, before: Line | None) -> bool:
    """Tell whether a line is a whole paragraph, as where the line breaks are lost."""
    return len(line.text) > 60 and (line.gap or before is None)


def _is_wrapped(line: Line, before: Line | None) -> bool:
    """Tell whether a line that reads like a heading is the end of the sentence before it."""
    if before is None or line.gap or line.bold or line.page != before.page:
        return False
    return before.text.endswith((",", "-")) or (len(before.text) > 60 and not _FINISHED.search(before.text))


def _is_led_in(key: str, line: Line, above: Section, lines: Sequence[Line]) -> bool:
    """Tell whether a line right below a heading is its text: "Beslut" / "Kommunstyrelsen beslutar" / "att ...".

    So is one that is not bold below one that is: "Arbetsutskottets förslag" / "Arbetsutskottet föreslår ... besluta".
    """
    if key == above.key == DECISION:
        return True
    bold = above.heading_line is not None and lines[above.heading_line].bold
    return key in (OTHER, DECISION) and bold and not line.bold


def _heads(text: str, after: Line) -> bool:
    """Tell whether a short line with nothing above it stands right above the first line of a text."""
    return (
        len(text.split()) < _MANY
        and after.cells is None
        and not any(char.isdigit() for char in text)
        and not _PERSON.search(after.text[: len(text)])
        and (after.text[:1].isupper() or after.text[:1] in '”"–-•1')
        and not _NAME_ALONE.fullmatch(text)
    )


def _looks_like_heading(
    line: Line, before: Line | None, after: Line | None, section: Section | None, body_size: float | None
) -> bool:
    """Tell whether a line that is not in the list of headings is set as one."""
    text = line.text
    if line.cells is not None or after is None or len(text) > 60 or not text[:1].isupper() or len(text.split()) > 6:
        return False
    if (
        text[-1] in '.,;!?”")-–'
        or _SIDE.match(text)
        or "  " in text
        or _PERSON.search(text)
        or not any(char.isalpha() for char in text)
    ):
        return False
    if line.size is not None:
        set_off = line.bold or (body_size is not None and line.size > body_size + 0.8)
        return (set_off and not after.gap) or (set_off and not after.bold)
    if section and (_SENT_TO.search(section.heading or "") or not section.lines):
        return False  # What stands right below a heading leads in what that is of: "Enligt förslaget:".
    listed = section is not None and section.key in _LISTS
    ended = before is None or before.cells is not None or bool(_FINISHED.search(before.text))
    if line.gap and not after.gap and (ended or (listed and not any(each.gap for each in section.lines[1:]))):  # type: ignore[union-attr]
        return text[-1] != ":" and _heads(text, after)
    if listed or not line.gap or not ended:
        return False
    # Set alone above a paragraph: what follows is text, and more of it.
    return after.gap and len(after.text) > max(40, len(text)) and not any(char.isdigit() for char in text)
