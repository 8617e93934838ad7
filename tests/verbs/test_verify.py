"""verify: what was changed, lost or added is told, and by whom the listing was made is all one."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import socket
import subprocess
import threading
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aoimori.cli.main import cli
from aoimori.runtime import web
from aoimori.verbs import holders, unverified
from support.project import two_datasets

RELEASE = "data/pref/towns/2024"
ZIP = "releases/2024/release-2024.zip"
CSV = f"{RELEASE}/towns.csv"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    small = two_datasets(tmp_path_factory.mktemp("published") / "p")
    small.lock("pref/good")
    small.lock("pref/towns")
    assert small.run("build").exit_code == 0
    return small.root / "build/site"


@pytest.fixture
def site(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to spoil, somewhere where there is no project."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(published, tmp_path / "site"))


def run(target: Path | str, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["verify", str(target), "--quiet", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "internal-error" not in result.output
    return result.exit_code, result.output


def verified(target: Path | str) -> dict[str, Any]:
    code, output = run(target, "--json")
    document: dict[str, Any] = json.loads(output)
    assert document["exit"] == code
    return document


def told(target: Path | str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code, and of every finding its code and the path it is about."""
    document = verified(target)
    findings = [(f["check"], f["details"].get("path", "")) for f in document["findings"]]
    return document["exit"], findings


def packed(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def listing(members: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(c).hexdigest()}  {n}\n" for n, c in members.items())
    return "".join(lines).encode()


@pytest.mark.parametrize("place", ["", "SHA256SUMS", RELEASE, f"{RELEASE}/_meta/SHA256SUMS", ZIP])
def test_what_is_as_it_was_published(site: Path, place: str) -> None:
    document = verified(site / place)
    assert (document["exit"], document["findings"]) == (0, [])
    assert document["listed"] == document["same"] > 5
    assert document["kind"] == ("zip" if place == ZIP else "folder")
    is_release = RELEASE in place
    assert document["release"] == ("pref/towns/2024" if is_release else None)
    assert document["version"] == ("1.0.0" if is_release else None)


def test_the_last_line_says_how_it_went(site: Path) -> None:
    code, output = run(site / RELEASE)
    count = len((site / RELEASE / "_meta/SHA256SUMS").read_text("utf-8").splitlines())
    assert (code, output) == (0, f"{count} ファイルを確かめました。すべて一覧と一致します\n")
    (site / CSV).write_text("x", encoding="utf-8")
    code, output = run(site / RELEASE, "--lang", "en")
    assert code == 1
    assert output.splitlines()[-1] == f"Of {count} files, 1 are not as listed ({count - 1} are)"


def test_who_asks_is_told_of_which_release_it_is(site: Path) -> None:
    result = CliRunner().invoke(cli, ["verify", str(site / RELEASE)])
    assert "リリース pref/towns/2024 版 1.0.0" in result.stdout


def test_a_changed_byte(site: Path) -> None:
    path = site / CSV
    content = bytearray(path.read_bytes())
    expected = hashlib.sha256(content).hexdigest()
    content[-2] ^= 1
    path.write_bytes(content)
    for target, name in ((site, CSV), (site / RELEASE, "towns.csv")):
        document = verified(target)
        (finding,) = document["findings"]
        found = hashlib.sha256(content).hexdigest()
        assert finding["details"] == {"path": name, "expected": expected, "found": found}
        assert (finding["check"], document["exit"]) == ("proof-differs", 1)
        assert document["listed"] - document["same"] == 1


def gone(site: Path) -> None:
    (site / CSV).unlink()


def folder_instead(site: Path) -> None:
    gone(site)
    (site / CSV).mkdir()


def pipe_instead(site: Path) -> None:
    gone(site)
    os.mkfifo(site / CSV)


def link_out(site: Path) -> None:
    outside = site.parent / "towns.csv"
    (site / CSV).rename(outside)
    (site / CSV).symlink_to(outside)


def added(site: Path) -> None:
    (site / "extra file.txt").write_text("x", encoding="utf-8")


def line_gone(site: Path) -> None:
    rewrite(site, lambda lines: [line for line in lines if CSV not in line])


def line_other(site: Path) -> None:
    rewrite(site, lambda lines: [f"{'0' * 64}{x[64:]}" if CSV in x else x for x in lines])


def line_more(site: Path) -> None:
    rewrite(site, lambda lines: [*lines, f"{'0' * 64}  ../outside.txt"])


def rewrite(site: Path, change: Callable[[list[str]], list[str]]) -> None:
    path = site / "SHA256SUMS"
    lines = change(path.read_text("utf-8").splitlines())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code", "check", "path"),
    [
        (gone, 1, "proof-missing", CSV),
        (folder_instead, 1, "proof-missing", CSV),
        (pipe_instead, 1, "proof-missing", CSV),
        (link_out, 1, "proof-unsafe", CSV),
        (added, 0, "proof-unlisted", "extra file.txt"),
        (line_gone, 0, "proof-unlisted", CSV),
        (line_other, 1, "proof-differs", CSV),
        (line_more, 1, "proof-unsafe", "../outside.txt"),
    ],
)
def test_whatever_was_spoiled(
    site: Path, spoil: Callable[[Path], None], code: int, check: str, path: str
) -> None:
    (site.parent / "outside.txt").write_text("secret", encoding="utf-8")
    spoil(site)
    found = told(site)
    assert found[0] == code
    # What is no file where one was listed is not listed either.
    assert (check, path) in found[1]
    assert {check} <= {name for name, _ in found[1]} <= {check, "proof-unlisted"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_nobody_may_read(site: Path) -> None:
    (site / CSV).chmod(0)
    assert told(site) == (2, [("proof-unreadable", CSV)])


def test_listings_that_are_none(site: Path) -> None:
    path = site / "SHA256SUMS"
    path.write_text("", encoding="utf-8")
    assert told_stop(site) == "proof-sums-empty"
    path.write_text("<!doctype html>\n", encoding="utf-8")
    assert told_stop(site) == "proof-sums-broken"
    path.unlink()
    assert told_stop(site) == "proof-no-sums"
    assert told_stop(site / "nowhere") == "proof-not-there"
    assert told_stop(site / CSV) == "proof-not-zip"
    assert told_stop("ftp://example.org/") == "proof-not-there"
    assert told_stop("http://[example.org/") == "proof-not-there"


def told_stop(target: Path | str) -> str:
    code, output = run(target, "--json")
    document = json.loads(output)
    (finding,) = document["findings"]
    assert (code, set(document)) == (2, {"command", "exit", "findings"})
    return str(finding["check"])


def test_sums_made_by_others(tmp_path: Path) -> None:
    """With the command everybody has, of names not everybody expects."""
    names = ["人口 1.csv", "a\nb", "back\\slash"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    made = subprocess.run(["sha256sum", *names], cwd=tmp_path, capture_output=True, check=True)
    (tmp_path / "SHA256SUMS").write_bytes(made.stdout)
    code, found = told(tmp_path)
    # A backslash is a folder on Windows.
    assert (code, found) == (1, [("proof-unsafe", "back\\slash")])


def test_what_was_listed_is_shown_as_text(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  \x1b[2Jx\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["verify", str(tmp_path)])
    assert (result.exit_code, "\x1b[2J" in result.output) == (1, False)


FILES = {"a.csv": b"a" * 10, "b/c.csv": b"c"}


def test_zips_as_others_pack_them(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    assert told(packed(path, {**FILES, "SHA256SUMS": listing(FILES)})) == (0, [])
    below = {f"open data/{name}": content for name, content in FILES.items()}
    assert told(packed(path, {**below, "open data/SHA256SUMS": listing(FILES)})) == (0, [])
    assert told(packed(path, {**FILES, "_meta/SHA256SUMS": listing(FILES)})) == (0, [])
    more = {**FILES, "SHA256SUMS": listing(FILES), "more.txt": b""}
    assert told(packed(path, more)) == (0, [("proof-unlisted", "more.txt")])
    less = {"a.csv": b"A", "SHA256SUMS": listing(FILES)}
    assert told(packed(path, less)) == (
        1,
        [("proof-differs", "a.csv"), ("proof-missing", "b/c.csv")],
    )
    assert told_stop(packed(path, FILES)) == "proof-no-sums"


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "C:/evil.txt"])
def test_a_zip_that_would_write_elsewhere(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.zip", {**FILES, name: b"x", "SHA256SUMS": listing(FILES)})
    assert told(path) == (1, [("proof-unsafe", name)])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_two_files_of_one_name(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for content in (b"one", b"other"):
            archive.writestr("a.csv", content)
        archive.writestr("SHA256SUMS", listing({"a.csv": b"other"}))
    assert told(path) == (1, [("proof-twice", "a.csv")])


def test_a_zip_that_was_cut_or_damaged(site: Path) -> None:
    content = bytearray((site / ZIP).read_bytes())
    (site / "cut.zip").write_bytes(content[: len(content) // 2])
    assert told_stop(site / "cut.zip") == "proof-not-zip"
    with zipfile.ZipFile(site / ZIP) as archive:
        info = archive.getinfo(CSV)
    start = info.header_offset + 30 + len(CSV)
    content[start : start + info.compress_size] = bytes(info.compress_size)
    (site / "damaged.zip").write_bytes(content)
    code, found = told(site / "damaged.zip")
    assert found in ([("proof-unreadable", CSV)], [("proof-differs", CSV)])
    assert code == (2 if found[0][0] == "proof-unreadable" else 1)


def test_a_huge_file_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, packed to a thousandth: what is held at once is what is asked for."""
    size, piece = 2**28, bytes(2**20)
    digest = hashlib.sha256()
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("huge", "w", force_zip64=True) as member:
            for _ in range(size // len(piece)):
                member.write(piece)
                digest.update(piece)
        archive.writestr("SHA256SUMS", f"{digest.hexdigest()}  huge\n")
    assert path.stat().st_size < size // 500
    asked: list[int] = []
    read = zipfile.ZipExtFile.read

    def watched(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        content = read(self, n)
        asked.append(len(content))
        return content

    monkeypatch.setattr(zipfile.ZipExtFile, "read", watched)
    assert told(path) == (0, [])
    assert max(asked) <= 2**20
    assert sum(asked) > size


def test_a_zip_whose_files_overlap(tmp_path: Path) -> None:
    """As bombs are made: many names for the same packed bytes."""
    content = bytes(10_000)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a", content)
        first = made.infolist()[0]
        for number in range(50):
            again = zipfile.ZipInfo(f"a{number}")
            for name in ("header_offset", "CRC", "compress_size", "file_size"):
                setattr(again, name, getattr(first, name))
            made.filelist.append(again)
    (tmp_path / "x.zip").write_bytes(archive.getvalue())
    assert told_stop(tmp_path / "x.zip") == "proof-overlaps"


def test_a_file_that_stands_twice_in_a_zip_is_not_called_verified(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for content in (b"evil", b"good"):
            archive.writestr("a.txt", content)
        archive.writestr("SHA256SUMS", listing({"a.txt": b"good"}))
    code, output = run(path)
    assert (code, "[proof-twice]" in output) == (1, True)
    assert "1 ファイルは一覧と一致しますが、ほかに上のエラーがあります" in output


def test_zips_that_zipfile_stumbles_over(tmp_path: Path) -> None:
    """A name that is said to be UTF-8 and is not; a file that begins beyond every number."""
    path = tmp_path / "x.zip"
    name = "あ.txt"
    packed(path, {name: b"a", "SHA256SUMS": listing({name: b"a"})})
    content = path.read_bytes()
    path.write_bytes(content.replace(name.encode(), b"\xff\xfe\xfd.txt", 1))
    assert told(path) == (2, [("proof-unreadable", name)])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"a")
        archive.writestr("SHA256SUMS", listing({"a.txt": b"a"}))
        archive.infolist()[0].header_offset = 2**64 - 2
    assert told(path) == (2, [("proof-unreadable", "a.txt")])


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "SHA256SUMS").write_bytes(listing({"a.txt": b"a"}))
    assert told(tmp_path) == (2, [("proof-unreadable", "a.txt")])


def test_what_does_not_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(3 * 2**20)
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "SHA256SUMS").write_bytes(listing({"a.txt": content}))
    monkeypatch.setattr(holders, "MOST", 2**21)
    assert told(tmp_path) == (2, [("proof-endless", "a.txt")])


def test_zips_that_are_packed_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", b"a", zipfile.ZIP_BZIP2)
        archive.writestr("SHA256SUMS", listing({"a.csv": b"a"}))
    assert told(path) == (2, [("proof-packing", "a.csv")])
    packed(path, {"a.csv": b"a", "SHA256SUMS": listing({"a.csv": b"a"})})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        central = archive.start_dir
    content[central + 8] |= 1
    path.write_bytes(content)
    assert told(path) == (2, [("proof-encrypted", "a.csv")])


class Server(SimpleHTTPRequestHandler):
    """Serves a folder; some addresses lead elsewhere or fail."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        if name.startswith("moved/"):
            self.answer(301, {"Location": f"/{name.removeprefix('moved/')}"})
        elif name.startswith("round/"):
            self.answer(302, {"Location": self.path})
        elif name.startswith("file/"):
            self.answer(302, {"Location": "file:///etc/passwd"})
        elif name.startswith("down/"):
            self.answer(503, {})
        elif name.startswith("mute/"):
            self.server.quiet.wait(10)  # type: ignore[attr-defined]
        elif name.startswith("short/"):
            self.answer(200, {"Content-Length": "100"}, b"x" * 10)
        else:
            super().do_GET()

    def answer(self, code: int, headers: Mapping[str, str], content: bytes = b"") -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def served(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site)))
    server.quiet = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.quiet.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


HTTP = "proof-not-https"


def rest(found: tuple[int, list[tuple[str, str]]]) -> tuple[int, list[tuple[str, str]]]:
    """Without the notice that every address of the test's own server has."""
    code, findings = found
    assert [check for check, _ in findings].count(HTTP) == 1
    return code, [(check, path) for check, path in findings if check != HTTP]


@pytest.mark.parametrize(
    "place", ["", "SHA256SUMS", RELEASE, f"{RELEASE}/", f"{RELEASE}/_meta/SHA256SUMS", ZIP]
)
def test_a_site_is_verified_from_afar(served: str, place: str) -> None:
    document = verified(served + place)
    assert (document["exit"], document["kind"]) == (0, "url")
    assert [finding["check"] for finding in document["findings"]] == [HTTP]
    assert document["listed"] == document["same"] > 5
    assert document["release"] == ("pref/towns/2024" if RELEASE in place else None)


def test_names_are_written_as_addresses(served: str, site: Path) -> None:
    files = {"人口 1%.csv": b"x", "a?b#c.csv": b"y"}
    folder = site / "other"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "SHA256SUMS").write_bytes(listing(files))
    assert rest(told(f"{served}other")) == (0, [])


def test_redirects_are_followed_on_the_web_alone(served: str) -> None:
    assert rest(told(f"{served}moved/{RELEASE}")) == (0, [])
    assert told_stop(f"{served}round/") == "proof-http"
    assert told_stop(f"{served}file/") == "proof-http"


def test_what_is_spoiled_on_a_server(served: str, site: Path) -> None:
    (site / CSV).write_text("x", encoding="utf-8")
    (site / f"{RELEASE}/towns.json").unlink()
    (site / f"{RELEASE}/more.txt").write_text("nobody can know", encoding="utf-8")
    found = [("proof-differs", "towns.csv"), ("proof-missing", "towns.json")]
    assert rest(told(served + RELEASE)) == (1, found)


@pytest.mark.parametrize(
    ("place", "check"),
    [
        ("nowhere", "proof-no-sums"),
        ("datasets/pref/towns/2024/", "proof-no-sums"),
        ("nowhere.zip", "proof-http"),
        ("down/", "proof-http"),
        ("short/", "proof-network"),
        ("short/x.zip", "proof-network"),
        ("mute/", "proof-timeout"),
    ],
)
def test_each_kind_of_failure_has_its_words(
    served: str, monkeypatch: pytest.MonkeyPatch, place: str, check: str
) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.3)
    monkeypatch.setattr(unverified, "TIMEOUT", 0.3)
    assert told_stop(served + place) == check


def test_a_file_that_cannot_be_had_is_no_lost_file(
    served: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows what it is: exit code 2."""
    folder = site / "other"
    (folder / "sub").mkdir(parents=True)
    (folder / "a").write_bytes(b"a")
    (folder / "SHA256SUMS").write_bytes(listing({"a": b"a", "sub/down": b"b"}))

    def answer(self: Server) -> None:
        if self.path.endswith("/sub/down"):
            self.answer(503, {})
        else:
            SimpleHTTPRequestHandler.do_GET(self)

    monkeypatch.setattr(Server, "do_GET", answer)
    document = verified(f"{served}other/")
    assert (document["exit"], document["listed"], document["same"]) == (2, 2, 1)
    (finding,) = (each for each in document["findings"] if each["check"] == "proof-http")
    assert (finding["file"], finding["details"]["status"]) == ("sub/down", "503")


def test_no_server_no_certificate(monkeypatch: pytest.MonkeyPatch, served: str) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    # It answers, but not by TLS.
    assert told_stop(served.replace("http:", "https:")) == "proof-tls"
    port = int(served.rsplit(":", 1)[1].strip("/"))
    assert told_stop(f"http://127.0.0.1:{1 if port != 1 else 2}/") == "proof-network"
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert told_stop("https://nowhere.example/") == "proof-no-server"
