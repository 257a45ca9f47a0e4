"""What reading, loading and asking cost, and how much of what was written down is read back."""
