"""The one place where a document is screened: everything private hidden, everybody forgotten replaced.

Done to every document before anything is read from it, and again to the kept text of a file that is read anew; doing it
twice is doing it once.
"""

from __future__ import annotations

from collections import Counter

from loaders.documents.document import Document
from loaders.privacy.forgetting import Forgotten
from loaders.privacy.masking import masked

NOBODY = Forgotten()


def screened(document: Document, forgotten: Forgotten = NOBODY) -> Document:
    """The document without private numbers and addresses, counted in `masked`, and without the forgotten.

    Its name and text are screened; `page_starts` follow the text, and lines stay where they are.
    """
    text, counts = masked(document.text)
    text, page_starts = forgotten.applied(text, document.page_starts)
    name, _ = forgotten.applied(masked(document.name)[0])
    counted = Counter(document.masked) + Counter(counts)
    return Document(name, document.kind, text, document.digest, page_starts, dict(counted))
