"""What the operating system says when something cannot be done, in our words."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized

SYSTEM: Mapping[int, Localized] = MappingProxyType(
    {
        errno.EACCES: Localized("権限がありません", "no permission"),
        errno.EPERM: Localized("許可されていません", "not permitted"),
        errno.ENOENT: Localized("ファイルやフォルダーがありません", "no such file or folder"),
        errno.ENOSPC: Localized("ディスクの空きがありません", "no space left on the disk"),
        errno.EDQUOT: Localized("使える容量を超えました", "the quota is used up"),
        errno.EROFS: Localized("書き込めない場所です", "the disk is read-only"),
        errno.ENAMETOOLONG: Localized("名前が長すぎます", "the name is too long"),
        errno.EISDIR: Localized("ファイルでなくフォルダーです", "it is a folder, not a file"),
        errno.ENOTDIR: Localized("フォルダーではありません", "it is not a folder"),
        errno.EMFILE: Localized("開いているファイルが多すぎます", "too many files are open"),
        errno.EIO: Localized("読み書きの途中で失敗しました", "reading or writing failed"),
        errno.EADDRINUSE: Localized("すでに使われています", "it is in use"),
        errno.EADDRNOTAVAIL: Localized(
            "このパソコンのアドレスではありません", "it is no address of this computer"
        ),
    }
)


def reason(error: OSError, lang: Language) -> str:
    """Why, in the language asked for; what we have no words for as the system says it."""
    if error.errno is not None and error.errno in SYSTEM:
        return SYSTEM[error.errno].text(lang)
    return error.strerror or str(error)
