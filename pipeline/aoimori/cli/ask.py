"""Questions on a terminal, one by one; a wrong answer is told and asked again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from aoimori.cli.show import Screen
from aoimori.cli.streams import put
from aoimori.cli.words import say
from aoimori.core.codes import Code
from aoimori.core.findings import Finding, Stop
from aoimori.core.text import narrow

T = TypeVar("T")


def can_ask(screen: Screen) -> bool:
    """Whether somebody sits there to answer."""
    is_there = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    return is_there and not screen.json


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

    def read_number(text: str) -> T:
        typed = narrow(text)
        try:
            return read(numbered.get(typed, text))
        except Stop as stop:  # what is wrong with it, in the words of the list that is shown
            details = {"value": text, "most": str(len(codes))}
            raise Stop(Finding("bad-number-of-list", details=details)) from stop

    return ask(screen, "number", read_number)


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
        put("", err=True)  # the next line does not begin behind the question
        raise
    return str(text).strip()
