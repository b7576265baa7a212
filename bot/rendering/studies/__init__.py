"""Studies in words: their plan and pace, what they post, what is asked, and their record."""
