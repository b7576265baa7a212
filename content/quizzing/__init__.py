"""Questions with choices, from a text alone or from its companion; the same for the same seed."""
