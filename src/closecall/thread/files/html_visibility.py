"""Whether a style hides text from a reader: the inline style and the class rules of an HTML mail.

Only what mails use is read: single classes in ``<style>`` outside of ``@media`` (a rule for small screens
hides nothing from everybody), and the properties that make text invisible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Declarations = Mapping[str, str]
Colour = tuple[int, int, int]

_LONGEST_STYLE = 2000
_LONGEST_SHEET = 100_000
_MOST_SELECTORS = 50
_READ = frozenset(
    "display visibility mso-hide opacity font-size font left right top bottom text-indent margin-left "
    "margin-top margin-right transform max-height height width max-width overflow overflow-x overflow-y clip "
    "clip-path color background background-color background-image".split()
)
SMALLEST_READ = 2.0
"""Pixels; smaller letters cannot be read."""

_FAR_OUTSIDE = -200.0
_FAINTEST_READ = 0.05
# How far the three parts of two colours may be apart in all and still look the same.
_SAME_COLOUR = 24
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 1.33,
    "em": 16.0,
    "rem": 16.0,
    "%": 0.16,
    "vw": 10.0,
    "in": 96.0,
    "cm": 38.0,
}
_LENGTH = re.compile(r"(-?\d{0,7}\.?\d{1,7})\s{0,2}(px|pt|em|rem|%|vw|in|cm)?")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_CLASS = re.compile(r"[a-z]{0,10}\.([\w-]{1,60})")
_HEX = re.compile(r"#([0-9a-f]{3,8})(?![0-9a-f])")
_NAMED: Mapping[str, Colour] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "whitesmoke": (245, 245, 245),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "navy": (0, 0, 128),
}
WHITE: Colour = _NAMED["white"]
"""What a mail stands on when nothing else is said."""


class Written(NamedTuple):
    """Properties as written, in lower case, apart from those that are ``!important``."""

    plain: Declarations
    important: Declarations


def written(style: str) -> Written:
    """The properties of an inline style or of a rule's body."""
    plain: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _without_tricks(style[:_LONGEST_STYLE]).split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().casefold()
        if colon and name in _READ:
            value, mark, _ = value.strip().casefold().partition("!")
            (important if mark else plain)[name] = value.strip()
    return Written(plain, important)


def together(parts: Sequence[Written]) -> Declarations:
    """What holds for an element: a later part wins over an earlier one, and what is important over all."""
    merged: dict[str, str] = {}
    for layer in (*(part.plain for part in parts), *(part.important for part in parts)):
        merged.update(layer)
    return merged


def class_rules(source: str) -> dict[str, Written]:
    """For each class that a ``<style>`` of the page speaks of by itself, its properties."""
    rules: dict[str, Written] = {}
    for selectors, body in _rules(_without_comments(_sheets(source))):
        own = written(body)
        for selector in selectors.split(",")[:_MOST_SELECTORS]:
            named = _CLASS.fullmatch(selector.strip())
            if named:
                before = rules.get(named.group(1), Written({}, {}))
                rules[named.group(1)] = Written(
                    {**before.plain, **own.plain}, {**before.important, **own.important}
                )
    return rules


def hides(style: Declarations) -> bool:
    """Whether the properties alone make text invisible, whatever its colour."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or _is_at_most(style.get("opacity"), _FAINTEST_READ)
        or _is_outside(style)
        or _is_without_room(style)
        or _is_clipped(style)
    )


def colour_of(value: str | None) -> Colour | None:
    """A colour as red, green and blue; a see-through one counts as (-1, -1, -1); None when unknown."""
    if not value:
        return None
    text = value.strip().casefold()
    first = text.split(" ", 1)[0]
    if first in _NAMED:
        return _NAMED[first]
    if first == "transparent" or "rgba" in text or "hsla" in text:
        numbers = [float(number) for number, _ in _LENGTH.findall(text)]
        if first == "transparent" or numbers[3:4] == [0.0]:
            return SEE_THROUGH
    digits = _HEX.match(text)
    if digits:
        return _from_hex(digits.group(1))
    if text.startswith("rgb"):
        parts = [int(float(number)) for number, _ in _LENGTH.findall(text)[:3]]
        return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None
    return None


SEE_THROUGH: Colour = (-1, -1, -1)
"""No colour at all: as text invisible, as a background whatever stands behind."""


def looks_the_same(text: Colour | None, background: Colour | None) -> bool:
    """Whether text of that colour cannot be seen on that background."""
    if text == SEE_THROUGH:
        return True
    if text is None or background is None:
        return False
    return sum(abs(one - other) for one, other in zip(text, background, strict=True)) <= _SAME_COLOUR


def font_size(style: Declarations) -> float | None:
    """The size of letters in pixels, where the properties state one."""
    size = _pixels(style.get("font-size"))
    if size is None and style.get("font"):
        short = next((m for m in _LENGTH.finditer(style["font"]) if m.group(2) or m.group(1) == "0"), None)
        size = _pixels(short.group()) if short else None
    return size


def _from_hex(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    if digits[6:] == "00":
        return SEE_THROUGH
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def _pixels(value: str | None) -> float | None:
    length = _LENGTH.match(value.strip()) if value else None
    return float(length.group(1)) * _PIXELS[length.group(2) or ""] if length else None


def _is_at_most(value: str | None, most: float) -> bool:
    pixels = _pixels(value)
    return pixels is not None and pixels <= most


def _is_outside(style: Declarations) -> bool:
    places = ("left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top", "margin-right")
    moved = style.get("transform", "")
    return any(_is_at_most(style.get(place), _FAR_OUTSIDE) for place in places) or (
        "scale(0" in moved or any(_is_at_most(part, _FAR_OUTSIDE) for part in moved.split("(")[1:])
    )


def _is_without_room(style: Declarations) -> bool:
    if _is_at_most(style.get("max-height"), 0):
        return True
    cut = any(style.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))
    return cut and any(_is_at_most(style.get(name), 1) for name in ("height", "width", "max-width"))


def _is_clipped(style: Declarations) -> bool:
    clip, path = style.get("clip", ""), style.get("clip-path", "")
    if clip.startswith("rect"):
        return all(float(number) <= 1 for number, _ in _LENGTH.findall(clip))
    numbers = [float(number) for number, _ in _LENGTH.findall(path)]
    if path.startswith("inset"):
        return any(number >= 50 for number in numbers)
    return bool(numbers) and path.startswith(("circle", "ellipse", "polygon")) and not any(numbers)


def _without_tricks(style: str) -> str:
    """A style without comments, and with escaped letters written out."""
    if "\\" in style:
        style = _ESCAPE.sub(lambda m: _letter(m.group(1)) if m.group(1) else m.group(2), style)
    return _without_comments(style)


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 else ""


def _without_comments(style: str) -> str:
    kept: list[str] = []
    at = 0
    while (opened := style.find("/*", at)) >= 0:
        kept.append(style[at:opened])
        closed = style.find("*/", opened + 2)
        at = len(style) if closed < 0 else closed + 2
    kept.append(style[at:])
    return "".join(kept)


def _sheets(source: str) -> str:
    """The contents of every ``<style>``, up to a bounded length."""
    sheets: list[str] = []
    lowered = source.lower()
    at = length = 0
    while length < _LONGEST_SHEET and (opened := lowered.find("<style", at)) >= 0:
        begin = lowered.find(">", opened)
        end = lowered.find("</style", begin)
        if begin < 0 or end < 0:
            break
        sheets.append(source[begin + 1 : min(end, begin + 1 + _LONGEST_SHEET)])
        length += len(sheets[-1])
        at = end
    return "\n".join(sheets)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selector and body of each rule outside of ``@`` blocks."""
    depth = start = 0
    selector = ""
    for at, sign in enumerate(sheet):
        if sign == "{":
            if depth == 0:
                selector, start = sheet[start:at].strip(), at + 1
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                if not selector.startswith("@"):
                    yield selector, sheet[start:at]
                start = at + 1
