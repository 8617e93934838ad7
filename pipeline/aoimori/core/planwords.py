"""A plan in words, Japanese and English: lines for a terminal, and Markdown for reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from aoimori.core.localized import Language, Localized
from aoimori.core.plan import Action, Change, FieldValue, Kind, Plan

# Longer values are cut: all of them are in the JSON.
_LONG = 72
_OWNERS = (Kind.ORGANIZATION, Kind.GROUP)

TEXTS: Mapping[str, Localized] = MappingProxyType(
    {
        "organization": Localized("組織", "organization"),
        "group": Localized("グループ", "group"),
        "package": Localized("データセット", "package"),
        "resource": Localized("リソース", "resource"),
        "table": Localized("DataStore の表", "DataStore table"),
        "create": Localized("追加", "create"),
        "update": Localized("変更", "update"),
        "delete": Localized("削除", "delete"),
        "with": Localized(
            "（リソース {resources}、DataStore の表 {tables}）",
            " (resources: {resources}, DataStore tables: {tables})",
        ),
        "none": Localized(
            "ポータルで変えることはありません",
            "Nothing would change on the portal",
        ),
        "counts": Localized(
            "追加 {create}・変更 {update}・削除 {delete}（いまポータルにあるのは {existing} 件）",
            "create {create}, update {update}, delete {delete} (there now: {existing})",
        ),
        "digest": Localized("この計画の番号: {digest}", "Digest of this plan: {digest}"),
        "heading": Localized("{portal} への公開の計画", "Plan for {portal}"),
        "columns": Localized("| 項目 | いま | これから |", "| field | as it is | as it will be |"),
        "nothing": Localized("（なし）", "(nothing)"),
    }
)
_SIGNS = {Action.CREATE: "+", Action.UPDATE: "~", Action.DELETE: "-"}


def plan_lines(plan: Plan, lang: Language) -> Iterator[str]:
    """What would change, thing by thing; of a package that is to come only how much it has."""
    if not plan.changes:
        yield _say("none", lang)
        return
    for name, changes in _by_thing(plan.changes):
        yield from _thing_lines(name, changes, lang)
    yield ""
    yield counts(plan, lang)
    yield _say("digest", lang, digest=plan.digest)


def counts(plan: Plan, lang: Language) -> str:
    """How many things come, change, go."""
    told = {str(action): f"{plan.count(action):,}" for action in Action}
    return _say("counts", lang, existing=f"{plan.existing:,}", **told)


def _by_thing(changes: Sequence[Change]) -> Iterator[tuple[str, Sequence[Change]]]:
    """Owners by themselves, everything else by its package."""

    def key(change: Change) -> tuple[str, str]:
        is_owner = change.kind in _OWNERS
        return (change.kind, change.name) if is_owner else ("", change.name.partition("/")[0])

    for (_, name), some in groupby(changes, key):
        yield name, tuple(some)


def _thing_lines(name: str, changes: Sequence[Change], lang: Language) -> Iterator[str]:
    first = changes[0]
    if first.kind is Kind.PACKAGE and first.action is Action.CREATE:
        numbers = {
            "resources": sum(change.kind is Kind.RESOURCE for change in changes),
            "tables": sum(change.kind is Kind.TABLE for change in changes),
        }
        yield _line(first, lang) + _say("with", lang, **numbers)
        return
    if first.kind not in (*_OWNERS, Kind.PACKAGE):
        yield f"  {_say('package', lang)} {name}"
    for change in changes:
        indent = "" if change.kind in (*_OWNERS, Kind.PACKAGE) else "  "
        yield indent + _line(change, lang)
        if change.action is Action.UPDATE:
            for word in change.fields:
                before, after = _both(change, word, lang)
                yield f"{indent}      {word}: {before} → {after}"


def _line(change: Change, lang: Language) -> str:
    kind = _say(str(change.kind), lang)
    title = f" {_quoted(change.title, lang)}" if change.title else ""
    return f"{_SIGNS[change.action]} {kind} {change.name}{title}"


def _quoted(text: str, lang: Language) -> str:
    return f"「{_short(text)}」" if lang == "ja" else f"“{_short(text)}”"


def _both(change: Change, word: str, lang: Language) -> tuple[str, str]:
    sides = (change.before.get(word, ""), change.after.get(word, ""))
    before, after = (_shown(value, lang) for value in sides)
    return before, after


def _shown(value: FieldValue, lang: Language) -> str:
    if value in ("", ()):
        return _say("nothing", lang)
    joined = "・" if lang == "ja" else ", "
    return _short(joined.join(value) if isinstance(value, tuple) else str(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"


def plan_markdown(plan: Plan, lang: Language) -> str:
    """The plan as a comment on a pull request shows it: counts, digest, and what changes."""
    lines = [f"## {_say('heading', lang, portal=plan.portal)}", ""]
    if not plan.changes:
        return "\n".join([*lines, _say("none", lang), ""])
    digest = _say("digest", lang, digest=f"`{plan.digest}`")
    lines += [counts(plan, lang), "", digest, ""]
    for name, changes in _by_thing(plan.changes):
        lines += [f"- {line}" for line in _head_lines(name, changes, lang)]
        for change in changes:
            if change.action is Action.UPDATE:
                lines += _table(change, lang)
    return "\n".join([*lines, ""])


def _head_lines(name: str, changes: Sequence[Change], lang: Language) -> Iterator[str]:
    """What comes and goes. A sign would be a list to Markdown: a word says it."""
    words = {_SIGNS[action]: _say(str(action), lang) for action in (Action.CREATE, Action.DELETE)}
    for line in _thing_lines(name, changes, lang):
        sign, _, rest = line.strip().partition(" ")
        if sign in words:
            yield f"**{words[sign]}** {_escaped(rest)}"


def _table(change: Change, lang: Language) -> Iterator[str]:
    yield ""
    thing = _line(change, lang).removeprefix(f"{_SIGNS[change.action]} ")
    yield f"**{_say(str(change.action), lang)}** {_escaped(thing)}"
    yield ""
    yield _say("columns", lang)
    yield "| --- | --- | --- |"
    for word in change.fields:
        before, after = _both(change, word, lang)
        yield f"| {word} | {_escaped(before)} | {_escaped(after)} |"
    yield ""


def _escaped(text: str) -> str:
    """So that no value is taken for Markdown or HTML."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _say(key: str, lang: Language, **details: object) -> str:
    return TEXTS[key].text(lang).format(**details)
