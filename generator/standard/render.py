"""The standard pages with a municipality's own facts in them. Apart from __init__, for only a build needs Jinja."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup

from generator import model, standard
from generator.language.calendar_se import format_date
from generator.model import Municipality
from generator.schema.build import described
from generator.standard import PAGES

# The pages that say what "kommunen" does; the others say how an archive is written and read.
_GENERAL = frozenset({"for-redaktorer.md", "nycklar.md", "oppna-data.md"})
_OF_A_MUNICIPALITY = re.compile(r"\b([Kk])ommun(en|ens|er|styrelsen|fullmäktige)\b")

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~])")

# What an address may hold; the rest would end the link in Markdown.
_IN_ADDRESS = ":/?#[]@!$&'*+,;=%~"


def literal(value: Any) -> Any:
    """Return a value of the register so that Markdown shows it as it stands; what is Markup already is let through."""
    if isinstance(value, Markup):
        return value
    return _SPECIAL.sub(r"\\\1", str(value)).replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")


def rendered(name: str, municipality: Municipality, own: Container[str] = ()) -> str:
    """Return one standard page as Markdown; `name` is one of `standard.pages()`, `own` are the archive's own pages."""
    # nosec: what comes out is Markdown, which is cleaned as HTML afterwards (pages/text/markup.editorial).
    environment = Environment(  # noqa: S701
        loader=FunctionLoader(_of_a_region) if municipality.called == "regionen" else FileSystemLoader(PAGES),
        undefined=StrictUndefined,
        finalize=literal,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"dag": format_date, "adress": _address, "klar": Markup}
    there = standard.pages(municipality.without)

    def page(target: str, words: str) -> Markup:
        """Return a link to a page of the archive, or its words alone where the archive does without it."""
        file = target.partition("#")[0]
        link = f"[{words}]({target})" if file in there or file in own else words
        return Markup(link)  # noqa: S704 - Markdown of the templates' own

    return environment.get_template(name).render(kommun=municipality, sida=page, nycklar=_keys)


def _of_a_region(name: str) -> str:
    """Return a standard page in the words of a region: "regionens anslagstavla", "regionfullmäktige"."""
    source = (PAGES / name).read_text("utf-8")
    if name in _GENERAL:
        return source
    return _OF_A_MUNICIPALITY.sub(lambda said: ("R" if said[1] == "K" else "r") + f"egion{said[2]}", source)


def _keys(record: str) -> Markup:
    """Return a table of the keys of a record of the model, in the words of the schema."""
    rows = [
        f"| `{key}` | {literal(meaning)}{' Måste finnas.' if required else ''} |"
        for key, meaning, required in described(getattr(model, record))
    ]
    return Markup("\n".join(("| Nyckel | Betydelse |", "|---|---|", *rows)))  # noqa: S704 - the program's own words


def _address(value: str) -> Markup:
    return Markup(quote(value, safe=_IN_ADDRESS))  # noqa: S704 - Markdown, in which nothing of it can end a link
