"""The command `protokoll`, without the data and feeds beside the pages: what they cost is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from generator import opendata
from generator.cli import main

if __name__ == "__main__":
    opendata.beside = lambda *_: iter(())  # no data, no file
    main()
