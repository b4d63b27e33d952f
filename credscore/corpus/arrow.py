"""Scoring Arrow tables: the same scores for pyarrow, Ray Data and Spark.

`SCHEMA_ARTICLE` (a pyarrow.Schema, made on first use) has one row per article; its columns are described in
`credscore.io.tabular`. `schema(detail, keep)` gives those with sentences and evidence, or with kept columns.

Ray Data::

    def score(table):                         # a pyarrow.Table
        return score_arrow(credscore.load(), table, keep=["publisher"])
    ray.data.read_parquet("news/").map_batches(score, batch_format="pyarrow", batch_size=500).write_parquet("scores/")

Spark::

    def score(batches):                       # an iterator of pyarrow.RecordBatch
        scorer = credscore.load()
        for batch in batches:
            yield from score_arrow(scorer, batch).select(["id", "status", "score", "band"]).to_batches()
    frame.mapInArrow(score, schema="id string, status string, score double, band string")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from credscore.corpus.scoring import row_batches, score_rows
from credscore.corpus.stats import Stats
from credscore.errors import UsageError
from credscore.io.parquet import arrow, batch_rows, kept_type, python_values, report_schema, reports_to_table
from credscore.io.rows import Fields
from credscore.io.tabular import reserved_names
from credscore.schema import Detail, check_detail


def schema(detail: Detail = "article", keep: Sequence[tuple[str, Any]] = ()) -> Any:
    """pyarrow.Schema of scored tables; `keep`: (name, Arrow type) of kept columns. Raises MissingExtraError without pyarrow."""
    return report_schema(detail, keep)


def __getattr__(name: str) -> Any:
    # Lazily: importing this module must not import pyarrow.
    if name == "SCHEMA_ARTICLE":
        return report_schema("article")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _as_argument(flag: str) -> str:
    return "keep=['NAME']" if flag == "--keep" else f"{flag[2:].replace('-', '_')}='NAME'"


def score_arrow(
    scorer: Any,
    table: Any,
    text_field: str = "text",
    id_field: str | None = None,
    title_field: str | None = None,
    publisher_field: str | None = None,
    keep: Sequence[str] = (),
    detail: Detail = "article",
) -> Any:
    """Score the rows of a pyarrow.Table or RecordBatch: a pyarrow.Table with one row per input row, in order.

    scorer: from `credscore.load()`. The fields default to `id` and `publisher` where the table has them; without
    an id column ids are null. publisher_field: "" for none. title_field: kept like those of `keep`; what is scored is the text.
    Rows that cannot be scored have status 'error' and say why.
    Raises UsageError (not Arrow, unknown field or detail), MissingExtraError (no pyarrow).
    """
    pa = arrow()
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if not isinstance(table, pa.Table):
        raise UsageError(
            f"score_arrow needs a pyarrow Table or RecordBatch, not {type(table).__name__}.", "For a list of texts use score_batch."
        )
    check_detail(detail)
    if isinstance(keep, str):
        raise UsageError("keep is a list of names, not one name.", f"Put it in a list: keep=['{keep}'].")
    fields = Fields.chosen(text_field, id_field, title_field, publisher_field, keep)
    fields.check(table.schema.names, "The table", _as_argument)
    names = fields.columns()
    taken = [name for name in names if name in reserved_names()]
    if taken:
        raise UsageError(f"The column '{taken[0]}' cannot be kept: the report has a field of that name.", "Rename it first.")
    kinds = [(name, kept_type(table.schema.field(name).type)) for name in names]
    read = set(fields.all_names())
    wanted = [name for name in table.schema.names if name in read]
    target = report_schema(detail, kinds)
    pieces = []
    row_number = 1
    for batch in table.select(wanted).to_batches(max_chunksize=512):
        ids = python_values(batch.column(fields.id)) if fields.id in wanted else []
        named = {number for number, value in enumerate(ids, row_number) if value is not None and value != ""}
        for rows in row_batches(batch_rows(batch, "table", row_number, fields), detail=detail):
            reports = score_rows(scorer, rows, detail, Stats())
            for row, report in zip(rows, reports, strict=True):
                if row.line not in named:
                    report["id"] = None
            kept = [{name: row.kept.get(name) for name in names} for row in rows]
            pieces.append(reports_to_table(reports, kept, detail, target))
        row_number += batch.num_rows
    return pa.concat_tables(pieces) if pieces else target.empty_table()
