"""What is found, in each of the forms in which it is read: nothing in a message can break out of its form."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from typing import Any

import pytest
from markdown import markdown

from generator.findings import (
    Finding,
    Severity,
    UnknownCodeError,
    render_github,
    render_json,
    render_markdown,
    render_sarif,
    render_text,
    summary,
)
from generator.rules import Rule

RULES = {"fel-namn": Rule("Namnet är fel", "Ett namn har bokstäver.", "namn: 1", "namn: Anna Ek")}
ONE = Finding("content/protokoll/ks/2024-03-05.yml", 12, 3, "fel-namn", "Namnet är fel.", "Rätta det.")
WARNING = Finding("content/om.md", 0, 0, "fel-namn", "Kanske fel.", "Läs igen.", Severity.WARNING)

HOSTILE = [
    "a\n::error::b",
    "a\r\n::set-output name=x::y",
    "%0A::error::b",
    "::stop-commands::x",
    "<script>alert(1)</script>",
    "</li></ul><h1>x",
    "[x](https://evil.example/)",
    "![x](https://evil.example/)",
    "https://evil.example/ www.evil.example",
    "`x` **x** _x_ ~~x~~ | x | \\",
    "# x",
    "\n\n# x\n\n- y",
    "&lt;b&gt; &amp;",
    "\x1b[31mred\x1b]8;;https://evil.example\x07",
    "a\u202eb\u2066c",
    "file,line=1,title=x:y",
    '"},{"x":"',
    "bytes \udcff",
    "a\u2028b\x85c",
]


def hostile(text: str) -> Finding:
    return Finding(f"content/{text}.yml", 1, 2, "fel-namn", text, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_terminal_is_not_steered(text: str) -> None:
    shown = render_text([hostile(text)])
    assert len(shown.split("\n")) == 5
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
    shown.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_github_gets_one_command(text: str) -> None:
    shown = render_github([hostile(text)])
    shown.encode()
    assert len(shown.splitlines()) == 1
    command = re.fullmatch(r"::error ([^:]*)::(.*)", shown)
    assert command
    properties = dict(each.split("=", 1) for each in command[1].split(","))
    assert list(properties) == ["file", "line", "col", "title"]
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", command[1] + command[2])


def test_github_gives_back_the_file_that_was_named() -> None:
    shown = render_github([Finding("content/a,b:c%.yml", 3, 0, "fel-namn", "100 %", "")])
    assert shown == "::error file=content/a%2Cb%3Ac%25.yml,line=3,title=Regel fel-namn::100 %25%0AGör så här: "


def test_github_shows_errors_first() -> None:
    assert [each.split()[0] for each in render_github([WARNING, ONE]).splitlines()] == ["::error", "::warning"]
    assert render_github([WARNING]).startswith("::warning file=content/om.md,title=")


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    shown = render_markdown([hostile(text)], 1, page=lambda code: f"https://x.example/regler/{code}/")
    shown.encode()
    assert len(shown.splitlines()) == len(render_markdown([hostile("x")], 1).splitlines())
    html = markdown(shown)
    plain = markdown(render_markdown([hostile("x")], 1, page=lambda code: f"https://x.example/regler/{code}/"))
    tags = re.compile(r"<[^>]*>")
    assert tags.findall(html) == tags.findall(plain)
    # What GitHub makes links of by itself (GFM, autolinks) is broken up.
    assert "evil.example" not in shown


def test_markdown_links_rules_and_counts_the_others() -> None:
    shown = render_markdown([ONE, WARNING], 3, [WARNING], lambda code: f"https://x.example/regler/{code}/")
    assert "**1 fel, 1 varning.** 3 filer är lästa." in shown
    assert "- **Fel**, rad 12, tecken 3: Namnet är fel\\.<br>Gör så här: Rätta det\\. " in shown
    assert r"[fel\-namn](<https://x.example/regler/fel-namn/>)" in shown
    assert "I filer som inte är ändrade eller valda finns 0 fel, 1 varning" in shown
    assert "✅ **Inga fel.** 1 fil är läst." in render_markdown([], 1)


def test_markdown_of_very_many_findings_ends() -> None:
    many = [Finding("content/om.md", line, 0, "fel-namn", "x" * 100, "y") for line in range(1, 2001)]
    shown = render_markdown(many, 1)
    assert len(shown.encode()) < 1 << 20
    assert "… och 1700 till." in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_json_gives_back_what_was_found(text: str) -> None:
    finding = hostile(text)
    shown = render_json([finding], 1)
    assert shown.isascii()
    (one,) = json.loads(shown)["fynd"]
    assert (one["fil"], one["meddelande"], one["gör_så_här"]) == (finding.file, finding.message, finding.hint)


def test_json_has_the_keys_that_are_described() -> None:
    whole = json.loads(render_json([ONE, WARNING], 3, [WARNING]))
    assert {key: value for key, value in whole.items() if key != "fynd"} == {
        "format": "oppna-protokoll-fynd/1",
        "lästa_filer": 3,
        "fel": 1,
        "varningar": 1,
        "i_andra_filer": {"fel": 0, "varningar": 1},
    }
    assert whole["fynd"][1] == {
        "fil": "content/protokoll/ks/2024-03-05.yml",
        "rad": 12,
        "tecken": 3,
        "regel": "fel-namn",
        "allvar": "fel",
        "meddelande": "Namnet är fel.",
        "gör_så_här": "Rätta det.",
    }
    assert whole["fynd"][0]["rad"] is None


def sarif(*findings: Finding) -> dict[str, Any]:
    return json.loads(render_sarif(findings, RULES, "0.1.0", lambda code: f"https://x.example/regler/{code}/"))


# What SARIF 2.1.0 requires of the objects used here (OASIS, sections 3.13 to 3.52), and what they may hold.
def test_sarif_has_the_required_form() -> None:
    log = sarif(ONE, WARNING)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] and re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    (rule,) = driver["rules"]
    assert rule["id"] == "fel-namn" and rule["shortDescription"] == {"text": "Namnet är fel"}
    assert "namn: Anna Ek" in rule["help"]["text"] and rule["helpUri"] == "https://x.example/regler/fel-namn/"
    assert [each["level"] for each in run["results"]] == ["warning", "error"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    whole, at_line = (each["locations"][0]["physicalLocation"] for each in run["results"])
    assert whole == {"artifactLocation": {"uri": "content/om.md"}}
    assert at_line["region"] == {"startLine": 12, "startColumn": 3}


@pytest.mark.parametrize("text", HOSTILE)
def test_sarif_has_a_proper_address(text: str) -> None:
    (result,) = sarif(hostile(text))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"content/(?:[\w.~/-]|%[0-9A-F]{2})*\.yml", uri, re.ASCII)
    assert result["message"]["text"].startswith(text)


def test_sarif_knows_a_finding_again_further_down() -> None:
    moved = Finding(ONE.file, 40, 3, ONE.code, ONE.message, ONE.hint)
    prints = [sarif(each)["runs"][0]["results"][0]["partialFingerprints"] for each in (ONE, moved, WARNING)]
    assert prints[0] == prints[1] != prints[2]


def test_nothing_found() -> None:
    assert render_text([]) == render_github([]) == ""
    assert sarif()["runs"][0]["results"] == []
    assert json.loads(render_json([], 5))["fynd"] == []
    assert summary([], 5) == "Inga fel. 5 filer lästa."
    assert summary([], 5, [ONE]) == "Inga fel. 5 filer lästa. I andra filer: 1 fel, 0 varningar."


@pytest.mark.parametrize(("code", "is_new"), [("veckodag", False), ("veckodagen", True), ("", True)])
def test_who_adds_a_check_is_told_where_its_code_is_entered(code: Any, is_new: bool) -> None:
    told = pytest.raises(UnknownCodeError, match=r"generator/findings/codes\.py.*generator/rules/\*\.toml")
    with told if is_new else nullcontext():
        Finding("a.yml", 1, 1, code, "Fel.", "Rätta.")


@pytest.mark.parametrize("message", ["::error::Allt är bra", "##[error]Allt är bra"])
def test_what_a_file_says_is_no_command_to_a_workflow(message: str) -> None:
    lines = render_text([Finding("a.yml", 1, 1, "veckodag", message, "Rätta.")]).split("\n")
    assert not any(line.strip().startswith(("::", "##[")) for line in lines)
    assert any(message in line for line in lines)
