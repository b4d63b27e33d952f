"""Commands run in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from credscore.cli import main


def run(*arguments: object, stdin: str | None = None) -> Result:
    """Run credscore as the console script does; a traceback fails the test."""
    result = CliRunner().invoke(main, [*map(str, arguments)], input=stdin, prog_name="credscore")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
