"""Reports: answers made for reading.

A report is built as a neutral `Report` from library queries (`route`, `lineage`, `escalations`, `commitments`), and put
into one of five formats by `queries.reports.render`: rich, Markdown, HTML, JSON, CSV.
"""
