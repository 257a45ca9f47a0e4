"""Reports as one HTML page that needs nothing else: no script, no request, everything from minutes escaped.

The style's hash stands in the page's content security policy, so that nothing but this style can act on the page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from queries.reports.model import Report
from queries.reports.wording import Wording

_TEMPLATES = Path(__file__).parent / "templates"


def as_html(report: Report, wording: Wording) -> str:
    """The report as a whole page in UTF-8."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html").render(report=report, wording=wording, style=style, digest=digest)
