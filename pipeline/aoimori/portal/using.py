"""How a release is cited and used by programs: texts to copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aoimori.core.catalog import Catalog
from aoimori.core.identity import data_file, release_page
from aoimori.core.release import DESCRIBED, BuiltRelease
from aoimori.core.schema import TableSchema

# What means something to TeX.
_TEX = re.compile(r"([\\{}$&#^_%~])")
_WORDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text to copy: for whom (a key of the words of the page), and the text."""

    name: str
    text: str


def bibtex(catalog: Catalog, built: BuiltRelease) -> str:
    """A release as an entry of BibTeX. A demonstration is cited as what it is."""
    dataset, year = built.dataset, built.release.year.year
    author = catalog.publisher if catalog.demonstration else dataset.publisher.name
    fields = {
        "author": f"{{{_tex(author.ja)}}}",
        "title": f"{{{_tex(dataset.title.ja)}}}",
        "year": str(built.lock.issued.year),
        "version": built.lock.version,
        "publisher": _tex(catalog.title.ja),
        "url": catalog.base_url + release_page(dataset.id, year),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    return "\n".join((f"@misc{{{dataset.publisher.slug}-{dataset.slug}-{year},", *lines, "}"))


def _tex(text: str) -> str:
    return _TEX.sub(lambda found: _WORDS.get(found[0], f"\\{found[0]}"), " ".join(text.split()))


def snippets(catalog: Catalog, built: BuiltRelease) -> tuple[Snippet, ...]:
    """How the first table that is there as CSV is read: its codes stay texts, with their zeros.
    None if there is no such table."""
    files = (file for file in built.distributions if file.format.name == DESCRIBED)
    file = next(files, None)
    if file is None:
        return ()
    year = built.release.year.year
    address = catalog.base_url + data_file(built.dataset.id, year, file.file)
    texts = _texts(built.schema(file.table))
    return (
        Snippet("python", _python(address, texts)),
        Snippet("r", _r(address, texts)),
        Snippet("excel", _power_query(address)),
        Snippet("curl", f'curl -O "{address}"'),
    )


def _texts(schema: TableSchema) -> list[str]:
    """The columns of texts that a reader would take for numbers: codes."""
    return [
        field.name
        for field in schema.fields
        if field.type == "string" and (field.codes or "pattern" in field.constraints)
    ]


def _python(address: str, texts: list[str]) -> str:
    kept = ", ".join(f'"{name}": "string"' for name in texts)
    dtype = f", dtype={{{kept}}}" if texts else ""
    return f'import pandas as pd\n\ndf = pd.read_csv("{address}"{dtype})'


def _r(address: str, texts: list[str]) -> str:
    kept = ", ".join(f'"{name}" = "c"' for name in texts)
    types = f", col_types = list({kept})" if texts else ""
    return f'library(readr)\n\ndf <- read_csv("{address}"{types})'


def _power_query(address: str) -> str:
    return (
        "let\n"
        f'    Source = Csv.Document(Web.Contents("{address}"), '
        '[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "    Named = Table.PromoteHeaders(Source)\n"
        "in\n"
        "    Named"
    )
