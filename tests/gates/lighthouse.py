"""Lighthouse as on a telephone: `python -m tests.gates.lighthouse SITE PATH…`.

Accessibility, best practice and findability shall be 100 and nothing may move while the page loads. Speed is
printed but never judged: it says as much about the machine as about the page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from tests.browser.harness import CHROMIUM_FLAGS, chromium_path, serve
from tests.gates.node import MODULES, install

PERFECT = ("accessibility", "best-practices", "seo")


def kept_out(site: Path, path: str) -> bool:
    """Tell whether a page itself asks search engines to leave it out, as the search page does."""
    markup = (site / path.strip("/") / "index.html").read_bytes()
    return BeautifulSoup(markup, "lxml").select_one('meta[name="robots"][content="noindex"]') is not None


def report(address: str, skipped: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run Lighthouse on one address, without the skipped audits, and return what it found."""
    chrome = " ".join([*CHROMIUM_FLAGS, "--headless=new", "--disable-gpu"])
    command = [
        "node",
        str(MODULES / "lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        "--form-factor=mobile",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(('performance', *PERFECT))}",
        f"--chrome-flags={chrome}",
        *(f"--skip-audits={audit}" for audit in skipped),
    ]
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if run.returncode:
        sys.exit(f"Lighthouse kunde inte granska {address}:\n{run.stderr}")
    result: dict[str, Any] = json.loads(run.stdout)
    if "runtimeError" in result:
        sys.exit(f"Lighthouse kunde inte granska {address}: {result['runtimeError']['message']}")
    return result


def complaints(result: dict[str, Any]) -> list[str]:
    """Return what keeps a page from being perfect, each with Lighthouse's own words."""
    found = []
    for name in PERFECT:
        category = result["categories"][name]
        if category["score"] != 1:
            found.append(f"{category['title']}: {100 * (category['score'] or 0):.0f} av 100")
            for reference in category["auditRefs"]:
                audit = result["audits"][reference["id"]]
                if reference["weight"] and audit["score"] not in (None, 1):
                    items = audit.get("details", {}).get("items", [])
                    nodes = [item.get("node", {}).get("snippet", "") for item in items[:3]]
                    found.append(f"  {audit['title']} {' '.join(nodes)}".rstrip())
    shift = result["audits"]["cumulative-layout-shift"].get("numericValue")
    if shift != 0:
        found.append(f"Sidan flyttar sig medan den läses in: {shift}")
    return found


def main() -> None:
    """Check the given pages of a site, print the results and exit with 1 if any is not perfect."""
    site, paths = Path(sys.argv[1]), sys.argv[2:]
    if not paths:
        sys.exit("Ange vilka sidor som ska granskas, till exempel: python -m tests.gates.lighthouse site / sok/")
    install()
    failed = False
    with serve(site, compress=True) as address:
        for path in paths:
            # Asking to be left out is not a fault: tests/test_site.py says which pages may.
            skipped = ("is-crawlable",) if kept_out(site, path) else ()
            result = report(address + path.removeprefix("/"), skipped)
            found = complaints(result)
            speed = 100 * (result["categories"]["performance"]["score"] or 0)
            print(f"{'FEL ' if found else 'OK  '} {path}  (hastighet på den här datorn: {speed:.0f})")
            for line in found:
                print(f"     {line}")
            failed |= bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
