"""The command `protokoll`, without the JSON, feeds and calendars beside the pages: what they cost is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from generator import opendata
from generator.command.cli import main

if __name__ == "__main__":
    opendata.beside = lambda *_: iter(())  # type: ignore[assignment]  # no data, no files
    main()
