"""From mentions to who and what they are, across minutes."""
