"""The commands, one module per group; each has a `register(app)`."""
