"""The same bot inside a simulated Discord: for people trying it, for stories and for other programs."""
