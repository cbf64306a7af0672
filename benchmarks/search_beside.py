"""Measure a first search beside Pagefind's, over the same pages, in the same browser and from the same kind of server.

    python -m benchmarks.search_beside SITE PAGES QUESTIONS [--rate 1] [--bytes-per-second 200000] [--delay 0.15]

SITE is a built site of ours and PAGES the same pages with Pagefind's index (benchmarks/hugo.py makes them and
`python -m pagefind --site PAGES --force-language sv` the index). QUESTIONS holds one on each line, up to a tab. Each is
asked of both, in turn, in browsers that have nothing from before: the search page has come to rest, and from the key
that asks until ten hits with their excerpts are there counts, in bytes and in time. Two servers (h2.mjs, which needs
Node, as openssl for a certificate) send over HTTP/2 as static hosts do, as slowly as a phone's network. With `--rate`
the browser's main thread is so many times slower: both search in a worker, which is not, and show their hits there.

Ours shows its own search page. Pagefind gets the least page that can ask it: a field, its script, and a list of what
the first ten hits say. What its ready-made interface weighs is not counted against it, and what ours does is.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.harness import browser

HITS = 10
# What our page has fetched before anybody asks, and only asking needs.
SCRIPTS = ("sok", "sokfraga", "sokregister", "sokord", "soknamn", "sokting", "nastan")
BESIDE = """<!doctype html><html lang=sv><title>Pagefind</title><input id=q><ol id=traffar></ol><script type=module>
const field = document.getElementById("q"), list = document.getElementById("traffar");
let pagefind;
const load = () => pagefind ??= import("/pagefind/pagefind.js").then(async (it) => { await it.init(); return it; });
field.addEventListener("focus", load, { once: true });
field.addEventListener("keydown", async (event) => {
  if (event.key !== "Enter") return;
  const { results } = await (await load()).search(field.value);
  const hits = await Promise.all(results.slice(0, HITS).map((each) => each.data()));
  list.replaceChildren(...hits.map(({ url, meta, excerpt }) => {
    const item = document.createElement("li");
    item.innerHTML = `<a href="${url}"></a><p>${excerpt}</p>`;
    item.firstChild.textContent = meta.title;
    return item;
  }));
  document.body.dataset.done = results.length;
});
</script>""".replace("HITS", str(HITS))


class Asked(NamedTuple):
    """What one question took: kB, answers, and seconds until the hits were there."""

    size: float
    answers: int
    seconds: float


@contextmanager
def served(folder: Path, delay: float, rate: float) -> Iterator[str]:
    """Serve a folder over HTTP/2, each answer after some seconds, all at so many bytes a second; give its address."""
    with tempfile.TemporaryDirectory() as own:
        key, certificate = f"{own}/key.pem", f"{own}/certificate.pem"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
        subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
        script = str(Path(__file__).with_name("h2.mjs"))
        command = ["node", script, str(folder), key, certificate, str(delay), str(rate)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                yield f"https://127.0.0.1:{server.stdout.readline().strip() if server.stdout else ''}/"
            finally:
                server.kill()


def asked(chromium: Browser, address: str, question: str, rate: float, scripts: int | None) -> Asked:
    """Ask a question in a browser that has nothing from before; of ours, if it is told what its `scripts` weigh."""
    ours = scripts is not None
    context = chromium.new_context(viewport={"width": 360, "height": 740}, ignore_https_errors=True)
    page = context.new_page()
    if not ours:
        page.route("**/fraga.html", lambda route: route.fulfill(body=BESIDE, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}sok/" if ours else f"{address}fraga.html", wait_until="networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    before = page.evaluate(_TAKEN)
    seconds = page.evaluate(_ASK_OURS if ours else _ASK_PAGEFIND, question) / 1000
    after = page.evaluate(_TAKEN)
    context.close()
    return Asked(
        (after["bytes"] - before["bytes"] + (scripts or 0)) / 1000, after["answers"] - before["answers"], seconds
    )


# What the server has sent until now.
_TAKEN = "async () => (await fetch('/:taken', { cache: 'no-store' })).json()"
_PRESS = """
  const field = document.getElementById("q"), begun = performance.now();
  field.focus();
  field.value = question;
  field.dispatchEvent(new Event("input", { bubbles: true }));
"""
# Until the busy list is there; both wait for the frame that shows it.
_ASK_OURS = f"""question => new Promise((resolve) => {{
  {_PRESS}
  field.form.requestSubmit();
  const results = document.getElementById("resultat"), status = document.getElementById("antal");
  const watch = () => !results.hasAttribute("aria-busy") && status.textContent.includes(question)
    ? requestAnimationFrame(() => resolve(performance.now() - begun)) : setTimeout(watch, 5);
  setTimeout(watch, 5);
}})"""
_ASK_PAGEFIND = f"""question => new Promise((resolve) => {{
  {_PRESS}
  field.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Enter" }}));
  const watch = () => "done" in document.body.dataset
    ? requestAnimationFrame(() => resolve(performance.now() - begun)) : setTimeout(watch, 5);
  watch();
}})"""


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description="Measure a first search beside Pagefind's.")
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--rate", type=float, default=1, help="how many times slower the main thread is")
    parser.add_argument("--bytes-per-second", type=float, default=200_000, help="of the network")
    parser.add_argument("--delay", type=float, default=0.15, help="seconds before each answer")
    given = parser.parse_args()
    questions = [row.split("\t")[0] for row in given.questions.read_text("utf-8").splitlines() if row and row[0] != "#"]
    network = given.delay, given.bytes_per_second
    # A worker's scripts are not among what its page has fetched.
    scripts = sum(len(gzip.compress((given.site / f"assets/{name}.js").read_bytes(), 6)) for name in SCRIPTS)
    table: list[tuple[Asked, Asked]] = []
    with browser() as chromium, served(given.site, *network) as site, served(given.pages, *network) as pages:
        for question in questions:
            own = asked(chromium, site, question, given.rate, scripts)
            other = asked(chromium, pages, question, given.rate, None)
            table.append((own, other))
            print(f"{question}: {_told(own)} | Pagefind {_told(other)}", flush=True)
    for name, at in (("kB", 0), ("seconds", 2)):
        ours, theirs = ([float(pair[whose][at]) for pair in table] for whose in (0, 1))
        each = [one / two for one, two in zip(ours, theirs, strict=True)]
        over = sum(one > 0.5 for one in each)
        own, other = statistics.median(ours), statistics.median(theirs)
        print(
            f"{name}: median {own:.2f} and {other:.2f}, ratio {own / other:.2f}, most {max(ours):.2f} and"
            f" {max(theirs):.2f}; median of ratios {statistics.median(each):.2f}, over a half {over} of {len(each)}"
        )


def _told(one: Asked) -> str:
    return f"{one.size:.0f} kB in {one.answers}, {one.seconds:.2f} s"


if __name__ == "__main__":
    main()
