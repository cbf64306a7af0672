"""The pictures of the editors' guide: what an editor sees on the way, made of an invented protocol and the real output.

Nothing here imitates another website. A file, an annotation, a job's summary and a terminal are shown on plain pages of
our own, and what stands in them is what `protokoll` wrote; a page of the site is a page of the site.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import YamlLexer

from demonstration.__main__ import write

ROOT = Path(__file__).resolve().parents[2]
MINUTES = "content/protokoll/ksau/2025-12-02.yml"
# The mistakes that an editor makes on the way.
MISTAKES = (
    ("förslag_till: ks\n", "förslag_till: kommunstyrelsen\n"),
    ("datum: 2025-12-09", "datum: 2025-12-19"),
    ("uppsatt: 2025-12-10", "uppsatt: 2025-12-20"),
)
WIDTH = 400  # a phone shows it at three quarters


@dataclass(frozen=True)
class Drawn:
    """One picture of a page of our own: its name, the page, and the last element to show (all if there is none)."""

    name: str
    page: str
    last: str = ""


@contextmanager
def scratch() -> Iterator[Path]:
    """Give Sagolunda in a git repository, as it was before the protocol came, with the protocol in its folder."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, folder / "site")
        own = folder / MINUTES
        aside = folder / "undan"
        own.rename(aside)
        _git(folder, "init", "--quiet")
        _git(folder, "add", "content", "mkdocs.yml")
        _git(folder, "commit", "--quiet", "--message", "Arkivet")
        aside.rename(own)
        yield folder


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Redaktionen", "-c", "user.email=redaktionen@exempel.se")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def protokoll(folder: Path, *arguments: str) -> str:
    """Return what the command writes, whether it finds anything or not."""
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return done.stdout


def drawn() -> Iterator[Drawn]:
    """Yield the pictures that are drawn of what `protokoll` writes."""
    with scratch() as folder:
        right = (folder / MINUTES).read_text("utf-8")
        yield Drawn("fil", _page(f"<h1>{MINUTES}</h1>{_lines(right, 3, 31)}"))
        summary = protokoll(folder, "diff", "HEAD", "--format", "markdown")
        yield Drawn("andringar", _page(f"<article>{_markdown(summary)}</article>"), "ul:nth-of-type(2)")
        wrong = right
        for old, new in MISTAKES:
            wrong = wrong.replace(old, new, 1)
        (folder / MINUTES).write_text(wrong, "utf-8")
        annotations = protokoll(folder, "check", "--changed-since", "HEAD", "--format", "github")
        yield Drawn("fel", _page(f"<h1>{MINUTES}</h1>{_annotated(wrong, annotations, 32, 39)}"))
        found = protokoll(folder, "check", "--changed-since", "HEAD", "--format", "markdown")
        yield Drawn("sammanfattning", _page(f"<article>{_markdown(found)}</article>"), "li:nth-child(3)")
        blocks = protokoll(folder, "check").split("\n\n")
        shown = [next(block for block in blocks if block.startswith("FEL")), blocks[-1]]
        text = html.escape("\n\n".join(["$ protokoll check", *shown]).strip())
        yield Drawn("terminal", _page(f"<pre class='terminal'>{text}</pre>"))


def _lines(text: str, first: int, last: int) -> str:
    """Return some lines of a file (from 1) with their numbers and the colours of an editor."""
    rows = highlight(text, YamlLexer(), HtmlFormatter(nowrap=True)).split("\n")
    found = (f"<li value={at}><code>{rows[at - 1] or ' '}</code></li>" for at in range(first, last + 1))
    return f"<ol class='highlight'>{''.join(found)}</ol>"


def _annotated(text: str, annotations: str, first: int, last: int) -> str:
    """Return some lines of a file, and under its line what an annotation says."""
    page = _lines(text, first, last)
    pattern = r"^::(error|warning) file=[^,]*,line=(\d+),[^:]*title=([^:]*)::(.*)$"
    for kind, line, title, message in re.findall(pattern, annotations, re.MULTILINE):
        words = html.escape(message.replace("%0A", "\n")).replace("\n", "<br>")
        note = f"<aside><b>{'Fel' if kind == 'error' else 'Varning'}</b> {html.escape(title)}<br>{words}</aside></li>"
        page = re.sub(rf"(<li value={line}>.*?)</li>", lambda found, note=note: found[1] + note, page)
    return page


def _markdown(text: str) -> str:
    # A machine without a browser's usual fonts has no picture of the cross.
    return MarkdownIt("commonmark", {"html": True}).render(text.replace("\N{CROSS MARK}", "\N{BALLOT X}"))


def _page(body: str) -> str:
    tokens = "--paper:{};--ink:{};--soft:{};--line:{};--red:{};--link:{}"
    return f"""<!doctype html><html lang="sv"><meta charset="utf-8"><style>
:root {{ {tokens.format("#fbfaf7", "#1d1b17", "#5a564c", "#dad5c9", "#8b2a1a", "#17497a")} }}
@media (prefers-color-scheme: dark) {{
  :root {{ {tokens.format("#181715", "#e9e4d9", "#b3ac9d", "#38352e", "#f0967d", "#9dc5ea")} }}
}}
body {{ margin: 0; background: var(--paper); color: var(--ink); }}
body {{ font: 15px/1.5 Roboto, "Noto Sans", Arial, sans-serif; }}
h1 {{ margin: 0; padding: 10px 16px; font-size: 13px; border-bottom: 1px solid var(--line); }}
article {{ padding: 4px 20px 12px; overflow-wrap: anywhere; }}
article h2 {{ font-size: 19px; margin: 14px 0 8px; }} article h3 {{ font-size: 15px; margin: 16px 0 6px; }}
article ul {{ padding-left: 20px; margin: 0; }} article li {{ margin-bottom: 6px; }} a {{ color: var(--link); }}
@counter-style plain {{ system: extends decimal; suffix: "\\2003"; }}
ol {{ list-style: plain; margin: 0; padding: 8px 0 10px 46px; }}
li::marker {{ color: var(--soft); font: 12px ui-monospace, "Liberation Mono", monospace; }}
ol code, pre {{ font: 13px/1.6 ui-monospace, "Liberation Mono", monospace; white-space: pre-wrap; }}
.highlight .nt {{ color: var(--link); font-weight: 600; }} .highlight .c1 {{ color: var(--soft); }}
ol code {{ display: block; padding-right: 12px; }}
aside {{ margin: 4px 14px 8px -30px; padding: 8px 12px; }}
aside {{ border: 1px solid var(--line); border-left: 4px solid var(--red); }}
aside b {{ color: var(--red); }}
.terminal {{ margin: 0; padding: 12px 16px; }}
</style><body>{body}</body></html>"""
