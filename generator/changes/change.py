"""Change: one difference as a value, and how changes are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One difference, in a sentence. `page` is the address it shows on, `title` that page's name.

    `file` is the file that it comes from, as in findings.
    """

    page: str
    title: str
    sentence: str
    file: str


def _by_page(changes: Iterable[Change]) -> dict[tuple[str, str], list[str]]:
    pages: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        sentences = pages.setdefault((change.page, change.title), [])
        if change.sentence not in sentences:
            sentences.append(change.sentence)
    return pages


def render_text(changes: Iterable[Change]) -> str:
    """Return the changes for a terminal: each page with its sentences below it."""
    return "\n\n".join(
        "\n".join([f"{title} (/{page})" if page else title, *(f"  - {sentence}" for sentence in sentences)])
        for (page, title), sentences in _by_page(changes).items()
    )


def render_markdown(changes: Iterable[Change]) -> str:
    """Return the changes as Markdown, for the summary of a pull request. Nothing in a record becomes markup."""
    return "\n\n".join(
        "\n".join([f"### {in_markdown(title)}", "", *(f"- {in_markdown(sentence)}" for sentence in sentences)])
        for (_, title), sentences in _by_page(changes).items()
    )


def in_markdown(text: str) -> str:
    """Return a text in which Markdown sees no marks, and GitHub no mentions."""
    return re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", text).replace("@", "@\u200b")
