"""The search index is made of the pages that ask for it, and once for the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.portal import searchindex
from aoimori.runtime.cache import Cache
from aoimori.verbs import searching
from aoimori.verbs.searching import write_search


def site(folder: Path, title: str, *, marked: bool = True, rest: str = "") -> Path:
    folder.mkdir(parents=True)
    mark = " data-pagefind-body" if marked else ""
    header = f"<header{mark}><h1>{title}</h1></header>"
    page = f'<html lang="ja"><title>{title}</title>{header}<p>{rest}</p></html>'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    index = sorted((folder / "pagefind").rglob("*"))
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in index if p.is_file()}


def test_it_is_made_once_for_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    first = site(tmp_path / "1", "人口")
    made = write_search(cache, first)
    assert made is not None
    assert made.files.keys() == files(first).keys()
    assert "pagefind/pagefind.js" in made.files
    assert not [name for name in made.files if "-ui" in name]  # forms that no page of ours shows

    def never(*_: object) -> None:
        raise AssertionError("the program was run")

    monkeypatch.setattr(searching, "write_index", never)
    again = site(tmp_path / "2", "人口", rest="what else a page says")
    assert write_search(cache, again) == made
    assert files(again) == files(first)
    with pytest.raises(AssertionError):
        write_search(cache, site(tmp_path / "3", "世帯"))


def test_the_same_pages_make_the_same_index(tmp_path: Path) -> None:
    page = b'<html lang="%s"><body><header data-pagefind-body><h1>%s</h1></header></body></html>'
    pages = {"index.html": page % (b"ja", b"z"), "en/index.html": page % (b"en", b"a")}
    made = []
    for number in range(6):  # the languages stood in either order, as often as not
        (tmp_path / str(number)).mkdir()
        searchindex.write_index(pages, tmp_path / str(number))
        made.append(files(tmp_path / str(number)))
    assert made[1:] == made[:-1]


def test_where_no_page_asks_for_it_there_is_none(tmp_path: Path) -> None:
    assert (
        write_search(Cache(tmp_path / "cache"), site(tmp_path / "1", "人口", marked=False)) is None
    )
    assert not (tmp_path / "1/pagefind").exists()


def test_a_program_that_does_not_run_stops_with_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pagefind_bin_extended.get_executable", lambda: tmp_path / "none")
    with pytest.raises(Stop, match="search-failed"):
        searchindex.write_index({"index.html": b"<html></html>"}, tmp_path)
