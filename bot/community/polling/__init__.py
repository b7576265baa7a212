"""Polls of our own: secret ballots on what our companion says about a text."""
