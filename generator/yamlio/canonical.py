"""A file in the one way it is written, with every comment that an editor put in it.

A library that keeps comments (ruamel.yaml) keeps the layout with them and loses some where lists are rewritten; here
the layout is what must go. So comments are found between the values, hung on the nearest field, and written with it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from yaml import events as ev

from generator.findings import Finding
from generator.language.text import nfc
from generator.yamlio.careful import DISPUTED, USE_LIBYAML
from generator.yamlio.decode import decode
from generator.yamlio.dump import Comment, DumpEntry, write
from generator.yamlio.parsers import events
from generator.yamlio.reader import parse

# What begins a list of records that each fill a screen: an empty line stands between them.
_APART = "paragrafer"
_COMMENT = re.compile(r"(?:(?<=\s)|^)#.*", re.MULTILINE)
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


def canonical(raw: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Return a file's text in canonical form, or None and what is wrong with it; `file` is its name in findings.

    No value is changed, not even for programs that read an unquoted number as a number: quotes stay where they decide
    that. None without findings means that the result would not say the same, and that the file must be left alone.
    """
    document, findings = parse(raw, file)
    text, _ = decode(raw, file)
    if document is None or text is None:
        return None, findings
    root, comments = _read(text)
    nodes = list(root.walk())
    last = [comment for comment in comments if not _hang(comment, root, nodes)]
    below = [Comment(comment.text, comment.blank and (index > 0 or bool(nodes))) for index, comment in enumerate(last)]
    written = write(root.entries(apart=False), below) if nodes else "".join(f"{each.text}\n" for each in below) + "{}\n"
    # The promise is kept by reading the result, too: a comment in a place that nobody thought of must not be lost.
    again, _ = parse(written.encode(), file)
    same = again is not None and _ordered(again.data) == _ordered(document.data)
    if not same or comments_in(written) != Counter(comment.text for comment in comments):
        return None, []
    return written, []


def _ordered(value: Any) -> Any:
    """Return a value in which the order of fields counts."""
    if isinstance(value, dict):
        return [(key, _ordered(each)) for key, each in value.items()]
    return [_ordered(each) for each in value] if isinstance(value, list) else value


def comments_in(text: str) -> Counter[str]:
    """Return how often each comment stands in a text."""
    return Counter(comment.text for comment in _read(text)[1])


@dataclass
class _Node:
    """A field or an item of a list as it stands in the text: from `start` on, its value from `value_start` on."""

    start: int
    column: int
    key: str | None = None
    bare_key: bool = False
    value_start: int = -1
    value: str | None = None
    bare: bool = False
    is_list: bool = False
    blank: bool = False
    before: list[_Found] = field(default_factory=list)
    beside: list[_Found] = field(default_factory=list)
    after: list[_Found] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    parent: _Node | None = None

    def walk(self) -> Any:
        """Yield all nodes below this one in the order of the text."""
        for child in self.children:
            yield child
            yield from child.walk()

    def entries(self, *, apart: bool) -> list[DumpEntry]:
        """Return the entries below; `apart` if an empty line stands between them."""
        return [child.entry(first=index == 0, apart=apart) for index, child in enumerate(self.children)]

    def entry(self, *, first: bool, apart: bool) -> DumpEntry:
        if self.key is None:
            # What stands in front of the first part of an item stands in front of the item.
            inner = self
            while inner.children:
                inner = inner.children[0]
                self.before += inner.before
                inner.before = []
                if inner.key is not None:
                    break
        before = [Comment(comment.text, comment.blank) for comment in self.before + self.beside[:-1]]
        blank = self.blank
        if before:
            before[0].blank = (before[0].blank or apart) and not first
        else:
            blank = (blank or apart) and not first
        collection = self.value is None
        beside = self.beside[-1].text if self.beside else ""
        if beside and collection and self.key is None and self.children:
            before.append(Comment(beside))
            beside = ""
        return DumpEntry(
            self.key,
            self.entries(apart=self.key == _APART and self.column == 0) if self.value is None else self.value,
            self.is_list,
            self.bare,
            self.bare_key,
            blank,
            beside,
            before,
            [Comment(comment.text, comment.blank) for comment in self.after],
        )


@dataclass
class _Found:
    """A comment in the text."""

    start: int
    column: int
    text: str
    own_line: bool
    after_dash: bool
    blank: bool


def _read(text: str) -> tuple[_Node, list[_Found]]:
    """Return the fields of a text that can be read, below a node for the whole, and its comments."""
    lines = text.split("\n")
    root = _Node(-1, -1)
    comments: list[_Found] = []
    innermost, end = root, 0
    waiting: _Node | None = None  # a field whose value comes next
    event: Any
    for event in events(text, fast=USE_LIBYAML and not DISPUTED.search(text)):
        kind = type(event)
        if issubclass(kind, ev.ScalarEvent):
            comments += _between(text, end, event.start_mark.index)
            end = event.end_mark.index
            if event.style in ("|", ">") and (head := _BLOCK_HEAD.match(text, event.start_mark.index)):
                comments.append(_found(text, head.start(1), head[1]))
        if issubclass(kind, (ev.MappingEndEvent, ev.SequenceEndEvent)):
            innermost = innermost.parent or root
            continue
        if not issubclass(kind, ev.NodeEvent):
            continue
        mark = event.start_mark
        if root.value_start < 0:
            node = root  # which is a group of fields, or the text would not have been read
        elif not innermost.is_list and waiting is None:
            waiting = _node(lines, mark, innermost)
            waiting.key, waiting.bare_key = nfc(event.value), not event.style
            continue
        else:
            node = waiting or _node(lines, mark, innermost)
        node.value_start, waiting = mark.index, None
        if issubclass(kind, ev.ScalarEvent):
            node.value, node.bare = nfc(event.value), not event.style
        else:
            node.is_list = issubclass(kind, ev.SequenceStartEvent)
            innermost = node
    return root, comments + _between(text, end, len(text))


def _node(lines: list[str], mark: Any, parent: _Node) -> _Node:
    before = lines[mark.line][: mark.column]
    column = mark.column
    # An item begins at its dash, and a name too long for its line at its question mark.
    if before.rstrip(" ").endswith("-" if parent.is_list else "?"):
        column = len(before.rstrip(" ")) - 1
    opens = not before.strip(" -?") and mark.line > 0
    node = _Node(mark.index, column, blank=opens and not lines[mark.line - 1].strip(), parent=parent)
    parent.children.append(node)
    return node


def _between(text: str, start: int, end: int) -> list[_Found]:
    """Return the comments in a stretch of text that holds no values."""
    return [_found(text, match.start(), match[0]) for match in _COMMENT.finditer(text, start, end)]


def _found(text: str, start: int, comment: str) -> _Found:
    begin = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)]
    lead = text[begin:start]
    own, dashes = not lead.strip(), not lead.strip(" -")
    return _Found(start, len(lead), comment.rstrip(), own, dashes and not own, own and begin > 0 and not above.strip())


def _hang(comment: _Found, root: _Node, nodes: list[_Node]) -> bool:
    """Hang a comment on the field that it most likely is about; return False if it stands below everything."""
    later = next((index for index, node in enumerate(nodes) if node.start > comment.start), len(nodes))
    following = nodes[later] if later < len(nodes) else None
    previous = nodes[later - 1] if later else None
    if following and comment.after_dash:
        following.before.append(comment)
        return True
    if previous and not comment.own_line:
        previous.beside.append(comment)
        return True
    if previous and previous.value is not None and previous.value_start > comment.start:
        previous.before.append(comment)  # between a name and its value
        return True
    level = following.column if following else 0
    while previous and previous is not root and previous.column > level:
        if previous.column <= comment.column:
            previous.after.append(comment)
            return True
        previous = previous.parent
    if following:
        following.before.append(comment)
    return following is not None
