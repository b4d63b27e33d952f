"""Bytes to text: marks at the start, binary files, and messages that name the encoding a file seems to have."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from credscore.errors import InputError, NoText, UsageError, WrongEncoding, WrongType

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROBE = 'a\n\r\t{}[]",;|:'
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x08\x1b")
# Above this share of control characters a file is no text: real articles have none, broken extractions a few in a thousand.
_CONTROL_SHARE = 0.10


def check_encoding(name: str | None) -> None:
    """Raise UsageError for an encoding Python does not know."""
    if name is None:
        return
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        info = None
    # rot13, hex and the like are codecs too, but not between text and bytes; punycode, idna and undefined are none for files.
    if info is None or not getattr(info, "_is_text_encoding", True) or not _reads_files(info):
        raise UsageError(f"Unknown encoding '{name}'.", "Examples: utf-8, cp1252, iso-8859-1, utf-16, gb18030.")


def usable_encoding(name: str | None) -> str | None:
    """The encoding that a server or a file names, where text can be read with it; a made-up name ("undefined") is no reason to fail."""
    try:
        check_encoding(name)
    except UsageError:
        return None
    return name


def _reads_files(info: codecs.CodecInfo) -> bool:
    """Whether a codec decodes a stream and can mark what it cannot decode."""
    if info.incrementaldecoder is None:
        return False
    try:
        info.incrementaldecoder("credscore.mark").decode(b"", True)
    except UnicodeError:
        return False
    return True


def bom_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start names, or None."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    return None


def keeps_ascii(encoding: str) -> bool:
    """Whether line ends and quotes are the same single bytes as in ASCII, so that a file can be cut without decoding it."""
    try:
        return _PROBE.encode(encoding) == _PROBE.encode("ascii")
    except UnicodeError:
        return False


def looks_binary(head: bytes) -> bool:
    """NUL bytes (other than those of UTF-16 text) or many control characters in the first kilobytes."""
    head = head[:8192]
    if not head or bom_encoding(head) is not None or _utf16_without_mark(head):
        return False
    if b"\x00" in head:
        return True
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    return controls > _CONTROL_SHARE * len(head)


# What people take for text, by its first bytes: what it is, and how its text is got at.
_DOCUMENTS = (
    (b"%PDF-", "a PDF file", "pdftotext FILE - | credscore score"),
    (b"{\\rtf", "an RTF document", "save it as plain text in the program that wrote it"),
    (b"PK\x03\x04", "a Word, Excel, OpenDocument or other packed file", "save it as plain text in the program that wrote it, or unpack it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or other Office file", "save it as plain text in the program that wrote it"),
    (b"bplist00", "a web archive or other property list of a Mac", "save the page as its source (HTML) in Safari"),
)


def document_error(data: bytes, where: str, wanted: str = "plain text") -> InputError | None:
    """The message for a document that holds text but is none, such as a PDF; None for anything else, be it text or not."""
    for magic, kind, way in _DOCUMENTS:
        if data.startswith(magic):
            return WrongType(f"{where} is {kind}, not {wanted}.", f"Extract the text first: {way}")
    return None


def not_text(data: bytes, where: str, encoding: str | None = None) -> InputError | None:
    """The message for a document, for binary content, or for UTF-16 without a mark; None for what may be text.

    encoding : what the user says it is, even if it looks binary.
    """
    document = document_error(data, where)
    if document is not None or encoding is not None:
        return document
    wide = utf16_error(data, where)
    if wide is not None or not looks_binary(data):
        return wide
    return WrongType(f"{where} is not text (it has binary content).", "Give plain text, or a web page saved as HTML.")


def utf16_error(data: bytes, where: str) -> InputError | None:
    """The message for Latin text in UTF-16 without a mark, else None."""
    name = None if bom_encoding(data) is not None else _utf16_without_mark(data)
    if name is None:
        return None
    return WrongEncoding(f"{where} is not valid utf-8; it looks like {name}.", f"Give the encoding: --encoding {name}")


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in every other byte: 'utf-16-le', 'utf-16-be' or None."""
    sample = data[: 4096 - len(data) % 2 if len(data) < 4096 else 4096]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def guess_encoding(data: bytes) -> str:
    """A likely encoding of bytes that are not what they were taken for; only for messages."""
    utf16 = _utf16_without_mark(data)
    if utf16:
        return utf16
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return "utf-8"
    if sum(byte >= 0x80 for byte in data[:65536]) > 0.3 * min(len(data), 65536):
        for name in ("gb18030", "shift_jis", "euc_kr"):
            try:
                data[:65536].decode(name)
            except UnicodeDecodeError as error:
                # A sample cut in the middle of a character is no evidence against the encoding.
                if error.start < len(data[:65536]) - 3:
                    continue
            return name
    # Never ISO 8859-1, which is the same but for 0x80-0x9f, where it has control characters and cp1252 quotes and dashes: that these bytes
    # hold none of them does not say so of the rest of the file.
    return "cp1252"


def encoding_error(error: UnicodeDecodeError, where: str, encoding: str, data: bytes) -> InputError:
    """The message for bytes that are not `encoding`: which byte, where, and which encoding they look like."""
    name = codecs.lookup(encoding).name
    at = error.start + len(codecs.BOM_UTF8) * (name == "utf-8-sig" and data.startswith(codecs.BOM_UTF8))  # the decoder counts behind the mark
    if name.startswith("utf-8") and _HALF.match(data, at):
        return WrongEncoding(
            f"{where} is not valid {encoding}: at offset {at} stands half of a pair of UTF-16, as CESU-8 writes it; all else may be {encoding}.",
            "Drop what cannot be read: iconv -c -f utf-8 -t utf-8 FILE > NEW",
        )
    byte = f"byte 0x{data[at]:02x}" if at < len(data) else "the end"
    guess = guess_encoding(data)
    if name in (codecs.lookup(guess).name, "utf-8-sig" if guess == "utf-8" else ""):
        return WrongEncoding(f"{where} is not valid {encoding}: {byte} at offset {at} cannot be read.", "Give the right one: --encoding NAME")
    return WrongEncoding(
        f"{where} is not valid {encoding}: {byte} at offset {at} cannot be read; it looks like {guess}.",
        f"Give the encoding: --encoding {guess}",
    )


def decode_text(data: bytes, where: str, encoding: str | None = None) -> str:
    """The text of a whole file.

    Without `encoding`: what the byte order mark says, else UTF-8. Raises InputError: empty, a document such as a PDF, binary, wrongly
    encoded.
    """
    if not data:
        raise NoText(f"{where} is empty.", "Give a file with the text of an article.")
    other = not_text(data, where, encoding)
    if other is not None:
        raise other
    chosen = encoding or bom_encoding(data) or "utf-8"
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise encoding_error(error, where, chosen, data) from None
    except UnicodeError:
        # Some codecs (utf-16 asked for without a mark, idna) fail without an offset.
        raise WrongEncoding(f"{where} is not valid {chosen}.", f"It looks like {guess_encoding(data)}: --encoding NAME") from None
    return text.removeprefix("\ufeff")


_SURROGATE = re.compile("[\ud800-\udfff]")


def without_halves(text: str) -> str:
    """The text with a replacement character for each half of a pair: JSON may hold such, but nothing else takes them. Length is kept."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def has_halves(text: str) -> bool:
    """Whether there is half of a pair in a text; bytes that were not UTF-8 may have become such, too."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def _mark_bad(error: UnicodeError) -> tuple[str, int]:
    """Error handler: bad input becomes a lone surrogate, which `to_utf8` writes as one byte that is no UTF-8, so its row fails by name."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udc80", error.end


codecs.register_error("credscore.mark", _mark_bad)


def to_utf8(blocks: Iterable[bytes], encoding: str, where: str) -> Iterator[bytes]:
    """Recode a stream whose line ends cannot be found in its bytes (UTF-16 and the like) into UTF-8, without its mark. Raises InputError."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="credscore.mark")
    first = True
    for final, block in _with_end(blocks):
        try:
            text = decoder.decode(block, final)
        except UnicodeError:
            # What cannot be decoded was marked; this is a codec that wants a byte order mark and finds none.
            example = f"--encoding {encoding}-le or --encoding {encoding}-be"
            raise WrongEncoding(f"{where} does not begin with the mark of {encoding}.", f"Say which of the two it is: {example}") from None
        if text and first:
            first = False
            text = text.removeprefix("\ufeff")
        if text:
            yield text.encode("utf-8", "surrogateescape")


def _with_end(blocks: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    for block in blocks:
        yield False, block
    yield True, b""
