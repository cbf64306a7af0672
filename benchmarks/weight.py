"""Measure the first view of pages: what a browser must fetch to read them, compressed as a web server does it.

    python benchmarks/weight.py [SITE]

Takes the heaviest page of each kind. Counts the HTML and every style sheet and script it names, gzipped. Ends with 1
if one is over the limit.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from bs4 import BeautifulSoup

LIMIT_KB = 70.0
KINDS = {
    "start": "index.html",
    "meeting": "moten/*/*/index.html",
    "case": "arenden/*/index.html",
    "member": "ledamoter/*/index.html",
    "party": "partier/*/index.html",
    "body": "organ/*/index.html",
    "search": "sok/index.html",
}


def parts(site: Path, page: Path) -> dict[str, int]:
    """Return the compressed bytes of a page and of each file that it needs, by address within the site."""
    document = BeautifulSoup(page.read_bytes(), "lxml")
    named = [link["href"] for link in document.select("link[rel=stylesheet]")]
    named += [script["src"] for script in document.select("script[src]")]
    files = [page, *((page.parent / str(name)).resolve() for name in named)]
    return {str(file.relative_to(site.resolve())): len(gzip.compress(file.read_bytes(), 9)) for file in files}


def main(site: Path) -> int:
    """Print the parts of each page with their sum; return 1 if one is too heavy."""
    heavy = 0
    for kind, pattern in KINDS.items():
        pages = sorted(site.glob(pattern), key=lambda page: page.stat().st_size)
        if not pages:
            continue
        sizes = parts(site, pages[-1])
        total = sum(sizes.values()) / 1000
        heavy += total > LIMIT_KB
        print(f"{kind}: {total:.1f} kB of at most {LIMIT_KB:.0f} kB compressed")
        for name, size in sizes.items():
            print(f"    {size / 1000:6.1f} kB  {name}")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
