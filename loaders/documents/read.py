"""The one door: a path must be a plain file of bearable size; its first bytes say which reader it goes to."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path

from loaders.documents import archives
from loaders.documents.document import Document, Limits, UnreadableError
from loaders.documents.names import shown
from loaders.documents.text import decode

_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BINARY = (".pdf", ".docx", ".docm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEFAULT = Limits()


def read_document(path: Path, *, limits: Limits = _DEFAULT) -> Document:
    """The text of the file at `path`.

    Raises UnreadableError, and nothing else, for a file that cannot be read or holds no text.
    """
    data = _contents(path, limits)
    try:
        kind, text, page_starts = _read(path, data, limits)
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError(str(path), "too_large", size=len(data) // 1_000_000, limit="?") from None
    except Exception as error:  # a parser that trips over a broken file must not stop the load of the others
        raise UnreadableError(str(path), "failed", detail=type(error).__name__) from error
    if not text.strip():
        raise UnreadableError(str(path), "no_text")
    return Document(_name(path), kind, text, hashlib.sha256(data).hexdigest(), page_starts)


def _name(path: Path) -> str:
    """The file's name as it may be shown; a member of an archive is called 'archive.zip/folder/member.pdf'."""
    inside = None if path.is_file() else archives.split(path)
    return shown(f"{inside[0].name}/{inside[1]}" if inside else path.name)


def _contents(path: Path, limits: Limits) -> bytes:
    inside = None
    try:
        inside = archives.split(path)
        if not inside:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError(str(path), "not_a_file")
            if status.st_size > limits.file_bytes:
                raise _too_large(path, status.st_size, limits.file_bytes)
        with archives.opened(path) as stream:
            data = stream.read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            raise _too_large(path, len(data), limits.file_bytes)
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except (OSError, ValueError) as error:
        if inside:
            raise UnreadableError(str(path), "damaged") from None
        detail = getattr(error, "strerror", None) or "ugyldigt navn"
        raise UnreadableError(str(path), "denied", detail=detail) from None
    if not data:
        raise UnreadableError(str(path), "empty")
    return data


def _read(path: Path, data: bytes, limits: Limits) -> tuple[str, str, tuple[int, ...]]:
    """(kind, text, page starts) of a file, by the reader that its first bytes call for."""
    file = str(path)
    if b"%PDF-" in data[:1024]:
        from loaders.documents.pdf import read_pdf

        return read_pdf(file, data, limits)
    if data.startswith(b"PK\x03\x04"):
        from loaders.documents.docx import read_docx

        return "docx", read_docx(file, data, limits), ()
    if data.startswith(_OLE):
        raise UnreadableError(file, "old_word" if path.suffix.lower() == ".doc" else "encrypted")
    if len(data) > limits.text_bytes:
        raise _too_large(path, len(data), limits.text_bytes)
    suffix = path.suffix.lower()
    looks_like_html = bool(_HTML.match(data[:4096].decode("latin-1").lstrip("ï»¿")))
    if suffix in _BINARY and (looks_like_html or decode(data) is not None):
        raise UnreadableError(file, "not_as_named", suffix=suffix)
    if looks_like_html or suffix in (".html", ".htm", ".xhtml"):
        from loaders.documents.html import read_html

        if len(data) > limits.html_bytes:
            raise _too_large(path, len(data), limits.html_bytes)

        return "html", read_html(data), ()
    text = decode(data)
    if text is None:
        raise UnreadableError(file, "damaged" if suffix in _BINARY else "not_supported")
    return "markdown" if suffix in (".md", ".markdown") else "text", text, ()


def _too_large(path: Path, size: int, limit: int) -> UnreadableError:
    return UnreadableError(str(path), "too_large", size=size // 1_000_000, limit=limit // 1_000_000)
