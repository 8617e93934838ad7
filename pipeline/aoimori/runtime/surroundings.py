"""The machine the pipeline runs on, as facts: what is installed, what may be written."""

from __future__ import annotations

import importlib.metadata
import locale
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Letters of font files that draw Japanese, where no fontconfig can be asked.
_JAPANESE_FONT = re.compile(
    r"noto.*(?:cjk|jp)|source-?han|ipa(?:ex)?[gm]|takao|vl-?gothic|m-?plus|mplus|sazanami|"
    r"meiryo|msgothic|msmincho|yugoth|yumin|biz-?ud|hiragino|ヒラギノ",
    re.IGNORECASE,
)
_FONT_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_BROWSER_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
)
_INSTALLERS = ("apt-get", "dnf", "pacman", "brew", "winget")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Facts only; what they mean is judged elsewhere.

    ``needs`` are the packages our metadata ask for (``click>=8.4``), ``packages`` the versions
    that are installed. ``installer`` is the command that installs programs here, or empty.
    ``project`` is the folder of the project, ``lacking`` what it should have and has not,
    ``writable`` whether ``build/`` can be written.
    """

    python: tuple[int, ...]
    needs_python: str
    needs: tuple[str, ...]
    packages: Mapping[str, str]
    font: str
    browser: str
    git: str
    installer: str
    project: Path | None
    lacking: tuple[str, ...]
    writable: bool
    free: int
    encoding: str


def look_around(folder: Path, project: Path | None, parts: Sequence[str]) -> Surroundings:
    """Look at this machine, and whether a project has these ``parts``; nothing is written, and the
    network is not used."""
    ours = importlib.metadata.metadata("aoimori")
    needs = tuple(need for need in ours.get_all("Requires-Dist", ()) if ";" not in need)
    where = project or folder
    return Surroundings(
        python=sys.version_info[:3],
        needs_python=ours["Requires-Python"],
        needs=needs,
        packages=dict(_installed(needs)),
        font=_japanese_font(),
        browser=_browser(),
        git=shutil.which("git") or "",
        installer=next((name for name in _INSTALLERS if shutil.which(name)), ""),
        project=project,
        lacking=tuple(part for part in parts if project and not (project / part).exists()),
        writable=_is_writable(where / "build"),
        free=shutil.disk_usage(_there(where)).free,
        encoding=(sys.stdout.encoding or locale.getpreferredencoding(False)).lower(),
    )


def package_name(need: str) -> str:
    """``click`` of ``click>=8.4``."""
    return re.split(r"[^A-Za-z0-9._-]", need, maxsplit=1)[0]


def _installed(needs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in map(package_name, needs):
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue


def _japanese_font() -> str:
    """A font with Japanese letters: its file, or empty."""
    if shutil.which("fc-list"):
        listed = _listed_fonts()
        if listed is not None:
            return min(listed, default="")
    folders = _FONT_FOLDERS.get(sys.platform, ())
    files = (
        file for folder in map(_expanded, folders) for file in sorted(folder.rglob("*.[to]t*"))
    )
    return next((str(file) for file in files if _JAPANESE_FONT.search(file.name)), "")


def _listed_fonts() -> list[str] | None:
    """What fontconfig knows; ``None`` if it cannot be asked."""
    asked = ["fc-list", ":lang=ja", "file"]
    try:
        done = subprocess.run(asked, capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode(errors="replace").splitlines()
    return [line.rstrip(": ") for line in lines if line.strip()]


def _browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    files = (str(_expanded(name)) for name in _BROWSER_FILES)
    return found or next((name for name in files if Path(name).is_file()), "")


def _expanded(name: str) -> Path:
    return Path(os.path.expandvars(name)).expanduser()


def _is_writable(path: Path) -> bool:
    return os.access(_there(path), os.W_OK)


def _there(path: Path) -> Path:
    """The path, or what is nearest above it."""
    return next((each for each in (path, *path.absolute().parents) if each.exists()), Path("/"))
