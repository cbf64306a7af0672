"""Builds that reuse what still holds: after any sequence of edits they equal a build from nothing, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
import unittest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule

from generator.command.builder import build
from generator.site import BuildFailedError
from tests.sites import MKDOCS, ORGAN, PARTIER, REPOSITORY, bytes_of, item, minutes, town

PEOPLE = ("Anna Ek (S)", "Bo Lund (M)", "Bo Lund (C)", "Cecilia Berg (C)", "Dan Ask (FP)", "Eva Sjö (-)")
TEXTS = (
    "Avslag.",
    "Anna Ek (S) och Bo Lund (C) yrkar bifall till KS 2024/2, se § 2.",
    "Kommunfullmäktige beslutar enligt KS-2023-00007.\n\n- ett\n- två",
    "| Post | Kr |\n|---|--:|\n| Bro | 5 |\n| Summa | 5 |",
)
TITLES = ("Skolskjuts", "Bro & väg", "Taxa <2024>")
DAYS = ("2014-02-03", "2023-11-07", "2024-01-09", "2024-02-06", "2024-02-06-2", "2024-03-05")
POSTED = "anslag:\n  - {uppsatt: 2024-03-11, paragrafer: 1}\n  - uppsatt: 2023-12-29"
CASES = ("KS-2024-00001", "KS 2024/2", "KS 2023/7")


LARGE = "protokoll/kf/2024-02-20.yml"
MANY = 30
COUNCIL = ("Anna Ek (S)", "Bo Lund (M)", "Cecilia Berg (C)", "Eva Sjö (-)")


def large(words: dict[tuple[int, str], str]) -> str:
    """Return the minutes of a large meeting, its §§ and fields as they are but for some."""
    items = []
    for number in range(1, MANY + 1):
        lines = [f"beslut: {words.get((number, 'beslut'), 'Bifall.')}", f"ärende: KS-2022-{number:05}"]
        statement = words.get((number, "reservationer"), "Fel.")
        lines += ["reservationer:", f"  - av: {COUNCIL[number % 4]}", f"    text: {statement}"]
        items.append(item(number, words.get((number, "rubrik"), f"Ärende {number}"), "\n".join(lines)))
    return minutes("kf", "2024-02-20", *items, present=COUNCIL)


@st.composite
def protocols(draw: st.DrawFn) -> str:
    """Draw minutes without organ and datum."""
    present = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique=True))
    items = []
    for number in range(1, draw(st.integers(2, 4))):
        lines = [f"beslut: {draw(st.sampled_from(TEXTS))!r}".replace("'", '"')]
        if draw(st.booleans()):
            lines.append(f"ärende: {draw(st.sampled_from(CASES))}")
        if draw(st.booleans()):
            lines.append(f"förslag_till: {draw(st.sampled_from(('ks', 'kf')))}")
        if draw(st.booleans()):
            lines += ["reservationer:", f"  - av: {draw(st.sampled_from(PEOPLE))}", "    text: Fel."]
        if draw(st.booleans()):
            lines.append(f"jäv: {draw(st.sampled_from(PEOPLE))}")
        if draw(st.booleans()):
            lines.append(f"utfall: {draw(st.sampled_from(('bifall', 'besvarad', 'hänskjutet')))}")
        if draw(st.booleans()):
            lines += ["typ: Motion", f"väckt_av: {draw(st.sampled_from(PEOPLE))}"]
        if draw(st.booleans()):
            voters = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
            lines += ["voteringar:", "  - ja: bifall", "    nej: avslag", f"    röster: {{ja: {voters}}}"]
        items.append(item(number, draw(st.sampled_from(TITLES)), "\n".join(lines)))
    head = draw(st.sampled_from(("", "justerare: Anna Ek", "justering:\n  - datum: 2024-03-08", POSTED)))
    return minutes("ORGAN", "DATUM", *items, present=present, head=head)


class Edits(RuleBasedStateMachine):
    """An archive that is edited at random and built now and then."""

    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.town = town(self.folder, minutes("ks", "2024-01-09"))
        self.words: dict[tuple[int, str], str] = {}
        self.theme = self.folder / "mallar"
        shutil.copytree(REPOSITORY / "theme_overrides", self.theme)
        self.config("site_url: https://protokoll.exempelkoping.example/", "")

    def config(self, line: str, name: str) -> None:
        text = MKDOCS.replace(str(REPOSITORY / "theme_overrides"), str(self.theme)).replace(
            "site_url: https://protokoll.exempelkoping.example/", line
        )
        (self.folder / "mkdocs.yml").write_text(text.replace("Öppna protokoll", f"Öppna protokoll{name}"), "utf-8")

    @initialize(target=files)
    def first(self) -> str:
        return "protokoll/ks/2024-01-09.yml"

    @rule(target=files, body=st.sampled_from(("ks", "kf", "an")), day=st.sampled_from(DAYS), text=protocols())
    def write(self, body: str, day: str, text: str) -> str:
        path = f"protokoll/{body}/{day}.yml"
        self.town.write(path, text.replace("ORGAN", body).replace("DATUM", day[:10]))
        return path

    @rule(
        number=st.integers(1, MANY),
        field=st.sampled_from(("beslut", "rubrik", "reservationer")),
        word=st.sampled_from(("Avslag.", "Se § 2 och KS 2024/2.", "Anna Ek (S) får uppdraget.")),
    )
    def change_one_word(self, number: int, field: str, word: str) -> None:
        """In one § of a large meeting, which is there from the first such change on."""
        self.words[number, field] = word
        self.town.write(LARGE, large(self.words))

    @rule(path=consumes(files))
    def delete(self, path: str) -> None:
        (self.town.content / path).unlink(missing_ok=True)

    @rule(target=files, path=consumes(files), day=st.sampled_from(DAYS))
    def rename(self, path: str, day: str) -> str:
        old, new = self.town.content / path, (self.town.content / path).with_name(f"{day}.yml")
        if old.exists():
            text = old.read_text("utf-8")
            old.unlink()
            new.write_text(text.replace(f"datum: {old.stem[:10]}", f"datum: {day[:10]}", 1), "utf-8")
        return new.relative_to(self.town.content).as_posix()

    @rule(merged=st.booleans(), party=st.sampled_from(("S", "C")))
    def register_people(self, merged: bool, party: str) -> None:
        text = "personer:\n  - namn: Bo Lund\n    id: bo\n    tidigare_adresser: [bo-lund]\n"
        text += f"    partier:\n      - parti: {party}\n" if party == "S" else "    endast_parti: C\n"
        self.town.write("register/personer.yml", text if merged else "personer: []\n")

    @rule(
        address=st.sampled_from(("", "moten/an/2024-04-09/", "moten/ks/2024-01-09/#p9")),
        reason=st.sampled_from(("Fel.", "Också fel.")),
    )
    def register_removals(self, address: str, reason: str) -> None:
        entry = f"\n  - adress: {address}\n    datum: 2024-05-02\n    skäl: {reason}\n"
        self.town.write("register/borttaget.yml", f"borttaget:{entry if address else ' []'}")

    @rule(colour=st.sampled_from(("#E8112D", "#123456")), name=st.sampled_from(("Centerpartiet", "Bondeförbundet")))
    def register_parties(self, colour: str, name: str) -> None:
        self.town.write("register/partier.yml", PARTIER.replace("#E8112D", colour).replace("Centerpartiet", name))

    @rule(name=st.sampled_from(("Kommunstyrelsen", "Styrelsen")))
    def register_bodies(self, name: str) -> None:
        self.town.write("register/organ.yml", ORGAN.replace("namn: Kommunstyrelsen\n", f"namn: {name}\n"))

    @rule(template=st.sampled_from(("pages/case.html", "pages/_parts.html", "main.html")), words=st.integers(0, 2))
    def change_template(self, template: str, words: int) -> None:
        original = (REPOSITORY / "theme_overrides" / template).read_text("utf-8")
        (self.theme / template).write_text(original.replace("</h1>", f"{'!' * words}</h1>"), "utf-8")

    @rule(url=st.sampled_from(("https://a.example/", "https://b.example/under/")), name=st.sampled_from(("", " 2")))
    def change_option(self, url: str, name: str) -> None:
        self.config(f"site_url: {url}", name)

    @rule(name=st.sampled_from(("index.md", "om/egen.md")), words=st.sampled_from(("Hej", "Hejdå")))
    def write_page(self, name: str, words: str) -> None:
        self.town.write(name, f"# {words}\n\n[Möten](moten/index.html)\n")

    @rule()
    def delete_page(self) -> None:
        (self.town.content / "om/egen.md").unlink(missing_ok=True)

    @rule(lost=st.sampled_from((".cache", "site", ".site.ny", "site/index.html", ".cache/mkdocs/index.html")))
    def lose(self, lost: str) -> None:
        path = self.folder / lost
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    @rule(path=st.sampled_from(("site/sitemap.xml", "site/eget/skrap.html", ".cache/protokoll.db")))
    def scribble(self, path: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # a file of the site may be one with its double
        file.write_bytes(b"klotter" * 200)

    @rule()
    def build(self) -> None:
        before = bytes_of(self.folder / "site")
        try:
            build(self.folder / "mkdocs.yml", search=False)
        except BuildFailedError:
            assert bytes_of(self.folder / "site") == before
        else:
            self.compare()

    def compare(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            clean = Path(folder) / self.folder.name
            clean.mkdir()
            for name in ("content", "mkdocs.yml", "mallar"):
                source = self.folder / name
                shutil.copytree(source, clean / name) if source.is_dir() else shutil.copy(source, clean / name)
            config = clean / "mkdocs.yml"
            config.write_text(config.read_text("utf-8").replace(str(self.theme), str(clean / "mallar")), "utf-8")
            build(config, search=False)
            fresh, kept = bytes_of(clean / "site"), bytes_of(self.folder / "site")
            assert kept.keys() == fresh.keys()
            assert [path for path in fresh if fresh[path] != kept[path]] == []

    def teardown(self) -> None:
        self.build()
        shutil.rmtree(self.folder)


Edits.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=10,
    deadline=None,
    derandomize=True,  # a red run can be run again; `python -m tests.test_incremental` looks further
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase


@pytest.mark.parametrize(
    ("field", "word", "most"),
    [
        # The meeting, its cards, its case, its month, who is named in the §, the start page.
        ("beslut", "Avslag med en lång motivering.", 7),
        ("reservationer", "Rätt.", 5),
        ("rubrik", "Ny rubrik", 11),  # lists of what is handled, too, and of what is new
    ],
)
def test_one_word_in_one_item_costs_that_item(tmp_path: Path, field: str, word: str, most: int) -> None:
    founded = town(tmp_path, minutes("ks", "2024-01-09"), minutes("kf", "2024-03-05"))
    founded.write(LARGE, large({}))
    whole = build(tmp_path / "mkdocs.yml", search=False)
    assert whole.looked_at > MANY
    founded.write(LARGE, large({(17, field): word}))
    changed = build(tmp_path / "mkdocs.yml", search=False)
    assert 0 < changed.rendered <= changed.looked_at <= most
    founded.write(LARGE, large({}))
    assert build(tmp_path / "mkdocs.yml", search=False).looked_at <= most


if __name__ == "__main__":
    Edits.TestCase.settings = settings(Edits.TestCase.settings, max_examples=200, derandomize=False)
    unittest.main(argv=["edits", "TestEdits"])
