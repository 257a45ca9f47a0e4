"""Facts that a person or another program has read from a file, put beside those that are read here.

    facts as JSON, in the guide's schema  →  checked entry by entry  →  placed in the text  →  into the reading

Each quote must stand word for word in the text, else that one fact is refused by name. A fact that both have is one
fact with two readers.
"""
