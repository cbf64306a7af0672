"""`protokoll serve`: what is shown is the last site without a fault, and says so when it is old. Nobody connects."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs import livereload

from generator.command.cli import main
from generator.system import assets
from tests.sites import Town, item, minutes, town


class Stopped:
    """Stands in for the loop that waits for requests and changes: what a change sets off is set off by the test."""

    def __init__(self) -> None:
        self.server: Any = None

    def __call__(self, server: Any, **_: Any) -> None:
        self.server = server
        self.script(server)

    def script(self, server: Any) -> None:
        raise NotImplementedError


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Skolskjuts")))
    loop = Stopped()
    monkeypatch.setattr(livereload.LiveReloadServer, "serve", lambda server, **more: loop(server, **more))
    monkeypatch.setattr(livereload.LiveReloadServer, "shutdown", lambda server: server.server_close())
    monkeypatch.chdir(tmp_path)
    yield SimpleNamespace(place=place, loop=loop)


def shown(server: Any, address: str) -> str:
    answered: list[str] = []
    path = server.mount_path.rstrip("/") + "/" + address
    parts = server.serve_request({"PATH_INFO": path, "QUERY_STRING": ""}, lambda status, _: answered.append(status))
    text = b"".join(parts).decode()
    assert answered == ["200 OK"], text
    return text


def run(served: SimpleNamespace, script: Any) -> str:
    served.loop.script = script
    result = CliRunner().invoke(main, ["serve", "--address", "127.0.0.1:0"])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def test_page_says_that_it_is_old_while_something_is_wrong_and_no_longer_than_that(served: SimpleNamespace) -> None:
    place: Town = served.place
    file = place.content / "protokoll/ks/2024-03-05.yml"
    right = file.read_text("utf-8")

    def script(server: Any) -> None:
        assert "Skolskjuts" in shown(server, "moten/ks/2024-03-05/") and "op-old" not in shown(server, "")
        for wrong in (
            lambda: file.write_text(right.replace("nr: 1", "nr: ett"), "utf-8"),
            lambda: (place.folder / "mkdocs.yml").write_text("site_name: [\n", "utf-8"),
            lambda: (place.content / "register/organ.yml").write_text("organ: 1\n", "utf-8"),
        ):
            kept = {path: path.read_bytes() for path in place.folder.rglob("*.yml")}
            wrong()
            server.builder()
            page = shown(server, "moten/ks/2024-03-05/")
            assert "Skolskjuts" in page and '<p class="op-old" role="alert">Sidan är gammal.' in page
            assert "livereload" in page, "and the browser goes on asking"
            for path, raw in kept.items():
                path.write_bytes(raw)
        file.write_text(right.replace("Skolskjuts", "Skolbuss"), "utf-8")
        server.builder()
        page = shown(server, "moten/ks/2024-03-05/")
        assert "Skolbuss" in page and "op-old" not in page

    said = run(served, script)
    assert "Webbplatsen visas på http://127.0.0.1:" in said
    assert re.search(r"mkdocs\.yml, rad \d", said)
    assert not re.search(r"Traceback|An error|Aborted|MkDocs encountered|Building|Detected", said)


def test_registers_settings_and_theme_are_watched(served: SimpleNamespace) -> None:
    def script(server: Any) -> None:
        watched = set(server._watched_paths)
        wanted = {served.place.content, served.place.folder / "mkdocs.yml", assets.theme()}
        assert {os.path.abspath(path) for path in wanted} <= watched  # noqa: PTH100 - as the server spells them

    run(served, script)


def test_nothing_to_show_from_the_beginning_is_a_sentence(served: SimpleNamespace) -> None:
    (served.place.content / "register/organ.yml").write_text("organ: 1\n", "utf-8")
    result = CliRunner().invoke(main, ["serve", "--address", "127.0.0.1:0"])
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert "Rätta det och kör kommandot igen." in result.output and "Abort" not in result.output
