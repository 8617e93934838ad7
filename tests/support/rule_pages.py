"""Pages about the rules for machine-readable data (docs/rules), made from their words
(core.readability) and from the cases that test them (tests/rules/*.yaml)."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from aoimori.cli.words import say
from aoimori.core.findings import Finding
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.messages import hint_of, text_of
from aoimori.core.readability import READABILITY, ReadabilityRule
from aoimori.core.repairs import RULES
from aoimori.core.sheet import cell_text, column_letters, parse_address
from support.cases import Case, cases_of, checkup, told
from support.rule_mends import Mends, mends_of
from support.rule_words import FILES, LEVELS, MARKS, PUBLISHED, WEIGHTS, beside_words

MADE = "<!-- Made by `make docs` from the code; do not edit. -->\n"
_COLUMNS = (
    "ルール / rule",
    "題 / title",
    "レベル / level",
    "重み / weight",
    "判定 / judged",
    "公開するデータで直すこと / mended in what we publish",
    "`--out` の写しで直すこと / mended in the copy of a bare file",
    "悪い例 / bad",
    "良い例 / good",
    "符号 / code",
)
_INTRODUCTION = (
    "# 機械可読性のルール / Rules for machine-readable data\n",
    MADE,
    "「行政データにおける機械可読性に関するルール」（2026-03-31）の30のルールです。",
    "番号・順番・重みは公表されたもの（PDL 1.0）、説明と例は aoimori のものです。",
    "ルールごとのページに、悪い例と良い例、`aoimori check` の指摘があります。",
    "例はすべてテストで確かめています。\n",
    "The 30 rules of 行政データにおける機械可読性に関するルール (2026-03-31). Ids, order and",
    "weights are the published ones (PDL 1.0); words and examples are ours. Each page has a bad",
    "and a good example and what `aoimori check` says. All cases are tested.\n",
    "- 判定 / judged: ○ プログラムが判定します。△ 見つけたことを示し、人が判断します。 /",
    "  ○ by the program, △ by people, who are shown what was found.",
    "- `--out` の写しで直すこと / mended in the copy: 悪い例を実際に直して調べた",
    "  [修復の名前](../repairs.md)と、残らず直った例の数。 / the [repairs](../repairs.md) recorded",
    "  when the bad cases are mended, and how many of them keep the rule then.",
    "- 悪い例・良い例 / bad, good: テストで確かめている数。 / how many cases are tested.\n",
    f"| {' | '.join(_COLUMNS)} |",
    "| --- | --- | --- | --- | --- | --- | --- | ---: | ---: | --- |",
)


def index() -> str:
    """All rules: how each weighs, who decides, what is mended, how many cases it has."""
    lines = [*_INTRODUCTION]
    totals = {"bad": 0, "good": 0}
    for rule in READABILITY.values():
        kinds = [case.kind for case in cases_of(rule.id)]
        for kind in totals:
            totals[kind] += kinds.count(kind)
        lines.append(_row(rule, kinds.count("bad"), kinds.count("good")))
    lines.append(f"| 計 / all | | | | | | | {totals['bad']} | {totals['good']} | |")
    return "\n".join(lines) + "\n"


def _row(rule: ReadabilityRule, bad: int, good: int) -> str:
    weight, published, mends = WEIGHTS[rule.weight], PUBLISHED.get(rule.id), mends_of(rule.id)
    cells = (
        f"[{rule.id}]({rule.id}.md)",
        f"{rule.title.ja}<br>{rule.title.en}",
        str(rule.level),
        f"{weight.ja}<br>{weight.en}",
        "○" if rule.sure else "△",
        f"{published.ja}<br>{published.en}" if published else "―",
        f"{_repairs(mends)}{mends.answered} / {bad}" if mends.steps or mends.answered else "―",
        str(bad),
        str(good),
        f"`{rule.code}`",
    )
    return f"| {' | '.join(cells)} |"


def _repairs(mends: Mends) -> str:
    return "<br>".join(f"`{step}`" for step in mends.steps) + "<br>" * bool(mends.steps)


def rule_page(id_: str) -> str:
    """A rule: why, what to do, a bad and a good example, the other cases."""
    rule, cases = READABILITY[id_], cases_of(id_)
    first = {case.kind: case for case in reversed(cases)}
    lines = [f"# {rule.id} {rule.title.ja}\n", MADE, f"{rule.title.en}\n", *_facts(rule)]
    lines += ["## なぜ / Why\n", f"{rule.why.ja}\n", f"{rule.why.en}\n"]
    lines += ["## 直し方 / What to do\n", f"{rule.remedy.ja}\n", f"{rule.remedy.en}\n"]
    if published := PUBLISHED.get(id_):
        lines += [
            "## 公開するデータでは / In what we publish\n",
            f"{published.ja}\n",
            f"{published.en}\n",
        ]
    if (mends := mends_of(id_)).steps:
        bad = sum(case.kind == "bad" for case in cases)
        lines += [
            "## `--out` の写しでは / In the copy of a bare file\n",
            f"悪い例 {bad} 個のうち {mends.answered} 個を、次の[修復](../repairs.md)で直します。\n",
            f"Mended by these [repairs](../repairs.md): {mends.answered} of {bad} bad cases.\n",
            *(
                f"- `{step}` {RULES[step].title.ja} / {RULES[step].title.en}"
                for step in mends.steps
            ),
            "",
        ]
    lines += ["## 悪い例 / A bad example\n", *_example(first["bad"])]
    lines += ["## 良い例 / A good example\n", *_example(first["good"])]
    lines += ["## ほかに確かめている例 / Other cases that are tested\n", *_others(cases)]
    return "\n".join(lines) + "\n"


def _facts(rule: ReadabilityRule) -> Iterator[str]:
    weight, level, files = WEIGHTS[rule.weight], LEVELS[rule.level], FILES[rule.only]
    judged = (
        "プログラムが判定します / by the program"
        if rule.sure
        else "見つけたことを示し、人が判断します / by people, who are shown what was found"
    )
    yield "| | |"
    yield "| --- | --- |"
    yield f"| 符号 / code | `{rule.code}` |"
    yield f"| レベル / level | {level.ja} / {level.en} |"
    yield f"| 重み / weight | {weight.ja} / {weight.en} |"
    yield f"| 対象 / files | {files} |"
    yield f"| 判定 / judged | {judged} |\n"


def _others(cases: Sequence[Case]) -> Iterator[str]:
    for case in cases:
        if case.number > 1:
            kind = "悪い例 / bad" if case.kind == "bad" else "良い例 / good"
            yield f"- {kind}: {_plain(case.title.ja)} / {_plain(case.title.en)}"


def _example(case: Case) -> Iterator[str]:
    yield f"{_plain(case.title.ja)} / {_plain(case.title.en)}\n"
    marked = set(_cells(case))
    if "csv" in case.words:
        yield f"```csv\n{case.words['csv']}```\n"
    else:
        for words in case.sheets:
            if len(case.sheets) > 1:
                yield f"シート「{words['sheet']}」 / sheet {words['sheet']}\n"
            yield from _table(words["rows"], marked)
            yield ""
            if marks := list(_marks(words)):
                yield from (*marks, "")
    if beside := beside_words(case.words.get("beside", {})):
        yield f"{beside.ja} / {beside.en}\n"
    with tempfile.TemporaryDirectory() as folder:
        findings = told(checkup(case, Path(folder)), case.rule)
    if findings:
        yield "`aoimori check`:\n"
        for lang in LANGUAGES:
            lines = "\n".join(_line(finding, lang) for finding in findings)
            yield f"```text\n{lines}\n```\n"
    else:
        yield "指摘はありません。 / Nothing is found.\n"


def _line(finding: Finding, lang: Language) -> str:
    """A finding as the command line shows it."""
    severity = say(finding.severity, lang)
    told = f"{text_of(finding, lang)} → {hint_of(finding, lang)}"
    return f"{finding.place}: {severity} {told} [{finding.check}]".replace("\n", "⏎")


def _cells(case: Case) -> Iterator[tuple[int, int]]:
    """The cells that are found fault with."""
    for areas in case.finds.values():
        for area in areas:
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = parse_address(first), parse_address(last or first)
            for row in range(top, bottom + 1):
                yield from ((row, column) for column in range(left, right + 1))


def _table(rows: Sequence[Sequence[Any]], marked: set[tuple[int, int]]) -> Iterator[str]:
    """A sheet with its letters and numbers, as Markdown; cells at fault are bold, with a sign."""
    width = max([*map(len, rows), *(column for _, column in marked)])
    letters = [column_letters(column) for column in range(1, width + 1)]
    yield f"| | {' | '.join(letters)} |"
    yield f"| ---: |{' --- |' * width}"
    for number, row in enumerate(rows, start=1):
        cells = [*row, *[None] * (width - len(row))]
        shown = [
            _cell(cell_text(cell), (number, column) in marked)
            for column, cell in enumerate(cells, start=1)
        ]
        yield f"| {number} | {' | '.join(shown)} |"


def _cell(text: str, is_marked: bool) -> str:
    shown = _plain(_seen(text)).replace("\n", "<br>")
    if not is_marked:
        return shown
    return f"**{shown}** ⚠" if shown else "⚠"


def _seen(text: str) -> str:
    """White space that serves the looks, made visible."""
    ends = re.sub(r"^ +| +$| {2,}", lambda match: "␣" * len(match[0]), text)
    return ends.replace("\u3000", "□")


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return re.sub(r"([\\`*_|~])", r"\\\1", escape(text, quote=False))


def _marks(words: Mapping[str, Any]) -> Iterator[str]:
    """What a table of texts cannot show: merged cells, colours, shapes."""
    for word, label in MARKS.items():
        if told := words.get(word):
            yield f"- {label.ja} / {label.en}: {_told(told)}"
    texts = [cell for row in words["rows"] for cell in row if isinstance(cell, str)]
    if any(_seen(text) != text for text in texts):
        yield "- □ 全角の空白、␣ 半角の空白 / □ and ␣ are full-width and half-width spaces"


def _told(told: Any) -> str:
    match told:
        case bool():
            return "✓"
        case dict():
            return "、".join(f"{at} `{value}`" for at, value in told.items())
        case [{"kind": _}, *_]:
            return "、".join(f"{shape['at']} {shape.get('text', '')}".strip() for shape in told)
        case list():
            return "、".join(map(str, told))
    return str(told)


RULE_PAGES: Mapping[str, Callable[[], str]] = {
    "rules/README.md": index,
    **{f"rules/{id_}.md": partial(rule_page, id_) for id_ in READABILITY},
}
