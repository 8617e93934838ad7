"""What the history of the project's folder knows, where git keeps one."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# More paths than this would be too much for one command line.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class History:
    """The git history around a folder; all paths are relative to the folder. Where git is not
    installed, or keeps nothing here, there is none (:meth:`around`)."""

    root: Path

    @classmethod
    def around(cls, root: Path) -> History | None:
        """The history of a folder, if it has one with a commit in it."""
        history = cls(root)
        return history if history.head() else None

    def head(self) -> str:
        """The commit that is checked out; empty if there is none."""
        return self._told("rev-parse", "--verify", "--quiet", "HEAD")

    def is_clean(self, paths: Sequence[str]) -> bool:
        """Whether files are as they were committed, and none is there that was not."""
        return self._run("diff", "--quiet", "HEAD", "--", *paths) is not None and not self._told(
            "ls-files", "--others", "--exclude-standard", "--", *paths
        )

    def is_shallow(self) -> bool:
        """Whether commits are missing, as in a clone that was made without them: the first one
        that is there then seems to have made everything."""
        return self._told("rev-parse", "--is-shallow-repository") == "true"

    def changed(self, folders: Sequence[str]) -> frozenset[str]:
        """The files below some folders that are not as they were committed, or are gone."""
        told = self._told(
            "diff", "--name-only", "-z", "--no-renames", "--relative", "HEAD", "--", *folders
        )
        return frozenset(name for name in told.split("\0") if name)

    def last_change(self, path: str) -> str:
        """The last commit that changed a file; empty if none did."""
        return self._told("log", "-1", "--format=%H", "--", path)

    def last_with(self, path: str) -> str:
        """The last commit that added or changed a file, so that has it; empty if none did."""
        return self._told(
            "log", "-1", "--no-renames", "--diff-filter=AM", "--format=%H", "--", path
        )

    def content(self, commit: str, path: str) -> bytes:
        """A file as a commit has it; empty if it has none."""
        return self._run("show", f"{commit}:./{path}") or b""

    def removed(self, pattern: str) -> tuple[str, ...]:
        """The files of a pathspec that were ever committed and are not there any more."""
        names = "--no-renames", "--diff-filter=D", "--name-only", "--relative"
        told = self._told("log", "--format=", *names, "--", pattern).splitlines()
        told += self._told("diff", *names, "HEAD", "--", pattern).splitlines()
        return tuple(sorted({n for n in told if n and not (self.root / n).exists()}))

    def last_changes(self, paths: Iterable[str]) -> dict[str, str]:
        """The last commit that changed each file, for those that were ever committed."""
        wanted = set(paths)
        found: dict[str, str] = {}
        commit = ""
        paths = sorted(wanted) if len(wanted) <= _AT_ONCE else ()
        told = self._told("log", "--format=%x00%H", "--name-only", "--relative", "--", *paths)
        for line in told.splitlines() if wanted else ():
            if line.startswith("\0"):
                commit = line[1:]
            elif line in wanted:
                found.setdefault(line, commit)
        return found

    def files(self, commit: str, folders: Sequence[str]) -> tuple[str, ...]:
        """The files below some folders, as a commit has them."""
        told = self._told("ls-tree", "-r", "-z", "--name-only", commit, "--", *folders)
        return tuple(name for name in told.split("\0") if name)

    def export(self, commit: str, files: Sequence[str], target: Path) -> bool:
        """Write files as a commit has them below ``target``; whether all could be."""
        for start in range(0, len(files), _AT_ONCE):
            some = files[start : start + _AT_ONCE]
            archive = self._run("archive", "--format=tar", commit, "--", *some)
            if archive is None:
                return False
            with tarfile.open(fileobj=io.BytesIO(archive)) as members:
                members.extractall(target, filter="data")
        return True

    def _told(self, *arguments: str) -> str:
        answer = self._run(*arguments)
        return (answer or b"").decode("utf-8", "replace").strip("\n")

    def _run(self, *arguments: str) -> bytes | None:
        """What git answers; ``None`` where it fails, whatever the reason."""
        quiet = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
        command = ["git", "-c", "core.quotePath=false", "-C", str(self.root), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False, env=quiet)
        except OSError:
            return None
        return done.stdout if done.returncode == 0 else None
