"""Texts to copy say what they are to say, and are read by those they are for."""

from __future__ import annotations

import io
from dataclasses import replace
from unittest.mock import patch

import pandas as pd

from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.portal.using import bibtex, snippets
from portal import mocks


def test_python_reads_the_table_and_codes_keep_their_zeros() -> None:
    built = mocks.portal().releases[0]
    table = built.dataset.tables[0]
    code = Field("code", Localized("コード"), constraints={"pattern": "[0-9]{3}"})
    schema = replace(table.schema, fields=(code, Field("n", Localized("数"), "integer")))
    tables = (replace(table, schema=schema), *built.dataset.tables[1:])
    built = replace(built, dataset=replace(built.dataset, tables=tables))
    texts = {each.name: each.text for each in snippets(mocks.catalog(), built)}
    said: dict[str, pd.DataFrame] = {}
    read = pd.read_csv
    with patch.object(pd, "read_csv", lambda _, **how: read(io.StringIO("code,n\n007,5\n"), **how)):
        exec(texts["python"], said)
    assert list(said["df"]["code"]) == ["007"]
    assert list(said["df"]["n"]) == [5]
    assert 'col_types = list("code" = "c")' in texts["r"]
    assert "Encoding = 65001" in texts["excel"]
    assert texts["curl"].endswith('.csv"')


def test_a_title_cannot_break_out_of_an_entry() -> None:
    built = mocks.portal().releases[0]
    dataset = replace(built.dataset, title=Localized("50% {of} a_b \\ $x & #1 ^ ~\n次"))
    entry = bibtex(mocks.catalog(), replace(built, dataset=dataset))
    title = next(line for line in entry.splitlines() if line.startswith("  title"))
    assert title == (r"  title = {{50\% \{of\} a\_b \textbackslash{} \$x \& \#1 \^{} \~{} 次}},")
