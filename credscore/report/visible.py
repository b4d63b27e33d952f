"""Text made safe to show: what could steer a terminal or turn text around becomes a visible sign, one for one."""

from __future__ import annotations

# Marks that change the direction of text or have no place in one line.
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SIGNS: dict[int, int | str] = {
    # C0 has pictures of its own (U+2400 and on); tabs and line feeds stay for the caller to lay out; a
    # lone carriage return would overwrite what stands in its line.
    **{code: 0x2400 + code for code in range(32) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **{code: 0xFFFD for code in range(0x80, 0xA0)},
    **{code: 0xFFFD for code in _TURNING},
    **{code: 0xFFFD for code in range(0xD800, 0xE000)},
    0x2028: " ",
    0x2029: " ",
}
_ONE_LINE: dict[int, int | str] = {**_SIGNS, 0x09: " ", 0x0A: " ", 0x0D: " ", 0x85: " ", 0x0B: " ", 0x0C: " "}


def visible(text: str) -> str:
    """The text with every control character replaced by one visible sign; line feeds and tabs stay. Length is kept."""
    return text.translate(_SIGNS)


def one_line(text: str) -> str:
    """As `visible`, with line ends and tabs as blanks. Length is kept, so offsets still fit."""
    return text.translate(_ONE_LINE)
