"""Running the bot for real, and looking after it."""
