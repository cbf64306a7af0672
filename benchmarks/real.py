"""A real archive in place of an invented one: what one word costs that is changed in its largest protocol.

The folder has `protokoll/` and `register/`, as in content/. With `years` above 1 its newest year is written again under
the years after it, which makes an archive so many times as large.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import synth
from benchmarks.measure import Cost

_WORD = re.compile(r"^    beslut: \|\n      \w+ (\w+)", re.MULTILINE)


def found(folder: Path, content: Path, years: int = 1) -> Path:
    """Copy an archive into `content` and return its largest protocol there, of the newest year that it really has."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(folder / "register", content / "register")
    shutil.copytree(folder / "protokoll", content / "protokoll")
    minutes = sorted((content / "protokoll").rglob("*.yml"))
    newest = max(path.name[:4] for path in minutes)
    own = [path for path in minutes if path.name.startswith(newest)]
    for step in range(1, years):
        year = str(int(newest) + step)
        for path in own:
            later = path.read_text("utf-8").replace(f"{newest}-02-29", f"{newest}-02-28").replace(newest, year)
            path.with_name(path.name.replace(newest, year).replace("02-29", "02-28")).write_text(later, "utf-8")
    (content / "index.md").write_text(synth.PAGES["index.md"], "utf-8")
    return max(own, key=lambda path: path.stat().st_size)


def changed(protocol: Path) -> str:
    """Write another word into the first decision of a protocol, and return the text as it was."""
    before = protocol.read_text("utf-8")
    match = _WORD.search(before)
    if match is None:
        raise SystemExit(f"{protocol}: no decision with two words")
    protocol.write_text(f"{before[: match.start(1)]}annorlunda{before[match.end(1) :]}", "utf-8")
    return before


def rows(costs: Mapping[str, Sequence[Cost]]) -> list[str]:
    """Return the part of RESULTS.md about a real archive: costs by "<name> clean" and "<name> word"; or that it lacks.

    The share of a clean build is that of the medians.
    """
    names = [name.removesuffix(" clean") for name in costs if name.endswith(" clean")]
    if not names:
        return ['No real archive was measured: none was given (`OPTIONS="--real FOLDER"`).\n']
    lines = []
    for name in names:
        clean, word = costs[f"{name} clean"], costs[f"{name} word"]
        wall, cpu = (
            median(getattr(each, key) for each in word) / median(getattr(each, key) for each in clean)
            for key in ("wall", "cpu")
        )
        seconds = " | ".join(f"{median(each.cpu for each in some):.1f}" for some in (clean, word))
        memory = " | ".join(f"{max(each.memory for each in some) / 1e9:.2f} GB" for some in (clean, word))
        lines.append(f"| {name} | {seconds} | {memory} | **{wall:.2f}** | {cpu:.2f} |")
    return [
        "One word changed in a decision of the largest protocol, with search, beside a build from nothing; processor "
        "seconds, peak memory of all processes. Goal 0.15, at least 0.22; three times as large 0.06 and 0.12.\n",
        "| A real archive | Clean | Word | Memory, clean | Memory, word | Word ÷ clean | By processor time |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *lines,
        "",
    ]
