"""``README.txt`` of a year's zip, in Japanese and then in English."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.identity import data_folder, release_page
from aoimori.core.localized import LANGUAGES, Language
from aoimori.outputs.archive.words import say
from aoimori.outputs.archive.year import Year

_COMMANDS = {
    "verify-ours": "aoimori verify .",
    "verify-linux": "sha256sum -c SHA256SUMS",
    "verify-mac": "shasum -a 256 -c SHA256SUMS",
    "verify-windows": "certutil -hashfile README.txt SHA256",
}


def readme(year: Year) -> bytes:
    """UTF-8 with its mark and line ends as Windows has them: any Notepad shows it."""
    pages = ("\n".join(_lines(year, lang)) for lang in LANGUAGES)
    text = f"\n\n{'-' * 60}\n\n\n".join(pages) + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _lines(year: Year, lang: Language) -> Iterator[str]:
    catalog = year.catalog
    yield year.title(lang)
    yield "=" * 60
    yield ""
    yield say("lead", lang, year=year.name(lang), n=len(year.releases))
    if catalog.demonstration:
        yield say("demonstration", lang)
    yield say("open", lang)
    yield say("online", lang, address=catalog.base_url)
    yield ""
    yield ""
    yield f"* {say('datasets', lang)}"
    for built in year.releases:
        dataset, release = built.dataset, built.release
        title, by = dataset.title.text(lang), dataset.publisher.name.text(lang)
        licence = dataset.license
        page = release_page(dataset.id, release.year.year)
        name, url = licence.name.text(lang), licence.extra.get("url", "")
        yield ""
        yield say("dataset", lang, title=title, publisher=by, version=built.lock.version)
        yield "  " + say("page", lang, path=f"{'en/' if lang == 'en' else ''}{page}index.html")
        yield "  " + say("folder", lang, path=f"{data_folder(built.id)}/")
        yield "  " + say("licence", lang, name=name, url=url).rstrip()
    yield ""
    yield ""
    yield f"* {say('verify', lang)}"
    yield ""
    yield say("verify-how", lang)
    for key, command in _COMMANDS.items():
        yield ""
        yield say(key, lang)
        yield f"    {command}"
