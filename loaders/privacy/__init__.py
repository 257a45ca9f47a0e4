"""What is never kept of a text: personal numbers, telephones, e-mails, home addresses, and whoever was forgotten.

    text → `masking` (rule data, the same for everybody) → `forgetting` (the user's own rules) → everything that is read

Both work on the text before anything is read from it, so that facts, quotes, search and views cannot hold what they
took out.
"""

from __future__ import annotations
