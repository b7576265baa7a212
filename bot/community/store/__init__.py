"""What the bot remembers for good: one SQLAlchemy Core implementation, on SQLite or PostgreSQL."""
