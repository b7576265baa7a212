"""Groups that read a text together over weeks: the plan, who takes part, how far they are, what they ask."""
