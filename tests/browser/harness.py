"""A real Chromium, a loopback server and axe-core, for tests that look at pages as a visitor does.

Nothing here reaches another host: requests that try are stopped and written down.
"""

from __future__ import annotations

import functools
import gzip
import mimetypes
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, Locator, Page, Request, Route, sync_playwright

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
)
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The types that browsers are strict about; the table of the operating system may lack them or be wrong.
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path, end="")
"""
_COMPRESSED = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")


@functools.cache
def chromium_path() -> str:
    """Return the program to start: CHROME_PATH, else the system's, else Playwright's own; or fail."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [os.environ.get("CHROME_PATH"), *map(shutil.which, names)]
    for path in filter(None, found):
        # Ubuntu's chromium-browser is a stub that only asks for a snap.
        if _starts(path):
            return path
    # In a process of its own: two Playwrights in one do not get on, and its driver may not start.
    asked = subprocess.run([sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    if asked.returncode == 0 and _starts(asked.stdout):
        return asked.stdout
    raise FileNotFoundError("Ingen Chromium på den här datorn. Kör: python -m tests.browser.ensure")


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a headless Chromium that stays away from the network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        try:
            yield chromium
        finally:
            chromium.close()


class _Handler(BaseHTTPRequestHandler):
    """Answers as a static host does: directory index, 404.html, compression when asked for."""

    protocol_version = "HTTP/1.1"
    folder: Path
    base: str
    compress: bool
    kept: int

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.base) if path.startswith(self.base) else self.folder / "404.html"
        if file.is_dir() and not path.endswith("/"):
            self._answer(301, b"", "text/plain", location=f"{path}/")
            return
        if file.is_dir():
            file /= "index.html"
        status = 200
        if not file.is_file() or not file.resolve().is_relative_to(self.folder) or not path.startswith(self.base):
            status, file = 404, self.folder / "404.html"
        body = file.read_bytes() if file.is_file() else b"404"
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(status, body, kind)

    do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

    def _answer(self, status: int, body: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if self.compress and kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        if self.kept and status == 200:
            self.send_header("Cache-Control", f"max-age={self.kept}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test says what was wrong."""


@contextmanager
def serve(folder: Path, compress: bool = False, base: str = "/", kept: int = 0) -> Iterator[str]:
    """Serve a folder on 127.0.0.1, on a port that is free, and give its address with a closing slash.

    A browser may keep a file for `kept` seconds without asking again.
    """
    base = f"/{base.strip('/')}/".replace("//", "/")
    settings = {"folder": folder.resolve(), "base": base, "compress": compress, "kept": kept}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), settings))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def pressable(page: Page, words: str) -> Locator:
    """Return the first that can be pressed and is called so: a link, a button, what unfolds or a label."""
    found = page.get_by_role("link", name=words).or_(page.get_by_role("button", name=words))
    return found.or_(page.locator("summary, label", has_text=words)).filter(visible=True).first


@dataclass
class Visit:
    """What a page did when it was opened; goes on filling while the page is open."""

    status: int = 0
    foreign: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    @property
    def complaints(self) -> list[str]:
        """Everything that a quiet and private page does not do."""
        return self.foreign + self.console + self.errors + self.cookies


def visit(page: Page, url: str) -> Visit:
    """Open an address and wait until the page has loaded and fallen silent.

    Returns the status, the addresses on other hosts that it asked for (none is answered), the errors and
    warnings on the console, the errors nobody caught, and the names of cookies. Each visit takes a new page.
    """
    seen = Visit()
    origin = "/".join(url.split("/")[:3]) + "/"

    def watch(request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(origin):
            seen.foreign.append(request.url)

    def stop(route: Route) -> None:
        if route.request.url.startswith(origin):
            route.continue_()
        else:
            route.abort()

    page.route(lambda address: address.startswith(("http:", "https:")), stop)
    page.on("request", watch)
    page.on("websocket", lambda socket: seen.foreign.append(socket.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console",
        lambda message: seen.console.append(message.text) if message.type in {"error", "warning"} else None,
    )
    response = page.goto(url, wait_until="networkidle")
    seen.status = response.status if response else 0
    seen.cookies.extend(cookie.get("name", "") for cookie in page.context.cookies())
    return seen


@dataclass(frozen=True)
class Violation:
    """One rule of axe-core that a page breaks, and the elements that break it."""

    rule: str
    impact: str
    help: str
    where: tuple[str, ...]


def run_axe(page: Page) -> list[Violation]:
    """Run axe-core on the page as it looks now: WCAG 2.0 to 2.2 level A and AA, and best practice."""
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated, not inserted as an element, so that a content security policy stays in force.
        page.evaluate(Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8"))
    options = {"runOnly": list(AXE_TAGS), "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        Violation(
            found["id"],
            found["impact"] or "",
            found["help"],
            tuple(str(node["target"][-1]) for node in found["nodes"]),
        )
        for found in result["violations"]
    ]
