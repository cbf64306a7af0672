"""The command `protokoll`, without JSON, feeds and calendars beside the pages and without tables of whole years.

Hugo writes none of them; what they cost is the difference.

python -m benchmarks.pages_only build
"""

from __future__ import annotations

from generator import opendata
from generator.command.cli import main
from generator.site import build, datasets

# Where it stands, its name, and what does nothing in its place.
LEFT_OUT = (
    (opendata, "beside", lambda *_: iter(())),
    (opendata, "catalogue_files", lambda *_: iter(())),
    (datasets, "made", lambda *_: ({"years": {}}, iter(()))),
    (datasets, "records", lambda *_: {}),
    (build, "jobs", lambda *_: ()),
)

if __name__ == "__main__":
    for room, name, nothing in LEFT_OUT:
        setattr(room, name, nothing)
    main()
