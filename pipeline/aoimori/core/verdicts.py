"""What is said of a rule, of a file: whether somebody has to mend it, or it is mended already."""

from __future__ import annotations

from aoimori.core.checkup import FileCheckup, RuleResult, Verdict
from aoimori.core.findings import Finding, Severity


def verdict_of(checkup: FileCheckup) -> Verdict:
    """Whether the file, as it is, has to be mended: a rule is broken or an error open, whatever
    was mended elsewhere. ``not-judged``: no rule was, so that nobody can say."""
    is_failed = any(result.verdict is Verdict.FAILED for result in checkup.results)
    if is_failed or any(finding.severity is Severity.ERROR for finding in checkup.findings):
        return Verdict.FAILED
    judged = (Verdict.PASSED, Verdict.FAILED)
    is_judged = any(result.verdict in judged for result in checkup.results)
    return Verdict.PASSED if is_judged else Verdict.NOT_JUDGED


def file_state(checkup: FileCheckup) -> str:
    """The verdict on a file, or ``file-mended``: what is wrong with it is not in what we publish,
    and nobody has to mend it."""
    verdict = verdict_of(checkup)
    is_open = any(map(is_broken, checkup.results)) or any(map(is_open_error, checkup.findings))
    is_mended = verdict is Verdict.FAILED and not is_open and checkup.copy is None
    return "file-mended" if is_mended else str(verdict)


def is_broken(result: RuleResult) -> bool:
    """Whether a rule is broken and not all of that was mended."""
    mended = result.findings and all(finding.mended for finding in result.findings)
    return result.verdict is Verdict.FAILED and not mended


def state_of(result: RuleResult) -> str:
    """The verdict on a rule, or ``mended-rule`` if it is broken and all of that was mended."""
    is_mended = result.verdict is Verdict.FAILED and not is_broken(result)
    return "mended-rule" if is_mended else str(result.verdict)


def is_open_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.mended
