"""The klyngegraf application: commands and settings. Wiring only."""

__version__ = "0.1.0"
