"""Sees to it that there is a browser to test with: `python -m tests.browser.ensure`. Says which one it is."""

from __future__ import annotations

import platform
import subprocess
import sys

from tests.browser.harness import chromium_path


def install() -> None:
    """Install Chromium with Debian's own tools where it is a package, with Playwright elsewhere."""
    try:
        debian = platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        debian = False
    # libatomic1 is for Playwright's own driver.
    packages = ["chromium", "fonts-liberation", "libatomic1"]
    if debian and subprocess.run([".ci/apt", *packages], check=False).returncode == 0:
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)


def main() -> None:
    """Find a browser, or install one and find it."""
    try:
        path = chromium_path()
    except FileNotFoundError:
        install()
        path = chromium_path()
    print(f"Webbläsare för proven: {path}")


if __name__ == "__main__":
    main()
