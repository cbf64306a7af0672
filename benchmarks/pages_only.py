"""The command `protokoll`, without the JSON beside the pages: what that costs is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import opendata
from generator.cli import main
from generator.pages.context import Context
from generator.pages.page import Page

_files = opendata.files


def _without_twins(context: Context, pages: Iterable[Page], editorial: Sequence[str]) -> Iterator[tuple[str, str]]:
    return _files(context, [replace(page, entity=None) for page in pages], editorial)


if __name__ == "__main__":
    opendata.files = _without_twins
    main()
