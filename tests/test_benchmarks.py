"""The benchmark: Hugo is given the same text, costs are those of all processes, and ratios are of medians."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from benchmarks import hugo, pages_only, real, report
from benchmarks.measure import Cost, run
from tests.sites import minutes, town

PAGE = """\
<!doctype html><html><head><title>Sida – Öppna protokoll</title>
<meta name="description" content="Om &quot;sidan&quot;."></head>
<body><nav><a href="../../moten/" aria-current="true">Möten</a></nav><main><div><div class="op" id="innehall">
<h1>Sida [1]</h1>
<section class="wide"><h2 id="om">Om</h2><p>Se <a href="../../organ/ks/">styrelsen</a> * och <em>mer</em>.</p>
<p>1. Inte en lista.</p><ol start="3"><li>Ett.</li><li>Två.</li></ol>
<table><thead><tr><th>A</th><th class="num">B</th></tr></thead><tbody><tr><td>x</td><td>1,0</td></tr></tbody></table>
</section>
<ul class="rows"><li><svg viewBox="0 0 1 1"></svg> Anna</li></ul>
</div></div></main><footer>Fot</footer></body></html>
"""


def test_page_becomes_markdown_with_the_same_words() -> None:
    written = hugo.markdown(PAGE, Path("arenden/ks-1/index.html"))
    front, body = written.split("\n\n", 1)
    assert front == '{"title": "Sida – Öppna protokoll", "description": "Om \\"sidan\\".", "root": "../../"}'
    assert body.rstrip().split("\n\n") == [
        "# Sida \\[1\\]",
        '<section class="wide">',
        "## Om {#om}",
        "Se [styrelsen](../../organ/ks/) \\* och *mer*.",
        "1\\. Inte en lista.",
        "3. Ett.\n4. Två.",
        "| A | B |\n| --- | --: |\n| x | 1,0 |",
        "</section>",
        '<ul class="rows"><li><svg viewbox="0 0 1 1"></svg> Anna</li></ul>',
    ]


@pytest.mark.parametrize("quotes", [True, False])
def test_frame_becomes_the_theme(quotes: bool) -> None:
    page = PAGE if quotes else re.sub(r'"([\w/.]+)"', r"\1", PAGE)
    theme = hugo.template(page)
    assert "<title>{{ .Title }}</title>" in theme
    assert '<a href="{{ $root }}moten/"{{ if eq .Section "moten" }} aria-current="true"{{ end }}>Möten</a>' in theme
    before, after = theme.split("{{ .Content }}")
    assert after.replace("\n", "") == "</div></div></main><footer>Fot</footer></body></html>"
    assert before.rstrip().endswith('id="innehall" data-pagefind-body="">')
    assert "Sida [1]" not in theme


def test_pages_alone_are_pages_without_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = town(tmp_path / "allt", minutes()).build().folder
    for room, name, nothing in pages_only.LEFT_OUT:
        assert callable(getattr(room, name))
        monkeypatch.setattr(room, name, nothing)
    bare = town(tmp_path / "sidor", minutes()).build().folder
    assert {path.relative_to(bare) for path in bare.rglob("*.html")} == {
        path.relative_to(whole) for path in whole.rglob("*.html")
    }
    assert (whole / "moten/ks/2024-03-05/index.json").exists()
    assert not (bare / "moten/ks/2024-03-05/index.json").exists()
    assert list(whole.glob("data/2024/*"))
    assert not [path for path in bare.glob("data/2024/*") if path.suffix != ".html"]


def test_cost_is_of_children_too(tmp_path: Path) -> None:
    child = "x = bytearray(b'1' * 60_000_000)"
    cost = run(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"], tmp_path
    )
    assert cost.memory > 60_000_000
    with pytest.raises(SystemExit, match="Vilse"):
        run([sys.executable, "-c", "raise SystemExit('Vilse')"], tmp_path)


def test_ratios_are_of_medians() -> None:
    costs = {name: [Cost(9, 9, 10**8), Cost(2, 4, 10**8), Cost(1, 1, 10**8)] for name in report.NAMES}
    costs["hugo"] = [Cost(4, 5, 10**9)] * 3
    sizes = report.Sizes(100, 10**6, 10**5, 100, 10**6, 10**5, 10, 4000.0)
    written = report.text(report.Results(20, sizes, 10, costs, "1.2.3", {}))
    assert "| Nothing changed ÷ Hugo | 0.08 | 0.15 | **0.50** | 0.80 |" in written
    assert "| Full build with search ÷ Hugo and Pagefind | 0.8 | 1.2 | **0.33** | 0.44 |" in written
    assert "| A page at 20 years ÷ at 1 year | 1.1 | 1.3 | **0.10** | 0.10 |" in written
    assert "| A median case page, compressed | 5 kB | 8 kB | **4.0 kB** | |" in written
    assert "| Hugo | 4.00 | 4.00–4.00 | 5.00 | 1.00 GB |" in written
    assert "Hugo 1.2.3." in written
    assert "No real archive was measured" in written
    own = {"as it is clean": [Cost(10, 20, 10**9)], "as it is word": [Cost(2, 3, 10**8)]}
    written = report.text(report.Results(20, sizes, 10, costs, "1.2.3", own))
    assert "| as it is | 20.0 | 3.0 | 1.00 GB | 0.10 GB | **0.20** | 0.15 |" in written
    assert "No real archive" not in written


def test_one_word_is_changed_in_the_largest_protocol_of_a_real_archive(tmp_path: Path) -> None:
    decision = "paragrafer:\n  - nr: 1\n    beslut: |\n      Nämnden beslutar att bifalla.\n"
    for year, text in (("2023", decision * 9), ("2024", decision)):
        path = tmp_path / "arkiv" / "protokoll" / "ks" / f"{year}-02-29.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"datum: {year}-02-29\n{text}", "utf-8")
    (tmp_path / "arkiv" / "register").mkdir()
    content = tmp_path / "content"
    protocol = real.found(tmp_path / "arkiv", content, years=3)
    assert protocol == content / "protokoll" / "ks" / "2024-02-29.yml"
    assert sorted(path.stem for path in protocol.parent.iterdir()) == [
        "2023-02-29",
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
    ]
    before = real.changed(protocol)
    assert "Nämnden annorlunda att bifalla." in protocol.read_text("utf-8")
    assert before == f"datum: 2024-02-29\n{decision}"
