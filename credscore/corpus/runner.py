"""A run: the inputs and options are checked, the workers started, and the loop does the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from credscore.corpus.engines import open_engine
from credscore.corpus.failures import Unfinished, again, system_error
from credscore.corpus.options import Options, check_heads, check_not_input, check_options, place, sized, twice
from credscore.corpus.orders import Engine
from credscore.corpus.progress import Silent
from credscore.corpus.shards import RowFailed
from credscore.corpus.starting import hushed_managers
from credscore.corpus.stats import Result
from credscore.errors import CredscoreError, InputError
from credscore.io.encodings import check_encoding
from credscore.io.formats import of_output
from credscore.io.sources import expand
from credscore.io.writers import check_extras


def run(inputs: Sequence[str], output: str, options: Options | None = None, progress: Silent | None = None) -> Result:
    """Score a corpus: `inputs` (files, folders, patterns, URLs, '-') to `output` (a file, a URL, or '-' for JSONL on stdout).

    The output appears complete or not at all. An interrupted run leaves its parts; the same call goes on from there.
    Raises UsageError, MissingExtraError, InputError (nothing could be read; fail_fast), ModelError, CredscoreError (disk
    full, lost workers, inputs that went away), KeyboardInterrupt.
    """
    options = options or Options()
    progress = progress or Silent()
    format_, compression = of_output(output, options.format)
    check_extras(format_, compression)
    output = place(output)
    check_options(options)
    check_encoding(options.encoding)
    found = expand(inputs, options.input_format, output)
    check_not_input(found, output)
    keep_types, said = check_heads(found, options, format_ == "parquet")
    if found.skipped:
        progress.message(found.left_out())
    for line in said:
        progress.message(line)
    for path in twice(found):
        progress.message(f"{path} was given more than once: its articles are in the output as often.")
    model_dir = None if options.model_dir is None else os.path.abspath(options.model_dir)
    options = sized(options, found)
    with _plain_errors(output), _closing(options, model_dir) as engine:
        # Only now, while the workers start: what scores takes its time to import.
        from credscore.corpus.loop import run_on

        return run_on(engine, found, output, options, progress, model_dir, keep_types)


@contextmanager
def _plain_errors(output: str) -> Iterator[None]:
    """Errors of the system as errors a user can act on; a closed pipe (`| head`) stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except RowFailed as error:
        raise InputError(
            f"Stopped at the first broken row: {error.message}", f"{error.hint} Without --fail-fast the run goes on."
        ) from None
    except Unfinished as error:
        raise CredscoreError(error.message, f"{error.hint} {again(output)}") from None
    except OSError as error:
        raise system_error(error, output) from None


@contextmanager
def _closing(options: Options, model_dir: str | None) -> Iterator[Engine]:
    with hushed_managers():
        engine = open_engine(options.engine, options.workers or 1, options.scheduler, model_dir)
        finished = False
        try:
            yield engine
            finished = True
        finally:
            engine.close(kill=not finished)
