"""Length-preserving folding: every code point of a text becomes exactly one byte, so offsets never move.

The byte keeps what evidence needs (letter, case, digit, kind of quotation mark, dash, white space) and drops what it does
not (accents, look-alike alphabets, full-width and mathematical letters). Bytes below 0x80 mean what they mean in ASCII.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from functools import lru_cache

import numpy as np

# One byte for each kind of character outside ASCII that the extractors tell apart.
LETTER_LOWER, LETTER_UPPER, LETTER_OTHER = 0x80, 0x81, 0x82  # letters with no Latin counterpart
OPEN_DOUBLE, CLOSE_DOUBLE, LOW_DOUBLE = 0x90, 0x91, 0x92  # “ ” „
OPEN_GUILLEMET, CLOSE_GUILLEMET = 0x93, 0x94  # « »
OPEN_SINGLE, CLOSE_SINGLE, LOW_SINGLE = 0x95, 0x96, 0x97  # ‘ ’ ‚
DASH, ELLIPSIS, SYMBOL, BULLET = 0x98, 0x99, 0x9A, 0x9B
IGNORABLE = 0x00  # zero-width characters, soft hyphens, combining marks: read as if absent

_CLASSES: dict[int, str] = {
    OPEN_DOUBLE: "“‟〝",
    CLOSE_DOUBLE: "”〞",
    LOW_DOUBLE: "„",
    OPEN_GUILLEMET: "«",
    CLOSE_GUILLEMET: "»",
    OPEN_SINGLE: "‘‛",
    CLOSE_SINGLE: "’ʼ′",
    LOW_SINGLE: "‚",
    DASH: "–—―‒−",
    ELLIPSIS: "…",
    BULLET: "•·‣▪●◦■►▶",
    ord("-"): "‐‑",
    ord("'"): "´",
    ord('"'): "″＂",
    ord("\n"): "\u2028\u2029\x85\v\f",
    ord(" "): "\r\t",
    IGNORABLE: "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00",
}
# Letters of other alphabets that are used to look like Latin ones (Unicode TR39 "confusables", the common core).
_LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοıøØłŁđĐßæÆœŒþÞð",
        "aeopcyxijsdhABEKMHOPCTXIJSABEZHIKMNOPTYXoioOlLdDsaAoOtTd",
        strict=True,
    )
)

# Control characters that no text has: Windows-1252 that was decoded as Latin-1. Its ellipsis is a line end elsewhere, and stays one.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0) if byte != 0x85}

# UTF-8 quotation marks that were decoded as Windows-1252 or as Latin-1 somewhere on their way. They differ in their third character
# only; the second is a euro sign or, in Latin-1, a control character that no text has. Windows-1252 has nothing for the third of ”: some
# decoders put a replacement character.
_MOJIBAKE = {"â€œ": OPEN_DOUBLE, "â€\x9d": CLOSE_DOUBLE, "â€™": CLOSE_SINGLE, "â€˜": OPEN_SINGLE, "â€“": DASH, "â€”": DASH, "â€¦": ELLIPSIS}
_MOJIBAKE["â€\ufffd"] = CLOSE_DOUBLE
_MARKS = {"“": OPEN_DOUBLE, "”": CLOSE_DOUBLE, "’": CLOSE_SINGLE, "‘": OPEN_SINGLE, "–": DASH, "—": DASH, "…": ELLIPSIS}
_A_HAT = ord("â")
_EURO, _CONTROL = ord("€"), 0x80
_BROKEN = (
    (_EURO, {ord(broken[2]): byte for broken, byte in _MOJIBAKE.items()}),
    (_CONTROL, {mark.encode()[2]: byte for mark, byte in _MARKS.items()}),
)

# The same of accented Latin letters: "PeÃ±a" for "Peña", also with the tilde as a character of its own.
_A_TILDE, _TILDE = ord("Ã"), 0x303

# … and of marks and blanks that begin with the other byte: "whichÂ\xa0represent", "Â£40".
_A_CIRCUMFLEX = ord("Â")

# Halves of broken letters that are also what stands behind a word, as in "IRMÃ”".
_ENDS = frozenset(map(ord, "”’…–—»«"))
# A character written as in HTML: "don&#39;t", "&ldquo;". Texts that were cut out of pages or feeds hold them still.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,8});")

# What broken characters of a short text begin with.
_BREAKS = re.compile("Ã|Â[\x80-\xbf]|â[€\x80]")

_SMALL, _LETTER = np.zeros(256, bool), np.zeros(256, bool)
_SMALL[[*range(ord("a"), ord("z") + 1), LETTER_LOWER]] = True
_LETTER[[*range(ord("A"), ord("Z") + 1), LETTER_UPPER, LETTER_OTHER]] = True
_LETTER |= _SMALL

TABLE_SIZE = 0x20000


def _byte_for(code: int) -> int:
    char = chr(code)
    if 0xD800 <= code <= 0xDFFF:
        return SYMBOL
    if char in _LOOK_ALIKES:
        return ord(_LOOK_ALIKES[char])
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf":
        return IGNORABLE
    if category[0] == "Z":
        return ord(" ")
    base = unicodedata.normalize("NFKD", char)[:1]
    if base and base.isascii() and (base.isalnum() or category[0] not in "LN"):
        return ord(base)
    if category in ("Lu", "Lt"):
        return LETTER_UPPER
    if category == "Ll":
        return LETTER_LOWER
    if category[0] == "L":
        return LETTER_OTHER
    if category[0] == "N":
        return ord("0")
    return SYMBOL if code >= 0x80 else (code if code >= 32 or char == "\n" else ord(" "))


# Blocks whose characters deserve a look of their own; everything else above is decided by plane and block, which keeps start-up short.
_DETAILED = (
    (0x0, 0x530),
    (0x1E00, 0x2300),
    (0x2500, 0x2700),
    (0xFB00, 0xFB10),
    (0xFE00, 0xFE10),
    (0xFE20, 0xFE30),
    (0xFEFF, 0xFF00),
    (0xFF00, 0xFF60),
)


@lru_cache(maxsize=1)
def fold_table() -> np.ndarray:
    """uint8 array of TABLE_SIZE: code point -> byte. Code points past the table are symbols."""
    table = np.full(TABLE_SIZE, LETTER_OTHER, np.uint8)
    table[0x2000:0x2C00] = SYMBOL
    table[0x3000:0x3040] = SYMBOL
    table[0xD800:0xF900] = SYMBOL
    table[0xFE00:0xFE70] = SYMBOL
    table[0xFFF0:] = SYMBOL
    for first, last in _DETAILED:
        table[first:last] = [_byte_for(code) for code in range(first, last)]
    for code in range(0x1D400, 0x1D800):  # mathematical letters and digits used as "fonts" in posts
        base = unicodedata.normalize("NFKD", chr(code))[:1]
        table[code] = ord(base) if base.isascii() and base.isalnum() else LETTER_OTHER
    for byte, chars in _CLASSES.items():
        for char in chars:
            table[ord(char)] = byte
    for code, char in _CP1252.items():
        if char:
            table[code] = table[ord(char)]
    table.setflags(write=False)
    return table


def fold_into(text: str, out: np.ndarray) -> np.ndarray:
    """Write the folded twin of `text` into `out`, a uint8 array of len(text): exactly one byte per code point.

    Returns the places that hold IGNORABLE, int64, in order. Printable ASCII stands for itself: only the other characters, few in
    news, are looked up.
    """
    # characters outside the basic plane take two units of utf-16: the utf-32 way keeps one per code point
    wide = sys.getsizeof(text) > 3 * len(text) + 100  # with such a character in it, a str holds four bytes for each
    data = b"" if wide else text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        codes = np.frombuffer(data, np.uint16)
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    np.copyto(out, codes, casting="unsafe")
    odd = np.flatnonzero(codes - codes.dtype.type(32) > 94)
    rare = codes[odd]
    out[odd] = fold_table().take(rare, mode="clip")
    returns = odd[rare == 13]
    returns = returns[returns + 1 < len(codes)]  # at the end of a text it ends nothing, whatever stands behind the text in a buffer
    if returns.size:  # alone, as old Macs wrote it, it ends a line; in front of a line feed that does
        out[returns[codes[returns + 1] != 10]] = 10
    for second, thirds in _BROKEN:
        middle = odd[rare == second]
        if not middle.size:  # few news texts hold a euro sign, and hardly any the control character
            continue
        middle = middle[(middle > 0) & (middle + 1 < len(codes))]
        middle = middle[codes[middle - 1] == _A_HAT]
        third = codes[middle + 1]
        for code, byte in thirds.items():
            at = middle[third == code]
            out[at - 1] = byte
            out[at] = out[at + 1] = IGNORABLE
    for second in (_A_TILDE, _TILDE):
        at = odd[rare == second]
        if at.size:  # in few texts
            _mend_letters(codes, out, at, second == _TILDE)
    at = odd[rare == _A_CIRCUMFLEX]
    if at.size:
        at = at[at + 1 < len(codes)]
        out[at[(codes[at + 1] >= 0x80) & (codes[at + 1] < 0xC0)]] = IGNORABLE
    gone = odd[out[odd] == IGNORABLE]
    entities = _read_entities(text, out)
    return np.sort(np.concatenate([gone, entities])) if entities.size else gone


def _read_entities(text: str, out: np.ndarray) -> np.ndarray:
    """Characters written as in HTML put where they begin, in place; returns the places of the rest of each, int64, in order."""
    gone: list[int] = []
    at = text.find("&")
    while at >= 0:  # a pattern that looks for its first character by itself takes eight times as long
        found = _ENTITY.match(text, at)
        end = found.end() if found else at + 1
        byte = _entity_byte(found[0]) if found else None
        if byte is not None:
            out[at] = byte
            out[at + 1 : end] = IGNORABLE
            gone.extend(range(at + (byte != IGNORABLE), end))
        at = text.find("&", end)
    return np.array(gone, np.int64)


def _meant(entity: str) -> str | None:
    """The one character that `entity` stands for; None where it is no such thing ("&notit;", which browsers read as "¬it;")."""
    char = html.unescape(entity)
    return char if len(char) == 1 else None


@lru_cache(maxsize=1 << 12)
def _entity_byte(entity: str) -> int | None:
    char = _meant(entity)
    return None if char is None else int(fold_table()[min(ord(char), TABLE_SIZE - 1)])


@lru_cache(maxsize=1)
def _letters() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Code points that follow the Ã of a broken letter, in order, int64; the bytes of the letters, uint8; whether it is one of `_ENDS`."""
    found: dict[int, int] = {}
    for last in range(0x80, 0xC0):
        byte = _byte_for(ord(bytes([0xC3, last]).decode()))
        found[last] = byte
        found[ord(bytes([last]).decode("cp1252", "ignore") or chr(last))] = byte
    codes = sorted(found)
    return np.array(codes), np.array([found[code] for code in codes], np.uint8), np.array([code in _ENDS for code in codes])


def _mend_letters(codes: np.ndarray, out: np.ndarray, at: np.ndarray, apart: bool) -> None:
    """Letters that begin with the Ã at `at`, or with the A in front of the tilde there, put where they begin; in place."""
    at = at[at + 1 < len(codes)]
    if apart:
        at = at[at > 0]
        at = at[codes[at - 1] == ord("A")]
    known, byte, ends = _letters()
    last = codes[at + 1].astype(np.int64)
    place = np.minimum(np.searchsorted(known, last), len(known) - 1)
    broken = known[place] == last
    at, place = at[broken], place[broken]
    # Ã is a capital: behind a small letter or in front of any it ends no word
    start, after = at - apart, at + 2
    inside = (start > 0) & _SMALL[out[np.maximum(start - 1, 0)]]
    inside |= (after < len(out)) & _LETTER[out[np.minimum(after, len(out) - 1)]]
    meant = inside | ~ends[place]
    at, place = at[meant], place[meant]
    out[at + 1] = IGNORABLE
    out[at - apart] = byte[place]


def mended(text: str) -> str:
    """A short text with broken accented letters, and characters written as in HTML, as they were meant."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: _meant(found[0]) or found[0], text)
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFC", text)
    if not _BREAKS.search(whole):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return whole.encode(encoding).decode()
        except UnicodeError:
            continue
    return text


def fold(text: str) -> np.ndarray:
    """Folded twin of `text`: uint8 array with exactly one byte per code point."""
    out = np.empty(len(text), np.uint8)
    fold_into(text, out)
    return out
