"""Findings: problems in the input as values, and a renderer for each place where they are read.

A renderer is a pure function from findings to text. What stands in a finding comes out of files that anybody may have
written, so that each renderer sees to it that no text can break out of its format.
"""

from generator.findings.codes import CODES, Code
from generator.findings.finding import Explanation, Finding, Severity, UnknownCodeError, has_errors
from generator.findings.github import render_github
from generator.findings.json import render_json
from generator.findings.markdown import render_markdown
from generator.findings.sarif import render_sarif
from generator.findings.text import render_text, summary

__all__ = [
    "CODES",
    "Code",
    "Explanation",
    "Finding",
    "Severity",
    "UnknownCodeError",
    "has_errors",
    "render_github",
    "render_json",
    "render_markdown",
    "render_sarif",
    "render_text",
    "summary",
]
