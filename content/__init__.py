"""The text: articles, citations, quotes. Knows no Discord and no store."""
