"""A new kind of page: whatever its frame, its data and its feed, a module that yields it is all that is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.command import builder
from generator.opendata import FORMAT
from generator.pages import plan
from generator.pages.context import Context
from generator.pages.overview.misc import RedirectView
from generator.pages.page import Page, Planned
from tests.sites import Site, item, minutes, town

Planner = Callable[[Context], Iterator[Planned]]
ADDRESS = "partier/ovrigt/"


def _page() -> Page:
    return Page(ADDRESS, "redirect.html", "Övrigt", "En sida till.", RedirectView("../", "Partierna"))


def _kind(**fields: Any) -> Planner:
    def planned(context: Context) -> Iterator[Planned]:
        yield Planned(ADDRESS, _page, **fields, feed=lambda maker: maker.site(context.archive))

    return planned


@pytest.mark.parametrize("follow", ["json", "atom"])
def test_a_new_kind_of_page_needs_only_its_module(follow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site_before = town(tmp_path, minutes()).build()
    assert not site_before.has(ADDRESS)
    known = plan.planners()
    kind = _kind(section="om", follow=follow, data=lambda maker: {"typ": "övrigt", "url": maker.url(ADDRESS)})
    monkeypatch.setattr(plan, "planners", lambda: (*known, kind))
    # Nothing that MkDocs' part hangs on has changed, and a change among the records asks for a frame it lacks.
    (tmp_path / "content/protokoll/ks/2024-03-05.yml").write_text(
        minutes("ks", "2024-03-05", head="tid: kl. 13"), "utf-8"
    )
    assert builder.build(tmp_path / "mkdocs.yml", search=False).pages
    site = Site(tmp_path / "site")
    assert site.data(ADDRESS) == {
        "format": FORMAT,
        "adress": "https://protokoll.exempelkoping.example/",
        "typ": "övrigt",
        "url": f"https://protokoll.exempelkoping.example/{ADDRESS}",
    }
    assert (site.folder / ADDRESS / "atom.xml").exists() == (follow == "atom")
    assert ADDRESS in (site.folder / "sitemap.xml").read_text("utf-8")
    assert site.page(ADDRESS).select_one('nav a[aria-current], nav [aria-current="true"]') is not None


def test_an_own_page_may_link_to_every_kind_of_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Bygglov på Skolvägen i Orminge")))
    founded.write("register/platser.yml", "platser:\n  - namn: Orminge\n")
    founded.write("register/ämnen.yml", "ämnen:\n  - namn: Byggande\n    även: [bygglov]\n")
    tops = {each.address.partition("/")[0] for each in plan.plan(Context(founded.archive(), "", "https://a.example/"))}
    tops = {top for top in tops if top and "." not in top}
    assert {"moten", "voteringar", "manad", "platser", "amnen", "data"} <= tops
    links = "\n".join(f"- [{top}]({top}/index.html)" for top in sorted(tops))
    founded.write("om-oss.md", f"# Om oss\n\n{links}\n- [ingen](ingen/index.html)\n")
    with caplog.at_level("WARNING", logger="mkdocs"):
        site = founded.build()
    led = [link["href"] for link in site.page("om-oss/").select("main li a")]
    assert led == [*(f"../{top}/" for top in sorted(tops)), "ingen/index.html"]
    told = [record.getMessage() for record in caplog.records if "is not found" in record.getMessage()]
    assert len(told) == 1 and "'ingen/index.html'" in told[0]
