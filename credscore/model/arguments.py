"""What may be given to a Scorer: a list of texts, and beside it lists with one entry for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from io import IOBase
from typing import Any, Protocol

from credscore.errors import InputError


class _Array(Protocol):
    @property
    def dtype(self) -> Any: ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...


class _Arrow(Protocol):
    def to_pylist(self) -> list[Any]: ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...


Column = _Array | _Arrow
"""A column of another library: a one-dimensional numpy array, a Series of pandas or polars, an array of pyarrow."""

ONE_COLUMN = "Give one column of it, such as list(frame['text']), or a list with what was read: [file.read()]."
_ONE_EACH = "Give a list with one for each text, None where there is none."


def is_no_list(texts: Any) -> bool:
    """Whether what it holds is something else than texts in order, but would come out looking like scores of them.

    A table or a mapping gives the names of its columns or keys, a set no order, an open file its lines.
    """
    return isinstance(texts, (Mapping, Set, IOBase)) or getattr(texts, "ndim", 1) != 1 or hasattr(texts, "columns")


def in_python(column: Any) -> Any:
    """A column as it was given, one of pyarrow as a list: its items are no str by themselves."""
    return column.to_pylist() if hasattr(column, "to_pylist") and not hasattr(column, "columns") else column


def is_missing(text: Any) -> bool:
    """Whether an item stands for something that is not there: None, and what pandas writes instead."""
    return text is None or (isinstance(text, float) and text != text) or type(text).__name__ == "NAType"


def texts_of(texts: Sequence[str | None] | Column) -> list[str]:
    """The texts as a list, those that are missing (see `is_missing`) empty. Raises InputError unless they are a sequence of str (a bare str is a
    common mistake)."""
    if isinstance(texts, (str, bytes)):
        raise InputError("A list of texts is wanted, not one bare text.", "Put it in a list, [text], or use score(text).")
    if is_no_list(texts):
        raise InputError(f"A list of texts is wanted, not {type(texts).__name__}.", ONE_COLUMN)
    if not hasattr(texts, "__len__"):
        hint = "Put them in a list first: list(texts)." if hasattr(texts, "__iter__") else "Give a list of str."
        raise InputError(f"A list of texts is wanted, not {type(texts).__name__}.", hint)
    out = list(in_python(texts))
    for k, text in enumerate(out):
        if not isinstance(text, str):
            if not is_missing(text):
                raise InputError(f"Text number {k} is {type(text).__name__}, not str.", "Decode or convert it first.")
            out[k] = ""
    return out


def ids_of(ids: Sequence[Any] | Column | None, count: int) -> list[str | None] | None:
    """One id for each of `count` texts, numbers as digits, None where it is missing; or None. Raises InputError for another number of them."""
    if ids is None:
        return None
    return [one if isinstance(one, str) else None if is_missing(one) else str(one) for one in _listed("ids", ids, count)]


def publishers_of(publishers: Sequence[str | None] | Column | None, count: int) -> list[str | None] | None:
    """One publisher for each of `count` texts, None where it is missing; or None. Raises InputError for another number of them, and for what is
    no str."""
    if publishers is None:
        return None
    listed = _listed("publishers", publishers, count)
    for k, one in enumerate(listed):
        if not isinstance(one, str):
            if not is_missing(one):
                raise InputError(f"Publisher number {k} is {type(one).__name__}, neither str nor None.", _ONE_EACH)
            listed[k] = None
    return listed


def _listed(name: str, given: Sequence[Any] | Column, count: int) -> list[Any]:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__len__"):
        raise InputError(f"A list of {name} is wanted, not {type(given).__name__}.", _ONE_EACH)
    if len(given) != count:
        raise InputError(f"There are {len(given)} {name} for {count} text{'s' * (count != 1)}.", _ONE_EACH)
    return list(in_python(given))
