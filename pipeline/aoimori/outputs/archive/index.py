"""The first page of a year's zip, where the site has none for the year."""

from __future__ import annotations

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from aoimori.core.fiscal import japanese_date
from aoimori.core.identity import data_file, release_page
from aoimori.outputs.archive.words import say
from aoimori.outputs.archive.year import Year


def index(year: Year) -> str:
    """The page in Japanese; its links are as from the page of the year on the site."""
    return _environment().get_template("index.html").render(year=year, up="../../")


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("aoimori.outputs.archive"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(t=partial(say, lang="ja"), page=release_page, file=data_file)
    env.filters["day"] = japanese_date
    return env
