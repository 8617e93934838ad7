"""Files that change while we wait: told by the operating system, never by the time of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# To open a file and to read it are events, too; we do that ourselves. A folder is modified by
# whatever happens in it, which is told by itself.
_CHANGES = ("created", "modified", "moved", "deleted")
_OF_FOLDERS = ("moved", "deleted")
# Programs save in several steps; what follows within this many seconds is one change.
SETTLED = 0.3


class Watch(FileSystemEventHandler):
    """Listens to everything below some folders. Raises ``OSError`` where that cannot be done."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._changed = Event()
        self._observer = Observer()
        for folder in folders:
            self._observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (_OF_FOLDERS if event.is_directory else _CHANGES):
            self._changed.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for a change, and until it has settled; false if none came in time."""
        if not self._changed.wait(seconds):
            return False
        while True:
            self._changed.clear()
            if not self._changed.wait(SETTLED):
                return True

    def __enter__(self) -> Self:
        self._observer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._observer.stop()
        self._observer.join()
