"""Reports: answers made for reading.

A report is built as a neutral `Report` from library queries, one module a report: `route`, `lineage`, `escalations`,
`commitments`, `inbox`, `forum`, `person`, `coverage`, `handover`, `why`, `unregistered`. What they share is in `parts`
and `waiting`. `render` puts it into one of five formats: rich, Markdown, HTML, JSON, CSV; `form` describes the data.
"""
