"""Questions on a terminal, one by one; a wrong answer is told and asked again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from aoimori.cli.show import Screen
from aoimori.cli.words import say
from aoimori.core.codes import Code
from aoimori.core.findings import Stop

T = TypeVar("T")


def can_ask(screen: Screen) -> bool:
    """Whether somebody sits there to answer."""
    return not screen.json and sys.stdin.isatty() and sys.stdout.isatty()


def ask(screen: Screen, question: str, read: Callable[[str], T]) -> T:
    """Ask until the answer can be read. Raises ``click.Abort`` for Ctrl+C and Ctrl+D."""
    while True:
        try:
            return read(_typed(say(f"ask-{question}", screen.lang)))
        except Stop as stop:
            screen.findings(stop.findings)


def ask_one_of(screen: Screen, question: str, codes: Sequence[Code], read: Callable[[str], T]) -> T:
    """Show a numbered list; the number, the code or the name is an answer."""
    screen.answer(say(f"ask-{question}", screen.lang))
    for number, code in enumerate(codes, start=1):
        screen.answer(f"  {number:2} {code.name.text(screen.lang)}")
    numbered = {str(number): code.code for number, code in enumerate(codes, start=1)}
    return ask(screen, "number", lambda text: read(numbered.get(text, text)))


def ask_many(screen: Screen, question: str, read: Callable[[tuple[str, ...]], T]) -> T:
    """Ask for one more until nothing is answered; every answer is read with those before it."""
    screen.answer(say(f"ask-{question}", screen.lang))
    answers: tuple[str, ...] = ()
    while True:
        number = len(answers) + 1
        text = _typed(say(f"ask-{question}-one", screen.lang, n=number))
        given = answers if not text else (*answers, text)
        try:
            result = read(given)
        except Stop as stop:
            screen.findings(stop.findings)
            continue
        if not text:
            return result
        answers = given


def _typed(question: str) -> str:
    try:
        text = click.prompt(question, prompt_suffix=" ", default="", show_default=False)
    except click.Abort:
        click.echo()  # the shell's next line does not begin behind the question
        raise
    return str(text).strip()
