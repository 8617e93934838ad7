"""Wrong use becomes a finding: one line in the chosen language, never click's English."""

from __future__ import annotations

import click

from aoimori.cli.words.parameters import metavar
from aoimori.core.findings import Finding
from aoimori.core.text import near


class Misuse(click.UsageError):
    """Wrong use that is told by findings."""

    def __init__(self, *findings: Finding, ctx: click.Context | None = None) -> None:
        super().__init__("; ".join(finding.check for finding in findings), ctx)
        self.findings = findings


def findings_of(error: click.ClickException) -> tuple[Finding, ...]:
    """What is wrong with the use, in findings."""
    match error:
        case Misuse():
            return error.findings
        case click.NoSuchOption():
            return (_no_such_option(error),)
        case click.MissingParameter(param=click.Option()):
            return (_finding("missing-option", error, name=spelled(error.param, error.ctx)),)
        case click.MissingParameter():
            return (_finding("missing-argument", error, name=spelled(error.param, error.ctx)),)
        case click.BadOptionUsage() if _is_flag(error):
            return (_finding("option-takes-no-value", error, name=error.option_name),)
        case click.BadOptionUsage():
            return (_finding("option-needs-value", error, name=error.option_name),)
    return (_finding("wrong-use", error, problem=error.format_message()),)


def spelled(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """An option as it is typed, an argument by what stands for it in the help."""
    if param is None or ctx is None:
        return "―"
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return metavar(ctx.info_name or "", param.name or "", ctx.obj.lang)


def _no_such_option(error: click.NoSuchOption) -> Finding:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [name for p in params if isinstance(p, click.Option) for name in p.opts]
    long = [name for name in known if name.startswith("--")]
    return _finding(
        "unknown-option", error, name=error.option_name, known=near(error.option_name, long)
    )


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(
        isinstance(param, click.Option) and param.is_flag and error.option_name in param.opts
        for param in params
    )


def _finding(check: str, error: click.ClickException, **details: str) -> Finding:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    command = ctx.command_path if ctx else "aoimori"
    return Finding(check, details={"command": command, **details})
