"""What an operator may set: read once when the program starts, then frozen and handed over."""
