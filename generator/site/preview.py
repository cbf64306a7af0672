"""Preview: a copy of a built site that can be opened from a folder, where no server finds the page of an address."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

# The way to another page of the site: not to another host, not from the top of one, not within the page.
_LINK = re.compile(
    r"""(?P<before><[a-z][^<>]*?\s(?:href|action)=)(?P<quote>["']?)(?![a-z][a-z0-9+.-]*:|/|#)"""
    r"""(?P<path>(?<=["'])[^"'#?]*|(?<==)[^\s"'#?>]*)""",
    re.IGNORECASE,
)
# A page that is opened from a folder has no origin that a policy could name.
_POLICY = re.compile(r"""<meta http-equiv=["']?Content-Security-Policy["']?[^>]*>""", re.IGNORECASE)
# Modules are not run there either (HTML, "fetch a module script graph": a file has no origin), so what is said where
# there is no script is said, with why.
_UNSCRIPTED = re.compile(r"<noscript>(.*?)</noscript>", re.DOTALL | re.IGNORECASE)
_WANTS_SCRIPT = "behöver JavaScript."
_WANTS_SERVER = "fungerar inte i en förhandsvisning som är öppnad från en mapp."


def preview(site: Path, target: Path) -> int:
    """Copy a site to a new folder in which every link leads to a file, and return how many pages it has.

    Raises OSError if it cannot be written, FileExistsError if something is there that is no preview.
    """
    if target.exists():
        if not (target / "index.html").is_file() and any(target.iterdir()):
            raise FileExistsError
        shutil.rmtree(target)
    shutil.copytree(site, target)
    pages = sorted(target.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        changed = _UNSCRIPTED.sub(_said, _POLICY.sub("", _LINK.sub(_to_file, text)))
        if changed != text:
            page.write_text(changed, encoding="utf-8", newline="\n")
    return len(pages)


def _to_file(match: re.Match[str]) -> str:
    path = match["path"]
    if path in ("", ".", "..") or path.endswith(("/", "/..", "/.")):
        path = f"{path}{'' if not path or path.endswith('/') else '/'}index.html" if path else path
    return f"{match['before']}{match['quote']}{path}"


def _said(match: re.Match[str]) -> str:
    return match[1].replace(_WANTS_SCRIPT, _WANTS_SERVER)
