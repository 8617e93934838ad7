"""What makes a host send the right content types, and let programs of other sites read: a file or
two for each, behind :data:`HOSTS`. They stand beside the site, not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from aoimori.core.registry import Registry
from aoimori.outputs.hosts import apache, github, nginx

__all__ = ["HOSTS", "host_files"]

# Given the base URL, the files by their names.
HOSTS: Registry[Callable[[str], Mapping[str, str]]] = Registry("host")
HOSTS.add("apache", apache.files)
HOSTS.add("github-pages", github.files)
HOSTS.add("nginx", nginx.files)


def host_files(base_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file by its path, in a folder for each host."""
    for host, files in HOSTS:
        for name, content in files(base_url).items():
            yield f"{host}/{name}", content.encode()
