"""Files that people write, read with the place of every value: what content and config share."""
