"""What people have judged: append-only records, how they are kept, and which of them stand.

`model` is one record, `lines` the text of the file, `file` the file under its lock, `standing` what holds of all
records together, `verdicts` what the resolvers of identities ask for and are told.
"""
