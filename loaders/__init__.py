"""From a file to facts: documents, minutes, mentions, facts, identity, joining. Returns values; knows no database."""
