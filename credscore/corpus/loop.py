"""The loop of a run: shards to the engine and back, the journal, the output at the end."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from credscore._version import __version__
from credscore.corpus.failures import Unfinished, is_full, system_error
from credscore.corpus.ids import repeated
from credscore.corpus.journal import Journal
from credscore.corpus.left import is_away, left_behind
from credscore.corpus.options import Options, found_before
from credscore.corpus.orders import Engine, Order
from credscore.corpus.plan import plan
from credscore.corpus.progress import Silent
from credscore.corpus.sink import Sink, check_listing
from credscore.corpus.stats import Result, Stats
from credscore.corpus.task import Done, Job, ids_path, scorer_for
from credscore.errors import CredscoreError, UsageError
from credscore.io.counts import counted
from credscore.io.formats import is_tab_separated, of_output
from credscore.io.parts import OutputSpec
from credscore.io.sources import Inputs, Source, Unusable
from credscore.io.streams import is_url
from credscore.schema import SCHEMA_VERSION


def run_on(
    engine: Engine,
    found: Inputs,
    output: str,
    options: Options,
    progress: Silent,
    model_dir: str | None,
    keep_types: dict[str, Any],
) -> Result:
    """Score the inputs on an engine whose workers are starting, put the output together and tidy up."""
    format_, compression = of_output(output, options.format)
    scorer = scorer_for(model_dir, None)
    if scorer.bundle.outdated:
        progress.message(f"Warning: {scorer.bundle.outdated}")
    fingerprint = str(scorer.info["fingerprint"])
    keep = tuple((name, keep_types.get(name) if format_ == "parquet" else None) for name in options.fields.columns())
    spec = OutputSpec(format_, options.detail, keep, "\t" if is_tab_separated(output) else ",")
    head = _head(options, spec, fingerprint)
    context = hashlib.blake2b(json.dumps(head, sort_keys=True).encode(), digest_size=16).hexdigest()
    with _workplace(output, options, head) as (parts, journal):
        engine.begin(Job(model_dir, fingerprint, options.fields, spec, parts, context, options.fail_fast))
        # who goes on with a run knows what it left
        if (there := found_before(output)) and not (journal is not None and journal.found):
            progress.message(there)
        work = _Run(engine, parts, journal, progress)
        result = work.go(found, options, Sink(output, spec, compression, parts))
        left = None if journal is None or work.away else journal.remove()
        if left is not None:
            progress.message(f"The folder {parts} could not be removed ({left}); it is no longer needed.")
    return result


def _head(options: Options, spec: OutputSpec, fingerprint: str) -> dict[str, Any]:
    """What the results depend on beside the inputs. `shard_size` is only noted: other cuts give the same rows."""
    fields = options.fields
    names = [fields.text, fields.id, fields.publisher, fields.html]
    kept = [[name, None if kind is None else str(kind)] for name, kind in spec.keep]
    return {
        "version": __version__,
        "fingerprint": fingerprint,
        "options": [SCHEMA_VERSION, spec.format, spec.detail, names, kept, options.encoding, options.input_format],
    }


@contextmanager
def _workplace(output: str, options: Options, head: dict[str, Any]) -> Iterator[tuple[str, Journal | None]]:
    """The folder for parts, and its journal; for standard output a temporary folder without one."""
    if options.work_dir is not None and os.path.exists(options.work_dir) and not os.path.isdir(options.work_dir):
        raise UsageError(f"--work-dir {options.work_dir} is not a folder.", "Give a folder; one that does not exist is made.")
    if output == "-":
        try:
            if options.work_dir is not None:
                os.makedirs(options.work_dir, exist_ok=True)
            temporary = tempfile.TemporaryDirectory(prefix="credscore-", dir=options.work_dir)
        except OSError as error:
            raise _no_parts(error, options.work_dir or tempfile.gettempdir(), output, options) from None
        with temporary as folder:
            yield folder, None
        return
    beside = "." if is_url(output) else os.path.dirname(os.path.abspath(output))
    if not os.path.isdir(beside):
        raise UsageError(f"The folder {beside} for the output does not exist.", f"Make it first: mkdir -p {beside}")
    if not is_url(output) and os.path.isdir(output):
        raise UsageError(f"The output {output} is a folder.", f"Give a file: -o {os.path.join(output, 'scores.jsonl')}")
    if not is_url(output):
        _check_writable(output, beside)
        check_listing(output)
    parts = os.path.abspath(os.path.join(options.work_dir or beside, _parts_of(output, options)))
    try:
        journal = Journal(parts, head | {"shard_size": options.shard_size})
    except OSError as error:
        raise _no_parts(error, parts, output, options) from None
    try:
        yield parts, journal
    except CredscoreError:
        if journal.is_empty:
            journal.remove()
        raise
    finally:
        journal.close()


def _parts_of(output: str, options: Options) -> str:
    """The name of the folder for parts. Where it is not beside the output, others of that name may be at work in the same place."""
    name = os.path.basename(output.rstrip("/"))
    if options.work_dir is None and not is_url(output):
        return f"{name}.parts"
    whole = output if is_url(output) else os.path.realpath(output)
    return f"{name}.{hashlib.blake2b(os.fsencode(whole), digest_size=4).hexdigest()}.parts"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _check_writable(output: str, folder: str) -> None:
    """Raise UsageError where the folder of the output takes no file: before hours of work, not behind them."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if is_full(error):
            raise system_error(error, output) from None
        raise UsageError(
            f"The output {output} cannot be written: the folder {folder} takes no file ({_reason(error)}).",
            "Choose another -o, or change the permissions of the folder.",
        ) from None


def _no_parts(error: OSError, parts: str, output: str, options: Options) -> CredscoreError:
    """The error for a place where nothing can be kept of a run that has not begun."""
    if is_full(error):
        return system_error(error, output)
    other = "Give another folder with --work-dir DIR" + (", or leave it off." if options.work_dir is not None else ", or choose another -o.")
    return UsageError(f"The run cannot keep its unfinished parts in {parts}: {_reason(error)}.", other)


class _Run:
    """The loop of one run. `away`: how many finished shards of an earlier run lie in inputs of which nothing can be read now."""

    def __init__(self, engine: Engine, parts: str, journal: Journal | None, progress: Silent) -> None:
        self._engine = engine
        self._parts = parts
        self._journal = journal
        self._progress = progress
        self._order: list[tuple[str, bool] | None] = []
        self._stats = Stats()
        self._kept = 0
        self._kept_stats = Stats()
        self._redone = 0
        self._damaged = 0
        self._unread: list[str] = []
        self._unused: set[str] = set() if journal is None else set(journal.found)
        self.away = 0

    def go(self, found: Inputs, options: Options, sink: Sink) -> Result:
        """Score every shard and write the output."""
        began = time.monotonic()
        self._say_what_is_there()
        sizes = [source.size for source in found.sources]
        known = [size for size in sizes if size is not None]
        self._progress.start(sum(known) if len(known) == len(sizes) else None)
        written = 0
        try:
            for order, done in self._finished([*found.entries, *self._left(found)], options):
                self._note(order, done)
                if self._unread and sink.streams:
                    # What comes behind the gap cannot be kept.
                    raise self._unfinished()
                while sink.streams and written < len(self._order) and (entry := self._order[written]) is not None:
                    sink.ready(*entry, self._progress)
                    written += 1
        finally:
            self._progress.stop()
        if self._unread:
            raise self._unfinished()
        self._say_what_changed({source.path for source in found.sources})
        order_of_parts = [entry for entry in self._order if entry is not None]
        again = repeated((ids_path(self._parts, key) for key, _ in order_of_parts), self._stats.articles)
        errors_file = sink.finish(order_of_parts)
        return Result(self._stats, time.monotonic() - began, errors_file, len(self._order), self._kept, self._kept_stats, str(again))

    def _say_what_is_there(self) -> None:
        journal = self._journal
        if journal is None:
            return
        if journal.spoilt:
            self._progress.message("An earlier run left finished shards, but the beginning of its journal is spoilt: everything is done again.")
        elif journal.changed:
            self._progress.message(
                f"An earlier run left finished shards, but {' and '.join(journal.changed)} changed: everything is done again."
            )
        elif journal.resliced and journal.found:
            self._progress.message(
                "The size of a shard changed since the earlier run: finished shards that are cut otherwise now are done again."
            )
        elif journal.found:
            self._progress.message(f"Going on with an earlier run: {counted(len(journal.found), 'shard')} already finished.")

    def _left(self, found: Inputs) -> list[Unusable]:
        journal = self._journal
        return [] if journal is None else left_behind(found, (path for place in journal.found for path in journal.paths(place)))

    def _say_what_changed(self, there: set[str]) -> None:
        """Finished shards of an earlier run that went unused: their part is not what was noted, their content is another, nothing
        begins and ends there any more, or their input is away; what was scored of that is still good when it is back.

        there : the files that were read now.
        """
        if self._damaged:
            self._progress.message(
                f"Parts of the earlier run were damaged or gone: {counted(self._damaged, 'finished shard')} had to be done again."
            )
        paths = {} if self._journal is None else {place: self._journal.paths(place) for place in self._unused}
        gone = [path for path in sorted({path for some in paths.values() for path in some} - there) if is_away(path)]
        away = set(gone)
        self.away = sum(not away.isdisjoint(some) for some in paths.values())
        if self.away:
            more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
            self._progress.message(
                f"{counted(self.away, 'finished shard')} of inputs that are away now ({gone[0]}{more}) went unused, and their rows are not in "
                f"the output. {self._parts} keeps them: the same command goes on when the inputs are back; else remove it."
            )
        found = 0 if self._journal is None or self._journal.resliced else len(self._journal.found)
        stale = max(self._redone, found - self._kept - self._damaged - self.away)
        if stale:
            self._progress.message(
                f"The inputs have changed since the earlier run: {counted(stale, 'finished shard')} no longer fitted and went unused."
            )

    def _finished(self, entries: Sequence[Source | Unusable], options: Options) -> Iterator[tuple[Order, Done]]:
        """Give shards to the engine as it has room, and yield them as they are finished, in any order."""
        shards = plan(entries, options.shard_size, options.fields, options.encoding)
        under_way = 0
        more = True
        while more or under_way:
            while more and under_way < self._engine.capacity:
                shard = next(shards, None)
                if shard is None:
                    more = False
                    break
                index = len(self._order)
                place = shard.locator()
                self._unused.discard(place)
                expected = None if self._journal is None else self._journal.found.get(place)
                if not self._engine.in_process:
                    shard.put_aside(os.path.join(self._parts, f"{index}.tmp"))
                self._engine.submit(Order(index, shard, expected))
                self._order.append(None)
                under_way += 1
            if under_way:
                for order, done in self._engine.wait(1.0):
                    under_way -= 1
                    yield order, done

    def _unfinished(self) -> Unfinished:
        """The error for inputs that went away: what is scored of them and of others is too much to be thrown away with their rest."""
        what = f"{counted(len(self._unread), 'piece')} of the inputs not scored, since nothing of the files can be read any more"
        return Unfinished(f"{what}; the first: {self._unread[0]}", "Bring back what is missing.")

    def _note(self, order: Order, done: Done) -> None:
        if done.unread is not None:
            self._unread.append(done.unread)
        elif done.kept:
            self._kept += 1
            self._kept_stats.add(done.stats)
            self._progress.keep(done.stats, order.shard.weight)
        else:
            if order.expected is not None:
                # The key names content, options and model: with the same key it is the part file that was not as noted.
                same = done.key == order.expected.key
                self._damaged += same
                self._redone += not same
            # What stands for an input that could not be read is no work to be kept.
            if self._journal is not None and order.shard.kind != "problem":
                self._journal.add(order.shard, done)
        if done.unread is None:
            self._order[order.index] = (done.key, done.errors_size > 0)
        self._stats.add(done.stats)
        if order.shard.aside is not None:
            os.unlink(order.shard.aside)
        self._progress.update(self._stats, order.shard.weight)
