"""A file → `Document`. What a file is, its first bytes say; its suffix only decides between kinds of text.

`read_document` reads one file, or raises `UnreadableError` and nothing else; `find_files` says which files
a folder holds. One module per format: `text`, `html`, `docx`, `pdf` (with `layout` for lines on a page and `scan`
for pages without text).
"""

from __future__ import annotations

from loaders.documents.document import Document, Limits, UnreadableError
from loaders.documents.files import SUFFIXES, Found, Problem, find_files
from loaders.documents.read import read_document

__all__ = ["SUFFIXES", "Document", "Found", "Limits", "Problem", "UnreadableError", "find_files", "read_document"]
