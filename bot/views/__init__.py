"""Sending answers, and what happens when somebody presses their buttons."""
