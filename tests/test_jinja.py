"""Our ways of printing and of calling macros do what Jinja's own do, for any value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.pages.jinja import environment

TEMPLATE = """\
{% macro twice(value, between="<b>") %}{{ value }}{{ between }}{{ value }}{% endmacro %}
{% macro around(value) %}<i>{{ caller() }}{{ value }}</i>{% endmacro %}
{{ value }} <p title="{{ value }}">{{ twice(value) }}
{% for each in [value, 1] %}{{ twice(each, loop.index) }}{% endfor %}
{% call around(value) %}{{ twice(value) }}{% endcall %}{{ [value, "&"] | join("<") }}{{ value ~ "<" }}
"""


class Safe:
    def __html__(self) -> str:
        return "<u>säkert</u>"


VALUES = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>&\"'")),
    st.text().map(Markup),
    st.integers(),
    st.none(),
    st.builds(Safe),
    st.lists(st.text(max_size=5), max_size=2),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[Environment]:
    folder: Path = tmp_path_factory.mktemp("mallar")
    (folder / "mall.html").write_text(TEMPLATE, "utf-8")
    plain = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return [environment(folder), plain]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=VALUES)
def test_a_template_comes_out_as_it_would_with_jinja_alone(both: list[Environment], value: Any) -> None:
    ours, plain = (each.get_template("mall.html").render(value=value) for each in both)
    assert ours == plain
    assert "<script" not in both[0].from_string("{{ value }}").render(value="<script>&")


def test_an_unknown_name_is_an_error(both: list[Environment]) -> None:
    for source in ("{{ okänt }}", "{{ value.okänt }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"):
        with pytest.raises(UndefinedError):
            both[0].from_string(source).render(value="")
