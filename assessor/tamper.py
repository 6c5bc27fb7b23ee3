"""What was hidden in a text, and what a reader would see of it."""

from __future__ import annotations

from typing import Final

# Characters that take no room on a page: zero-width, direction, tags, variation selectors.
_INVISIBLE: Final = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE0FFF),
)
_DROPPED: Final = dict.fromkeys(
    code for first, last in _INVISIBLE for code in range(first, last + 1)
)


def visible(text: str) -> str:
    """`text` as a reader of the page sees it: without the characters that do not show."""
    return text.translate(_DROPPED)
