"""A quote or a timeline as a picture, with every word of it as alternative text; drawn only where Pillow is."""
