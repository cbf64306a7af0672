"""A § for programs that keep references, as its page makes it: the same as the file of the year says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import run_axe, serve, visit
from tests.sites import Site, item, minutes, town

ODD = "'50 % i Bad & Spa_hus #2 för 3 $ ~ {om} } [maskad] ^ ”bron” <3'"
CASES = "ärende: [KS-2024-00001, KS-2024-00002]"
DAYS = minutes(
    "ks",
    "2024-03-06",
    item("2/1", ODD, f"{CASES}\nförslag_till: kf\nbeslut: Ja."),
    item(3, "Övrigt"),
    head="slutdatum: 2024-03-07",
)
DRAFT = minutes("an", "2024-03-05", item("12 a", "Taxa", "ärende: KS-2024-00003"), head="status: utkast")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = town(tmp_path_factory.mktemp("referens"), DAYS, DRAFT)
    return place.build()


@pytest.fixture(scope="module")
def origin(site: Site) -> Iterator[str]:
    with serve(site.folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def made(page: Page, address: str, anchor: str, folder: Path) -> dict[str, str]:
    """Return the files that a § offers, by the end of their names."""
    assert visit(page, address).complaints == []
    page.locator(f"#{anchor} .para-end > details:last-child > summary").click()
    found = {}
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as waited:
            page.locator(f"#{anchor} .para-end").get_by_role("link", name=name).click()
        path = folder / waited.value.suggested_filename
        waited.value.save_as(path)
        found[path.suffix[1:]] = path.read_bytes().decode()
    return found


@pytest.mark.parametrize(
    ("at", "anchor"), [("ks/2024-03-06", "p2-1"), ("ks/2024-03-06", "p3"), ("an/2024-03-05", "p12a")]
)
def test_a_page_makes_of_a_paragraph_what_the_file_of_the_year_says(
    page: Page, origin: str, site: Site, tmp_path: Path, at: str, anchor: str
) -> None:
    found = made(page, f"{origin}moten/{at}/#{anchor}", anchor, tmp_path)
    assert run_axe(page) == []
    name = f"{at.replace('/', '-')}-{anchor}"
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.{kind}" for kind in ("bib", "ris", "json")}
    with ZipFile(site.folder / "data/2024/hanvisningar.zip") as packed:
        year = {kind: packed.read(f"protokoll-2024.{kind}").decode() for kind in found}
    assert name in found["bib"]
    assert found["bib"] in year["bib"]
    assert found["ris"] in year["ris"]
    assert found["json"].strip("[]\n") in year["json"]
