"""Quotes, timelines and charts as pictures, with every word of them as alternative text; drawn only where Pillow is."""
