"""Web pages that browsers save as a single file (MHTML): the page itself, without what it shows and loads."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

from credscore.io.encodings import usable_encoding

_HEAD = 8192
_FIELDS = re.compile(rb"[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n|[!-9;-~]{1,80}:[^\n]*\n)*\r?\n")
_BLANK = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The bytes of a page, and the charset that the file names for it, if text can be read with it."""

    data: bytes
    charset: str | None


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin as a page saved as a single file does: with the fields of a message of several parts that belong together."""
    fields = _head(data)
    return fields is not None and fields.get_content_type() == "multipart/related"


def page_of_mhtml(data: bytes) -> SavedPage | None:
    """The first part that is a page; None where there is none, or where it is spoilt. Parts with pictures are stepped over, not decoded."""
    mark = _mark(_head(data))
    at = -1 if mark is None else data.find(mark)
    while mark is not None and at >= 0:
        begin = data.find(b"\n", at + len(mark)) + 1
        blank = _BLANK.search(data, begin - 1, begin + _HEAD)
        after = data.find(mark, at + len(mark))
        if begin and blank is not None:
            fields = _message(data[begin : blank.end()])
            if fields.get_content_type() in ("text/html", "application/xhtml+xml"):
                return _decoded(fields, data[blank.end() : after if after >= 0 else len(data)])
            if fields.get_content_type() == "multipart/alternative":  # the page and its plain text, as parts of this part
                mark, after = _mark(fields), blank.end() - 1
                after = -1 if mark is None else data.find(mark, after)
        at = after
    return None


def _head(data: bytes) -> Message | None:
    found = _FIELDS.match(data[:_HEAD].lstrip())
    return None if found is None else _message(found[0])


def _mark(fields: Message | None) -> bytes | None:
    """What stands between the parts of a message."""
    boundary = None if fields is None else fields.get_boundary()
    return b"\n--" + boundary.encode("ascii", "surrogateescape") if boundary and boundary.isascii() else None


def _message(fields: bytes) -> Message:
    return BytesHeaderParser().parsebytes(fields)


def _decoded(fields: Message, body: bytes) -> SavedPage | None:
    way = str(fields.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        if way == "quoted-printable":
            body = binascii.a2b_qp(body)
        elif way == "base64":
            body = binascii.a2b_base64(body)
    except binascii.Error:
        return None
    return SavedPage(body, usable_encoding(fields.get_content_charset()))
