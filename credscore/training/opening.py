"""Files of labelled examples as text, in whatever encoding they were saved."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.errors import InputError
from credscore.io.encodings import bom_encoding, document_error, guess_encoding, keeps_ascii, looks_binary, to_utf8, utf16_error
from credscore.io.streams import read_all

READ = "Give JSON Lines, CSV (in Excel: Save as, CSV UTF-8), or an export of Label Studio or doccano."


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file, without its mark; bytes that cannot be read are lone surrogates in it, so that only their own rows fail.

    wrong : where there are such bytes, what to say of a row that has them.
    """

    text: str
    wrong: str | None


def open_examples(path: str, name: str, compression: str, encoding: str | None) -> Opened:
    """The text of a file, a stream or an address: in `encoding`, else what its byte order mark says, else UTF-8.

    Raises InputError for what is no text: a document, binary content, UTF-16 without a mark unless it is asked for.
    """
    raw = read_all(path, name, compression)
    document = document_error(raw, name, "labelled examples")
    if document is not None:
        raise InputError(document.message, READ)
    if encoding is None:
        wide = utf16_error(raw, name)
        if wide is not None:
            raise wide
        if looks_binary(raw):
            raise InputError(f"{name} is not text (it has binary content).", READ)
    chosen = encoding or bom_encoding(raw) or "utf-8"
    text = b"".join(to_utf8([raw], chosen, name)).decode("utf-8", "surrogateescape")
    return Opened(text, _wrong(raw, chosen) if "\udc80" in text else None)


def _wrong(raw: bytes, chosen: str) -> str:
    """What to say of rows with bytes that are not of the chosen encoding."""
    shown = "utf-8" if chosen == "utf-8-sig" else chosen
    rest = raw.decode(chosen, "ignore")
    guess = guess_encoding(raw)
    # Letters that could be read as they are: in another encoding they would be others.
    if not rest.isascii() or not keeps_ascii(shown) or guess == shown:
        return f"has bytes that are not {shown}, while the rest of the file is"
    return f"is not valid {shown}; it looks like {guess} (--encoding {guess})"
