"""The zip of a year where the site has a page for the year, and where it has none."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from aoimori.core.sums import read_sums
from aoimori.outputs.archive.members import members
from aoimori.outputs.archive.year import Year, years_of
from outputs.test_dcat_sample import catalog, release

DATA = "data/reiji/rivers/2019/"
PAGE = "datasets/reiji/rivers/2019/index.html"
LINKS = (
    b'<a href="../../../../datasets/reiji/rivers/2019/">x</a> <a href="../../../../about/">y</a>'
)
SITE = {
    PAGE: LINKS + b'<link href="../../../../assets/a.css">',
    f"en/{PAGE}": LINKS,
    "datasets/reiji/rivers/index.html": b"newest",
    f"{DATA}rivers.csv": b"a,b\n",
    f"{DATA}_meta/repairs.csv": b"a\n",
    f"{DATA}_source/index.html": b'<a href="../">as it was received</a>',
    "data/reiji/rivers/2018/rivers.csv": b"old",
    "data/reiji/rivers/20190/rivers.csv": b"no year",
    "assets/a.css": b"a { background: url(b.svg) }",
    "assets/b.svg": b"<svg/>",
    "assets/c.svg": b"not asked for",
    "index.html": b"home",
}


def packed(site: dict[str, bytes]) -> dict[str, bytes]:
    files = {path: hashlib.sha256(content).hexdigest() for path, content in site.items()}
    (year,) = years_of(catalog(), [release()], files)
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        return site[path]

    found = list(members(year, read))
    assert len({name for name, _ in found}) == len(found)
    assert len({*asked}) == len(asked)
    assert found == list(members(year, read))
    return dict(found)


def test_what_is_in_it() -> None:
    found = packed(SITE)
    assert [*found] == [
        "index.html",
        PAGE,
        f"en/{PAGE}",
        "assets/a.css",
        "assets/b.svg",
        f"{DATA}_meta/repairs.csv",
        f"{DATA}_source/index.html",
        f"{DATA}rivers.csv",
        "README.txt",
        "SHA256SUMS",
    ]
    listed = read_sums(found.pop("SHA256SUMS"))
    assert listed == {n: hashlib.sha256(content).hexdigest() for n, content in found.items()}
    assert b'href="index.html"' in found[PAGE]
    assert b'href="https://data.example/about/"' in found[PAGE]
    assert found[f"{DATA}_source/index.html"] == SITE[f"{DATA}_source/index.html"]


def test_pictures_of_all_years_come_along_where_a_page_shows_them() -> None:
    every = "data/reiji/rivers/all/_charts/"
    shown = f'<img src="../../../../{every}a.svg"><img src="../../../../{DATA}_charts/b.svg">'
    files = [f"{every}a.svg", f"{every}c.svg", f"{every}a.csv", f"{DATA}_charts/b.svg"]
    found = packed({**SITE, **dict.fromkeys(files, b"<svg/>"), PAGE: shown.encode()})
    assert {*found} & {*files} == {f"{every}a.svg", f"{DATA}_charts/b.svg"}
    assert b"https:" not in found[PAGE]


def test_its_first_page_lists_what_is_in_it() -> None:
    text = packed(SITE)["index.html"].decode()
    for words in (
        "令和元年度（2019年度）",
        "河川の一覧",
        "1.2.0",
        f'href="{PAGE}"',
        f'href="en/{PAGE}"',
        'href="README.txt"',
        'href="https://data.example/"',
        "https://creativecommons.org/licenses/by/4.0/",
    ):
        assert words in text, words


def test_the_page_of_the_year_stands_where_it_is_seen() -> None:
    first = b'<a href="../../datasets/reiji/rivers/2019/">x</a><a href="release-2019.zip">z</a>'
    english = b'<a href="../../../releases/2019/">ja</a>'
    pages = {"releases/2019/index.html": first, "en/releases/2019/index.html": english}
    back = {PAGE: b'<a href="../../../../releases/2019/">up</a>'}
    found = packed({**SITE, **pages, **back})
    zipped = "https://data.example/releases/2019/release-2019.zip"
    assert found["index.html"].decode() == f'<a href="{PAGE}">x</a><a href="{zipped}">z</a>'
    assert found["en/index.html"] == b'<a href="../index.html">ja</a>'
    assert found[PAGE] == b'<a href="../../../../index.html">up</a>'
    assert not any(name.startswith("releases/") for name in found)


def test_what_a_page_tells_of_its_values_and_checks_comes_along() -> None:
    folder = PAGE.removesuffix("index.html")
    beside = {f"{folder}{name}/index.html": b"told" for name in ("trace", "quality")}
    back = {PAGE: b'<a href="trace/#rivers-r1">1</a><a href="quality/#gate">x</a>'}
    found = packed({**SITE, **beside, **back})
    assert set(beside) <= set(found)
    assert found[PAGE] == (
        b'<a href="trace/index.html#rivers-r1">1</a><a href="quality/index.html#gate">x</a>'
    )


def test_years_in_their_order() -> None:
    built = release()
    years = [2021, 2019, 2020]
    every = [
        replace(built, release=replace(built.release, year=replace(built.release.year, year=year)))
        for year in years
    ]
    found: list[Year] = years_of(catalog(), every, {})
    assert [year.year.year for year in found] == sorted(years)
