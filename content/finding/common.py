"""English words that say nothing of what is looked for."""

from __future__ import annotations

LISTED = """
a about again all also am an and any are as at be been being but by can could d did do does doing don for from had has
have he her here him his how i if in into is it its just ll m me my no nor not of on or our out over own re s said say
says she should so some such t tell tells than that the their them then there these they this those through to too
under up us ve was we were what when where which while who whom whose why will with would you your
"""
COMMON_WORDS = frozenset(LISTED.split())

# Written in capitals, these are something else.
NAMES = frozenset({"US", "WHO", "IT"})
