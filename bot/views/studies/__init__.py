"""Studies as commands and buttons begin, lead and read them."""
