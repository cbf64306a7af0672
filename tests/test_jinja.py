"""The environment of fragments: everything is escaped, and an unknown name passes for nothing nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.pages.jinja import environment, spared

TEMPLATE = """\
{% macro twice(value, between="<b>") %}{{ value }}{{ between }}{{ value }}{% endmacro %}
{{ value }} <p title="{{ value }}">{{ twice(value) }}</p>{{ [value, "&"] | join("<") }}{{ value ~ "<" }}
"""


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Ja", "Ja"), ("<script>&'", "&lt;script&gt;&amp;&#39;"), (12, "12"), (None, "None"), (Markup("<i>"), "<i>")],
)
def test_what_is_printed_is_escaped_wherever_it_stands(tmp_path: Path, value: object, shown: str) -> None:
    (tmp_path / "mall.html").write_text(TEMPLATE, "utf-8")
    made = environment(tmp_path).get_template("mall.html").render(value=value)
    twice = f"{shown}&lt;b&gt;{shown}"
    assert made == f'{shown} <p title="{shown}">{twice}</p>{shown}&lt;&amp;{shown}&lt;'


def test_an_unknown_name_is_an_error(tmp_path: Path) -> None:
    for source in ("{{ okänt }}", "{{ value.okänt }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"):
        with pytest.raises(UndefinedError):
            environment(tmp_path).from_string(source).render(value="")


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p class="small">a</p>', "<p class=small>a</p>"),
        ('<p class="small after">a</p>', '<p class="small after">a</p>'),
        ('<svg width="20"/>', '<svg width="20"/>'),
        ('<a href="', '<a href="'),
        ('<p class="row"', '<p class="row"'),
        ('<q>Han sa x="y" där</q>', "<q>Han sa x=y där</q>"),
        ('<img alt="">', '<img alt="">'),
        ("<ul><li>a</li><li><b>b</b></li></ul>", "<ul><li>a<li><b>b</b></ul>"),
        ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>"),
        ("<tr><th>a</th><td>b</td></tr></tbody>", "<tr><th>a<td>b</tbody>"),
        ('<input id="v-all" checked>\n   <p>', "<input id=v-all checked>\n<p>"),
    ],
)
def test_what_html_lets_be_left_out_is(html: str, left: str) -> None:
    assert spared(html) == left
