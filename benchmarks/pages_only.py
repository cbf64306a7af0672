"""The command `protokoll`, without JSON, feeds and calendars beside the pages and without tables of whole years.

Hugo writes none of them; what they cost is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from generator import opendata
from generator.command.cli import main
from generator.site.datasets import Datasets, Made

if __name__ == "__main__":
    opendata.beside = lambda *_: iter(())  # type: ignore[assignment]  # no data, no files
    Datasets.made = lambda *_: Made({}, {})  # type: ignore[method-assign]
    Datasets.files = lambda *_: iter(())  # type: ignore[method-assign]
    main()
