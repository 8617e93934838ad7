"""What a contributor sees on GitHub: the summary of a job in Markdown, and annotations.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

import re
from collections.abc import Iterator, Sequence

from aoimori.core.checkup import LEVELS, FileCheckup
from aoimori.core.findings import Severity
from aoimori.core.localized import Language, Localized
from aoimori.core.messages import hint_of, text_of
from aoimori.core.sheet import parse_address
from aoimori.core.verdicts import file_state
from aoimori.outputs.reports.report import Report
from aoimori.outputs.reports.texts import (
    copy_texts,
    lead,
    marked_file,
    points,
    say,
    severity_text,
)
from aoimori.outputs.reports.told import Told, ranked
from aoimori.outputs.reports.visible import one_line

# A summary of more than 1 MiB is not taken: so many files have a line of their own.
_FILES = 500
_VALUE, _WORDS, _COPY = 100, 300, 500
# The colon is for http://x and :smile:, the full stop for www.x.
_MARKUP = re.compile(r"[\\`*_~<>\[\]{}()|&#@$:^\"]|(?<=www)\.", re.IGNORECASE)
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def summary(checkups: Sequence[FileCheckup], lang: Language, limit: int = 50) -> str:
    """The diagnosis in Markdown: the verdict of every file, then the ``limit`` weightiest
    findings of all, file by file."""
    found = ranked(checkups)
    lines = [
        f"## {say('title', lang)}",
        "",
        lead([file_state(checkup) for checkup in checkups], lang),
        "",
    ]
    if checkups:
        lines += [*_verdicts(checkups, lang), ""]
    for checkup in checkups[:_FILES]:
        if checkup.copy is not None:
            state = " ".join(copy_texts(checkup.copy, lang))
            lines += [f"- {code(checkup.file)} {plain(state, _COPY)}"]
    if any(checkup.copy for checkup in checkups):
        lines.append("")
    rows: dict[str, list[Told]] = {}
    for told in found[:limit]:
        rows.setdefault(told.file, []).append(told)
    for name, told_there in rows.items():
        lines += [f"### {code(name)}", "", *_findings(told_there, lang), ""]
    if len(found) > limit:
        more = {"total": len(found), "shown": limit, "count": len(found) - limit}
        lines += [say("more-rows", lang, **more), ""]
    return "\n".join(lines)


def annotations(
    checkups: Sequence[FileCheckup], lang: Language, limit: int = 10
) -> tuple[str, ...]:
    """The ``limit`` weightiest findings as commands a runner takes from standard output."""
    csv = frozenset(c.file for c in checkups if is_text(c))
    return tuple(_command(told, lang, told.file in csv) for told in ranked(checkups)[:limit])


def is_text(checkup: FileCheckup) -> bool:
    """Whether the file has lines, a record in each."""
    return checkup.kind in ("csv", "tsv")


def line_of(told: Told, has_lines: bool) -> int | None:
    """The line of a finding: of a CSV the record, as far as no value above has line breaks."""
    if told.place.line is not None or not (has_lines and told.cells):
        return told.place.line
    return parse_address(told.cells[0].partition(":")[0])[0]


def plain(text: str, length: int = _WORDS) -> str:
    """A text as Markdown that shows it and nothing else, fit for a cell of a table.

    A sign as a character reference is never taken for markup, a link or the end of a cell.
    """
    return _MARKUP.sub(_reference, one_line(text, length))


def code(text: str, length: int = _VALUE) -> str:
    """A text as it stands in a cell: letters of one width, every space kept, no @name or #1 taken
    for a link."""
    told = plain(text, length)
    spaced = re.sub(r"^ | $|(?<= ) ", "&#32;", told)
    return f"<code>{spaced}</code>" if told else ""


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _verdicts(checkups: Sequence[FileCheckup], lang: Language) -> Iterator[str]:
    heads = [say("level", lang, level=level) for level in LEVELS]
    yield _row(say("file", lang), say("verdict", lang), *heads)
    yield _row("---", "---", *("---:" for _ in heads))
    for checkup in checkups[:_FILES]:
        verdict = marked_file(file_state(checkup), lang)
        yield _row(code(checkup.file), verdict, *(points(p, lang) for p in checkup.scores))
    if len(checkups) > _FILES:
        yield ""
        yield say("more-files", lang, count=len(checkups) - _FILES)


def _findings(found: Sequence[Told], lang: Language) -> Iterator[str]:
    heads = ("severity", "status", "sheet", "cell", "value", "problem", "remedy")
    yield _row(*(say(head, lang) for head in heads))
    yield _row(*("---" for _ in heads))
    for told in found:
        yield _row(
            severity_text(told.finding.severity, lang),
            say(told.status, lang),
            plain(told.place.sheet),
            say("cell-comma", lang).join(told.cells[:3]) + (" …" if len(told.cells) > 3 else ""),
            code(told.value or ""),
            plain(text_of(told.finding, lang)),
            plain(hint_of(told.finding, lang)),
        )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _command(told: Told, lang: Language, has_lines: bool) -> str:
    finding, rule = told.finding, told.rule
    title = f"{rule.id} {rule.title.text(lang)}" if rule else finding.check
    properties = {"file": told.file, "line": line_of(told, has_lines), "title": title}
    told_so = [f"{key}={_property(str(v))}" for key, v in properties.items() if v is not None]
    inside = told.inside()
    words = f"{text_of(finding, lang)} → {hint_of(finding, lang)}"
    text = f"{inside}: {words}" if inside else words
    return f"::{_COMMANDS[finding.severity]} {','.join(told_so)}::{_data(one_line(text, _WORDS))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORT = Report(
    "markdown",
    "summary.md",
    Localized("診断結果の要約（Markdown）", "Summary of the diagnosis (Markdown)"),
    summary,
)
