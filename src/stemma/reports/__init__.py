"""Everything to a report: JSON, Markdown, HTML, plain text."""

from collections.abc import Mapping

from stemma.model import Report, Status
from stemma.reports.document import to_bytes

FORMATS = ("html", "json", "md", "text")


def render(report: Report, statuses: Mapping[str, Status], format_: str) -> bytes:
    """Return the report in one of FORMATS, as UTF-8 bytes.

    `statuses` maps a commitment's id to its status as of `report.as_of`.
    """
    if format_ == "json":
        return to_bytes(report, statuses)
    if format_ == "html":
        from stemma.reports.page import to_html as written
    elif format_ == "md":
        from stemma.reports.markdown import to_markdown as written
    else:
        from stemma.reports.summary import to_text as written
    return written(report, statuses).encode("utf-8", "replace")
