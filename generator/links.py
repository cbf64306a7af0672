"""Links: which links from a built site to other hosts lead nowhere. The only module that asks another host.

Only a clear answer counts as dead (404, 410, no such host). What is refused or slow is listed and left to a human, for
many hosts turn away whatever is no browser.
"""

from __future__ import annotations

import html
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

_LINK = re.compile(r"""<a\b[^>]*?\shref=(?:"(https?:[^"]*)"|'(https?:[^']*)'|(https?:[^\s"'>]+))""", re.IGNORECASE)
_DEAD = {404, 410}
_NOT_ASKED_SO = {403, 405, 501}
_SECONDS = 20
_ASKED_AT_ONCE = 8


def links(site: Path) -> dict[str, list[str]]:
    """Return the addresses on other hosts that the pages link to, each with its pages."""
    found: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        for groups in _LINK.findall(page.read_text("utf-8")):
            address = html.unescape("".join(groups)).split("#")[0]
            pages = found.setdefault(address, [])
            name = page.relative_to(site).as_posix()
            if name not in pages:
                pages.append(name)
    return found


def fault(address: str) -> tuple[bool, str] | None:
    """Return None for a link that leads somewhere, else whether it is surely dead, and why."""
    status: int | str = ""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": "oppna-protokoll (links)"})  # noqa: S310 - http and https only
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310
                return None
        except urllib.error.HTTPError as error:
            status = error.code
            if method == "HEAD" and status in _NOT_ASKED_SO | _DEAD:
                continue
            return status in _DEAD, f"svarar {status}"
        except urllib.error.URLError as error:
            return isinstance(error.reason, socket.gaierror), "går inte att nå"
        except (OSError, HTTPException, ValueError):
            return False, "går inte att nå"
    return status in _DEAD, f"svarar {status}"


def shown(faults: Iterable[tuple[str, str, list[str]]]) -> list[str]:
    """Return a list in Markdown. Addresses stand as code, which cannot be broken out of without a backtick."""
    return [
        f"- `{address.replace('`', '%60')}` {why}. Finns på {', '.join(f'`{page}`' for page in pages[:3])}"
        + (f" och {len(pages) - 3} sidor till" if len(pages) > 3 else "")
        for address, why, pages in faults
    ]


def report(site: Path) -> tuple[str, bool]:
    """Ask for every link of a built site once; return in Markdown what leads nowhere, and whether any is dead."""
    found = links(site)
    with ThreadPoolExecutor(_ASKED_AT_ONCE) as pool:
        answers = list(zip(found.items(), pool.map(fault, found), strict=True))
    dead = [(address, answer[1], pages) for (address, pages), answer in answers if answer and answer[0]]
    doubtful = [(address, answer[1], pages) for (address, pages), answer in answers if answer and not answer[0]]
    parts = [f"## Länkar\n\n{len(found)} länkar till andra webbplatser, {len(dead)} döda, {len(doubtful)} oklara.\n"]
    for title, faults in (("Döda", dead), ("Oklara: öppna dem för hand", doubtful)):
        if faults:
            parts.append("\n".join([f"### {title}", "", *shown(faults), ""]))
    return "\n".join(parts), bool(dead)
