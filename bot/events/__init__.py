"""What the bot notices by itself."""
