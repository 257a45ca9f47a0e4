"""What exists (schema), what a row is (rows), and how it is kept (stores, the one writer, migrations)."""
