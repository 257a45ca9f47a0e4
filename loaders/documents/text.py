"""Bytes → text, for plain text and Markdown in any encoding that Danish minutes are met in.

In order: a byte order mark decides; then UTF-8 if every byte fits; then UTF-16 by where the zero bytes stand;
else one of three single-byte encodings, the one in which the high bytes read as Danish: æøå inside words count for,
signs that Danish never uses count against. Guessing libraries get exactly these (Mac Roman, cp865) wrong.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp865")
_COMMON = frozenset("æøåÆØÅ")
_SEEN = frozenset("éÉüÜöÖäÄèáíóúñçß–—‘’“”„»«…•§°½¼¾€£©®´·×\xa0\xad")
_HARD_SPACE = re.compile("[\u00a0\u2007\u2009\u202f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?|\x0c|\x85|\u2028|\u2029")


def decode(data: bytes) -> str | None:
    """The text in `data`, tidied (see `tidy`); None where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _accepted(_decoded(data, encoding))
    if b"\x00" in data[:4096]:
        return _accepted(_decoded(data, _utf16_order(data)))
    text = _decoded(data, "utf-8")
    if text is None:
        text = _decoded(data, max(_SINGLE_BYTE, key=lambda encoding: _danishness(data, encoding)), errors="replace")
    return _accepted(text)


def tidy(text: str) -> str:
    """NFC, line ends as `\\n`, plain spaces, no control characters but tab: what every reader returns."""
    plain = _HARD_SPACE.sub(" ", _LINE_END.sub("\n", text)).replace("\ufeff", "")
    return unicodedata.normalize("NFC", _CONTROL.sub("", plain))


def _decoded(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:
        return None


def _accepted(text: str | None) -> str | None:
    """`text` if it reads as text: next to no control characters and characters unknown."""
    if text is None:
        return None
    sample = text[:20_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return tidy(text) if odd <= len(sample) // 100 else None


def _utf16_order(data: bytes) -> str:
    sample = data[:4096]
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _danishness(data: bytes, encoding: str) -> int:
    """How far the high bytes of `data` read as Danish in `encoding`: higher is better."""
    high = [byte for byte in data[:200_000] if byte >= 0x80]
    text = bytes(high).decode(encoding, "replace")
    return sum(3 if c in _COMMON else 0 if c in _SEEN else -2 for c in text)
