"""The command `protokoll`, without the JSON beside the pages: what that costs is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from generator.cli import main
from generator.site import pages

if __name__ == "__main__":
    pages.twin = lambda *_: None  # type: ignore[assignment,return-value]  # no data, no file
    main()
