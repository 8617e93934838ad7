"""``aoimori`` and ``python -m aoimori.cli``.

Everything is loaded inside, so that Ctrl+C and a package that is missing are told at any moment.
"""

from __future__ import annotations

import sys
import warnings


def main() -> None:
    """The entry point of the ``aoimori`` command."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of libraries: nothing a user could mend
    try:
        from aoimori.cli.main import cli

        cli(prog_name="aoimori")
    except KeyboardInterrupt:
        sys.exit(130)
    except ImportError as error:
        from aoimori.cli.words import say

        for lang in ("ja", "en"):
            print(say("package-missing", lang, name=error.name or error), file=sys.stderr)  # noqa: T201 - click may be what is missing
        sys.exit(2)


if __name__ == "__main__":
    main()
