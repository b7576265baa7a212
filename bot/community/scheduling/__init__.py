"""Excerpts at their times: when, what comes next, and what moderators decide about it."""
